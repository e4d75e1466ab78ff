import type { Case } from './case';

export const awkwardCase: Case = {
  no: 6,
  title:
    'the office edits after the head signed: a small change he is told of, a substantive one he signs again with one tap',
  async run({ submit, say, tap, signThrough, mark, news, sees, item, holds, quietExcept }) {
    // given a post the head has signed
    const no = await submit();
    await signThrough(no, 'DEPT_REVIEW');
    mark();

    // when the editor changes a wording and says it is small
    await say('editor', `小改 ${no} 旁边有志愿者→现场有志愿者`);
    expect(news('editor')).toMatch(/－正文：.*旁边有志愿者/);
    expect(news('editor')).toMatch(
      /【确认修改】[^▤]*性质：文字小改[^▤]*签字保留：部门 孟初晴[^▤]*\[确认修改\]\[取消\]\[看全文\]/,
    );
    quietExcept('editor');
    expect((await item(no)).version).toBe(1);
    await tap('editor', '确认修改');

    // then the head is told and keeps his signature, and 核稿 goes on with the new version
    expect(await item(no)).toMatchObject({ version: 2, stage: 'OFFICE_REVIEW' });
    expect((await item(no)).signatures).toMatchObject([{ stage: 'DEPT_REVIEW', version: 1, valid: true }]);
    expect(news('head')).toMatch(
      /【改动知会】[^▤]*v1→v2[^▤]*您的签字继续有效[^▤]*＋正文：[^▤]*现场有志愿者[^▤]*\[有异议\]/,
    );
    expect(news('editor')).toMatch(/已修改 .*现在是 v2/);
    expect(news('editor')).toMatch(/【待审核】[^▤]*v2/);
    expect(news('officer')).toMatch(/由安若溪作了文字小改，现在是 v2/);
    quietExcept('editor', 'head', 'officer');

    // when the editor calls small what changes a number, the text decides
    mark();
    await say('editor', `小改 ${no} 正文里的三家→四家`);
    expect(news('editor')).toMatch(/稿件里没有“正文里的三家”/);
    await say('editor', `小改 ${no} 三家门店大厅→四家门店大厅`);
    expect(news('editor')).toMatch(/【数字】/);
    await tap('editor', '确认修改');

    // then the head is asked again, on what changed since he signed; the notice of the small change is over
    expect(await item(no)).toMatchObject({ version: 3, stage: 'DEPT_REVIEW' });
    expect((await item(no)).signatures.map(({ valid }) => valid)).toEqual([false]);
    expect(news('head')).toMatch(/【请再确认】[^▤]*v3[^▤]*安若溪 改动了您签过的 v1[^▤]*改动 v1 → v3[^▤]*＋正文：四家/);
    expect(holds('head', '有异议')).toBe(false);
    expect(holds('editor', '同意')).toBe(false);

    // when he signs with one tap, the flow goes on where it was
    mark();
    await tap('head', '同意');
    expect(news('editor')).toMatch(/【待审核】[^▤]*v3[^▤]*\[同意\]/);
    await signThrough(no);
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 3 });
    expect(sees('officer')).toMatch(/已签发/);
    expect((await item(no)).signatures.filter(({ valid }) => valid).map(({ version }) => version)).toEqual([
      3, 3, 3, 3,
    ]);

    // given another post with a small change, when the head objects before 签发
    const other = await submit({ lines: { 标题: '门店春季开放日' } });
    await signThrough(other, 'DEPT_REVIEW');
    await say('editor', `小改 ${other} 旁边有志愿者→现场有志愿者`);
    await tap('editor', '确认修改');
    await signThrough(other, 'OFFICE_REVIEW');
    mark();
    await tap('head', '有异议');

    // then it is his again, the office and the secrecy lead see so, and his own card shows what changed
    expect(await item(other)).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', version: 2 });
    expect((await item(other)).signatures.some(({ valid }) => valid)).toBe(false);
    expect(news('head')).toMatch(/〔您已提出异议〕/);
    expect(news('head')).toMatch(/【请再确认】[^▤]*v2/);
    expect(news('editor')).toMatch(/孟初晴 对.*文字小改有异议/);
    expect(news('secrecy')).toMatch(/〔[^〕]+〕/);
    expect(holds('secrecy', '无涉密')).toBe(false);
    await tap('head', '退回', 'WORDING');
    expect(await item(other)).toMatchObject({ status: 'RETURNED' });
    expect(sees('officer')).toMatch(/已退回.*部门审核·孟初晴.*文字需要修改/);
  },
};

import type { Case } from './case';

export const awkwardCase: Case = {
  no: 26,
  title:
    'a return is mended and starts anew as the next version; 不予发布 closes with a reason of its own and can be copied',
  async run({ submit, say, tap, tapHeld, signThrough, sees, mark, news, item, hold, holds, quietExcept }) {
    // given a post returned by the secrecy lead after two signatures
    const returned = await submit();
    await signThrough(returned, 'OFFICE_REVIEW');
    await tap('secrecy', '需删减', 'PRIVACY');

    // then the officer reads by whom and why, and how to go on; those who signed are not asked to do anything
    expect(sees('officer')).toMatch(/已退回.*保密审核.*严守默.*涉及个人隐私.*改好后直接回复新正文/s);
    expect(sees('secrecy')).toMatch(/〔严守默 .* 需删减：涉及个人隐私〕/);
    expect([holds('head', '同意'), holds('editor', '同意'), holds('executive', '签发')]).toEqual([false, false, false]);

    // when the next version comes, all stages start again on it
    await say('officer', '三家门店大厅新增自助报告打印机，凭预约码即可打印。');
    mark();
    await say('officer', '提交');
    expect(news('head')).toMatch(/【待审核】[^▤]*v2[^▤]*改动：正文[^▤]*\[同意\]/);
    quietExcept('officer', 'head');
    expect(await item(returned)).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', version: 2 });
    await signThrough(returned);
    expect(sees('officer')).toMatch(/已签发/);

    // given another post that must not go out
    const rejected = await submit({
      lines: { 标题: '体检要涨价', 拟发: '2026-04-08 08:00', 正文: '明年体检项目要大调整，价格也会涨。' },
    });
    const headCard = hold('head', '同意');
    await tap('head', '同意');
    const editorCard = hold('editor', '不予发布');
    // when it is rejected without a reason, or with one that could be mended, nothing happens but a question
    await tap('editor', '不予发布');
    await tap('editor', '不予发布', 'WORDING');
    expect(sees('editor')).toMatch(/还没有处理：退回或不予发布要写明原因/);
    expect((await item(rejected)).status).toBe('IN_REVIEW');
    mark();
    await tap('editor', '不予发布', 'RUMOUR');

    // then it is over, and everybody who had to do with it can see that
    expect(await item(rejected)).toMatchObject({ status: 'REJECTED', stage: null });
    expect(news('officer')).toMatch(new RegExp(`${rejected}.*不予发布.*核稿.*安若溪.*不实传言.*到此结束`));
    expect(news('editor')).toMatch(/〔安若溪 .* 不予发布：不实传言〕/);
    await say('head', `进度 ${rejected}`);
    expect(news('head')).toMatch(/❌核稿 不予发布/);
    expect(sees('secrecy')).not.toContain('体检要涨价');
    quietExcept('officer', 'head', 'editor');

    // and neither a new text nor 提交 nor another tap brings it back
    await say('officer', '正文：明年体检项目有调整，请以公告为准。');
    await say('officer', '提交');
    await tapHeld('head', headCard, '同意');
    await tapHeld('editor', editorCard, '同意');
    expect([holds('head', '同意'), holds('editor', '同意'), holds('editor', '不予发布')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await item(rejected)).toMatchObject({ status: 'REJECTED', version: 1 });

    // when its officer copies it, text and pictures come along in a new draft, number and signatures do not
    mark();
    await say('officer', `复制 ${rejected}`);
    expect(news('officer')).toMatch(/已把 .*《体检要涨价》 复制成新草稿.*原来的签字不带/s);
    await say('officer', '标题：体检项目调整公告');
    await say('officer', '提交');
    const [, copy] = /已提交 (\d{4}-\d{4})《体检项目调整公告》 v1/.exec(news('officer'))!;
    expect(await item(copy!)).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', signatures: [] });
    expect(news('head')).toMatch(/【待审核】《体检项目调整公告》v1/);
    quietExcept('officer', 'head');
    expect(await item(rejected)).toMatchObject({ status: 'REJECTED', version: 1 });
  },
};

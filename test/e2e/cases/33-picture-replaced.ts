import type { Case } from './case';

export const awkwardCase: Case = {
  no: 33,
  title: 'a picture replaced after signing because the old one was blurred: another digest, never a small change',
  async run({ submit, say, picture, tap, signThrough, mark, news, item, quietExcept }) {
    // given a post with a picture that the head has signed
    const no = await submit({ pictures: 1 });
    await signThrough(no, 'DEPT_REVIEW');
    const { digest } = await item(no);
    mark();

    // when the editor replaces the picture and calls it small
    await say('editor', `小改 ${no} 图片`);
    expect(news('editor')).toMatch(/请把.*新图片发来/);
    await picture('editor', 'sharper.png');
    expect(news('editor')).toMatch(/收到第 1 张新图片/);
    await say('editor', '完成：打印机，自拍，公司自有，无人物');
    expect(news('editor')).toMatch(/图片：1 张（\w{4}） → 1 张（\w{4}）/);
    expect(news('editor')).toMatch(/【确认修改】[^▤]*性质：实质改动：图片[^▤]*须再签：部门 孟初晴/);
    quietExcept('editor');
    await tap('editor', '确认修改');

    // then it is another digest, and the head signs again
    const after = await item(no);
    expect(after).toMatchObject({ version: 2, stage: 'DEPT_REVIEW' });
    expect(after.digest).not.toBe(digest);
    expect(after.signatures.map(({ valid }) => valid)).toEqual([false]);
    expect(news('head')).toMatch(/【请再确认】[^▤]*v2[^▤]*图片：1 张/);
    expect(news('officer')).toMatch(/由安若溪作了改动，现在是 v2/);
    quietExcept('editor', 'head', 'officer');
    await signThrough(no);
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 2 });
  },
};

import type { Case } from './case';

export const awkwardCase: Case = {
  no: 27,
  title:
    'a later stage returns to the officer, or for wording only to 核稿, where the text stays and the head is left alone',
  async run({ submit, say, tap, tapHeld, hold, holds, signThrough, mark, news, sees, item, quietExcept }) {
    // given a post that waits for 签发
    const no = await submit();
    await signThrough(no, 'SECRECY_REVIEW');
    const old = hold('executive', '签发');
    mark();

    // when the executive sends it back to 核稿
    await tap('executive', '退回', 'to-office');

    // then it is the same version at 核稿, the editor holds a card again, the officer knows that there is nothing to do
    expect(await item(no)).toMatchObject({ status: 'IN_REVIEW', stage: 'OFFICE_REVIEW', version: 1 });
    expect(news('executive')).toMatch(/〔闻清远 .* 退回：退回核稿〕/);
    expect(news('editor')).toMatch(/【待审核】[^▤]*v1[^▤]*\[同意\]\[退回\]\[不予发布\]/);
    expect(news('editor')).toMatch(/闻清远.*退回核稿/);
    expect(news('officer')).toMatch(/已退回核稿（签发·闻清远）.*内容不变.*您不用做什么/);
    quietExcept('executive', 'editor', 'officer');
    // and what the executive adds in words reaches whoever has to mend it
    await say('executive', '“旁边”改成“现场”。');
    expect(news('editor')).toMatch(/补充意见.*闻清远.*“旁边”改成“现场”/);

    // the executive's old card signs nothing, and an answer of the officer's changes nothing
    mark();
    await tapHeld('executive', old, '签发');
    expect(news('executive')).toMatch(/您已于 .* 退回|已过期/);
    expect((await item(no)).stage).toBe('OFFICE_REVIEW');
    expect(holds('head', '同意')).toBe(false);

    // when it goes on, the head's signature stands, the later stages are asked again
    await tap('editor', '同意');
    expect(sees('secrecy').match(/【待审核】|【已处理】/g)).toHaveLength(2);
    await tap('secrecy', '无涉密');
    await tap('executive', '签发');
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 1 });
    expect((await item(no)).signatures.filter(({ valid }) => valid).map(({ stage }) => stage)).toEqual([
      'DEPT_REVIEW',
      'OFFICE_REVIEW',
      'SECRECY_REVIEW',
      'EXEC_SIGNOFF',
    ]);
    expect(sees('officer')).toMatch(/已签发/);
    expect(sees('head').match(/▤/g)).toHaveLength(1);

    // given another, a return without that choice goes to the officer
    const other = await submit({ lines: { 标题: '门店春季开放日' } });
    await signThrough(other, 'SECRECY_REVIEW');
    mark();
    await tap('executive', '退回', 'INACCURATE');
    expect(await item(other)).toMatchObject({ status: 'RETURNED', stage: null });
    expect(news('officer')).toMatch(/已退回.*签发·闻清远.*内容不准确.*直接回复新正文/s);
    quietExcept('executive', 'officer');
    await say('editor', `进度 ${other}`);
    expect(news('editor')).toMatch(/❌签发 退回/);
  },
};

import type { Case } from './case';

export const awkwardCase: Case = {
  no: 9,
  title: 'an executive answers by text: it is no signature, a card quotes his words, and the tap on it signs',
  async run({ submit, say, tap, holds, mark, news, sees, item, page, signThrough, quietExcept }) {
    // given a post that waits for 签发
    const no = await submit();
    await signThrough(no, 'SECRECY_REVIEW');
    mark();

    // when the executive writes instead of tapping
    await say('executive', '同意，注意推送时间');

    // then nothing is signed: he reads so, and gets a card with his words and with what he answers for
    expect(await item(no)).toMatchObject({ status: 'IN_REVIEW', stage: 'EXEC_SIGNOFF' });
    expect(news('executive')).toMatch(new RegExp(`文字不是签字。已把您的话放在确认卡片上，点“确认 签发”才签 ${no}`));
    expect(news('executive')).toMatch(
      /【待确认】[^▤]*您发来：“同意，注意推送时间”[^▤]*\[确认 签发\]\[取消\]\[看全文\]/,
    );
    quietExcept('executive');

    // when he takes it back, the card that asks is still there
    await tap('executive', '取消');
    expect(news('executive')).toMatch(/〔已取消，没有签字〕/);
    expect(holds('executive', '修改后签发')).toBe(true);
    expect((await item(no)).stage).toBe('EXEC_SIGNOFF');

    // when he writes again and confirms, that is the signature, with his words as the opinion
    await say('executive', '同意，注意推送时间');
    await tap('executive', '确认 签发');
    expect((await item(no)).status).toBe('SCHEDULED');
    expect(sees('executive')).toMatch(/〔闻清远 .* 签发：同意，注意推送时间〕/);
    expect([holds('executive', '签发'), holds('executive', '确认 签发')]).toEqual([false, false]);
    expect(sees('officer')).toMatch(/已签发/);
    for (const role of ['officer', 'head', 'editor', 'secrecy'] as const)
      expect((await page(role, no)).text).toMatch(/闻清远\s*签发\s*：同意，注意推送时间/);

    // given two posts with one head: words alone do not say which
    const one = await submit({ lines: { 标题: '夜间门诊延长到九点' } });
    const two = await submit({ lines: { 标题: '门诊大厅新增轮椅' } });
    mark();
    await say('head', '可以');
    expect(news('head')).toMatch(/有 2 件在等您，文字不能代替签字/);
    expect(news('head')).toContain(one);
    await say('head', `同意 ${two}`);
    await tap('head', '确认 同意');
    expect([(await item(one)).stage, (await item(two)).stage]).toEqual(['DEPT_REVIEW', 'OFFICE_REVIEW']);
    expect(news('officer')).toBe('');
  },
};

import type { Case } from './case';

export const awkwardCase: Case = {
  no: 7,
  title:
    'signed after its planned time: nothing goes out; the office moves it, and a text that says 今天 is signed again',
  async run({ product, submit, say, tap, signThrough, moveTo, mark, news, sees, item, holds }) {
    // given two posts that nobody signs off in time, one of which says 今天
    const lines = { 渠道: '微博', 拟发: '2026-04-08 08:00' };
    const plain = await submit({ lines });
    await signThrough(plain, 'SECRECY_REVIEW');
    const today = await submit({
      lines: { ...lines, 标题: '义诊', 正文: '今天上午在门诊大厅义诊。', 拟发: '2026-04-08 10:00' },
    });
    await signThrough(today, 'SECRECY_REVIEW');
    await moveTo('2026-04-08 10:30');
    expect(sees('editor')).toMatch(/还没有签完，拟发时间已过/);
    for (const no of [plain, today])
      expect(sees('officer')).toMatch(new RegExp(`${no}《.*》 没有按时发出：.*还没有签完。.*已请公司办公室改期或作废`));

    // when they are signed after all, nothing goes out and the office has 立即发 / 改期 / 作废
    await signThrough(today);
    await signThrough(plain);
    expect([(await item(plain)).status, (await item(today)).status]).toEqual([
      'RESCHEDULE_NEEDED',
      'RESCHEDULE_NEEDED',
    ]);
    expect(product.control.timelines().weibo).toHaveLength(0);
    for (const button of ['立即发', '改期', '作废']) expect(holds('editor', button)).toBe(true);
    expect(sees('officer')).toMatch(/已签发.*拟发时间 4\/8 08:00 已过，等公司办公室改期/);
    mark();

    // then 改期 offers free times, and one of them is chosen by its number
    await say('editor', `改期 ${plain}`);
    expect(news('editor')).toMatch(/改到什么时候.*最近的空档：1. 4\/8 11:30/);
    await say('editor', '1');
    expect(await item(plain)).toMatchObject({ status: 'SCHEDULED', plannedPublishAt: '2026-04-08T11:30:00+08:00' });
    expect(news('officer')).toMatch(new RegExp(`${plain}.*改为 4/8 11:30`));
    mark();

    // when the other is moved to another day, 今天 would say something else: 签发 is asked again, and the office reads why
    await say('editor', `改期 ${today} 2026-04-09 10:00`);
    expect(news('editor')).toMatch(/有“今天”，换一天读就变了意思（提示 C-30），须重新签发/);
    expect(await item(today)).toMatchObject({ status: 'IN_REVIEW', stage: 'EXEC_SIGNOFF' });
    expect(holds('executive', '签发')).toBe(true);
    await tap('executive', '签发');
    await moveTo('2026-04-09 10:01');
    expect([(await item(plain)).status, (await item(today)).status]).toEqual(['PUBLISHED', 'PUBLISHED']);
    expect(sees('officer').match(/已发布 微博/g)).toHaveLength(2);
    // those who signed before were not asked again
    for (const who of ['head', 'secrecy'] as const) expect(sees(who).match(/【待审核】/g) ?? []).toHaveLength(0);
  },
};

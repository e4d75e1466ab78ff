import { given, type Case } from './case';

const SLOT = '2026-04-08 08:00';
const line = (标题: string, more: Record<string, string> = {}) => ({
  lines: { 标题, 渠道: '微博', 拟发: SLOT, 理由: '活动定在这一天', ...more },
});

export const awkwardCase: Case = {
  no: 3,
  title:
    'two posts want one slot: first signed keeps it, date-bound beats undated, an emergency asks before it moves one',
  configure: given.policy({ frequency: { weibo: { perDayMax: 5, minGap: '30m' } } }),
  async run({ submit, say, tap, signThrough, mark, news, sees, item, holds }) {
    // given two departments that want the same minute: the second reads it, with what is free
    const first = await submit(line('自助打印机上线'));
    const second = await submit({ by: 'opsOfficer', ...line('夜间门诊延长到九点') });
    expect(sees('opsOfficer')).toMatch(
      new RegExp(`提示 F-13：微博与 ${first}（4/8 08:00）相隔不足 30 分钟.*4/8 07:30`),
    );
    // when the second is signed first it keeps the slot
    await tap('opsHead', '同意');
    await signThrough(second);
    expect((await item(second)).status).toBe('SCHEDULED');
    expect(sees('opsOfficer')).toMatch(new RegExp(`已签发 ${second}.*定于 4/8 08:00`));
    mark();
    await signThrough(first);

    // then the first is signed as well and asked about, with three free times; the other department notices nothing
    expect([news('opsOfficer'), news('opsHead')]).toEqual(['', '']);
    expect((await item(first)).status).toBe('RESCHEDULE_NEEDED');
    expect(news('officer')).toMatch(new RegExp(`已签发 ${first}.*4/8 08:00 已由先签发的 ${second} 占用`));
    expect(news('editor')).toMatch(/时段没有了/);
    for (const slot of ['8日 07:30', '8日 08:30', '8日 07:00']) expect(holds('editor', slot)).toBe(true);
    // and a time that is not free is refused
    await say('editor', `改期 ${first} 2026-04-08 08:10`);
    expect(news('editor')).toMatch(new RegExp(`没有改期：4/8 08:10 与 ${second} 太近。最近的空档：1. `));
    await tap('editor', '8日 08:30');
    expect(await item(first)).toMatchObject({ status: 'SCHEDULED', plannedPublishAt: '2026-04-08T08:30:00+08:00' });
    expect(news('officer')).toMatch(new RegExp(`${first}.*改为 4/8 08:30`));

    // when a date-bound post is signed for the slot, the undated one makes way, its signatures untouched
    const bound = await submit(line('世界帕金森病日义诊', { 定日: '是' }));
    mark();
    await signThrough(bound);
    expect((await item(bound)).status).toBe('SCHEDULED');
    expect((await item(second)).status).toBe('RESCHEDULE_NEEDED');
    expect(news('opsOfficer')).toMatch(new RegExp(`${second}.*的时段让给了 ${bound}`));
    expect(news('officer')).not.toContain(second);
    expect((await item(second)).signatures.every(({ valid }) => valid)).toBe(true);
    expect(news('editor')).toMatch(new RegExp(`4/8 08:00 让给了 ${bound}`));

    // when an emergency wants it, it has it, and the office is asked before the date-bound one is moved
    const urgent = await submit(
      line('停水通知', { 级别: '特急（理由：突发停水）', 正文: '总店今天起停水检修，请自备饮水。' }),
    );
    mark();
    await signThrough(urgent);
    expect((await item(urgent)).status).toBe('SCHEDULED');
    expect((await item(bound)).status).toBe('SCHEDULED');
    expect(news('editor')).toMatch(new RegExp(`特急稿要用它的时段.*世界帕金森病日`));
    await tap('editor', '不改期');
    expect(await item(bound)).toMatchObject({ status: 'SCHEDULED', plannedPublishAt: '2026-04-08T08:00:00+08:00' });
    expect(news('editor')).toMatch(new RegExp(`${bound}.*不改期，仍定于 4/8 08:00`));
    // nobody else was bothered with the queue
    for (const who of ['secrecy', 'head', 'opsHead'] as const) expect(sees(who)).not.toMatch(/时段/);
  },
};

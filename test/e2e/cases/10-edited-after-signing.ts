import { given, type Case } from './case';

export const awkwardCase: Case = {
  no: 10,
  title: 'content edited after 签发 voids what it must, and a publisher cannot edit at all',
  configure: given.office({ publishers: ['U-102', 'U-801'] }),
  async run({ submit, say, tap, tapHeld, hold, signThrough, mark, news, item, moveTo, holds }) {
    // given a post that is signed off, and a publisher who holds no other office
    const no = await submit();
    await signThrough(no);
    const { plannedPublishAt } = await item(no);
    mark();
    await say('archivist', `改 ${no} 三家门店大厅→四家门店大厅`);
    expect(news('archivist')).toMatch(/发布专员不能改稿/);
    await say('officer', `改 ${no} 三家门店大厅→四家门店大厅`);
    expect(news('officer')).toMatch(/您自己投的稿，提交后不能由您改/);
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 1 });

    // when the office edits it
    mark();
    await say('editor', `改 ${no} 三家门店大厅→四家门店大厅`);
    const held = hold('editor', '确认修改');
    await tap('editor', '确认修改');

    // then no signature stands, everybody who signed knows, and the head is asked first
    expect(await item(no)).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', version: 2 });
    expect((await item(no)).signatures.map(({ valid }) => valid)).toEqual([false, false, false, false]);
    expect(news('head')).toMatch(/【请再确认】[^▤]*＋正文：四家/);
    for (const who of ['secrecy', 'executive'] as const) expect(news(who)).toMatch(/签字已失效，轮到您时会再请您确认/);
    expect(news('officer')).toMatch(/由安若溪作了改动，现在是 v2/);

    // a second tap on the same confirmation changes nothing
    await tapHeld('editor', held, '确认修改');
    expect((await item(no)).version).toBe(2);

    // its time comes while signatures are missing: nothing leaves
    mark();
    await moveTo(Date.parse(plannedPublishAt) + 60_000);
    expect(await item(no)).toMatchObject({ status: 'IN_REVIEW' });
    expect(news('editor')).toMatch(/拟发时间已过/);
    const move = new Date(Date.parse(plannedPublishAt) + 8 * 3_600_000 + 86_400_000).toISOString();
    await say('editor', `改期 ${no} ${move.slice(0, 10)} 15:00`);

    // everybody confirms with one tap, then exactly what they confirmed goes out
    for (const [who, button] of [
      ['head', '同意'],
      ['editor', '同意'],
      ['secrecy', '无涉密'],
      ['executive', '签发'],
    ] as const) {
      expect(holds(who, button)).toBe(true);
      await tap(who, button);
    }
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 2 });
    await moveTo(`${move.slice(0, 10)} 15:02`);
    expect((await item(no)).publications.map(({ status }) => status)).toEqual(['PUBLISHED', 'PUBLISHED']);
    expect(news('officer')).toMatch(/已发布/);
    await say('editor', `改 ${no} 四家门店大厅→五家门店大厅`);
    expect(news('editor')).toMatch(/现在不能改/);
  },
};

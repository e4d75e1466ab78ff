import { arrangeRhythm } from '../../src/application/rhythm';
import { createScheduler } from '../../src/application/scheduler';
import type { HouseEvent } from '../../src/domain/house';
import { isoShanghai, shanghaiClock } from '../../src/domain/time/shanghai';
import { forEachDatabase } from '../helpers/databases';
import { openOffice, type Office } from '../delivery/office';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

forEachDatabase((_name, open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open());
    await office.store.transaction(async (tx) => {
      for (const key of await office.store.dueKeys(Number.MAX_SAFE_INTEGER, 1000)) await tx.dropDue(key);
    });
  });

  const scheduler = (one: Office = office) => createScheduler(one);
  const nextDue = async () => {
    const rows = await Promise.all(['rhythm:morning', 'rhythm:summary'].map((key) => office.store.read.dueRow(key)));
    return rows.map((row) => row && isoShanghai(row.dueAt).slice(0, 16));
  };
  const eventsOf = async (week: string): Promise<HouseEvent['type'][]> =>
    (await office.store.read.bookHistory(`week:${week}`)).map(({ event }) => event.type);
  const cards = (one: Office = office) => one.promised('card', null);

  /** From one moment to another, stopping at everything due, as a server that never sleeps does. */
  async function live(from: string, to: string): Promise<void> {
    office.clock.at = at(from);
    await office.door.within(arrangeRhythm);
    const { tick } = scheduler();
    for (;;) {
      while ((await tick()) > 0);
      const rows = await Promise.all(['rhythm:morning', 'rhythm:summary'].map((key) => office.store.read.dueRow(key)));
      const next = Math.min(...rows.map((row) => row!.dueAt));
      if (next > at(to)) break;
      office.clock.at = next;
    }
    office.clock.at = at(to);
  }

  test('a start puts the next morning and the next summary, as often as it happens', async () => {
    office.clock.at = at('2026-05-13 10:00');
    for (let starts = 3; starts > 0; starts -= 1) await office.door.within(arrangeRhythm);
    expect(await nextDue()).toEqual(['2026-05-14T09:30', '2026-05-15T16:00']);
  });

  test('a start after the policy changed moves what lies ahead', async () => {
    office.clock.at = at('2026-05-13 10:00');
    await office.door.within(arrangeRhythm);
    office.world.policy.weeklyReminder = { ...office.world.policy.weeklyReminder, at: '10:15' };
    await office.door.within(arrangeRhythm);
    expect((await nextDue())[0]).toBe('2026-05-13T10:15');
    office.world.policy.weeklyReminder = { ...office.world.policy.weeklyReminder, at: '09:30' };
  });

  test('over the holidays of a year: the vectors', async () => {
    await live('2026-02-11 10:00', '2026-02-27 18:00');
    expect(cards().map(({ createdAt }) => isoShanghai(createdAt).slice(0, 16))).toEqual([
      '2026-02-12T09:30',
      '2026-02-24T09:30',
    ]);
    expect(shanghaiClock(cards()[0]!.dueAt)).toMatch(/^09:3[1-9]$/);
    expect(cards().map(({ lane }) => lane)).toEqual(['to:officer', 'to:officer']);
  });

  test.each([
    ['2025-12-31 10:00', '2026-01-05 09:00', ['2026-01-04T09:30']],
    ['2026-09-30 10:00', '2026-10-10 18:00', ['2026-10-08T09:30']],
  ])('from %s to %s', async (from, to, sent) => {
    await live(from, to);
    expect(cards().map(({ createdAt }) => isoShanghai(createdAt).slice(0, 16))).toEqual(sent);
  });

  test('the week from the reminder to the correction', async () => {
    await live('2026-06-24 18:00', '2026-06-26 16:30');
    const summaries = () =>
      office.promised('houseNotice', null).filter(({ payload }) => payload.includes('weeklySummary'));
    expect(
      summaries()
        .map(({ lane }) => lane)
        .sort(),
    ).toEqual(['to:editor', 'to:editor2', 'to:head']);
    await office.door.within((desk) => desk.enter('week:2026-06-22', { type: 'ReportNothing', by: 'officer' }));

    await live('2026-06-26 16:40', '2026-06-26 18:00');

    expect(summaries()).toHaveLength(6);
    expect(await eventsOf('2026-06-22')).toEqual(
      expect.arrayContaining(['OfficersReminded', 'SummarySent', 'NothingReported', 'WeekClosed']),
    );
    expect((await nextDue())[1]).toBe('2026-07-03T16:00');
  });

  test('down at the time, awake in time: sent late, once', async () => {
    office.clock.at = at('2026-07-08 18:00');
    await office.door.within(arrangeRhythm);
    office.clock.at = at('2026-07-10 08:00');
    await office.door.within(arrangeRhythm);
    while ((await scheduler().tick()) > 0);
    // before the time of reminders nobody is disturbed
    expect(cards()).toEqual([]);
    await office.door.within(arrangeRhythm);
    office.clock.at = at('2026-07-10 09:30');
    while ((await scheduler().tick()) > 0);
    expect(cards()).toHaveLength(1);
    expect(await nextDue()).toEqual(['2026-07-13T09:30', '2026-07-10T16:00']);
  });

  test('down for weeks: each reminder is counted as missed, and only the last can still come', async () => {
    office.clock.at = at('2026-07-15 18:00');
    await office.door.within(arrangeRhythm);
    office.clock.at = at('2026-08-06 11:00');
    await office.door.within(arrangeRhythm);
    while ((await scheduler().tick()) > 0);
    expect(cards()).toHaveLength(1);
    for (const week of ['2026-07-13', '2026-07-20', '2026-07-27'])
      expect(await eventsOf(week)).toContain('ReminderMissed');
    expect(await eventsOf('2026-08-03')).toContain('OfficersReminded');
    // nobody needs the summaries of weeks gone by
    expect(await nextDue()).toEqual(['2026-08-07T09:30', '2026-08-07T16:00']);
    expect(office.promised('houseNotice', null).filter(({ payload }) => payload.includes('weeklySummary'))).toEqual([]);
  });

  test('two processes wake at once: one card', async () => {
    const other = await openOffice(await open());
    office.clock.at = other.clock.at = at('2026-08-12 18:00');
    await Promise.all([office.door.within(arrangeRhythm), other.door.within(arrangeRhythm)]);
    office.clock.at = other.clock.at = at('2026-08-13 09:30');

    await Promise.all([scheduler().tick(), scheduler(other).tick(), scheduler().tick(), scheduler(other).tick()]);

    expect([...cards(), ...cards(other)]).toHaveLength(1);
  });

  test('a start that overwrites what another process has just put does not repeat the morning', async () => {
    office.clock.at = at('2026-08-19 18:00');
    await office.door.within(arrangeRhythm);
    const before = await office.store.read.dueRow('rhythm:morning');
    office.clock.at = at('2026-08-20 09:30');
    while ((await scheduler().tick()) > 0);
    await office.store.transaction((tx) => tx.putDue(before!));
    while ((await scheduler().tick()) > 0);
    expect(cards()).toHaveLength(1);
  });

  test('an account that publishes nothing: the office hears of it at ten days and at fourteen, each once', async () => {
    office.world.accounts.splice(0, Infinity, { ...office.world.accounts[0]!, id: 'quiet' });
    await live('2026-08-26 10:00', '2026-09-14 18:00');
    const told = office
      .promised('houseNotice', null)
      .filter(({ payload }) => payload.includes('accountSilent'))
      .map(({ payload, createdAt }) => {
        const { personId, notice } = JSON.parse(payload) as {
          personId: string;
          notice: { level: string; days: number };
        };
        return [isoShanghai(createdAt).slice(0, 16), personId, notice.level, notice.days];
      });
    // first looked at on 27 August; the tenth day is a Sunday
    expect(told).toEqual([
      ['2026-09-07T09:30', 'editor', 'WARN', 11],
      ['2026-09-07T09:30', 'editor2', 'WARN', 11],
      ['2026-09-10T09:30', 'editor', 'LIMIT', 14],
      ['2026-09-10T09:30', 'editor2', 'LIMIT', 14],
    ]);
  });
});

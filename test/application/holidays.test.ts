/** A notice that is loaded moves what is still to come, for every process, and nothing that was decided (`domain.md` §2.6). */
import { askForNotice, watchForNotice } from '../../src/application/holidays';
import { arrangeRhythm } from '../../src/application/rhythm';
import { createScheduler } from '../../src/application/scheduler';
import { verifyAll } from '../../src/application/verify';
import { currentWorld } from '../../src/application/world';
import { isWorkingDay } from '../../src/domain/time/calendar';
import { calendarOf, type HolidayNotice } from '../../src/domain/time/holiday-notice';
import { isoShanghai } from '../../src/domain/time/shanghai';
import { openOffice, type Office } from '../delivery/office';
import { tap } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const off = (date: string) => ({ date, working: false, name: '假' });
const NOTICE: HolidayNotice = {
  year: 2027,
  reference: '国办发明电〔2026〕9号',
  days: ['2027-01-01', '2027-01-07', '2027-05-01', '2027-10-01'].map(off),
};

forEachDatabase((_name, open) => {
  let office: Office;
  let other: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
    other = await openOffice(await open());
  });
  beforeEach(async () => {
    for (const key of await office.store.dueKeys(Number.MAX_SAFE_INTEGER, 1000))
      await office.store.transaction((tx) => tx.dropDue(key));
  });

  const load = (notice: HolidayNotice) =>
    other.door.within((desk) => desk.enter('calendar', { type: 'LoadNotice', by: null, notice }));
  const due = async (key: string) => {
    const row = await office.store.read.dueRow(key);
    return row && isoShanghai(row.dueAt).slice(0, 16);
  };
  const told = (one: Office, kind: string) =>
    one.promised('houseNotice', null).filter(({ payload }) => payload.includes(`"kind":"${kind}"`));

  test('administrators are asked from November on, once a week, by one of two processes', async () => {
    for (const one of [office, other]) {
      one.clock.at = at('2026-10-30 10:00');
      await one.door.within(watchForNotice);
    }
    expect(await due('calendar:ask')).toBe('2026-11-02T09:30');
    for (const morning of ['2026-11-02 09:30', '2026-11-09 09:30']) {
      office.clock.at = other.clock.at = at(morning);
      await Promise.all([createScheduler(office).tick(), createScheduler(other).tick()]);
    }
    expect(await due('calendar:ask')).toBe('2026-11-16T09:30');
    expect([...told(office, 'noticeWanted'), ...told(other, 'noticeWanted')]).toHaveLength(2 * 2);
    const history = await office.store.read.bookHistory('calendar');
    expect(history.map(({ event }) => event.type)).toEqual(['NoticeWanted', 'NoticeWanted']);
  });

  test('who wakes late at night waits for the morning', async () => {
    office.clock.at = at('2026-11-17 23:30');
    await office.door.within(askForNotice);
    expect(await due('calendar:ask')).toBe('2026-11-18T09:30');
    expect(await office.store.read.bookHistory('calendar')).toHaveLength(2);
  });

  test('another process sees the notice at once; reminder and limits move, a deadline that was given stays', async () => {
    // given a post that waits over the turn of the year, and a reminder that lies ahead, on days that look like working days
    const { id } = await office.submitted();
    const before = (await office.submission(id)).leadTime;
    office.clock.at = other.clock.at = at('2027-01-06 17:00');
    const signed = await office.dispatch(id, tap(await office.submission(id), 'head'));
    expect([signed.ok, await due(`limit:${id}`)]).toEqual([true, '2027-01-07T12:30']);
    await office.door.within(arrangeRhythm);
    expect(await due('rhythm:morning')).toBe('2027-01-07T09:30');

    // when the other process loads the year's notice
    const verdict = await load(NOTICE);
    expect(verdict.ok && verdict.events).toHaveLength(1);

    // then this one knows it with its next look, and what is ahead has moved
    const world = await currentWorld(office.world, office.store.read, office.clock.at);
    expect(isWorkingDay(world.calendar, '2027-01-07')).toBe(false);
    expect(world.calendar.coveredYears).toContain(2027);
    await createScheduler(office).tick();
    expect(await due('rhythm:morning')).toBe('2027-01-08T09:30');
    expect(await due(`limit:${id}`)).toBe('2027-01-08T12:30');
    expect(await due('calendar:ask')).toBe('2027-11-01T09:30');
    expect((await office.submission(id)).leadTime).toEqual(before);
    expect(told(other, 'noticeLoaded').length).toBeGreaterThan(0);

    // and it is all in the chained history
    expect(await verifyAll(office.store)).toEqual({ ok: true, records: 0 });
  });

  test('the company’s own days stand above every notice', async () => {
    const companyDays = calendarOf([off('2027-01-08'), { date: '2027-01-07', working: true }]);
    const world = await currentWorld({ ...office.world, companyDays }, office.store.read, office.clock.at);
    expect(['2027-01-07', '2027-01-08', '2027-01-01'].map((date) => isWorkingDay(world.calendar, date))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a notice loaded again is another version, and the last one counts', async () => {
    await load({ ...NOTICE, days: NOTICE.days.filter(({ date }) => date !== '2027-01-07') });
    const world = await currentWorld(office.world, office.store.read, office.clock.at);
    expect(isWorkingDay(world.calendar, '2027-01-07')).toBe(true);
    const history = await office.store.read.bookHistory('calendar');
    expect(history.filter(({ event }) => event.type === 'NoticeLoaded')).toHaveLength(2);
  });
});

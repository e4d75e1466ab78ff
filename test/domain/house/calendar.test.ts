import type { BookContext } from '../../../src/domain/house/book';
import {
  calendar,
  nextAskAt,
  yearsWanted,
  type CalendarEvent,
  type Holidays,
} from '../../../src/domain/house/calendar';
import type { HolidayNotice } from '../../../src/domain/time/holiday-notice';
import { isoShanghai } from '../../../src/domain/time/shanghai';
import { buildCalendar, buildContext, buildOrganization, buildPolicy } from '../../helpers/build';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const NOTICE: HolidayNotice = {
  year: 2027,
  reference: '国办发明电〔2026〕9号',
  days: [{ date: '2027-01-01', working: false, name: '元旦' }],
};
const context = (text: string, changes: Partial<BookContext> = {}): BookContext => ({
  ...buildContext({ now: at(text), organization: buildOrganization({ sysAdmins: ['admin'] }) }),
  key: 'calendar',
  ...changes,
});

function load(state: Holidays, notice: HolidayNotice, now = '2026-11-20 10:00') {
  const decided = calendar.decide(state, { type: 'LoadNotice', by: null, notice }, context(now));
  if ('refusal' in decided) throw new Error(decided.refusal.code);
  const after = decided.events.reduce((one, event) => calendar.evolve(one, event, { at: at(now), actor: null }), state);
  return { after, events: decided.events };
}

describe('loading a notice', () => {
  it('is a version of its year; another text is the next version, the same is nothing new', () => {
    const first = load(calendar.empty, NOTICE).after;
    expect(first.notices).toEqual([{ ...NOTICE, version: 1, loadedAt: at('2026-11-20 10:00') }]);
    expect(load(first, structuredClone(NOTICE)).events).toEqual([]);
    const again = load(first, {
      ...NOTICE,
      days: [...NOTICE.days, { date: '2027-05-01', working: false, name: '五一' }],
    });
    expect(again.after.notices.map(({ version, days }) => [version, days.length])).toEqual([[2, 2]]);
  });

  it('keeps the years apart and in order', () => {
    const both = load(load(calendar.empty, NOTICE).after, { ...NOTICE, year: 2026 }).after;
    expect(both.notices.map(({ year, version }) => [year, version])).toEqual([
      [2026, 1],
      [2027, 1],
    ]);
  });

  it('tells the administrators, or the office where nobody is one, and has everything counted again', () => {
    const state = load(calendar.empty, NOTICE).after;
    const event: CalendarEvent = { type: 'NoticeLoaded', notice: NOTICE };
    const effects = calendar.react(event, state, context('2026-11-20 10:00'));
    expect(effects).toMatchObject([
      { kind: 'wakeAt', due: 'calendarChanged', at: at('2026-11-20 10:00') },
      { kind: 'tell', personId: 'admin', notice: { kind: 'noticeLoaded', year: 2027, version: 1 } },
    ]);
    const nobody = context('2026-11-20 10:00', { organization: buildOrganization({ sysAdmins: [] }) });
    const told = calendar.react(event, state, nobody).flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
    expect(told.sort()).toEqual(['editor', 'editor2']);
  });
});

describe('the notice that is missing', () => {
  const ask = (state: Holidays, now: string) =>
    calendar.decide(state, { type: 'AskForNotice', by: null }, context(now));

  it.each([
    ['2026-10-31 23:59', []],
    ['2026-11-01 00:00', [2027]],
    ['2027-03-01 09:00', [2027]],
    ['2027-11-02 09:00', [2027, 2028]],
  ])('at %s: %j', (now, years) => {
    expect(yearsWanted(buildCalendar(), at(now))).toEqual(years);
    const events = years.length > 0 ? [{ type: 'NoticeWanted', years }] : [];
    expect(ask(calendar.empty, now)).toEqual({ events });
  });

  it('is asked for once in a week at most', () => {
    const asked: Holidays = { notices: [], askedAt: at('2026-11-02 09:30') };
    expect(ask(asked, '2026-11-08 23:00')).toEqual({ events: [] });
    expect(ask(asked, '2026-11-09 09:30')).toEqual({ events: [{ type: 'NoticeWanted', years: [2027] }] });
  });

  it.each<[string, string, string | null, number[], string]>([
    ['a Sunday: the next working morning', '2026-06-01 10:00', null, [2026], '2026-11-02 09:30'],
    ['in November already', '2026-11-18 14:00', null, [2026], '2026-11-19 09:30'],
    ['the morning itself', '2026-11-18 09:30', null, [2026], '2026-11-18 09:30'],
    ['a week after the last time', '2026-11-18 09:31', '2026-11-18 09:30', [2026], '2026-11-25 09:30'],
    ['it is there: the November after', '2026-11-18 10:00', '2026-11-18 09:30', [2026, 2027], '2027-11-01 09:30'],
    ['a year that runs without one', '2027-03-05 10:00', null, [2026], '2027-03-08 09:30'],
  ])('%s', (_case, now, askedAt, coveredYears, next) => {
    const rhythm = { policy: buildPolicy(), calendar: buildCalendar({ coveredYears }) };
    const found = nextAskAt(rhythm, askedAt === null ? null : at(askedAt), at(now));
    expect(isoShanghai(found)).toBe(isoShanghai(at(next)));
  });
});

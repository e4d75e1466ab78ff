import type { BookContext } from '../../../src/domain/house/book';
import { week, type Week, type WeekCommand, type WeekEvent } from '../../../src/domain/house/week';
import type { Outlook } from '../../../src/domain/rhythm/morning';
import type { Organization } from '../../../src/domain/people';
import { shanghaiClock } from '../../../src/domain/time/shanghai';
import type { WeeklyReport } from '../../../src/domain/rhythm/weekly-report';
import { buildContext, buildOrganization } from '../../helpers/build';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const ORGANIZATION: Organization = buildOrganization({
  departments: [
    { id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: 'officer' },
    { id: 'D-OPS', name: '运营管理部', head: 'exec2', informationOfficer: 'officer' },
    { id: 'D-CUL', name: '党群文化部', head: 'exec', informationOfficer: null },
  ],
});

const NOTHING: Outlook = { plans: [], posts: [], came: [], healthDays: [] };

const context = (now: string, key = 'week:2026-03-23', organization = ORGANIZATION): BookContext => ({
  ...buildContext(),
  now: at(now),
  organization,
  key,
});

const wake = (from: string, outlook = NOTHING): WeekCommand => ({ type: 'WakeMorning', by: null, from, outlook });
const nothing = (by: string): WeekCommand => ({ type: 'ReportNothing', by });
const sumUp = (report = reportOf()): WeekCommand => ({ type: 'SumUp', by: null, report });

/** A report in which so many departments have submitted something. */
function reportOf(submitted = 0): WeeklyReport {
  const line = {
    departmentId: 'D-MED',
    name: '医学科普部',
    withoutOfficer: false,
    planned: 0,
    published: 0,
    returned: 0,
  };
  return {
    week: '2026-03-23',
    at: 0,
    answerBy: 0,
    reminderMissed: false,
    departments: [{ ...line, submitted, answer: 'NONE', late: false, plansMissing: [] }],
    open: [],
    calendar: [],
    silent: [],
  };
}

function eventsOf(state: Week, command: WeekCommand, told: BookContext): WeekEvent[] {
  const decided = week.decide(state, command, told);
  if ('refusal' in decided) throw new Error(decided.refusal.code);
  return decided.events;
}

/** The state after acts at their times. */
function lived(...acts: [string, WeekCommand][]): Week {
  return acts.reduce<Week>((state, [now, command]) => {
    const events = eventsOf(state, command, context(now));
    return events.reduce((one, event) => week.evolve(one, event, { at: at(now), actor: command.by }), state);
  }, week.empty);
}

const types = (events: WeekEvent[]) => events.map(({ type }) => type);
const effects = (event: WeekEvent, told: BookContext) => week.react(event, week.empty, told);

describe('the weekly reminder', () => {
  const [reminded] = eventsOf(week.empty, wake('2026-03-26'), context('2026-03-26 09:30'));

  it('goes to everybody who reports: one card for an officer of two departments, the head where there is none', () => {
    expect(reminded).toMatchObject({
      type: 'OfficersReminded',
      late: false,
      digests: [
        { personId: 'officer', departments: [{ departmentId: 'D-MED' }, { departmentId: 'D-OPS' }] },
        { personId: 'exec', departments: [{ departmentId: 'D-CUL' }] },
      ],
    });
  });

  it('is a card in the ten minutes after its time', () => {
    const cards = effects(reminded!, context('2026-03-26 09:30'));
    expect(cards.map(({ kind }) => kind)).toEqual(['card', 'card']);
    for (const card of cards) {
      if (card.kind !== 'card') throw new Error(card.kind);
      expect(card.payload.week).toBe('2026-03-23');
      expect(shanghaiClock(card.at!)).toMatch(/^09:3[1-9]$/);
    }
  });

  it('happens once, whoever wakes, also on the next morning', () => {
    const state = lived(['2026-03-26 09:30', wake('2026-03-26')]);
    expect(eventsOf(state, wake('2026-03-26'), context('2026-03-26 09:31'))).toEqual([]);
    expect(types(eventsOf(state, wake('2026-03-26'), context('2026-03-27 09:30')))).toEqual(['MorningPassed']);
    expect(state.reminder).toEqual({ at: at('2026-03-26 09:30'), missed: false, people: ['officer', 'exec'] });
  });

  it('waits for its day', () => {
    expect(types(eventsOf(week.empty, wake('2026-03-25'), context('2026-03-25 09:30')))).toEqual(['MorningPassed']);
  });

  it('missed while nobody was awake comes late, in the minutes after that', () => {
    const [late] = eventsOf(week.empty, wake('2026-03-25'), context('2026-03-27 11:00'));
    expect(late).toMatchObject({ type: 'OfficersReminded', late: true });
    const [card] = effects(late!, context('2026-03-27 11:00'));
    expect(card?.kind === 'card' && shanghaiClock(card.at!)).toMatch(/^11:0[1-9]$/);
  });

  it('is only counted as missed when the answers are due already', () => {
    const events = eventsOf(week.empty, wake('2026-03-26'), context('2026-03-27 17:00'));
    expect(types(events)).toEqual(['ReminderMissed', 'MorningPassed']);
    expect(lived(['2026-03-27 17:00', wake('2026-03-26')]).reminder?.missed).toBe(true);
  });

  it('of a week that was slept through is missed once', () => {
    expect(types(eventsOf(week.empty, { type: 'MissReminder', by: null }, context('2026-04-09 09:30')))).toEqual([
      'ReminderMissed',
    ]);
    const state = lived(['2026-03-26 09:30', wake('2026-03-26')]);
    expect(eventsOf(state, { type: 'MissReminder', by: null }, context('2026-04-09 09:30'))).toEqual([]);
  });
});

describe('本周无', () => {
  it('answers for every department of the officer, and for a head without one', () => {
    expect(eventsOf(week.empty, nothing('officer'), context('2026-03-27 16:59'))).toEqual([
      { type: 'NothingReported', by: 'officer', departmentId: 'D-MED', late: false },
      { type: 'NothingReported', by: 'officer', departmentId: 'D-OPS', late: false },
    ]);
    expect(eventsOf(week.empty, nothing('exec'), context('2026-03-27 16:59'))).toHaveLength(1);
  });

  it('may also be said by a head with an officer', () => {
    expect(eventsOf(week.empty, nothing('head'), context('2026-03-24 09:00'))).toEqual([
      { type: 'NothingReported', by: 'head', departmentId: 'D-MED', late: false },
    ]);
  });

  it('counts once', () => {
    const state = lived(['2026-03-26 10:00', nothing('head')]);
    expect(eventsOf(state, nothing('officer'), context('2026-03-26 11:00'))).toEqual([
      { type: 'NothingReported', by: 'officer', departmentId: 'D-OPS', late: false },
    ]);
    expect(state.zeroReports).toEqual({ 'D-MED': { by: 'head', at: at('2026-03-26 10:00'), late: false } });
  });

  it('after the time is late', () => {
    const [event] = eventsOf(week.empty, nothing('head'), context('2026-03-27 17:01'));
    expect(event).toMatchObject({ late: true });
  });

  it('is not for people without a department', () => {
    expect(week.decide(week.empty, nothing('secrecy'), context('2026-03-26 10:00'))).toEqual({
      refusal: { code: 'NOT_REPORTER' },
    });
  });
});

describe('the summary', () => {
  const sent: [string, WeekCommand] = ['2026-03-27 16:00', sumUp()];

  it('goes to the office and the heads, each in a minute of their own', () => {
    const [event] = eventsOf(week.empty, sumUp(), context('2026-03-27 16:00'));
    expect(event).toEqual({ type: 'SummarySent', report: reportOf() });
    const told = effects(event!, context('2026-03-27 16:00'));
    expect(told.map((effect) => 'personId' in effect && effect.personId)).toEqual([
      'editor',
      'editor2',
      'head',
      'exec2',
      'exec',
    ]);
    for (const effect of told) {
      expect(effect.kind === 'tell' && shanghaiClock(effect.at!)).toMatch(/^16:0[1-9]$/);
      expect(effect).toMatchObject({ notice: { kind: 'weeklySummary', corrected: false } });
    }
  });

  it('goes out once', () => {
    expect(eventsOf(lived(sent), sumUp(reportOf(1)), context('2026-03-27 16:30'))).toEqual([]);
  });

  it('is corrected once the answers are due, when something changed', () => {
    const [event] = eventsOf(lived(sent), sumUp(reportOf(1)), context('2026-03-27 17:00'));
    expect(event).toMatchObject({ type: 'WeekClosed', corrected: true });
    expect(effects(event!, context('2026-03-27 17:00'))[0]).toMatchObject({ notice: { corrected: true } });
  });

  it('stands when nothing changed, and then nobody is told again', () => {
    const [event] = eventsOf(lived(sent), sumUp(), context('2026-03-27 17:00'));
    expect(event).toMatchObject({ type: 'WeekClosed', corrected: false });
    expect(effects(event!, context('2026-03-27 17:00'))).toEqual([]);
  });

  it('there is one corrected version', () => {
    const state = lived(sent, ['2026-03-27 17:00', sumUp(reportOf(1))]);
    expect(eventsOf(state, sumUp(reportOf(2)), context('2026-03-27 18:00'))).toEqual([]);
    expect(state.closedAt).toBe(at('2026-03-27 17:00'));
  });

  it('missed until the answers were due, it goes out once and is the last', () => {
    expect(types(eventsOf(week.empty, sumUp(), context('2026-03-28 10:00')))).toEqual(['SummarySent', 'WeekClosed']);
  });
});

/** Mistakes planted on purpose in the weekly rhythm: each must be noticed by its lives. */
import type { Mutant } from './mutants';

export const RHYTHM_MUTANTS: Mutant[] = [
  {
    mistake: 'people are reminded twice in a week after a holiday',
    file: 'house/week.ts',
    right: 'state.reminder === null && from <= remindOn! && remindOn! <= today;',
    wrong: '(from <= remindOn! || new Date(context.now + 28_800_000).getUTCDay() === 4) && remindOn! <= today;',
  },
  {
    mistake: 'a reminder is lost with the process that should have sent it',
    file: 'rhythm/rhythm.ts',
    right: 'if (row && row.dueAt <= now) return row;\n  const next = morningRow(rhythm, now);',
    wrong: 'const next = morningRow(rhythm, now); if (row && row.dueAt <= now) return next;',
  },
  {
    mistake: 'people are reminded on a holiday',
    file: 'rhythm/weekly.ts',
    right: 'return firstWorkingDay(calendar, staysInWeekBefore ? own : week, addDays(week, 7));',
    wrong: 'return own;',
  },
  {
    mistake: 'a reminder that moved into the next week is lost',
    file: 'rhythm/weekly.ts',
    right: 'staysInWeekBefore ? own : week,',
    wrong: 'own,',
  },
  {
    mistake: 'a morning that was put off forgets what it was put off with',
    file: 'rhythm/rhythm.ts',
    right: 'next: { ...next, from: row.from }',
    wrong: 'next',
  },
  {
    mistake: 'a row that comes back tells people again',
    file: 'house/week.ts',
    right: 'if (state.lastMorning !== null && state.lastMorning >= today) return [];',
    wrong: '',
  },
  {
    mistake: 'a reminder comes when the answers are due already',
    file: 'house/week.ts',
    right: 'if (isDue && context.now < round.answerBy) {',
    wrong: 'if (isDue) {',
  },
  {
    mistake: 'a missed reminder is forgotten',
    file: 'house/week.ts',
    right: "...(isDue ? [{ type: 'ReminderMissed' as const }] : []),",
    wrong: '',
  },
  {
    mistake: 'what is late is told at night',
    file: 'rhythm/rhythm.ts',
    right: '&& !inQuietHours(policy, now)',
    wrong: '',
  },
  {
    mistake: 'the summary is corrected though it says the same',
    file: 'house/week.ts',
    right: 'corrected: saysOtherwise(state.summary.report, report)',
    wrong: 'corrected: true',
  },
  {
    mistake: 'a summary that says something else by now is not corrected',
    file: 'house/week.ts',
    right: 'corrected: saysOtherwise(state.summary.report, report)',
    wrong: 'corrected: false',
  },
  {
    mistake: 'a summary that was put off is forgotten',
    file: 'rhythm/rhythm.ts',
    right: 'return { week, dueAt: morningTime(rhythm, morningAfter(rhythm, now)) };',
    wrong: 'return nextSummary(rhythm, week);',
  },
  {
    mistake: 'a summary is lost with the process that should have sent it',
    file: 'rhythm/rhythm.ts',
    right: 'if (row && row.dueAt <= now) return row;\n  return summaryRow(rhythm, row?.week',
    wrong: 'if (row && row.dueAt <= now) return nextSummary(rhythm, row.week);\n  return summaryRow(rhythm, row?.week',
  },
  {
    mistake: 'nobody looks whether a summary is still right',
    file: 'rhythm/rhythm.ts',
    right: 'return { week, dueAt: state.summary === null ? round.summaryAt : round.answerBy };',
    wrong: 'return state.summary === null ? { week, dueAt: round.summaryAt } : nextSummary(rhythm, week);',
  },
  {
    mistake: 'the summary is corrected again and again',
    file: 'house/week.ts',
    right: 'if (state.closedAt !== null) return [];',
    wrong: '',
  },
  {
    mistake: 'an officer of two departments gets two cards',
    file: 'rhythm/morning.ts',
    right: '[...byPerson].map(([personId, departments]) => ({ personId, departments, healthDays: [] }));',
    wrong:
      '[...byPerson].flatMap(([personId, all]) => all.map((one) => ({ personId, departments: [one], healthDays: [] })));',
  },
  {
    mistake: 'the office hears of a silent account every morning',
    file: 'house/silence.ts',
    right: "event.type === 'SilenceTold' ? event.level : null;",
    wrong: 'null;',
  },
  {
    mistake: 'the head never hears of a silent account',
    file: 'house/silence.ts',
    right: "return level === 'LIMIT' ? officePeople(organization) : ",
    wrong: 'return ',
  },
  {
    mistake: 'after one silence nobody hears of the next',
    file: 'house/silence.ts',
    right: 'known !== undefined && known.told !== null && count.since > known.since;',
    wrong: 'false;',
  },
  {
    mistake: 'an account nobody looked at before is silent since ever',
    file: 'house/silence.ts',
    right: '{ since: now, isPost: false }',
    wrong: '{ since: 0, isPost: false }',
  },
  {
    mistake: 'where the warning was missed the limit is told as a warning',
    file: 'rhythm/silence.ts',
    right: "if (days >= silence.limit.amount) return 'LIMIT';",
    wrong: '',
  },
];

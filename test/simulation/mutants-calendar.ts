/** Mistakes about holiday notices (`domain.md` §2.6). */
import type { Mutant } from './mutants';

export const CALENDAR_MUTANTS: Mutant[] = [
  {
    mistake: 'the same notice again is another version',
    file: 'house/calendar.ts',
    right: 'known && isSame(known, command.notice) ? [] : ',
    wrong: '',
  },
  {
    mistake: 'a notice of another reference is taken for the same',
    file: 'house/calendar.ts',
    right: 'return [year, reference, days.map(',
    wrong: 'return [year, days.map(',
  },
  {
    mistake: 'a corrected notice stands beside the first',
    file: 'house/calendar.ts',
    right: 'const others = notices.filter((one) => one !== before);',
    wrong: 'const others = notices;',
  },
  {
    mistake: 'a notice is asked for every day',
    file: 'house/calendar.ts',
    right: 'years.length > 0 && context.now >= askAfter(state.askedAt)',
    wrong: 'years.length > 0',
  },
  {
    mistake: 'next year’s notice is asked for in October',
    file: 'house/calendar.ts',
    right: 'return instantOf(`${year - 1}-11-01`);',
    wrong: 'return instantOf(`${year - 1}-10-01`);',
  },
  {
    mistake: 'what the built-in calendar said of a year stays beside its notice',
    file: 'time/holiday-notice.ts',
    right: 'mergeCalendar(withoutYear(calendar, year), ',
    wrong: 'mergeCalendar(calendar, ',
  },
  {
    mistake: 'nobody counts again with the new calendar',
    file: 'house/calendar.ts',
    right: "{ kind: 'wakeAt', key, due, at: now, payload: {} },",
    wrong: '',
  },
];

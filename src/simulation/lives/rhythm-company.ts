/** Whom the lives of the weekly rhythm are about, and the breaks of their calendar. */
import type { CalendarData } from '../../domain/time/calendar';
import type { Context } from '../../domain/context';
import { addDays, weekdayOf, type ShanghaiDate } from '../../domain/time/shanghai';
import { ORDINARY } from '../company';
import type { Random } from '../random';
import { frozen } from '../values';

/** `officer` reports for two departments, `execA` as head for one that has no officer. */
export const RHYTHM_COMPANY: Omit<Context, 'now' | 'calendar'> = frozen({
  ...ORDINARY,
  organization: {
    ...ORDINARY.organization,
    departments: [
      { id: 'D-ONE', name: '一部', head: 'head', informationOfficer: 'officer' },
      { id: 'D-TWO', name: '二部', head: 'both', informationOfficer: 'officer' },
      { id: 'D-SIX', name: '六部', head: 'execA', informationOfficer: null },
    ],
    office: { ...ORDINARY.organization.office, head: 'both' },
  },
  policy: { ...ORDINARY.policy, quietHours: { from: '22:00', to: '07:00' } },
  freshCode: '',
});

/** Who is reminded, and who reads the summary. */
export const REPORTERS = ['execA', 'officer'];

const WEEKS = 60;

/** A calendar whose weeks may have breaks of up to nine days, each with a weekend day that is worked instead. */
export function breaksFrom(random: Random, first: ShanghaiDate): CalendarData {
  const off = new Set<ShanghaiDate>();
  const working = new Set<ShanghaiDate>();
  for (let week = 0; week < WEEKS; week += 1) {
    if (!random.chance(0.3)) continue;
    const from = addDays(first, week * 7 + random.below(7));
    const length = 1 + random.below(9);
    for (let day = 0; day < length; day += 1) off.add(addDays(from, day));
    const instead = addDays(from, -1 - random.below(6));
    if ([0, 6].includes(weekdayOf(instead)) && !off.has(instead)) working.add(instead);
  }
  return { coveredYears: [2026, 2027], off, working };
}

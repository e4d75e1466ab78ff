/** What `doctor` says of the working calendar: which years are covered, from where, and whether one is missing (`domain.md` §2.6). */
import type { Store } from '../application/store';
import { bookStateOf } from '../application/world';
import type { Config } from '../config';
import { yearsWanted, type Holidays } from '../domain/house/calendar';
import { shanghaiDate, shanghaiYear } from '../domain/time/shanghai';
import { builtInCalendar } from '../lib/calendar-data';
import { machineClock } from '../lib/clock';

/** @throws Error when this year has no notice */
export async function checkCalendar(
  store: Store,
  { calendar: companyDays }: Pick<Config, 'calendar'>,
): Promise<string> {
  const isReady = (await store.pendingMigrations()).length === 0;
  const { notices } = bookStateOf<Holidays>('calendar', isReady ? await store.read.books(['calendar']) : []);
  const builtIn = builtInCalendar().coveredYears.filter((year) => !notices.some((one) => one.year === year));
  const now = machineClock.now();
  const coveredYears = [...builtIn, ...notices.map(({ year }) => year)];
  const wanted = yearsWanted({ coveredYears }, now);
  if (wanted.includes(shanghaiYear(now))) {
    throw new Error(`no holiday notice for ${wanted.join(', ')}: deadlines are provisional (暂定). ${HOW}`);
  }
  return [
    ...(builtIn.length > 0 ? [`${builtIn.join(', ')} built in`] : []),
    ...notices.map(
      ({ year, reference, version, loadedAt }) =>
        `${year} from ${reference} (version ${version}, loaded ${shanghaiDate(loadedAt)})`,
    ),
    ...(companyDays.length > 0 ? [`${companyDays.length} days of the company's own`] : []),
    ...wanted.map((year) => `${year} is not loaded yet: its deadlines are provisional (暂定). ${HOW}`),
  ].join('; ');
}

const HOW = 'Load its notice with npm run qianfa -- calendar FILE';

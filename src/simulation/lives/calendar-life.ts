/** Lives of the working calendar: holiday notices that are loaded, corrected and asked for; judged day by day by what was loaded (`domain.md` §2.6). */
import type { CalendarData } from '../../domain/time/calendar';
import type { BookContext, HouseEffect } from '../../domain/house/book';
import { calendar, type CalendarCommand, type CalendarEvent, type Holidays } from '../../domain/house/calendar';
import { withNotices, type HolidayNotice, type NoticeDay } from '../../domain/time/holiday-notice';
import { addDays, DAY, HOUR, instantOf, shanghaiDate } from '../../domain/time/shanghai';
import { ORDINARY } from '../company';
import { faultIn } from '../fault';
import { officeOf } from '../ledger/rights';
import { randomFrom, type Random } from '../random';
import { frozen } from '../values';
import { demand } from '../violation';

const STEPS = 40;
const YEARS = [2026, 2027, 2028, 2029];
const BUILT_IN: CalendarData = frozen({ coveredYears: [2026], off: new Set(['2026-10-01']), working: new Set() });

interface Scene {
  random: Random;
  now: number;
  state: Holidays;
  /** the newest notice of each year, and its number, as they were brought */
  own: Map<number, { notice: HolidayNotice; version: number }>;
  askedAt: number | null;
}

/** What goes wrong in the life of a seed; null when everything held. */
export function faultOf(seed: number): string | null {
  return faultIn(() => {
    const random = randomFrom(seed);
    const now = instantOf('2026-09-01', '10:00') + random.below(120) * DAY;
    const scene: Scene = { random, now, state: calendar.empty, own: new Map(), askedAt: null };
    for (let step = 0; step < STEPS; step += 1) act(scene);
  });
}

function act(scene: Scene): void {
  const { random } = scene;
  scene.now += random.pick([0, HOUR, DAY, 5 * DAY, 7 * DAY, 40 * DAY]);
  enter(scene, random.chance(0.3) ? { type: 'LoadNotice', by: null, notice: noticeOf(scene) } : ask());
}

const ask = (): CalendarCommand => ({ type: 'AskForNotice', by: null });

/** Of some year, now and then the same as before; it may touch the December before. */
function noticeOf({ random, own }: Scene): HolidayNotice {
  const year = random.pick(YEARS);
  const before = own.get(year);
  const reference = `国办发明电〔${year - 1}〕${random.below(3)}号`;
  if (before && random.chance(0.3))
    return { ...structuredClone(before.notice), ...(random.chance(0.5) && { reference }) };
  const first = `${year - 1}-12-25`;
  const dates = [...new Set(Array.from({ length: 1 + random.below(5) }, () => addDays(first, random.below(300))))];
  const days = dates.sort().map((date): NoticeDay => ({ date, working: random.chance(0.3), name: '假' }));
  return { year, reference, days };
}

function enter(scene: Scene, command: CalendarCommand): void {
  const { now } = scene;
  const context: BookContext = { ...ORDINARY, now, freshCode: '', key: 'calendar', calendar: applied(scene) };
  const decided = calendar.decide(scene.state, frozen(command), context);
  if ('refusal' in decided) throw new Error(decided.refusal.code);
  const [event] = decided.events;
  judge(scene, command, event);
  if (!event) return;
  scene.state = frozen(stored(calendar.evolve(scene.state, stored(event), { at: now, actor: null })));
  judgeTold(scene, calendar.react(event, scene.state, { ...context, calendar: applied(scene) }));
  demandTruth(scene);
}

function applied({ state }: Scene): CalendarData {
  return withNotices(BUILT_IN, state.notices);
}

/** Another text is news, the same is none; a year is asked for from its November, and once a week. */
function judge(scene: Scene, command: CalendarCommand, event: CalendarEvent | undefined): void {
  const { own, now, askedAt } = scene;
  if (command.type === 'LoadNotice') {
    const { notice } = command;
    const before = own.get(notice.year);
    const isNews = JSON.stringify(before?.notice) !== JSON.stringify(notice);
    demand(isNews === (event?.type === 'NoticeLoaded'), isNews ? 'a notice was not taken' : 'the same notice is news');
    if (isNews) own.set(notice.year, { notice, version: (before?.version ?? 0) + 1 });
    return;
  }
  const today = shanghaiDate(now);
  const year = Number(today.slice(0, 4));
  const due = today.slice(5) >= '11-01' ? [year, year + 1] : [year];
  const wanted = due.filter((one) => one !== 2026 && !own.has(one));
  const isTime = askedAt === null || today >= addDays(shanghaiDate(askedAt), 7);
  const asked = event?.type === 'NoticeWanted' ? event.years : [];
  const expected = isTime ? wanted : [];
  demand(asked.join() === expected.join(), `asked for ${asked.join()} where ${expected.join() || 'nothing'} is wanted`);
  if (asked.length > 0) scene.askedAt = now;
}

/** Nobody is administrator in this company: the office hears of it. */
function judgeTold({ now }: Scene, effects: HouseEffect[]): void {
  const told = effects.flatMap((one) => (one.kind === 'tell' ? [one] : []));
  const missing = officeOf(ORDINARY.organization).filter((id) => !told.some(({ personId }) => personId === id));
  demand(missing.length === 0, `${missing.join()} does not hear of the calendar`);
  for (const { notice } of told) {
    if (notice.kind !== 'noticeLoaded') continue;
    const row = effects.find((one) => one.kind === 'wakeAt');
    demand(row?.kind === 'wakeAt' && row.at === now, 'nothing is counted again with the new calendar');
  }
}

/** Of every day the newest notice of its year says whether it is worked; where none says so, what is built in. */
function demandTruth(scene: Scene): void {
  const { own, state } = scene;
  const said = state.notices.map(({ year, version }) => `${year} ${version}`);
  const expected = [...own].sort(([one], [other]) => one - other).map(([year, { version }]) => `${year} ${version}`);
  demand(said.join() === expected.join(), `${said.join()} counts, and ${expected.join()} was loaded`);
  const data = applied(scene);
  const covered = YEARS.filter((year) => year === 2026 || own.has(year));
  demand(
    covered.every((year) => data.coveredYears.includes(year)),
    'a year that was loaded is still provisional',
  );
  for (const { notice } of own.values())
    for (const { date, working } of notice.days) {
      // the year after may say something else of its December
      if (own.has(Number(date.slice(0, 4)) + 1) || Number(date.slice(0, 4)) < notice.year) continue;
      demand((working ? data.working : data.off).has(date), `${date} is not as the notice says`);
    }
  const days = new Set([...own.values()].flatMap(({ notice }) => notice.days.map(({ date }) => date)));
  const isBuiltIn = (date: string) => !own.has(2026) && BUILT_IN.off.has(date);
  for (const date of [...data.off, ...data.working])
    demand(days.has(date) || isBuiltIn(date), `${date} is as a notice said that counts no longer`);
}

/** As it comes back from storage. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

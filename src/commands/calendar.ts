/** Loads a year's holiday notice into the books, through the one door; running processes see it at once (`contract.md` §1). */
import { createDoor } from '../application/handle';
import type { Store } from '../application/store';
import type { World } from '../application/world';
import type { Holidays } from '../domain/house/calendar';
import { readNotice, type HolidayNotice, type RowProblem } from '../domain/time/holiday-notice';
import { machineClock } from '../lib/clock';
import { EXIT, UsageError, type Command } from './command';
import { companyWorld, NO_SIGNER } from './company-world';
import { withStore } from './configuration';
import { readNoticeFile } from './notice-file';

export const calendarCommand: Command = {
  script: 'qianfa',
  name: 'calendar',
  takes: 'FILE',
  summary: "load a year's holiday notice (CSV or YAML: date, off or working, name, notice)",
  options: { config: { type: 'string' } },
  async run({ config, given }) {
    const [file, ...others] = given;
    if (file === undefined || others.length > 0) throw new UsageError('calendar takes one file: calendar FILE');
    const world = companyWorld(config);
    const read = readAll(file);
    if ('problems' in read) {
      process.stdout.write(`${file}: nothing was loaded\n${read.problems.map(problemLine).join('')}`);
      return EXIT.checkFailed;
    }
    const said = await withStore(config, async (store) => {
      await store.migrate();
      return loadNotice(store, world, read.notice);
    });
    process.stdout.write(`${said}\n`);
    return EXIT.done;
  },
};

function readAll(file: string): ReturnType<typeof readNotice> {
  try {
    const { rows, year } = readNoticeFile(file);
    return readNotice(rows, year);
  } catch (error) {
    return { problems: [{ row: null, what: error instanceof Error ? error.message : String(error) }] };
  }
}

function problemLine({ row, what }: RowProblem): string {
  return `  ${row === null ? '' : `row ${row}: `}${what}\n`;
}

/** @returns what an operator reads */
async function loadNotice(store: Store, world: World, notice: HolidayNotice): Promise<string> {
  const door = createDoor({ store, clock: machineClock, signer: NO_SIGNER, world });
  const verdict = await door.within((desk) => desk.enter('calendar', { type: 'LoadNotice', by: null, notice }));
  if (!verdict.ok) throw new Error(`not loaded: ${verdict.refusal.code}`);
  const { year, reference } = notice;
  const { version } = (verdict.state as Holidays).notices.find((one) => one.year === year)!;
  if (verdict.events.length === 0) return `${year} (${reference}) is loaded already, as version ${version}`;
  const count = (working: boolean) => notice.days.filter((day) => day.working === working).length;
  return `loaded ${year} (${reference}), version ${version}: ${count(false)} days off, ${count(true)} working days`;
}

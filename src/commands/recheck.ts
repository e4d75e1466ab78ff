/** What today's rules and word lists would say of stored submissions; nothing is changed (`domain.md` §2.2). */
import type { Store, StoreReads } from '../application/store';
import { currentWorld, type World } from '../application/world';
import type { Status } from '../domain/codes';
import type { Context } from '../domain/context';
import { recheck } from '../domain/edit/recheck';
import { titleOf, type Finding, type Submission } from '../domain/submission';
import { machineClock } from '../lib/clock';
import { EXIT, UsageError, type Command } from './command';
import { companyWorld } from './company-world';
import { withExistingStore } from './configuration';

/** Submitted, and not out yet. */
const UNDER_WAY: Status[] = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD', 'PUBLISHING', 'PUBLISH_FAILED'];
const MOST = 10_000;

export const recheckCommand: Command = {
  script: 'qianfa',
  name: 'recheck',
  takes: '[NUMBER …]',
  summary: "what today's rules and word lists would say of what is not published yet, without changing anything",
  options: { config: { type: 'string' } },
  async run({ config, given }) {
    const text = await withExistingStore(config, (store) => recheckAll(store, companyWorld(config), given));
    process.stdout.write(`${text}\n`);
    return EXIT.done;
  },
};

async function recheckAll(store: Store, configured: World, numbers: string[]): Promise<string> {
  const now = machineClock.now();
  const world = await currentWorld(configured, store.read, now);
  const context: Context = { now, ...world, freshCode: '' };
  const found = await chosen(store.read, numbers);
  const lines = found.flatMap((submission) => linesOf(submission, context));
  return [`${found.length} submissions under ${world.lists.version}`, ...lines].join('\n');
}

async function chosen(reads: StoreReads, numbers: string[]): Promise<Submission[]> {
  if (numbers.length === 0) return reads.inStatus(UNDER_WAY, MOST);
  const found: Submission[] = [];
  for (const no of numbers) {
    const submission = await reads.submissionByNo(no);
    if (!submission) throw new UsageError(`there is no submission ${no}: expected numbers like 2026-0123`);
    found.push(submission);
  }
  return found;
}

function linesOf(submission: Submission, context: Context): string[] {
  const found = recheck(submission, context);
  if (!found) return [];
  const { fresh, gone, same } = found;
  const counted = `${fresh.length} new, ${gone.length} gone, ${same.length} as before`;
  return [
    `${submission.no} ${titleOf(submission)}: ${counted}`,
    ...fresh.map((one) => `  + ${wordsOf(one)}`),
    ...gone.map((one) => `  - ${wordsOf(one)}`),
  ];
}

function wordsOf({ rule, ruleVersion, effect, text, citation }: Finding): string {
  return `${effect} ${rule} v${ruleVersion}: ${text}（${citation}）`;
}

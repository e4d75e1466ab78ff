/** Where a life is, and what goes on without people: the clock, the dispatcher, the platforms. */
import { followUps } from '../domain/follow-up';
import { currentPublications } from '../domain/submission';
import { demandChased } from './chase';
import { demandCorrected } from './judge/corrections';
import { reachEdges } from './house';
import { demandReadInTime } from './judge/read-back';
import { demandNoticed } from './judge/validity';
import { holdAll } from './pausing';
import { publishJob, type PublishJob } from './jobs/publish';
import type { Random } from './random';
import { removalJob } from './jobs/removal';
import type { Held, PublishRow, Town } from './town';

/** Where a life is: its town, and what the dispatcher has in its hands. */
export interface Scene {
  town: Town;
  random: Random;
  troubled: number;
  /** departments write reposts */
  reposts?: boolean;
  /** there is more to their pictures, and errors are corrected */
  later?: boolean;
  /** one post at a time on each account, as the outbox's lanes have it */
  working: Map<string, { row: PublishRow; job: PublishJob }>;
}

export type Act = (scene: Scene, held: Held) => void;

function tellOthers(town: Town): void {
  for (const id of town.follows) {
    town.follows.delete(id);
    for (const { submissionId, command } of followUps(town.held.get(id)!.state)) town.dispatch(submissionId, command);
  }
}

/** Everything that is due by now, once. */
export function wakeDue(town: Town): void {
  reachEdges(town);
  tellOthers(town);
  for (const { submissionId, ...told } of town.yields.splice(0)) {
    town.dispatch(submissionId, { type: 'YieldSlot', ...told });
  }
  for (const [submissionId, plannedAt] of town.due) {
    if (plannedAt > town.now) continue;
    town.due.delete(submissionId);
    town.dispatch(submissionId, { type: 'ReachPlannedTime', plannedAt });
  }
  for (const [submissionId, at] of town.limits) {
    if (at <= town.now) town.dispatch(submissionId, { type: 'ReachLimit' });
  }
  // what is held only now may be old
  holdAll(town);
  for (const [submissionId, at] of town.ageing) {
    if (at <= town.now) town.dispatch(submissionId, { type: 'ReachValidity' });
  }
  for (const [submissionId, at] of town.reading) {
    if (at <= town.now) town.dispatch(submissionId, { type: 'ReachReadBack' });
  }
  demandChased(town);
  demandReadInTime(town);
  demandNoticed(town);
  demandCorrected(town);
}

/** The dispatcher goes on for some moments with a post, or takes up the next. */
export function work({ town, random, troubled, working }: Scene, moments: number): void {
  const row = random.pick(town.outbox);
  if (!row) return;
  const busy = working.get(row.accountId) ?? { row, job: jobOf(town, row, random, troubled) };
  working.set(row.accountId, busy);
  for (let left = moments; left > 0; left -= 1) {
    const { done, value } = busy.job.next();
    if (!done) continue;
    working.delete(row.accountId);
    if (value === 'done') town.outbox = town.outbox.filter((one) => one !== busy.row);
    return;
  }
}

function jobOf(town: Town, row: PublishRow, random: Random, troubled: number): PublishJob {
  const isRemoval = town.held.get(row.submissionId)!.state.kind === 'TAKEDOWN';
  return isRemoval ? removalJob(town, row, random, troubled) : publishJob(town, row, random, troubled);
}

/** What was accepted gets its verdict; its event will come, twice. */
export function platformDecides(town: Town, random: Random, troubled: number): void {
  for (const { submissionId, accountId, publishId, state } of town.platform.decide(random, troubled)) {
    const verdict = { submissionId, accountId, publishId, live: state === 'LIVE' };
    town.verdicts.push(verdict, verdict);
  }
}

/** Events come in any order, and find their publication by what was noted when it was sent. */
export function deliverVerdict(town: Town, random: Random): void {
  const index = random.below(town.verdicts.length);
  const [verdict] = town.verdicts.splice(index, 1);
  if (!verdict) return;
  const { submissionId, accountId, publishId, live } = verdict;
  const publication = currentPublications(town.held.get(submissionId)!.state).find(
    (one) => one.accountId === accountId,
  );
  if (publication?.handle.publishId !== publishId) return;
  town.dispatch(submissionId, {
    type: 'SettlePublication',
    accountId,
    outcome: live
      ? { status: 'PUBLISHED', platformId: publishId, url: null, publishedAt: town.now, proof: {} }
      : { status: 'FAILED', note: '没有通过' },
  });
}

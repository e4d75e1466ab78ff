/** The queue as stored, for the commands that look for a place in it (R3.1). Nothing is read for any other. */
import type { Command } from '../domain/commands';
import { LOOKING_AHEAD, LOOKING_BACK } from '../domain/time/free-slots';
import { bookingOf, targetOf, type Booking } from '../domain/time/slots';
import { currentReview, type Submission } from '../domain/submission';
import { DAY } from '../domain/time/shanghai';
import type { StoreReads, StoreTx } from './store';
import type { World } from './world';

/** What has a place around a time (epoch ms), near enough to matter to it and to what is offered instead. */
export async function bookedAround(reads: StoreReads, at: number, now: number): Promise<Booking[]> {
  // what is out still fills its day, and nothing before that is offered any more
  const from = Math.max(at - LOOKING_BACK, now - DAY);
  const planned = await reads.planned(from, at + LOOKING_AHEAD, MOST);
  return planned.map(bookingOf).filter((booking) => booking !== null);
}

/**
 * The queue for a command; undefined when it needs none. Where the command may give a slot away, the queue is locked until the
 * transaction ends: of two posts signed at the same moment the second sees the first.
 */
export async function bookedFor(
  tx: StoreTx,
  submission: Submission | null,
  command: Command,
  { now, world }: { now: number; world: World },
): Promise<Booking[] | undefined> {
  const at = submission && wantedBy(submission, command, now);
  if (!at || !hasTargets(world)) return undefined;
  if (BOOKING.has(command.type)) await tx.nextCount(QUEUE_LOCK);
  return bookedAround(tx, at, now);
}

/** More than anybody plans in so few days. */
const MOST = 2000;

/** A counter nobody reads: drawing from it holds its row. */
const QUEUE_LOCK = 'queue';

const BOOKING: ReadonlySet<Command['type']> = new Set(['Decide', 'Realign', 'SignOffWithEdit', 'Reschedule', 'Resume']);

/** The time a command wants for its post, epoch ms; null when it wants none. */
function wantedBy(submission: Submission, command: Command, now: number): number | null {
  switch (command.type) {
    case 'Submit':
    case 'AnswerFindings':
    case 'ChangeUrgency':
    case 'Resume':
    case 'EditAtReview':
    case 'SignOffWithEdit':
      return submission.request.plannedAt;
    case 'Decide':
      return isLastApproval(submission, command) ? submission.request.plannedAt : null;
    case 'Realign':
      return mayGoOn(submission) ? submission.request.plannedAt : null;
    case 'Reschedule':
    case 'YieldSlot':
      return command.plannedAt;
    case 'PublishNow':
    case 'ConfirmAndPublish':
      return now;
    default:
      return null;
  }
}

/** Only the approval after which nothing is left to sign gives a slot away; after 修改后签发 that may be an earlier stage's, asked again. */
function isLastApproval(submission: Submission, { choice }: Extract<Command, { type: 'Decide' }>): boolean {
  const review = currentReview(submission);
  const [stage, ...later] = review?.stages.slice(review.current) ?? [];
  if (!review || stage?.choices.find(({ key }) => key === choice)?.act !== 'APPROVE') return false;
  return later.every(({ name }) => review.signatures.some((signature) => signature.stage === name));
}

/** 会签 with a seat that was empty: a successor who has signed already leaves nothing to sign. */
function mayGoOn(submission: Submission): boolean {
  const review = currentReview(submission);
  return (review?.stages.slice(review.current) ?? []).every(({ name }) =>
    review!.signatures.some((signature) => signature.stage === name),
  );
}

function hasTargets({ accounts, policy }: World): boolean {
  return accounts.some(({ channel }) => targetOf(channel, policy) !== null);
}

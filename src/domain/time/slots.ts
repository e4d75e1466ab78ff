/**
 * One queue for all departments: which time on which accounts is free, and who keeps it when two want it (R3.1; 第十三条; `domain.md` §1.2,
 * §3.3 case 3). First signed keeps it; date-bound beats undated; an emergency beats all, but a date-bound post is not moved unasked.
 */
import type { Account } from '../account';
import { isPost, type ChannelName, type Status } from '../codes';
import type { Content, PublishRequest } from '../content';
import { healthDaysOn } from './health-days';
import type { FrequencyTarget, Policy } from '../policy';
import { inQuietHours } from './quiet-hours';
import { currentVersion, type Submission } from '../submission';
import { shanghaiDate } from './shanghai';

/** A post's place in the queue. */
export interface Booking {
  submissionId: string;
  no: string;
  departmentId: string;
  accountIds: string[];
  /** epoch ms */
  plannedAt: number;
  dateBound: boolean;
  emergency: boolean;
  /** ASKED: not signed yet, so it keeps nothing; SIGNED: it holds its time; OUT: it is on its way or out, nothing moves it */
  state: 'ASKED' | 'SIGNED' | 'OUT';
}

/** What is known when a time is looked for. */
export interface Queue {
  now: number;
  policy: Policy;
  accounts: Account[];
  booked: Booking[];
}

/** What is to find a place. */
export type Wanting = Pick<Booking, 'submissionId' | 'accountIds' | 'dateBound' | 'emergency'>;

/** Why a time is not free on an account, and which post is nearest in the way. */
export interface Conflict {
  accountId: string;
  channel: ChannelName;
  why: 'GAP' | 'QUOTA';
  with: Booking;
}

const STATES: Partial<Record<Status, Booking['state']>> = {
  IN_REVIEW: 'ASKED',
  HELD: 'ASKED',
  SCHEDULED: 'SIGNED',
  PUBLISHING: 'OUT',
  PUBLISHED: 'OUT',
  PUBLISH_FAILED: 'OUT',
  ARCHIVED: 'OUT',
};

/** A submission's place; null when it has none. */
export function bookingOf(submission: Submission): Booking | null {
  const { id, no, departmentId, request, status } = submission;
  const state = STATES[status];
  const version = currentVersion(submission);
  // what is no post takes nobody's time
  if (!state || !version || no === null || request.plannedAt === null || !isPost(submission)) return null;
  return {
    ...wantingOf(submission, request.plannedAt),
    submissionId: id,
    no,
    departmentId,
    plannedAt: request.plannedAt,
    state,
  };
}

/** A submission, also a draft, as it would look for a place at `at` (epoch ms). */
export function wantingOf(submission: Submission, at: number): Wanting {
  const { id: submissionId, request, status } = submission;
  const isWriting = status === 'DRAFT' || status === 'RETURNED';
  const content = (isWriting ? null : currentVersion(submission)?.content) ?? submission.content;
  const dateBound = isDateBound(content, { ...request, plannedAt: at });
  return { submissionId, accountIds: content.accountIds ?? [], dateBound, emergency: request.urgency === 'EMERGENCY' };
}

/** Bound to its day: a health post on a health day, or one whose form says 定日：是. */
function isDateBound(content: Pick<Content, 'category'>, request: PublishRequest): boolean {
  if (request.plannedAt === null) return false;
  return (
    request.dateBound === true || (content.category === 2 && healthDaysOn(shanghaiDate(request.plannedAt)).length > 0)
  );
}

/** Every account on which the time is not free, for a post that neither moves nor is moved. */
export function conflictsAt(at: number, wanting: Wanting, queue: Queue): Conflict[] {
  const others = queue.booked.filter(({ submissionId }) => submissionId !== wanting.submissionId);
  return queue.accounts
    .filter(({ id }) => wanting.accountIds.includes(id))
    .flatMap((account) => conflictsOn(account, at, others, queue.policy));
}

function conflictsOn({ id, channel }: Account, at: number, others: Booking[], policy: Policy): Conflict[] {
  const target = targetOf(channel, policy);
  if (!target) return [];
  const near = others
    .filter(({ accountIds }) => accountIds.includes(id))
    .sort((a, b) => Math.abs(a.plannedAt - at) - Math.abs(b.plannedAt - at));
  const tooNear = near.filter(({ plannedAt }) => Math.abs(plannedAt - at) < Math.max(target.minGap ?? 0, 1));
  const sameDay = near.filter(({ plannedAt }) => shanghaiDate(plannedAt) === shanghaiDate(at));
  const full = target.perDayMax !== undefined && sameDay.length >= target.perDayMax;
  const conflict = (why: Conflict['why'], booking: Booking): Conflict => ({
    accountId: id,
    channel,
    why,
    with: booking,
  });
  return [
    // the fuller word first: another hour of a full day does not help
    ...(full ? [conflict('QUOTA', leastOf(sameDay))] : []),
    ...tooNear.map((booking) => conflict('GAP', booking)),
  ];
}

/** Of a full day the one that would move most easily. */
function leastOf(bookings: Booking[]): Booking {
  const weight = (booking: Booking) => (booking.state === 'OUT' ? 2 : 0) + (isFirm(booking) ? 1 : 0);
  return bookings.reduce((least, one) => (weight(one) < weight(least) ? one : least));
}

/** Not moved without being asked about. */
function isFirm({ dateBound, emergency }: Booking): boolean {
  return dateBound || emergency;
}

export function targetOf(channel: ChannelName, { frequency }: Pick<Policy, 'frequency'>): FrequencyTarget | null {
  return channel === 'WEIBO' ? frequency.weibo : frequency.wechat;
}

export type Place =
  | { kind: 'free' }
  /** it is this post's, and these have to go: `moved` at once, `asked` only if the office says so */
  | { kind: 'won'; moved: Booking[]; asked: Booking[] }
  | { kind: 'quiet' }
  | { kind: 'taken'; conflict: Conflict };

/** Whose is a time, once the post is signed? Only what is signed or out stands against it. */
export function placeAt(at: number, wanting: Wanting, queue: Queue): Place {
  if (!wanting.emergency && inQuietHours(queue.policy, at)) return { kind: 'quiet' };
  const holding = queue.booked.filter(({ state }) => state !== 'ASKED');
  const conflicts = conflictsAt(at, wanting, { ...queue, booked: holding });
  if (conflicts.length === 0) return { kind: 'free' };
  const firm = conflicts.filter((conflict) => conflict.with.state === 'OUT' || isFirm(conflict.with));
  if (!wanting.emergency && (!wanting.dateBound || firm.length > 0)) {
    return { kind: 'taken', conflict: firm[0] ?? conflicts[0]! };
  }
  const bookings = unique(conflicts.map((conflict) => conflict.with)).filter(({ state }) => state === 'SIGNED');
  return {
    kind: 'won',
    moved: bookings.filter((booking) => !isFirm(booking)),
    asked: bookings.filter(isFirm),
  };
}

function unique(bookings: Booking[]): Booking[] {
  return [...new Map(bookings.map((booking) => [booking.submissionId, booking])).values()];
}

/** A submission beside the queue, as the rules see it; absent where the queue was not loaded. */
export function placeInQueue(
  submission: Submission,
  context: Omit<Queue, 'booked'> & { booked?: Booking[] },
): { place?: { wanting: Wanting; queue: Queue } } {
  const { now, policy, accounts, booked } = context;
  const at = submission.request.plannedAt;
  if (!booked || at === null || !isPost(submission)) return {};
  return { place: { wanting: wantingOf(submission, at), queue: { now, policy, accounts, booked } } };
}

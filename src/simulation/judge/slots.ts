/** Whose slot a post may have, told from the ledgers of all of them: what the core decided about the queue is held against it. */
import type { ChannelName } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import { healthDaysOn } from '../../domain/time/health-days';
import { DAY, HOUR } from '../../domain/time/shanghai';
import type { Company } from '../company';
import type { Circumstances } from '../circumstances';
import { isPosted, type Ledger } from '../ledger';
import { demand } from '../violation';

const HOLDING = ['SCHEDULED', 'PUBLISHING', 'PUBLISHED', 'PUBLISH_FAILED'];
const dayOf = (at: number) => Math.floor((at + 8 * HOUR) / DAY);
const hourOf = (at: number) => ((at + 8 * HOUR) % DAY) / HOUR;

/** Nothing goes out at night but an emergency. */
export function isAsleep({ urgency }: Ledger, at: number, { policy }: Company): boolean {
  return policy.quietHours !== null && urgency !== 'EMERGENCY' && (hourOf(at) >= 22 || hourOf(at) < 7);
}

function isFirm({ urgency, dateBound, version, plannedAt }: Ledger, at = plannedAt!): boolean {
  const day = new Date(at + 8 * HOUR).toISOString().slice(0, 10);
  const isHealthDay = version?.content.category === 2 && healthDaysOn(day).length > 0;
  return urgency === 'EMERGENCY' || dateBound || isHealthDay;
}

/** The posts that hold a slot too near to a time, or fill its day, on an account of this one. */
function inTheWay(ledger: Ledger, at: number, { company, others }: Circumstances): Ledger[] {
  const channels = Object.keys(ledger.digests);
  // an order to take down is no publication and takes nobody's time
  const posts = others.filter((other) => isPosted(other) && other.id !== ledger.id);
  const holding = posts.filter((other) => HOLDING.includes(other.status));
  const found = channels.flatMap((accountId) => {
    const channel = company.accounts.find(({ id }) => id === accountId)!.channel;
    const target = targetOf(channel, company);
    if (!target) return [];
    const there = holding.filter((other) => accountId in other.digests);
    const near = there.filter((other) => Math.abs(other.plannedAt! - at) < (target.minGap ?? 1));
    const today = there.filter((other) => dayOf(other.plannedAt!) === dayOf(at));
    return today.length >= (target.perDayMax ?? Infinity) ? [...near, ...today] : near;
  });
  return [...new Set(found)];
}

function targetOf(channel: ChannelName, { policy: { frequency } }: Company) {
  return channel === 'WEIBO' ? frequency.weibo : frequency.wechat;
}

/** It keeps its time: either the time is free, or whatever stands in the way has to make way. */
export function judgeSlot(
  ledger: Ledger,
  at: number,
  displaces: { submissionId: string; ask: boolean }[],
  facts: Circumstances,
): void {
  demand(!isAsleep(ledger, at, facts.company), 'scheduled in quiet hours');
  const ways = inTheWay(ledger, at, facts);
  if (ways.length === 0) return demand(displaces.length === 0, 'a slot was taken away without need');
  demand(isFirm(ledger, at), 'two posts have one slot');
  const named = new Map(displaces.map((one) => [one.submissionId, one.ask]));
  const isEmergency = ledger.urgency === 'EMERGENCY';
  demand(isEmergency || ways.some(({ id }) => named.has(id)), 'two posts have one slot, and neither makes way');
  for (const [id, ask] of named) {
    const other = ways.find((one) => one.id === id);
    demand(other?.status === 'SCHEDULED', `${id} makes way without need`);
    demand(
      ask === isFirm(other),
      ask ? 'asked about a post that simply makes way' : 'a date-bound post was moved unasked',
    );
    demand(!ask || isEmergency, 'a date-bound post gives way to another');
  }
}

/** It lost its time: somebody else holds it, and what is offered is free. */
export function judgeQuestion(
  ledger: Ledger,
  event: Extract<DomainEvent, { type: 'RescheduleNeeded' }>,
  facts: Circumstances,
): void {
  const at = ledger.plannedAt!;
  if (event.why === 'SLOT_TAKEN') {
    demand(inTheWay(ledger, at, facts).length > 0, 'a free slot was refused');
    demand(ledger.urgency !== 'EMERGENCY', 'an emergency was kept waiting for a slot');
  }
  if (event.why === 'QUIET_HOURS') {
    const asleep = isAsleep(ledger, facts.now, facts.company) || isAsleep(ledger, at, facts.company);
    demand(asleep, 'kept back by quiet hours that are none');
  }
  judgeOffer(ledger, event.slots ?? [], facts);
}

export function judgeOffer(ledger: Ledger, slots: number[], facts: Circumstances): void {
  for (const slot of slots) {
    demand(slot > facts.now, 'a time that has passed was offered');
    demand(!isAsleep(ledger, slot, facts.company), 'a time in quiet hours was offered');
    demand(inTheWay(ledger, slot, facts).length === 0, 'a slot that is taken was offered');
  }
}

/** A signed post keeps a slot of its own wherever it is moved to. */
export function judgeMove(
  ledger: Ledger,
  { plannedAt, immediate, displaces = [] }: Extract<DomainEvent, { type: 'Rescheduled' }>,
  facts: Circumstances,
): void {
  const staysSigned = ledger.status !== 'IN_REVIEW' && !facts.events.some(({ type }) => type === 'SignOffReopened');
  if (staysSigned && !immediate) judgeSlot(ledger, plannedAt, displaces, facts);
  else demand(displaces.length === 0, 'what is not signed took a slot away');
}

/** Out of a pause with its own time: as if it were signed now. */
export function judgeResumption(
  ledger: Ledger,
  { displaces = [] }: Extract<DomainEvent, { type: 'Resumed' }>,
  facts: Circumstances,
): void {
  if (!isPosted(ledger)) return;
  const moved = facts.events.some(({ type }) => type === 'Rescheduled' || type === 'RescheduleNeeded');
  if (!moved) judgeSlot(ledger, ledger.plannedAt!, displaces, facts);
}

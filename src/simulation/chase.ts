/** The demands on a stage that waits: reminded in its own time, each time once, then the office is called; nobody is forgotten (§3.3 case 5). */
import type { DomainEvent } from '../domain/events';
import type { Organization } from '../domain/people';
import type { Effect } from '../domain/react';
import { DAY, HOUR, MINUTE } from '../domain/time/shanghai';
import type { Circumstances } from './circumstances';
import { keeperIn, stageDue, type Ledger } from './ledger';
import { officeOf, rightOf } from './ledger/rights';
import type { Town } from './town';
import { demand } from './violation';

const OPEN = 8.5 * HOUR;
const CLOSE = 17.5 * HOUR;
const SHANGHAI = 8 * HOUR;

/** Monday to Friday from half past eight to half past five: the company's calendar knows no holidays. */
export function worked(from: number, to: number): number {
  let sum = 0;
  for (let day = Math.floor((from + SHANGHAI) / DAY) * DAY - SHANGHAI; day < to; day += DAY) {
    const weekday = new Date(day + SHANGHAI).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    sum += Math.max(0, Math.min(to, day + CLOSE) - Math.max(from, day + OPEN));
  }
  return sum;
}

/** How much of the limit has passed: 1 is all of it. */
function passed({ urgency, chase }: Ledger, now: number): number {
  if (urgency === 'EMERGENCY') return (now - chase.since) / (15 * MINUTE);
  return worked(chase.since, now) / (urgency === 'ROUTINE' ? 9 * HOUR : 2 * HOUR);
}

function isOfficeDue(ledger: Ledger, now: number): boolean {
  return passed(ledger, now) >= (ledger.urgency === 'EMERGENCY' ? 2 : 1);
}

const HALF_DAY = 12 * HOUR;

/** Once per half day, by somebody who waits for it, to somebody who can do something about it. */
function judgeNudge(ledger: Ledger, { by, people }: Extract<DomainEvent, { type: 'Nudged' }>, now: number): void {
  const halfDay = (at: number) => Math.floor((at + SHANGHAI) / HALF_DAY);
  const { nudged } = ledger.chase;
  demand(nudged === null || halfDay(nudged) !== halfDay(now), 'urged twice in one half day');
  const heads: Record<string, string> = { 'D-ONE': 'head', 'D-TWO': 'both', 'D-THREE': 'chief' };
  const entitled = [keeperIn(ledger), heads[ledger.departmentId], 'editorA', 'editorB'];
  demand(entitled.includes(by), `${by} urged what is not theirs`);
  demand(people.length > 0 && !people.includes(by), 'urged nobody, or oneself');
}

/** What is more urgent than its submitter said has a reason. */
function judgeClass(ledger: Ledger, { urgency, reason }: Extract<DomainEvent, { type: 'UrgencyChanged' }>): void {
  const order = ['ROUTINE', 'IMPORTANT_URGENT', 'EMERGENCY'];
  const isHigher = order.indexOf(urgency) > order.indexOf(ledger.urgency);
  demand(!isHigher || Boolean(reason?.trim()), `raised to ${urgency} without a reason`);
}

export function judgeChase(ledger: Ledger, event: DomainEvent, { command, company, now }: Circumstances): void {
  if (event.type === 'Submitted') return demand(ledger.classed, 'submitted without its class');
  if (event.type === 'UrgencyChanged') return judgeClass(ledger, event);
  if (event.type === 'Nudged') {
    judgeNudge(ledger, event, now);
    const due = stageDue(ledger, company.organization);
    demand(due?.name === event.stage && event.reviewNo === ledger.reviewNo, 'urged for a stage that is over');
    return;
  }
  if (event.type !== 'Reminded' && event.type !== 'Escalated') return;
  demand(command.type === 'ReachLimit', `${event.type} by ${command.type}`);
  const due = stageDue(ledger, company.organization);
  demand(due?.name === event.stage && event.reviewNo === ledger.reviewNo, `${event.type} for a stage that is over`);
  const able = event.people.every((id) => rightOf(ledger, due, company.organization, id, now) !== null);
  demand(able, `${event.type} names somebody who may not sign`);
  const { half, full, office } = ledger.chase;
  if (event.type === 'Escalated') {
    demand(!office, 'the office was called twice');
    demand(isOfficeDue(ledger, now), 'the office was called too early');
    return;
  }
  demand(!full && (event.level === 'FULL' || !half), `reminded twice at ${event.level}`);
  demand(passed(ledger, now) >= (event.level === 'HALF' ? 0.5 : 1), `reminded too early at ${event.level}`);
}

/** Whoever is asked, and at the end somebody of the office, really gets a message. */
export function demandTold(events: DomainEvent[], effects: Effect[], organization: Organization): void {
  const told = effects.flatMap((effect) =>
    effect.kind === 'tell' || effect.kind === 'gather' ? [effect.personId] : [],
  );
  for (const event of events) {
    if (event.type === 'Reminded' || event.type === 'Nudged')
      demand(
        event.people.every((id) => told.includes(id)),
        `${event.people.join()} were not reminded`,
      );
    if (event.type === 'Escalated')
      demand(
        officeOf(organization).some((id) => told.includes(id)),
        'nobody of the office was called',
      );
  }
}

/** The clock is set to the very instant when the next thing is due about the stage that waits; to none when nothing is. */
export function demandWatched(ledger: Ledger, organization: Organization, limit: number | null): void {
  const { half, full, office } = ledger.chase;
  const last = ledger.urgency === 'EMERGENCY' ? 2 : 1;
  const open = stageDue(ledger, organization) !== null && !(full && office);
  const share = full ? last : half ? 1 : 0.5;
  demand(
    open === (limit !== null),
    open ? 'a stage waits and nothing wakes' : 'something wakes for a stage that is over',
  );
  if (limit === null) return;
  const isExact = passed(ledger, limit) >= share && passed(ledger, limit - 1) < share;
  demand(isExact, 'a stage is looked after at a wrong time');
}

/** Everything due has just been woken: no stage waits unnoticed. */
export function demandChased({ held, company, now }: Town): void {
  for (const { ledger } of held.values()) {
    const due = stageDue(ledger, company.organization);
    if (!due) continue;
    const share = passed(ledger, now);
    demand(share < 1 || ledger.chase.full, `${due.name} waits unnoticed`);
    demand(share < 0.5 || ledger.chase.half || ledger.chase.full, `${due.name} waits unnoticed at half`);
    demand(!isOfficeDue(ledger, now) || ledger.chase.office, `${due.name} is silent and the office does not know`);
  }
}

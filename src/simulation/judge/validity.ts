/** How long an approval holds, told from the ledger: asked about in time, confirmed or reviewed anew by the office, never sent too old (`domain.md` §1.2). */
import type { Command } from '../../domain/commands';
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import type { Submission } from '../../domain/submission';
import { DAY } from '../../domain/time/shanghai';
import type { Circumstances } from '../circumstances';
import type { Company } from '../company';
import { hasOpenFinding } from './findings';
import { isPosted, type Ledger } from '../ledger';
import type { Town } from '../town';
import { demand } from '../violation';

const WAITING = ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];
const MOVABLE = 7 * DAY;

/** 签发 of what stands; null while the review is not complete. */
function signedAt(ledger: Ledger): number | null {
  if (ledger.kind === 'TAKEDOWN' || ledger.status === 'IN_REVIEW') return null;
  const last = ledger.stages.at(-1)?.name;
  return ledger.standing.reduce<number | null>(
    (latest, { stage, at }) => (stage === last || !isPosted(ledger) ? Math.max(latest ?? at, at) : latest),
    null,
  );
}

/** What a post would need to be sent at `at`. */
export function ageAt(ledger: Ledger, at: number, { policy }: Company): 'RECONFIRM' | 'REREVIEW' | null {
  const signed = signedAt(ledger);
  if (signed === null) return null;
  const { reconfirm, expire } = policy.approvalValidity;
  if (at - signed >= expire.amount * DAY) return 'REREVIEW';
  const { confirmed } = ledger.validity;
  const covered = confirmed && (at - confirmed.at < reconfirm.amount * DAY || at - confirmed.plannedAt < MOVABLE);
  return covered || at - signed < reconfirm.amount * DAY ? null : 'RECONFIRM';
}

/** As it is planned: the later of now and its time. */
function ageAsPlanned(ledger: Ledger, now: number, company: Company) {
  return ageAt(ledger, Math.max(now, ledger.plannedAt ?? now), company);
}

export function judgeValidity(ledger: Ledger, event: DomainEvent, { company, now }: Circumstances): void {
  switch (event.type) {
    case 'ValidityAsked':
      demand(ageAsPlanned(ledger, now, company) === event.what, `asked for ${event.what} without need`);
      return demand(ledger.validity.asked !== event.what, `asked for ${event.what} twice`);
    case 'ApprovalReconfirmed':
      return demand(ageAsPlanned(ledger, now, company) === 'RECONFIRM', 'confirmed what cannot be');
    case 'ReviewRepeated':
      demand(event.review.signatures.length === 0, 'reviewed anew on old signatures');
      return demand(ageAsPlanned(ledger, now, company) === 'REREVIEW', 'reviewed anew without need');
    case 'Returned':
      return demand(
        ledger.status === 'IN_REVIEW' ||
          ledger.repost?.lost ||
          (ledger.status === 'RESCHEDULE_NEEDED' && hasOpenFinding(ledger, now)) ||
          ageAsPlanned(ledger, now, company) !== null,
        'returned after 签发 without need',
      );
    case 'RescheduleNeeded':
      return demand(event.why !== 'APPROVAL_OLD' || ageAt(ledger, now, company) !== null, 'kept back as too old');
    case 'PublishingStarted':
    case 'SendingBegan':
      return demand(ageAt(ledger, now, company) === null, `${event.type} on an approval that is too old`);
    default:
  }
}

const RENEWING: Command['type'][] = ['Reschedule', 'PublishNow', 'ConfirmAndPublish'];

/** 签发 alone renews nothing that all stages have to review anew. */
export function judgeRenewal(ledger: Ledger, event: DomainEvent, { command, company, now }: Circumstances): void {
  if (event.type !== 'SignOffReopened' || !RENEWING.includes(command.type)) return;
  demand(ageAt(ledger, now, company) !== 'REREVIEW', 'signed off anew where all stages have to');
}

export function enterValidity(ledger: Ledger, event: DomainEvent, at: number): void {
  if (ledger.validity.reviewNo !== ledger.reviewNo)
    ledger.validity = { reviewNo: ledger.reviewNo, asked: null, confirmed: null };
  if (event.type === 'ValidityAsked') ledger.validity.asked = event.what;
  if (event.type === 'Rescheduled') ledger.validity.asked = null;
  if (event.type !== 'ApprovalReconfirmed') return;
  ledger.validity.asked = null;
  ledger.validity.confirmed = { at, plannedAt: ledger.plannedAt! };
}

/** The contact gets a card for every question. */
export function demandValidityAsked(events: DomainEvent[], effects: Effect[]): void {
  for (const event of events) {
    if (event.type !== 'ValidityAsked') continue;
    const isAsked = effects.some((one) => one.kind === 'askValidity' && one.personId === 'editorA');
    demand(isAsked, 'an approval grew old and nobody of the office was asked');
  }
}

export function compareValidity(ledger: Ledger, { validity }: Submission): void {
  if (ledger.status === 'IN_REVIEW' || validity?.reviewNo !== ledger.reviewNo) return;
  demand(validity.asked === ledger.validity.asked, `the office is asked ${validity.asked}`);
}

/** Everything due has just been woken: no approval has grown old unnoticed. */
export function demandNoticed({ held, company, now }: Town): void {
  for (const { ledger } of held.values()) {
    if (!WAITING.includes(ledger.status) || ageAt(ledger, now, company) === null) continue;
    demand(ledger.validity.asked !== null, 'an approval grew old unnoticed');
  }
}

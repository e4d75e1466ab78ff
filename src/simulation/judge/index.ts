/**
 * The invariants of the product, as demands on what happens (`architecture.md` §2): which event may follow which, by whose hand, and on
 * whose signatures. Everything is told from the ledger.
 */
import type { DomainEvent } from '../../domain/events';
import type { Submission } from '../../domain/submission';
import type { Circumstances } from '../circumstances';
import type { Company } from '../company';
import { compareSealing, judgeSealing } from './archive';
import { judgeReassignment } from './reassignment';
import { judgeRemoval, judgeTakedownRequest, judgeWithdrawal, outOf } from './removal';
import { judgeEdit, judgeObjection } from './edit';
import { judgeFindings, judgeListedLater, judgeReason } from './findings';
import { judgeCorrection, compareCorrections } from './corrections';
import { judgeLinks } from './links';
import { judgePictures } from './pictures';
import { judgePosts } from './posts';
import { judgeWords } from './words';
import { isOfficeOrPublisher, judgeAdoption, judgeRaise, judgeRoute } from './replies';
import { HAND, PUBLICATION_BEFORE, WHEN } from './tables';
import { dutyOf, isComplete, isPosted, keeperIn, stageDue, type Ledger } from '../ledger';
import { isAsleep, judgeMove, judgeOffer, judgeQuestion, judgeResumption, judgeSlot } from './slots';
import { judgeReadBack } from './read-back';
import { judgeFinish, judgeSettlement } from './publishing';
import { compareRepost, judgeRepost } from './repost';
import { judgeSignature, type Signed } from './signatures';
import { compareValidity, judgeRenewal, judgeValidity } from './validity';
import { judgePause } from '../pausing';
import { demand } from '../violation';

/** May this happen now? The ledger is as it was before the event. */
export function judge(ledger: Ledger, event: DomainEvent, facts: Circumstances): void {
  const statuses = WHEN[event.type];
  demand(!statuses || statuses.includes(ledger.status), `${event.type} happened in ${ledger.status}`);
  judgeHand(ledger, event, facts);
  judgePause(ledger, event, facts);
  judgeValidity(ledger, event, facts);
  judgeRenewal(ledger, event, facts);
  judgeReadBack(ledger, event, facts);
  judgeRepost(ledger, event, facts);
  judgeWords(ledger, event, facts);
  judgeLinks(ledger, event, facts);
  judgeCorrection(ledger, event, facts);
  judgeListedLater(ledger, event, facts);
  if ('accountId' in event) {
    const status = ledger.publications.get(event.accountId);
    demand(
      status !== undefined && (PUBLICATION_BEFORE[event.type] ?? []).includes(status),
      `${event.type} of a publication that was ${status}`,
    );
  }
  if (event.type === 'Submitted' || event.type === 'VersionEdited') {
    judgeFindings(ledger, event, facts);
    judgePictures(event);
  }
  switch (event.type) {
    case 'DraftEdited':
      return judgeReason(event, facts);
    case 'DraftStarted':
      return event.kind === 'TAKEDOWN' ? undefined : judgeSubmitter(event, facts);
    case 'NatureRaised':
      return judgeRaise(ledger, event, facts);
    case 'WordingAdopted':
      return judgeAdoption(ledger, event, facts);
    case 'Submitted':
      return ledger.kind === 'TAKEDOWN' ? judgeTakedownRequest(ledger, event, facts) : judgeVersion(ledger, event);
    case 'Signed':
      return judgeSignature(ledger, event.signature, facts);
    case 'Reassigned':
      return judgeReassignment(ledger, event, facts);
    case 'HandedOver':
      return demand(event.from === keeperIn(ledger) && event.from !== event.to, 'handed over by who did not have it');
    case 'VersionEdited':
      return judgeEdit(ledger, event, facts);
    case 'EditObjected':
      return judgeObjection(ledger, facts);
    case 'StageOpened':
      return demand(
        stageDue(ledger, facts.company.organization)?.name === ledger.stages[event.index]?.name,
        `stage ${event.index} opened out of turn`,
      );
    case 'Withdrawn':
      return judgeWithdrawal(ledger, event, facts);
    case 'PublicationRemoved':
      return judgeRemoval(ledger, event, facts);
    case 'TakenDown':
      return demand(ledger.removed.size === outOf(ledger), 'taken down while still public');
    case 'Scheduled':
      return judgeSchedule(ledger, event, facts);
    case 'RescheduleNeeded':
      return judgeQuestion(ledger, event, facts);
    case 'Resumed':
      return judgeResumption(ledger, event, facts);
    case 'SlotContested':
      return judgeOffer(ledger, event.slots, facts);
    case 'Rescheduled':
      return judgeMove(ledger, event, facts);
    case 'PublishingStarted':
      return isPosted(ledger) ? judgeStart(ledger, facts) : undefined;
    case 'HandedToPublisher':
      return demand(
        ledger.kind === 'TAKEDOWN' ||
          ledger.kind === 'REPOST' ||
          ledger.publications.get(event.accountId) === 'WAITING',
        'given to the publisher while it is being sent',
      );
    case 'SendingBegan':
      return demand(
        ledger.kind !== 'TAKEDOWN' || ledger.evidence.has(event.accountId),
        'removed before it was recorded what was there',
      );
    case 'PublicationSettled':
      return judgeSettlement(ledger, event, facts);
    case 'PublishingFinished':
      return judgeFinish(ledger, event.status);
    case 'ArchiveCheckFailed':
    case 'Sealed':
      return judgeSealing(ledger, event);
    default:
  }
}

function judgeHand(ledger: Ledger, event: DomainEvent, { command, company }: Circumstances): void {
  const hand = HAND[event.type];
  const by = 'by' in command ? command.by : null;
  if (!hand || by === null) return demand(!hand, `${event.type} by nobody`);
  const { head, contacts, editors, publishers } = company.organization.office;
  const people = { submitter: [keeperIn(ledger)], office: [head, ...contacts, ...editors], publisher: publishers };
  demand(people[hand].includes(by), `${event.type} by ${by}, who is not the ${hand}`);
}

/** An officer submits; a head where there is none (§3.3 case 17). */
function judgeSubmitter(event: Extract<DomainEvent, { type: 'DraftStarted' }>, { company, now }: Circumstances): void {
  const { departmentId, submitterId } = event;
  // the office and publishers answer for any department
  if (!isPosted(event) && isOfficeOrPublisher(submitterId, company)) return;
  const department = company.organization.departments.find(({ id }) => id === departmentId);
  const submitter = department?.informationOfficer ?? department?.head;
  const covers = company.organization.delegations.some(
    ({ from, to, start, end }) =>
      from === department?.informationOfficer && to === submitterId && start <= now && now < end,
  );
  demand(submitter === submitterId || covers, `${submitterId} submits for ${departmentId}`);
}

function judgeVersion(ledger: Ledger, { version, review, no }: Extract<DomainEvent, { type: 'Submitted' }>): void {
  demand(ledger.no === null || ledger.no === no, `the number changed from ${ledger.no} to ${no}`);
  demand(version.no === (ledger.version?.no ?? 0) + 1, `version ${version.no} came after ${ledger.version?.no}`);
  demand(review.no === ledger.reviewNo + 1, `review ${review.no} came after ${ledger.reviewNo}`);
  demand(review.signatures.length === 0, 'a new version began with signatures');
  demand(version.edit === undefined, 'what was submitted calls itself an edit');
  judgePosts(version, ledger.kind);
  if (!isPosted(ledger)) judgeRoute(ledger, version, review);
}

function judgeSchedule(
  ledger: Ledger,
  { publications, plannedAt, displaces = [] }: Extract<DomainEvent, { type: 'Scheduled' }>,
  facts: Circumstances,
): void {
  const { company, now, events } = facts;
  const open = ledger.stages.find((stage) => !isComplete(ledger, stage, company.organization));
  demand(!open, `scheduled without ${open?.name}`);
  ledger.duties = new Map(ledger.stages.map((one) => [one.name, dutyOf(ledger, one, company.organization)]));
  const accounts = publications.map(({ accountId }) => accountId).toSorted();
  demand(accounts.join() === Object.keys(ledger.digests).toSorted().join(), 'scheduled for other accounts');
  if (ledger.kind === 'TAKEDOWN') return;
  if (!isPosted(ledger)) {
    const goesOn = events.some(({ type }) => type === 'PublishingStarted' || type === 'Held');
    return demand(goesOn && displaces.length === 0, 'signed by hand and left alone');
  }
  const late = ledger.plannedAt === null || ledger.plannedAt <= now;
  const asked = events.some(({ type }) => type === 'RescheduleNeeded' || type === 'Held');
  demand(asked || !late, 'signed after its time and not asked about');
  const why = events.find((event) => event.type === 'RescheduleNeeded')?.why;
  demand(why !== 'SIGNED_AFTER_PLANNED_TIME' || late, 'asked about without need');
  if (!asked) judgeSlot(ledger, plannedAt, displaces, facts);
}

function judgeStart(ledger: Ledger, { command, company, now }: Circumstances): void {
  const { plannedAt } = ledger;
  demand(plannedAt !== null && plannedAt <= now, 'publishing began before the planned time');
  const byClock = command.type === 'ReachPlannedTime';
  const byOffice = command.type === 'PublishNow' || command.type === 'ConfirmAndPublish';
  demand(byClock || byOffice, `${command.type} began publishing`);
  demand(!isAsleep(ledger, now, company), 'published in quiet hours');
  demand(!byClock || now - plannedAt <= company.policy.latePublishingMs, 'published late without asking');
  demand(!ledger.withdrawalAsked, 'published while its submitter wanted it back');
}

/** The core's state says what the ledger says. */
export function compare(ledger: Ledger, state: Submission, company: Company): void {
  demand(state.revision === ledger.events, `revision ${state.revision} after ${ledger.events} events`);
  demand(state.status === ledger.status, `${state.status} where the events say ${ledger.status}`);
  demand(state.no === ledger.no, `number ${state.no} where the events say ${ledger.no}`);
  demand(state.submitterId === ledger.submitterId, `${state.submitterId} submits, not ${ledger.submitterId}`);
  demand((state.keeperId ?? state.submitterId) === keeperIn(ledger), `not looked after by ${keeperIn(ledger)}`);
  compareSealing(ledger, state);
  compareValidity(ledger, state);
  compareRepost(ledger, state);
  compareCorrections(ledger, state);
  const version = state.versions.at(-1)?.no;
  for (const { accountId, status, version: of, removed } of state.publications) {
    const expected = ledger.publications.get(accountId);
    if (of !== version || !expected) continue;
    demand(status === expected, `${accountId} is ${status}, not ${expected}`);
    demand((removed !== undefined) === ledger.removed.has(accountId), `${accountId} is wrongly called removed or not`);
  }
  const review = state.reviews.at(-1);
  if (ledger.status !== 'IN_REVIEW' || !review) return;
  const open = review.stages[review.current]?.name;
  demand(open === stageDue(ledger, company.organization)?.name, `${open} is open out of turn`);
  const names = (list: Signed[]) => list.map((one) => `${one.stage}/${one.signer.id}/${one.at}`).join();
  demand(names(review.signatures) === names(ledger.standing), 'the signatures that stand are not those that count');
}

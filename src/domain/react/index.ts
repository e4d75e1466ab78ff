/** react(what happened, what is now true) → what to send, to whom, and what to wait for. Pure; `application/effects.ts` carries it out. */
import { isPost } from '../codes';
import type { Context } from '../context';
import { correctionNote } from '../post/correction';
import type { DomainEvent } from '../events';
import { OF_REVIEW, OF_STAGE, type Effect, type Notice } from '../effect';
import { tellArchive } from './archive';
import { toldOfEdit, toldOfObjection } from './edit';
import { removalEffects, withdrawalEffects } from './endings';
import { dutyOfficers, tellings } from '../time/reminding';
import { dutyQuestion, readersOnDuty } from './holiday';
import { closeFor, seatsEmpty, signedEffects } from './seats';
import { askReadBack, readBackEffects } from './read-back';
import { linkEffects } from './links';
import { makeWay } from './time-effect';
import { originalEffects } from './original';
import { movingEffects } from './time';
import { replyEffects } from './reply';
import { takedownEffects, takedownOver } from './takedown';
import { questionOver, validityEffects } from './validity';
import { peopleToAsk, sentBackBy } from '../signing/review';
import { currentPublications, keeperOf, openStage, type Submission } from '../submission';

export type { Effect, Notice } from '../effect';

/** @param submission as it is after everything that happened together */
export function react(event: DomainEvent, submission: Submission, context: Context): Effect[] {
  const ordinary =
    takedownEffects(event, submission, context) ??
    replyEffects(event, submission, context) ??
    endings(event, submission, context) ??
    reaction(event, submission, context);
  const corrects = event.type === 'PublishingFinished' && correctionNote(submission) !== null;
  const others: Effect[] = corrects ? [{ kind: 'followUp' }] : takedownOver(event, submission);
  return [...questionOver(event, submission), ...ordinary, ...linkEffects(event, submission, context), ...others];
}

/** How a post ends otherwise than by being published, or grows too old for it; null for any other event. */
function endings(event: DomainEvent, submission: Submission, context: Context): Effect[] | null {
  switch (event.type) {
    case 'WithdrawalAsked':
    case 'WithdrawalRefused':
    case 'Withdrawn':
    case 'Cancelled':
      return withdrawalEffects(event, submission, context);
    case 'PublicationRemoved':
      return removalEffects(event, submission, context);
    case 'ReadBackDone':
    case 'ReadBackReminded':
      return readBackEffects(event, submission, context);
    case 'ValidityAsked':
    case 'ApprovalReconfirmed':
      return validityEffects(event, submission, context.organization.office.contacts);
    case 'ReviewRepeated':
      return [...validityEffects(event, submission, []), ...ask(submission, context)];
    case 'Corrected':
      return [keeperOf(submission), ...context.organization.office.contacts].map((personId) => ({
        kind: 'tell',
        personId,
        notice: { kind: 'corrected', no: event.no, url: event.url },
      }));
    default:
      return null;
  }
}

function reaction(event: DomainEvent, submission: Submission, context: Context): Effect[] {
  const tellSubmitter = (notice: Notice): Effect => ({ kind: 'tell', personId: keeperOf(submission), notice });
  const { contacts, publishers } = context.organization.office;
  switch (event.type) {
    case 'Submitted':
      return [{ kind: 'closeCards', purposes: ['draft'] }, ...wake(submission), ...ask(submission, context)];
    case 'DraftDiscarded':
      return [{ kind: 'closeCards', purposes: ['draft'] }];
    case 'OriginalAsked':
    case 'OriginalLost':
      return originalEffects(event, submission, context);
    case 'StageOpened':
    case 'SignOffReopened':
      return [{ kind: 'closeCards', purposes: OF_STAGE }, ...ask(submission, context)];
    case 'Signed':
      return signedEffects(event, submission, context);
    case 'SignersChanged':
      return [closeFor(event.left), ...ask(submission, context, event.joined)];
    case 'Reassigned':
      return reassignedEffects(event, submission, context);
    case 'NatureRaised':
    case 'SentBackToOffice':
      return askedAnew(event, submission, context);
    case 'VersionEdited':
      return editEffects(event, submission, context);
    case 'EditObjected':
      return objectionEffects(event, submission, context);
    case 'Returned':
    case 'Rejected': {
      const kind = event.type === 'Returned' ? 'returned' : 'rejected';
      const { by, stage, reason } = event;
      // a repost may be given back while it is held for its original
      const held = submission.content.original?.repost ? (['held'] as const) : [];
      const purposes = [...OF_REVIEW, ...held, 'withdrawal' as const];
      return [{ kind: 'closeCards', purposes }, tellSubmitter({ kind, by, stage, reason })];
    }
    case 'HandedOver':
      // the list of what is handed over is told once, by whoever hands it over
      return [{ kind: 'closeCards', purposes: ['draft'] }];
    case 'OpinionAdded':
      return opinionEffects(event, submission, context);
    case 'Scheduled':
      return [
        { kind: 'closeCards', purposes: OF_REVIEW },
        ...wake(submission),
        ...makeWay(event.displaces, submission),
        // what is held at once is told so, with the reason
        ...(submission.status === 'HELD' ? [] : [tellSubmitter({ kind: 'signedOff' })]),
        ...askForDuty(submission, context),
      ];
    case 'PlannedTimePassed':
    case 'RescheduleNeeded':
    case 'SlotContested':
    case 'Held':
    case 'Resumed':
    case 'Rescheduled':
      return movingEffects(event, submission, contacts);
    case 'Reminded':
    case 'Escalated':
    case 'Nudged':
    case 'UrgencyChanged':
      return waitingEffects(event, submission, context);
    case 'PublishingStarted':
      return [
        { kind: 'closeCards', purposes: ['slot'] },
        ...currentPublications(submission)
          .filter((publication) => publication.status === 'WAITING')
          .map(({ accountId }): Effect => ({ kind: 'publish', accountId })),
      ];
    case 'PublicationRequeued':
      return [
        { kind: 'closeCards', purposes: ['trouble'], accountId: event.accountId },
        { kind: 'publish', accountId: event.accountId },
      ];
    case 'HandedToPublisher':
      return publishers.map((personId) => ({ kind: 'copyPack', personId, accountId: event.accountId }));
    case 'PublicationSettled':
      return settledEffects(event, submission, context);
    case 'ArchiveCheckFailed':
      return tellArchive(
        { kind: 'archiveCheckFailed', problems: event.problems },
        submission.archiveMenders ?? [],
        context,
      );
    case 'Sealed':
      return event.repaired ? tellArchive({ kind: 'sealedAtLast' }, event.menders ?? [], context) : [];
    case 'PublishingFinished':
      return event.status === 'PUBLISHED' ? [{ kind: 'seal' }] : [];
    default:
      return [];
  }
}

/** The same version goes through other stages than before: 退回核稿, or a reply that the office sees more in. */
function askedAnew(
  event: Extract<DomainEvent, { type: 'NatureRaised' | 'SentBackToOffice' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const { by, reason } = event;
  const notice: Notice =
    event.type === 'NatureRaised'
      ? { kind: 'natureRaised', by, reason }
      : { kind: 'sentBack', by, stage: event.stage, reason };
  const purposes = event.type === 'NatureRaised' ? OF_REVIEW : OF_STAGE;
  return [
    { kind: 'closeCards', purposes },
    { kind: 'tell', personId: keeperOf(submission), notice },
    ...ask(submission, context),
  ];
}

/** The old cards close; the receiver's new one says why it came. Whoever did not do it himself is told. */
function reassignedEffects(
  { by, from, to, stage, reason }: Extract<DomainEvent, { type: 'Reassigned' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const notice: Notice = { kind: 'reassigned', by, to, stage, reason };
  const told = from.filter((id) => id !== by && id !== submission.submitterId);
  return [
    { kind: 'closeCards', purposes: ['review'], personIds: [...from, to] },
    ...ask(submission, context, [to]),
    ...told.map((personId): Effect => ({ kind: 'tell', personId, notice })),
  ];
}

/** @param only asks just these of the people who may sign */
function ask(submission: Submission, context: Context, only?: string[]): Effect[] {
  const stage = openStage(submission);
  const review = submission.reviews.at(-1);
  if (!stage || !review) return [];
  const people = peopleToAsk(submission, context.organization, context.now);
  if (people.length === 0) {
    const waiting = seatsEmpty(submission, context);
    if (waiting.length > 0) return waiting;
    const notice: Notice = { kind: 'nobodyToAsk', stage: stage.title };
    return context.organization.office.contacts.map((personId) => ({ kind: 'tell', personId, notice }));
  }
  const { no: reviewNo, digest } = review;
  const cards = people
    .filter((personId) => !only || only.includes(personId))
    .map((personId): Effect => ({ kind: 'ask', personId, reviewNo, stage: stage.name, digest }));
  return [...cards, ...callDuty(submission, context)];
}

/** A stage waits: who is asked once more, and who is told that somebody is silent (§3.3 cases 4, 5). */
function waitingEffects(
  event: Extract<DomainEvent, { type: 'Reminded' | 'Escalated' | 'Nudged' | 'UrgencyChanged' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  if (event.type === 'UrgencyChanged') return callDuty(submission, context);
  if (event.type === 'Nudged') {
    const notice: Notice = { kind: 'nudged', by: event.by, stage: event.stage };
    return event.people.map((personId) => ({ kind: 'tell', personId, notice }));
  }
  return tellings(event, submission, context).map(({ personId, stage, reminder, at }): Effect =>
    at === null ? { kind: 'tell', personId, notice: { stage, ...reminder } } : { kind: 'gather', personId, at },
  );
}

/** An emergency at night: whoever is on duty calls the people who are asked (§3.3 case 4). */
function callDuty(submission: Submission, context: Context): Effect[] {
  const stage = openStage(submission);
  const people = peopleToAsk(submission, context.organization, context.now);
  if (!stage || people.length === 0) return [];
  const notice: Notice = { kind: 'dutyCall', stage: stage.name, people };
  return dutyOfficers(submission, context).map((personId) => ({ kind: 'tell', personId, notice }));
}

/** The submitter reads every opinion; what somebody adds after 退回核稿 is meant for whoever holds it there. */
function opinionEffects(
  { by, stage, text }: Extract<DomainEvent, { type: 'OpinionAdded' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const isForOffice = sentBackBy(submission)?.signer.id === by;
  const office = isForOffice ? peopleToAsk(submission, context.organization, context.now) : [];
  const readers = [...new Set([keeperOf(submission), ...office])];
  return readers.map((personId) => ({ kind: 'tell', personId, notice: { kind: 'opinion', by, stage, text } }));
}

/** Who signed is told, the head with 有异议; the stage that must be signed is asked. */
function editEffects(
  event: Extract<DomainEvent, { type: 'VersionEdited' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const { by, version } = event;
  const told = toldOfEdit(event, submission, context).map(({ personId, since, stands, mayObject }): Effect =>
    mayObject
      ? { kind: 'offerObjection', personId, since, digest: version.digest }
      : { kind: 'tell', personId, notice: { kind: 'edited', by, version: version.no, since, stands } },
  );
  return [{ kind: 'closeCards', purposes: OF_REVIEW }, ...told, ...ask(submission, context)];
}

function objectionEffects(
  event: Extract<DomainEvent, { type: 'EditObjected' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const notice: Notice = { kind: 'objected', by: event.by, reason: event.reason };
  const told = toldOfObjection(event, submission, context).map((personId): Effect => ({
    kind: 'tell',
    personId,
    notice,
  }));
  return [{ kind: 'closeCards', purposes: [...OF_STAGE, 'objection'] }, ...told, ...ask(submission, context)];
}

/** What is no post is planned for no time. */
function wake(submission: Submission): Effect[] {
  return isPost(submission) ? [{ kind: 'wakeAt', at: submission.request.plannedAt! }] : [];
}

function askForDuty(submission: Submission, context: Context): Effect[] {
  const notice = dutyQuestion(submission, context);
  return notice ? context.organization.office.contacts.map((personId) => ({ kind: 'tell', personId, notice })) : [];
}

function settledEffects(
  event: Extract<DomainEvent, { type: 'PublicationSettled' }>,
  submission: Submission,
  context: Context,
): Effect[] {
  const { publishers } = context.organization.office;
  const { accountId } = event;
  const close: Effect = { kind: 'closeCards', purposes: ['trouble', 'copyPack'], accountId };
  if (event.status === 'PUBLISHED') {
    const notice: Notice = { kind: 'published', accountId, url: event.url, publishedAt: event.publishedAt ?? 0 };
    const onDuty = readersOnDuty(event.publishedAt ?? context.now, context);
    const people = [...new Set([keeperOf(submission), ...publishers, ...onDuty])];
    const told = people.map((personId): Effect => ({ kind: 'tell', personId, notice }));
    return [close, ...told, ...askReadBack(accountId, submission, context)];
  }
  if (event.status === 'ABANDONED') return [close];
  const note = event.note ?? '';
  const failed: Effect[] =
    event.status === 'FAILED'
      ? [{ kind: 'tell', personId: keeperOf(submission), notice: { kind: 'publishFailed', accountId, note } }]
      : [];
  return [...failed, ...publishers.map((personId): Effect => ({ kind: 'trouble', personId, accountId }))];
}

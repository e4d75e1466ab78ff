/** From the first word to 提交 (第七、十、十一、十二条). */
import { leadTime } from '../time/calendar';
import type { DraftPatch } from '../content';
import { isPost } from '../codes';
import type { Command } from '../commands';
import { answeringSigners, findingsOf, summaryOf, unanswered, wordsOf } from '../findings';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { postOf } from '../post/kinds';
import { missingOf } from '../missing';
import { findDepartment, findPerson, officerOfHead } from '../people';
import { stagesFor } from '../post/reply';
import { answererOf } from '../rules';
import { beginning } from './beginning';
import { unsignableStage } from '../signing/seating';
import { picturesInVersions, type Finding, type Review, type Submission, type SubmittedAs } from '../submission';
import { makeVersion } from '../post/version';
import { askingForOriginal, waitingForOriginal } from './originals';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function startDraft(submission: Submission | null, command: Of<'StartDraft'>, context: Context): Decided {
  if (submission) return refuse({ code: 'NOT_A_DRAFT' });
  const { department, patch, asksUrgency } = beginning(command, context);
  if (!department) {
    return refuse({ code: 'NOT_INFORMATION_OFFICER', officer: officerOfHead(context.organization, command.by) });
  }
  const begun: DomainEvent[] = [
    {
      type: 'DraftStarted',
      submissionId: command.submissionId,
      kind: command.kind,
      departmentId: department.id,
      submitterId: command.by,
      policyVersion: context.policy.version,
      ...(asksUrgency && { asksUrgency }),
    },
    { type: 'DraftEdited', patch },
    ...command.pictures.map((picture) => ({ type: 'PictureAdded' as const, picture })),
  ];
  return askingForOriginal(null, begun, context);
}

/** Drafts and returned submissions belong to their submitter and are the only ones whose text may change. */
function refusalToWrite(submission: Submission, by: string): Decided | null {
  if (submission.submitterId !== by) return refuse({ code: 'NOT_YOURS' });
  if (submission.status !== 'DRAFT' && submission.status !== 'RETURNED') return refuse({ code: 'NOT_A_DRAFT' });
  return null;
}

export function editDraft(submission: Submission, command: Of<'EditDraft'>, context: Context): Decided {
  const patch = isPost(submission) ? command.patch : withoutTime(command.patch);
  return (
    refusalToWrite(submission, command.by) ?? askingForOriginal(submission, [{ type: 'DraftEdited', patch }], context)
  );
}

/** What is no post is done when it is signed; it is planned for no time. */
function withoutTime(patch: DraftPatch): DraftPatch {
  const { plannedAt: _time, ...request } = patch.request ?? {};
  return patch.request ? { ...patch, request } : patch;
}

export function addPicture(submission: Submission, command: Of<'AddPicture'>): Decided {
  const refused = refusalToWrite(submission, command.by);
  if (refused) return submission.submitterId === command.by ? refuse({ code: 'PICTURES_FROZEN' }) : refused;
  const known = submission.content.pictures.some((picture) => picture.messageId === command.picture.messageId);
  return known ? nothing : happened({ type: 'PictureAdded', picture: command.picture });
}

export function clearPictures(submission: Submission, command: Of<'ClearPictures'>): Decided {
  return refusalToWrite(submission, command.by) ?? happened({ type: 'PicturesCleared' });
}

/** C-01: pictures that came with a marked message leave the draft; those that were handed in are part of the record. */
export function dropPictures(submission: Submission, command: Of<'DropPictures'>): Decided {
  const refused = refusalToWrite(submission, command.by);
  if (refused) return refused;
  const handedIn = picturesInVersions(submission);
  const messageIds = submission.content.pictures
    .map(({ messageId }) => messageId)
    .filter((id) => command.messageIds.includes(id) && !handedIn.has(id));
  return messageIds.length === 0 ? nothing : happened({ type: 'PicturesDropped', messageIds });
}

export function discardDraft(submission: Submission, command: Of<'DiscardDraft'>): Decided {
  if (submission.submitterId !== command.by) return refuse({ code: 'NOT_YOURS' });
  // a returned submission has signatures behind it: it is withdrawn, with a reason
  if (submission.status !== 'DRAFT') return refuse({ code: 'NOT_A_DRAFT' });
  return happened({ type: 'DraftDiscarded' });
}

/** What the rules say of a draft as it stands: also shown while it is being written. */
export function draftFindings(submission: Submission, context: Context): Finding[] {
  const { kind, content, request } = submission;
  const wanted = new Set(content.accountIds ?? []);
  const posts = context.accounts
    .filter((account) => wanted.has(account.id))
    .map((account) => postOf(content, account, { kind, code: context.freshCode, publicUrl: context.publicUrl }));
  const lead = previewLeadTime(submission, context);
  const version = submission.versions.length + 1;
  return findingsOf(submission, { content, request, posts, lead, version }, context);
}

/** The lead time if it were submitted now (a returned submission keeps its first time, §2.6); null without a planned time. */
export function previewLeadTime(submission: Submission, context: Context) {
  const { urgency, plannedAt } = submission.request;
  if (plannedAt === null || !isPost(submission)) return null;
  const submittedAt = submission.submittedAt ?? context.now;
  return leadTime(context.policy, context.calendar, { urgency, plannedAt, submittedAt });
}

/**
 * 提交: complete, nothing blocked, all announced pictures there, every stage signable → a version and its review. While pictures are
 * missing it is remembered and happens by itself when they have come.
 */
export function submit(submission: Submission, command: Of<'Submit'>, context: Context): Decided {
  const refused = refusalToWrite(submission, command.by ?? submission.submitterId);
  if (refused) return refused;
  if (command.by === null && !submission.submitWhenComplete) return nothing;
  const lead = previewLeadTime(submission, context);
  const missing = missingOf(submission, lead);
  if (!missing.includes('channels') && namesUnknownAccount(submission, context)) missing.push('channels');
  if (missing.length > 0) return refuse({ code: 'MISSING', fields: missing });
  const plannedAt = submission.request.plannedAt as number;
  if (isPost(submission) && plannedAt <= context.now) return refuse({ code: 'PLANNED_TIME_PAST', plannedAt });
  const findings = draftFindings(submission, context);
  const blocks = findings.filter((finding) => finding.effect === 'BLOCK');
  if (blocks.length > 0) {
    return refuse({ code: 'BLOCKED', rules: blocks.map(summaryOf) });
  }
  const open = unanswered(findings, signersOf(submission, context));
  if (open.length > 0) return refuse({ code: 'UNANSWERED', findings: open.map(summaryOf) });
  const unsent = refusalOfPictures(submission, command) ?? waitingForOriginal(submission, context.now);
  if (unsent) return unsent;
  const stuck = unsignableStage(stagesFor(context.policy, submission), submission, context.organization, context.now);
  if (stuck) return refuse({ code: 'NOBODY_CAN_SIGN', stageTitle: stuck.title });
  return happened(submitted(submission, context, findings));
}

/** Whom its route comes past who answer what is theirs by signing. */
function signersOf(submission: Submission, { policy }: Context) {
  return answeringSigners(stagesFor(policy, submission));
}

/**
 * 理由 for what the rules ask to be confirmed. It answers the findings that are open now, and only those: another word that is found later
 * is asked about again.
 */
export function answerFindings(submission: Submission, command: Of<'AnswerFindings'>, context: Context): Decided {
  const refused = refusalToWrite(submission, command.by);
  if (refused) return refused;
  const reason = command.reason.trim();
  if (reason === '') return refuse({ code: 'REASON_NEEDED' });
  const open = unanswered(draftFindings(submission, context), signersOf(submission, context));
  const meant = open.filter(({ rule }) => command.rules === null || command.rules.includes(rule));
  if (meant.length === 0) return refuse({ code: 'NOTHING_TO_ANSWER', open: open.map(({ rule }) => rule) });
  const given = meant.map((finding) => ({
    rule: finding.rule,
    finding: wordsOf(finding),
    reason,
    by: command.by,
    at: context.now,
  }));
  const answers = [...(submission.request.answers ?? []), ...given];
  // the line 理由 is the answer of those rules for good, also when their words change with the hour
  const takesLine = !submission.request.reason?.trim() && meant.some(({ rule }) => answererOf(rule) === 'REASON');
  return happened({ type: 'DraftEdited', patch: { request: { answers, ...(takesLine && { reason }) } } });
}

/** The registry may have changed since the draft was written; a post must not silently lose an account. */
function namesUnknownAccount({ content }: Submission, { accounts }: Context): boolean {
  return (content.accountIds ?? []).some((id) => !accounts.some((account) => account.id === id));
}

function refusalOfPictures(submission: Submission, command: Of<'Submit'>): Decided | null {
  const received = submission.content.pictures.length;
  const declared = submission.content.declaredPictures ?? received + command.onTheWay;
  if (received > declared) return refuse({ code: 'TOO_MANY_PICTURES', declared, received });
  if (received === declared) return null;
  return submission.submitWhenComplete ? nothing : happened({ type: 'SubmitAsked' });
}

function submitted(submission: Submission, context: Context, findings: Finding[]) {
  const lead = previewLeadTime(submission, context);
  const version = makeVersion(submission.content, context.accounts, {
    no: submission.versions.length + 1,
    authorId: submission.submitterId,
    madeAt: context.now,
    code: context.freshCode,
    publicUrl: context.publicUrl,
    kind: submission.kind,
  });
  const review: Review = {
    no: submission.reviews.length + 1,
    version: version.no,
    digest: version.digest,
    stages: stagesFor(context.policy, submission),
    current: 0,
    openedAt: context.now,
    signatures: [],
    outcome: 'OPEN',
  };
  return {
    type: 'Submitted' as const,
    // the first 提交 gets its number in the same transaction, see application/handle
    no: submission.no ?? '',
    version,
    review,
    leadTime: lead,
    findings,
    as: submittedAs(submission, context),
  };
}

function submittedAs({ submitterId, departmentId }: Submission, { organization }: Context): SubmittedAs {
  const { name, title } = findPerson(organization, submitterId) ?? { name: submitterId, title: '' };
  return { name, title, department: findDepartment(organization, departmentId)?.name ?? departmentId };
}

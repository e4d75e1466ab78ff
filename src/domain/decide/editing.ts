/**
 * Edits of what is under review (`domain.md` §3.3 cases 6, 8, 10, 33): a new version by its editor, in a review that keeps the signatures
 * the edit does not touch.
 */
import { mayBeMinor, carriedOver, weigh, type EditStep } from '../edit/edit';
import { mayObject } from '../signing/carried';
import type { Command, ProposedEdit, Refusal } from '../commands';
import type { Content } from '../content';
import { happened, refuse, type Context, type Decided } from '../context';
import { canonicalJson } from '../digest';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { answeringSigners, findingsOf, summaryOf, unanswered } from '../findings';
import { withPatch } from '../patch';
import { missingOf } from '../missing';
import { capacitiesOf, officePeople } from '../people';
import { isOfficeStage, nextStage, reopened, rightToSign } from '../signing/review';
import type { Signature } from '../signing/signature';
import { currentReview, currentVersion, openStage, type Finding, type Review, type Submission } from '../submission';
import { makeVersion, type Version } from '../post/version';
import { refusalOfSight } from './reviewing';
import { schedule } from './scheduling';
import { signedEvent } from './signing';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;
type Edited = Extract<DomainEvent, { type: 'VersionEdited' }>;

/** 改 by the office: at 核稿, or later, when it voids what was signed since. */
export function editAtReview(submission: Submission, command: Of<'EditAtReview'>, context: Context): Decided {
  const refusal = refusalToEdit(submission, command, context);
  if (refusal) return refuse(refusal);
  const made = editedVersion(submission, command, context, { by: 'OFFICE', stage: null });
  if ('refusal' in made) return made;
  return happened(opened(submission, made, context));
}

/** 修改后签发: the executive is author and signer of the new version; what his change does not touch stays signed. */
export function signOffWithEdit(submission: Submission, command: Of<'SignOffWithEdit'>, context: Context): Decided {
  const stale = refusalOfSight(submission, command, context);
  if (stale) return refuse(stale);
  const stage = openStage(submission)!;
  const right = rightToSign(submission, context.organization, command.by, context.now);
  if ('refusal' in right) return refuse(right.refusal);
  const choice = stage.choices.find(({ act }) => act === 'APPROVE_WITH_EDIT');
  if (!choice) return refuse({ code: 'UNKNOWN_CHOICE' });
  const { content } = command.change.patch;
  // who else must sign another category or channel was decided by those before him: that is a return
  if (content?.category !== undefined || content?.accountIds !== undefined)
    return refuse({ code: 'NOT_TO_EDIT', why: 'scope' });
  const made = editedVersion(submission, command, context, { by: 'SIGN_OFF', stage: stage.name });
  if ('refusal' in made) return made;
  const when = { at: context.now, actor: command.by };
  const shown = evolveAll(submission, [made], when);
  const tap = { by: command.by, proof: command.proof, reason: null };
  const signed = signedEvent(shown, tap, context, { review: made.review, stage, choice, right });
  const edited = opened(evolveAll(shown, [signed], when), made, context);
  const after = evolveAll(submission, [edited, signed], when);
  const open = nextStage(after, context.organization, 0) !== null;
  return happened(edited, signed, ...(open ? [] : schedule(after, context)));
}

/** 反对: a small change was made after the head signed, and he does not agree; he is asked anew, and may return it. */
export function objectToEdit(submission: Submission, command: Of<'ObjectToEdit'>, context: Context): Decided {
  const version = currentVersion(submission);
  if (!openStage(submission) || !version) return refuse({ code: 'NOT_IN_REVIEW' });
  if (!mayObject(submission, context.organization, command.by)) return refuse({ code: 'NOTHING_TO_OBJECT_TO' });
  if (version.digest !== command.digest) return refuse({ code: 'STALE_CARD' });
  const index = currentReview(submission)!.stages.findIndex(({ role }) => role === 'deptHead');
  const review = reopened(submission, index, context.now);
  return happened({ type: 'EditObjected', by: command.by, version: version.no, reason: command.reason, review });
}

/** Who may edit, and when; before 核稿 the text is not the office's yet (R6.1), and what is being sent is nobody's any more. */
export function refusalToEdit(
  submission: Submission,
  { by, seen }: Pick<Of<'EditAtReview'>, 'by' | 'seen'>,
  context: Context,
): Refusal | null {
  const { organization, now } = context;
  if (submission.submitterId === by) return { code: 'NOT_TO_EDIT', why: 'submitter' };
  const office = officePeople(organization);
  const isOffice = capacitiesOf(organization, by, now).some((id) => office.includes(id));
  if (!isOffice) {
    return organization.office.publishers.includes(by)
      ? { code: 'NOT_TO_EDIT', why: 'publisher' }
      : { code: 'NOT_ENTITLED', right: 'office' };
  }
  const review = currentReview(submission);
  if (!review || !['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED'].includes(submission.status))
    return { code: 'CANNOT_EDIT_NOW', status: submission.status };
  if (submission.withdrawal) return { code: 'NOT_TO_EDIT', why: 'withdrawal' };
  // an edit that the head is to sign again may be mended before he does
  const isOurs = review.current >= review.stages.findIndex(isOfficeStage) || currentVersion(submission)!.edit;
  if (!isOurs) return { code: 'NOT_TO_EDIT', why: 'beforeOffice' };
  const isFresh =
    review.no === seen.reviewNo && review.digest === seen.digest && (openStage(submission)?.name ?? '') === seen.stage;
  return isFresh ? null : { code: 'STALE_CARD' };
}

/** The content an edit would make. Pictures that are replaced bring their own notes, or none. */
export function proposedContent(submission: Submission, { patch, pictures }: ProposedEdit): Content {
  const { content } = withPatch({ ...submission, content: currentVersion(submission)!.content }, patch);
  if (!pictures) return content;
  const pictureNotes = patch.content?.pictureNotes ?? [];
  return { ...content, pictures, declaredPictures: pictures.length, pictureNotes };
}

/** How much an edit changes, against the text as it is and as those signed it whose signatures would go on: small steps add up. */
export function impactOf(
  submission: Submission,
  change: ProposedEdit,
  context: Pick<Context, 'organization'>,
  who: Pick<EditStep, 'by' | 'stage'>,
): Pick<EditStep, 'impact' | 'weights' | 'characters'> {
  const after = proposedContent(submission, change);
  const now = weigh(currentVersion(submission)!.content, after, context.organization);
  const stages = carriedOver(currentReview(submission)!.stages, { ...who, impact: 'MINOR' });
  const signed = new Set(keptOf(submission, stages).map(({ version }) => version));
  const sinceSigned = submission.versions
    .filter(({ no }) => signed.has(no))
    .map(({ content }) => weigh(content, after, context.organization));
  const isMinor = change.minor && [now, ...sinceSigned].every(mayBeMinor);
  return { impact: isMinor ? 'MINOR' : 'SUBSTANTIVE', ...now };
}

/** Approvals of the newest review in these stages. */
function keptOf(submission: Submission, stages: string[]): Signature[] {
  return currentReview(submission)!.signatures.filter(
    ({ stage, decision }) => stages.includes(stage) && (decision === 'APPROVE' || decision === 'APPROVE_WITH_EDIT'),
  );
}

/** The new version in its review, not yet opened at its stage; or what is wrong with it, as at 提交. */
function editedVersion(
  submission: Submission,
  { by, change, proof }: Of<'EditAtReview'> | Of<'SignOffWithEdit'>,
  context: Context,
  who: Pick<EditStep, 'by' | 'stage'>,
): Edited | { refusal: Refusal } {
  const wrong = (refusal: Refusal) => ({ refusal });
  const before = currentVersion(submission)!;
  if (submission.kind === 'TAKEDOWN') return wrong({ code: 'NOT_TO_EDIT', why: 'takedown' });
  if (submission.kind === 'PROFILE_CHANGE') return wrong({ code: 'NOT_TO_EDIT', why: 'profile' });
  if (Object.values(change.patch.request ?? {}).some((value) => value !== undefined))
    return wrong({ code: 'NOT_TO_EDIT', why: 'request' });
  const content = proposedContent(submission, change);
  if (canonicalJson(content) === canonicalJson(before.content)) return wrong({ code: 'EDIT_CHANGES_NOTHING' });
  const missing = missingOf({ ...submission, content }, submission.leadTime);
  const unknown = (content.accountIds ?? []).some((id) => !context.accounts.some((account) => account.id === id));
  if (unknown && !missing.includes('channels')) missing.push('channels');
  if (missing.length > 0) return wrong({ code: 'MISSING', fields: missing });
  const version = makeVersion(content, context.accounts, {
    no: before.no + 1,
    authorId: by,
    madeAt: context.now,
    code: context.freshCode,
    publicUrl: context.publicUrl,
    kind: submission.kind,
  });
  const findings = findingsOfEdit(submission, version, { by, reason: change.reason }, context);
  const blocks = findings.filter(({ effect }) => effect === 'BLOCK');
  if (blocks.length > 0) return wrong({ code: 'BLOCKED', rules: blocks.map(summaryOf) });
  const { stages } = currentReview(submission)!;
  const open = unanswered(findings, answeringSigners(stages));
  if (open.length > 0) return wrong({ code: 'UNANSWERED', findings: open.map(summaryOf) });
  const edit = stepOf(submission, version, context, { ...who, change });
  const review = currentReview(submission)!;
  return {
    type: 'VersionEdited',
    by,
    stage: openStage(submission)?.name ?? '',
    version: { ...version, edit },
    review: {
      no: review.no + 1,
      version: version.no,
      digest: version.digest,
      stages: review.stages,
      current: 0,
      openedAt: context.now,
      signatures: keptOf(submission, edit.carried),
      outcome: 'OPEN',
    },
    findings,
    proof,
  };
}

function stepOf(
  submission: Submission,
  after: Version,
  context: Context,
  { change, ...who }: Pick<EditStep, 'by' | 'stage'> & { change: ProposedEdit },
): EditStep {
  const before = currentVersion(submission)!;
  const weighed = impactOf(submission, change, context, who);
  const { stages } = currentReview(submission)!;
  const carried = carriedOver(stages, { ...who, ...weighed });
  const digestBefore = (accountId: string) => before.posts.find((post) => post.accountId === accountId)?.digest ?? null;
  return {
    ...who,
    ...weighed,
    claimedMinor: change.minor,
    from: { version: before.no, digest: before.digest },
    to: after.digest,
    accounts: Object.fromEntries(
      after.posts.map(({ accountId, digest }) => [accountId, { from: digestBefore(accountId), to: digest }]),
    ),
    carried,
    void: stages.map(({ name }) => name).filter((name) => !carried.includes(name)),
  };
}

/** What the rules say of the new version; what they ask to be confirmed has the editor's reason, when there is one. */
function findingsOfEdit(
  submission: Submission,
  version: Version,
  editor: { by: string; reason?: string },
  context: Context,
): Finding[] {
  const { request, leadTime: lead } = submission;
  const looked = { content: version.content, request, posts: version.posts, lead, version: version.no };
  const reason = editor.reason?.trim();
  return findingsOf(submission, looked, context).map((finding) =>
    reason && finding.effect === 'CONFIRM' && finding.answer === null
      ? { ...finding, answer: { by: editor.by, at: context.now, text: reason } }
      : finding,
  );
}

/** The event with its review open at the first stage that lacks a signature. @param submission as the signatures are then */
function opened(submission: Submission, edited: Edited, { organization }: Context): Edited {
  const isMade = currentReview(submission)!.no === edited.review.no;
  const after = isMade ? submission : evolveAll(submission, [edited], { at: edited.review.openedAt, actor: edited.by });
  const last = edited.review.stages.length - 1;
  const current = nextStage(after, organization, 0) ?? last;
  const review: Review = { ...edited.review, current };
  return { ...edited, review };
}

/** The four stages: approve, return, reject; opinions; what the office determines at 核稿 (第六、八、十、十二条). */
import { isPost, isReasonCode } from '../codes';
import { URGENCIES } from '../codes';
import type { Command, Refusal } from '../commands';
import { happened, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { nameOf, officePeople } from '../people';
import { reassessed } from '../edit/reassess';
import { isOfficeStage, isStageComplete, reopened, rightToSign, signaturesOf } from '../signing/review';
import type { Signature } from '../signing/signature';
import { answererOf, type AnsweringSigner } from '../rules';
import { answeringSigners } from '../findings';
import { currentReview, currentVersion, openStage, type Review, type Submission } from '../submission';
import { afterStage } from './scheduling';
import { signedEvent, type Act } from './signing';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function decideStage(submission: Submission, command: Of<'Decide'>, context: Context): Decided {
  const stale = refusalOfSight(submission, command, context);
  if (stale) return refuse(stale);
  const review = currentReview(submission)!;
  const stage = openStage(submission)!;
  const right = rightToSign(submission, context.organization, command.by, context.now);
  if ('refusal' in right) return refuse(right.refusal);
  const choice = stage.choices.find((one) => one.key === command.choice);
  if (!choice) return refuse({ code: 'UNKNOWN_CHOICE' });
  if (choice.act === 'APPROVE_WITH_EDIT') return refuse({ code: 'EDIT_EXPECTED' });
  if (choice.act === 'APPROVE') return approve(submission, command, context, { review, stage, choice, right });
  if (!command.reason?.text.trim()) return refuse({ code: 'REASON_NEEDED' });
  const { code, text } = command.reason;
  // never to be published is said with one of the reasons that are counted (第十六条; §3.3 case 26)
  if (choice.act === 'REJECT' && !isReasonCode(code)) return refuse({ code: 'REASON_CODE_NEEDED' });
  const signed = signedEvent(submission, command, context, { review, stage, choice, right });
  const facts = { by: command.by, stage: stage.name, reason: text, code };
  if (choice.act === 'REJECT') return happened(signed, { type: 'Rejected', ...facts });
  const office = command.toOffice && stage.mayReturnToOffice ? officeBefore(review) : -1;
  if (office < 0) return happened(signed, { type: 'Returned', ...facts });
  return happened(signed, { type: 'SentBackToOffice', ...facts, review: reopened(submission, office, context.now) });
}

/** Is what the signer saw still what is asked? Otherwise the truth, as a refusal. */
export function refusalOfSight(
  submission: Submission,
  command: Pick<Of<'Decide'>, 'seen' | 'by'>,
  context: Context,
): Refusal | null {
  const { seen } = command;
  const review = submission.reviews.find((one) => one.no === seen.reviewNo);
  if (!review) return { code: 'STALE_CARD' };
  const current = currentReview(submission) === review;
  const open = current ? openStage(submission) : null;
  const before = signaturesOf(review, seen.stage);
  const own = before.find((signature) => signature.signer.id === command.by);
  if (own) return alreadyDecided(own, true);
  // 会签 goes on, but not with whoever has been signed for and holds nobody else's right
  const onBehalf = before.find((signature) => signature.onBehalfOf?.id === command.by);
  if (onBehalf && 'refusal' in rightToSign(submission, context.organization, command.by, context.now))
    return alreadyDecided(onBehalf, false);
  if (open?.name === seen.stage && review.digest === seen.digest) return null;
  const other = before.at(-1);
  if (other) return alreadyDecided(other, false);
  if (current && !open) return { code: 'NOT_IN_REVIEW' };
  return { code: 'STALE_CARD' };

  function alreadyDecided(signature: Signature, isOwn: boolean): Refusal {
    const by = isOwn ? signature.signer.name : nameOf(context.organization, signature.signer.id);
    return {
      code: 'ALREADY_DECIDED',
      by,
      at: signature.at,
      choice: signature.choice,
      stage: signature.stageTitle,
      own: isOwn,
    };
  }
}

function approve(submission: Submission, command: Of<'Decide'>, context: Context, act: Act): Decided {
  const { stage } = act;
  const atOffice = isOfficeStage(stage);
  if (atOffice && isPost(submission) && submission.content.category === 5 && !submission.determination)
    return refuse({ code: 'NEEDS_DETERMINATION' });
  const events: DomainEvent[] = [signedEvent(submission, command, context, act)];
  // approving a late item at 核稿 is its acceptance (受理, R12.6)
  if (atOffice) events.push(...acceptances(submission, command.by));
  // what is left to a signer is confirmed by signing (C-02, F-20)
  for (const signer of answeringSigners([stage])) events.push(...clearances(submission, command.by, signer));
  const after = evolveAll(submission, events, { at: context.now, actor: command.by });
  if (!isStageComplete(after, context.organization, stage)) return happened(...events);
  return happened(...events, ...afterStage(after, context));
}

function acceptances(submission: Submission, by: string): DomainEvent[] {
  const version = currentVersion(submission)!.no;
  return submission.findings
    .filter((finding) => finding.version === version && (finding.rule === 'F-04' || finding.rule === 'F-05'))
    .map((finding) => ({
      type: 'FindingAnswered',
      rule: finding.rule,
      version,
      by,
      text: `办公室受理：${submission.request.reason ?? ''}`,
    }));
}

const CLEARED: Record<AnsweringSigner, string> = { SECRECY: '保密审核确认', OFFICE: '公司办公室核稿确认' };

function clearances(submission: Submission, by: string, signer: AnsweringSigner): DomainEvent[] {
  const version = currentVersion(submission)!.no;
  const open = submission.findings.filter(
    (one) =>
      one.version === version && one.effect === 'CONFIRM' && one.answer === null && answererOf(one.rule) === signer,
  );
  return [...new Set(open.map(({ rule }) => rule))].map((rule) => ({
    type: 'FindingAnswered',
    rule,
    version,
    by,
    text: CLEARED[signer],
  }));
}

function officeBefore(review: Review): number {
  return review.stages.findIndex((stage, index) => index < review.current && isOfficeStage(stage));
}

/** An opinion after the decision is a record of its own that names the signature; it changes nothing else. */
export function addOpinion(submission: Submission, command: Of<'AddOpinion'>): Decided {
  const review = submission.reviews.find((one) => one.no === command.reviewNo);
  const signed = review?.signatures.some((s) => s.stage === command.stage && s.signer.id === command.by);
  if (!signed) return refuse({ code: 'NOT_A_SIGNER', stage: command.stage });
  return happened({ type: 'OpinionAdded', by: command.by, stage: command.stage, text: command.text });
}

/** 认定 of category 5 by the office, before 核稿 ends (第十条5). */
export function determineCategory(submission: Submission, command: Of<'DetermineCategory'>, context: Context): Decided {
  const refused = refusalBeforeOfficeEnds(submission, command.by, context);
  if (refused) return refuse(refused);
  const { category } = currentVersion(submission)!.content;
  if (category !== 5) return refuse({ code: 'NOT_TO_BE_DETERMINED', category: category! });
  return happened({ type: 'CategoryDetermined', by: command.by, reason: command.reason });
}

/** 改级 by the office, before 核稿 ends; lead time and its findings follow the new class (§1.2). */
export function changeUrgency(submission: Submission, command: Of<'ChangeUrgency'>, context: Context): Decided {
  const refused = refusalBeforeOfficeEnds(submission, command.by, context);
  if (refused) return refuse(refused);
  if (!isPost(submission)) return refuse({ code: 'NOT_A_POST', kind: submission.kind });
  const { urgency } = command;
  const { urgency: before, reason: given } = submission.request;
  if (before === urgency) return refuse({ code: 'SAME_CLASS' });
  const reason = command.reason?.trim();
  const isHigher = URGENCIES.indexOf(urgency) > URGENCIES.indexOf(before);
  if (isHigher && !reason) return refuse({ code: 'URGENCY_REASON_NEEDED', urgency });
  const { now } = context;
  const own = given ? { by: submission.submitterId, at: submission.submittedAt!, text: given } : null;
  const answer = reason ? { by: command.by, at: now, text: reason } : own;
  const after = reassessed(submission, { ...submission.request, urgency, reason: reason ?? given }, context, answer);
  const why = reason ? { reason } : {};
  return happened({ type: 'UrgencyChanged', by: command.by, urgency, ...after, limitFrom: now, ...why });
}

function refusalBeforeOfficeEnds(submission: Submission, by: string, context: Context): Refusal | null {
  if (!officePeople(context.organization).includes(by)) return { code: 'NOT_ENTITLED', right: 'office' };
  const review = currentReview(submission);
  if (!openStage(submission) || !review) return { code: 'NOT_IN_REVIEW' };
  const office = review.stages.findIndex(isOfficeStage);
  return office >= 0 && review.current > office ? { code: 'NOT_IN_REVIEW' } : null;
}

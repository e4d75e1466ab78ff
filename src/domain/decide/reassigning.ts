/** 转审: a stage goes to somebody else with the right to sign it, never to the submitter, and it is recorded (§3.3 case 31). */
import type { Command, WhyNotReassign } from '../commands';
import { happened, refuse, type Context, type Decided } from '../context';
import { nameOf, officePeople } from '../people';
import { peopleToAsk, principalsLeft, rightByDuty, rightToSign } from '../signing/review';
import { openStage, type Submission } from '../submission';

type Reassign = Extract<Command, { type: 'Reassign' }>;

/** By whoever may sign now, or by the office for an approver who is silent. */
export function reassign(submission: Submission, command: Reassign, context: Context): Decided {
  const { organization, now } = context;
  const { by, to, reason } = command;
  const stage = openStage(submission);
  if (!stage) return refuse({ code: 'NOT_IN_REVIEW' });
  const own = rightToSign(submission, organization, by, now);
  if ('refusal' in own && !officePeople(organization).includes(by)) return refuse(own.refusal);
  if (!reason.trim()) return refuse({ code: 'REASON_NEEDED' });
  const why = whyNotTo(submission, to, context);
  if (why) return refuse(cannot(why));
  const from = 'refusal' in own ? askedInstead(submission, to, context) : [by, own.principal];
  const given = [...new Set(from)].filter((id) => id !== to);
  if (given.length === 0) return refuse(cannot('ASKED_ALREADY'));
  if (stage.quorum === 'all' && dutyOf(submission, to, context) !== dutyOf(submission, given[0]!, context))
    return refuse(cannot('EACH_SIGNS'));
  const handed = { type: 'Reassigned' as const, by, stage: stage.name, from: given, to, reason: reason.trim() };
  return happened({ ...handed, limitFrom: now });

  function cannot(reasonWhy: WhyNotReassign) {
    const able = othersWhoMay(submission, by, context);
    return {
      code: 'CANNOT_REASSIGN_TO' as const,
      to: nameOf(organization, to),
      why: reasonWhy,
      stage: stage!.title,
      able,
      lender: 'refusal' in own ? lenderFor(submission, context) : null,
    };
  }
}

/** The receiver needs the right to the stage already: 转审 gives none. What the receiver gave away himself he may get back. */
function whyNotTo(submission: Submission, to: string, { organization, now }: Context): WhyNotReassign | null {
  const right = rightByDuty(submission, organization, to, now);
  if (!('refusal' in right)) return null;
  if (to === submission.submitterId) return 'SUBMITTER';
  return right.refusal.code === 'OTHER_STAGE_SIGNED' ? 'SIGNED' : 'NO_RIGHT';
}

/** When the office reassigns: everybody who holds the stage now, and whose duty it is; in 会签 those of the same duty only. */
function askedInstead(submission: Submission, to: string, context: Context): string[] {
  const { organization, now } = context;
  const stage = openStage(submission)!;
  const asked = peopleToAsk(submission, organization, now);
  if (stage.quorum === 'all') {
    const duty = dutyOf(submission, to, context);
    return asked.filter((id) => id !== to && dutyOf(submission, id, context) === duty);
  }
  return asked.length === 1 && asked[0] === to ? [] : [...asked, ...principalsLeft(submission, organization, stage)];
}

function dutyOf(submission: Submission, personId: string, { organization, now }: Context): string | null {
  const right = rightByDuty(submission, organization, personId, now);
  return 'refusal' in right ? null : right.principal;
}

/** When the office asks: whose duty it is, where that is one person, so that a delegation of theirs can be registered. */
function lenderFor(submission: Submission, { organization }: Context): string | null {
  const [only, ...others] = principalsLeft(submission, organization, openStage(submission)!);
  return only && others.length === 0 ? nameOf(organization, only) : null;
}

/** Names of those it could go to: not the one whom it waits for already. */
function othersWhoMay(submission: Submission, by: string, { organization, now }: Context): string[] {
  const asked = peopleToAsk(submission, organization, now);
  const holder = asked.length === 1 ? asked[0] : by;
  return organization.people
    .filter(({ id }) => id !== by && id !== holder && !('refusal' in rightByDuty(submission, organization, id, now)))
    .map(({ name }) => name);
}

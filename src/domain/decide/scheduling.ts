/** After 签发: when it goes out, who may move it, and what happens when its time goes by (A19; §3.3 case 7). */
import { approvedAt, askedAnew, neededAsPlanned, neededAt } from '../signing/approval-age';
import { isPost, type RescheduleWhy, type ValidityQuestion } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { isSame } from '../same-finding';
import { inTheWayThen, inTheWayToday, type InTheWay } from '../edit/recheck';
import { interfaceProblems } from '../rules/interface-limit';
import { officePeople } from '../people';
import { reassessedChange } from '../edit/reassess';
import { isOtherDay, relativeDatesOf } from '../text/relative-dates';
import { nextStage, reopened, signaturesOf } from '../signing/review';
import { currentPublications, currentReview, currentVersion, type Publication, type Submission } from '../submission';
import { SIGNED_TIME_TOLERANCE } from '../time/tolerance';
import { stoppedByRules } from './stopped';
import { refusedWithdrawal } from './withdrawing';
import { heldBy, pauseOf } from './paused';
import { doneByHand } from './by-hand';
import { isTooQuiet, needed, notFree, placingOf } from './placing';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** What follows once a stage is complete: the next one that lacks signatures, or the schedule. @param submission as it is then */
export function afterStage(submission: Submission, context: Context): DomainEvent[] {
  const index = nextStage(submission, context.organization, currentReview(submission)!.current + 1);
  return index === null ? schedule(submission, context) : [{ type: 'StageOpened', index }];
}

/** What follows the last signature: a schedule, or the question to the office when the time has gone by or is not free. */
export function schedule(submission: Submission, context: Context): DomainEvent[] {
  const plannedAt = submission.request.plannedAt!;
  const scheduled = { type: 'Scheduled' as const, publications: waitingPublications(submission), plannedAt };
  // what is ordered off the accounts goes at once (A10)
  if (submission.kind === 'TAKEDOWN') return [scheduled, { type: 'PublishingStarted' }];
  const pause = pauseOf(submission, context);
  if (!isPost(submission))
    return [scheduled, ...(pause ? [heldBy(pause)] : doneByHand(submission, scheduled, context))];
  if (plannedAt <= context.now) return [scheduled, { type: 'RescheduleNeeded', why: 'SIGNED_AFTER_PLANNED_TIME' }];
  if (pause) return [scheduled, heldBy(pause)];
  const placing = placingOf(submission, plannedAt, context);
  return 'slots' in placing ? [scheduled, needed(placing)] : [{ ...scheduled, ...placing }];
}

function waitingPublications(submission: Submission): Publication[] {
  const version = currentVersion(submission)!;
  const known = currentPublications(submission);
  return version.posts.map(
    (post) =>
      known.find((publication) => publication.accountId === post.accountId) ?? {
        accountId: post.accountId,
        channel: post.channel,
        version: version.no,
        digest: post.digest,
        status: 'WAITING',
        attempts: 0,
        attemptId: null,
        sendingSince: null,
        handle: {},
        platformId: null,
        url: null,
        publishedAt: null,
        note: null,
        proof: null,
      },
  );
}

/** The clock: publish what is signed and on time; ask the office about everything else. A wake for a time that was moved does nothing. */
export function reachPlannedTime(submission: Submission, command: Of<'ReachPlannedTime'>, context: Context): Decided {
  const { plannedAt } = submission.request;
  // what is no post is not planned for a time
  if (!isPost(submission)) return nothing;
  if (plannedAt !== command.plannedAt || plannedAt > context.now) return nothing;
  if (submission.status === 'IN_REVIEW') return happened({ type: 'PlannedTimePassed' });
  const pause = pauseOf(submission, context);
  // signed at the very end of a pause, or not answered since: nobody forgets it
  if (submission.status === 'HELD' && submission.lostOriginal) return nothing;
  if (submission.status === 'HELD' && !pause) return happened({ type: 'RescheduleNeeded', why: 'HELD_TOO_LONG' });
  if (submission.status !== 'SCHEDULED') return nothing;
  if (pause) return happened(heldBy(pause));
  // what its submitter wants back is not sent before the office has answered
  if (submission.withdrawal) return happened({ type: 'RescheduleNeeded', why: 'WITHDRAWAL_ASKED' });
  if (context.now - plannedAt > context.policy.latePublishingMs) {
    return happened({ type: 'RescheduleNeeded', why: 'SERVER_WAS_LATE' });
  }
  if (isTooQuiet(submission, context.now, context)) return happened({ type: 'RescheduleNeeded', why: 'QUIET_HOURS' });
  const old = neededAt(submission, context.now, context.policy);
  if (old) return happened({ type: 'RescheduleNeeded', why: 'APPROVAL_OLD' }, ...askedAnew(submission, old));
  const inTheWay = inTheWayToday(submission, context);
  if (inTheWay.blocks.length > 0) return happened(...keptByRules(submission, inTheWay, 'STOPPED_BY_RULES'));
  if (inTheWay.confirms.length > 0) return happened(...keptByRules(submission, inTheWay, 'TO_BE_CONFIRMED'));
  return happened(...startPublishing(submission, context));
}

/** The office is asked; what is found for the first time is recorded with the versions of today. */
function keptByRules(submission: Submission, { blocks, confirms }: InTheWay, why: RescheduleWhy): DomainEvent[] {
  const before = inTheWayThen(submission);
  const known = [...before.blocks, ...before.confirms];
  const findings = [...blocks, ...confirms].filter((one) => !known.some((other) => isSame(one, other)));
  const { no: version } = currentVersion(submission)!;
  return [
    ...(findings.length > 0 ? [{ type: 'StoppedByRules' as const, version, findings }] : []),
    { type: 'RescheduleNeeded', why },
  ];
}

/** PUBLISHING begins: by interface where that can carry the post, by the publisher's hand elsewhere (R12.7; `weibo.md` §0). */
function startPublishing(submission: Submission, context: Context): DomainEvent[] {
  const version = currentVersion(submission)!;
  const byHand = version.posts.flatMap((post): DomainEvent[] => {
    const account = context.accounts.find((one) => one.id === post.accountId);
    const why = !account
      ? ['账号已不在登记中']
      : account.publish === 'manual'
        ? ['本账号登记为人工发布']
        : interfaceProblems(post);
    return why.length > 0 ? [{ type: 'HandedToPublisher', accountId: post.accountId, why: why.join('；') }] : [];
  });
  return [{ type: 'PublishingStarted' }, ...byHand];
}

function refusalToMove(
  submission: Submission,
  by: string,
  context: Context,
  act: 'move' | 'cancel' = 'move',
): Decided | null {
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const movable = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'].includes(submission.status);
  // a reply or a change of an account's data that is held may still be given up; it has no time to be moved to
  if (submission.kind !== 'TAKEDOWN' && movable && (isPost(submission) || act === 'cancel')) return null;
  if (!isPost(submission) && submission.kind !== 'TAKEDOWN')
    return refuse({ code: 'NOT_A_POST', kind: submission.kind });
  return refuse({ code: 'CANNOT_RESCHEDULE_NOW', status: submission.status });
}

/** 立即发: the office lets a fully signed post out now. */
export function publishNow(submission: Submission, command: Of<'PublishNow'>, context: Context): Decided {
  const refused = refusalToMove(submission, command.by, context);
  if (refused) return refused;
  if (submission.status === 'IN_REVIEW') return refuse({ code: 'NOT_FULLY_SIGNED' });
  const pause = pauseOf(submission, context);
  if (pause) return refuse({ code: 'PAUSED', ...pause });
  // it is resumed first, by a decision of its own; what is held for its original is looked at again before it is sent
  if (submission.status === 'HELD' && !submission.lostOriginal)
    return refuse({ code: 'CANNOT_RESCHEDULE_NOW', status: 'HELD' });
  const answered = refusedWithdrawal(submission, command.by);
  const placing = placingOf(submission, context.now, context);
  if ('slots' in placing && placing.why === 'QUIET_HOURS') return notFree(placing, context.now);
  const moved = [...answered, ...movedTo(submission, command.by, context, context.now, true)];
  const old = neededAt(submission, context.now, context.policy);
  if (old === 'REREVIEW') return tooOld(submission, old);
  if (moved.some((event) => event.type === 'SignOffReopened')) return happened(...moved);
  if (old) return tooOld(submission, old);
  const stopped = stoppedByRules(submission, context);
  if (stopped) return stopped;
  const after = evolveAll(submission, moved, { at: context.now, actor: command.by });
  return happened(...moved, ...startPublishing(after, context));
}

/** 改期 to a free time that has not passed; what no longer rests on what was signed is signed off again. */
export function reschedule(submission: Submission, command: Of<'Reschedule'>, context: Context): Decided {
  const refused = refusalToMove(submission, command.by, context);
  if (refused) return refused;
  if (command.plannedAt <= context.now) return refuse({ code: 'PLANNED_TIME_PAST', plannedAt: command.plannedAt });
  // 签发 alone does not renew what all stages have to review anew
  if (neededAt(submission, context.now, context.policy) === 'REREVIEW') return tooOld(submission, 'REREVIEW');
  const placing = placingOf(submission, command.plannedAt, context);
  if ('slots' in placing) return notFree(placing, command.plannedAt);
  const [moved, ...others] = movedTo(submission, command.by, context, command.plannedAt, false);
  // what is not signed for its new time keeps no slot yet
  const isSigned = submission.status !== 'IN_REVIEW' && others.length === 0;
  const pause = pauseOf(submission, context);
  const goesOn: DomainEvent[] = !isSigned
    ? []
    : pause && submission.status !== 'HELD'
      ? [heldBy(pause)]
      : !pause && submission.status === 'HELD'
        ? [{ type: 'Resumed', by: command.by }]
        : [];
  const events = [isSigned ? { ...moved, ...placing } : moved, ...others, ...goesOn];
  const after = evolveAll(submission, events, { at: context.now, actor: command.by });
  return happened(...events, ...askedAnew(after, neededAsPlanned(after, context.now, context.policy)));
}

function tooOld(submission: Submission, what: ValidityQuestion): Decided {
  return refuse({ code: 'APPROVAL_OLD', what, signedOffAt: approvedAt(submission)! });
}

function movedTo(
  submission: Submission,
  by: string,
  context: Context,
  plannedAt: number,
  immediate: boolean,
): [Extract<DomainEvent, { type: 'Rescheduled' }>, ...DomainEvent[]] {
  const accepted = { by, at: context.now, text: immediate ? '公司办公室决定立即发' : '公司办公室改期' };
  const anew = reassessedChange(submission, { ...submission.request, plannedAt }, context, accepted);
  const moved = { type: 'Rescheduled' as const, by, plannedAt, immediate, ...anew };
  const review = currentReview(submission)!;
  const signOff = review.stages.length - 1;
  const given = signaturesOf(review, review.stages[signOff]!.name);
  const words = relativeDatesOf(currentVersion(submission)!);
  const reads = (signed: number) => words.length === 0 || !isOtherDay(signed, plannedAt);
  const standing = given.filter(
    (one) => Math.abs(plannedAt - one.plannedAt) <= SIGNED_TIME_TOLERANCE && reads(one.plannedAt),
  );
  const isAsking = submission.status === 'IN_REVIEW' && review.current === signOff;
  if (!isAsking && standing.length === given.length) return [moved];
  // whoever is still to sign 签发 holds a card with the old time; whoever signed for a time too far away is asked again
  const again = reopened(submission, Math.min(review.current, signOff), context.now);
  const misread = given.some((one) => !reads(one.plannedAt));
  return [
    moved,
    {
      type: 'SignOffReopened',
      // in the order they were given
      review: {
        ...again,
        signatures: review.signatures.filter((one) => again.signatures.includes(one) || standing.includes(one)),
      },
      ...(misread ? { words } : {}),
    },
  ];
}

/** 作废 by the office, before anything was sent. */
export function cancel(submission: Submission, command: Of<'Cancel'>, context: Context): Decided {
  const refused = refusalToMove(submission, command.by, context, 'cancel');
  return refused ?? happened({ type: 'Cancelled', by: command.by, reason: command.reason });
}

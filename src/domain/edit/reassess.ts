/** Lead time and findings once more, when the class or the planned time of a submission has changed (第十二条2; R12.6). */
import { leadTime, type LeadTime } from '../time/calendar';
import type { PublishRequest } from '../content';
import type { Context } from '../context';
import { canonicalJson } from '../digest';
import { findingsOf } from '../findings';
import { isSame } from '../same-finding';
import { isOtherDay } from '../text/relative-dates';
import { relativeTimeRule } from '../rules/relative-time';
import { currentVersion, type Finding, type Submission } from '../submission';

/**
 * What is so for the current version under another request; the time of the first 提交 stays (§2.6). A finding that says the same as
 * before keeps its answer; a new one that the change brings and that asks for an answer has this one.
 */
export function reassessed(
  submission: Submission,
  request: PublishRequest,
  context: Context,
  answer: Finding['answer'],
): { leadTime: LeadTime; findings: Finding[] } {
  const { policy, calendar, now } = context;
  const { urgency, plannedAt } = request;
  const submittedAt = submission.submittedAt ?? now;
  const lead = leadTime(policy, calendar, { urgency, plannedAt: plannedAt!, submittedAt });
  const { no, content, posts } = currentVersion(submission)!;
  const looked = { content, request, posts, lead, version: no };
  // C-30: once the day moves, 今天 has to be confirmed
  const moved = isOtherDay(submission.request.plannedAt ?? plannedAt!, plannedAt!);
  const isMoved = (finding: Finding) => moved && finding.rule === relativeTimeRule.id;
  const already = foundBefore(submission, context);
  const findings = findingsOf(submission, looked, context).map((finding) => {
    const before = submission.findings.find((one) => one.version === no && isSame(one, finding));
    if (before && !(isMoved(finding) && before.effect === 'HINT')) return before;
    if (isMoved(finding)) return { ...finding, effect: 'CONFIRM' as const, answer };
    // what only the words of today say was not brought by the change, and is not answered by it
    if (already.some((one) => isSame(one, finding))) return finding;
    return finding.effect === 'CONFIRM' ? { ...finding, answer: answer ?? finding.answer } : finding;
  });
  return { leadTime: lead, findings };
}

/** What is said today of the version as it was planned. Of the queue nothing: whether a slot is free is no matter of the text. */
function foundBefore(submission: Submission, { booked: _queue, ...context }: Context): Finding[] {
  const { no, content, posts } = currentVersion(submission)!;
  const { request, leadTime: lead } = submission;
  return findingsOf(submission, { content, request, posts, lead, version: no }, context);
}

/** The same where it differs from what is so; nothing where all stays, so that the history says only what changed. */
export function reassessedChange(...given: Parameters<typeof reassessed>): Partial<ReturnType<typeof reassessed>> {
  const [submission] = given;
  const version = currentVersion(submission)!.no;
  const before = {
    leadTime: submission.leadTime,
    findings: submission.findings.filter((one) => one.version === version),
  };
  const after = reassessed(...given);
  return canonicalJson(before) === canonicalJson(after) ? {} : after;
}

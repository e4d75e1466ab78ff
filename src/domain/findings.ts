/** What the rules say of a submission, with the answers people have given: at 提交, after every edit, when its time or class changes, and before it leaves. */
import type { LeadTime } from './time/calendar';
import type { FindingSummary } from './commands';
import type { Content, PublishRequest } from './content';
import type { Context } from './context';
import { answererOf, runRules, type AnsweringSigner } from './rules';
import { isSame } from './same-finding';
import { placeInQueue } from './time/slots';
import type { Stage } from './policy';
import { isOfficeStage } from './signing/review';
import type { Finding, Submission } from './submission';
import type { Post } from './post/version';

/** What of the submission the rules look at: as it is, or as it would be. */
export interface Looked {
  content: Content;
  request: PublishRequest;
  posts: Omit<Post, 'digest'>[];
  lead: LeadTime | null;
  /** number of the version the findings are about */
  version: number;
}

/**
 * The findings, each with the answer it already has: the one given to the same finding before, the author's reason for it, or, where the
 * rule takes it, the line 理由.
 */
export function findingsOf(submission: Submission, looked: Looked, context: Context): Finding[] {
  const { content, request, posts, lead, version } = looked;
  const { policy, calendar, lists, now } = context;
  const place = placeInQueue({ ...submission, content, request }, context);
  return runRules(
    {
      kind: submission.kind,
      content,
      request,
      posts,
      lead,
      policy,
      calendar,
      lists,
      links: submission.links,
      ...place,
    },
    version,
    now,
  ).map((finding) => ({
    ...finding,
    answer: answerTo(finding, submission, request, now),
  }));
}

function answerTo(finding: Finding, submission: Submission, request: PublishRequest, now: number): Finding['answer'] {
  const before = submission.findings.findLast((one) => one.answer !== null && isSame(one, finding));
  if (before) return before.answer;
  if (finding.effect !== 'CONFIRM') return null;
  const own = request.answers?.findLast((one) => one.rule === finding.rule && one.finding === wordsOf(finding));
  if (own) return { by: own.by, at: own.at, text: own.reason };
  if (answererOf(finding.rule) !== 'REASON' || !request.reason?.trim()) return null;
  return { by: submission.submitterId, at: submission.submittedAt ?? now, text: request.reason };
}

/** What of a finding an answer is about. */
export function wordsOf({ text, matched }: Finding): string {
  return matched === null ? text : `${text} ${matched}`;
}

/**
 * What the author still has to answer before it may go on, by a fix, a field or a written reason.
 * @param signers who is still to answer what is theirs by signing
 */
export function unanswered(findings: Finding[], signers: AnsweringSigner[]): Finding[] {
  const isLeft = (rule: string) => signers.some((signer) => answererOf(rule) === signer);
  return findings.filter(({ effect, answer, rule }) => effect === 'CONFIRM' && answer === null && !isLeft(rule));
}

/** Who on a route answers what the rules leave to them by signing: the secrecy lead, the office at 核稿. */
export function answeringSigners(stages: Stage[]): AnsweringSigner[] {
  return stages.flatMap((stage): AnsweringSigner[] =>
    stage.role === 'secrecyLead' ? ['SECRECY'] : isOfficeStage(stage) ? ['OFFICE'] : [],
  );
}

/** What a person is told of a finding that is in the way. */
export function summaryOf({ rule, text, citation, matched }: Finding): FindingSummary {
  return { rule, text, citation, matched };
}

/** What the rules and words of today say of a version that was checked before, beside what they said then. Nothing is changed by asking. */
import type { Context } from '../context';
import { findingsOf, unanswered } from '../findings';
import { isSame } from '../same-finding';
import { currentVersion, type Finding, type Submission } from '../submission';

export interface Rechecked {
  /** what was not said of this version before, or not as strictly */
  fresh: Finding[];
  /** what was said and is said no more */
  gone: Finding[];
  /** what both say */
  same: Finding[];
}

/**
 * @param context of today. Without the queue: whether a slot is free is no matter of the text
 * @returns null for what was never submitted
 */
export function recheck(submission: Submission, context: Context): Rechecked | null {
  const version = currentVersion(submission);
  if (!version) return null;
  const { no, content, posts } = version;
  const { booked: _queue, ...rest } = context;
  const { request, leadTime: lead } = submission;
  const today = findingsOf(submission, { content, request, posts, lead, version: no }, rest);
  const then = submission.findings.filter((one) => one.version === no);
  const isIn = (list: Finding[], one: Finding) =>
    list.some((other) => isSame(other, one) && other.effect === one.effect);
  return {
    fresh: today.filter((one) => !isIn(then, one)),
    // what the queue said then is not asked today
    gone: then.filter((one) => one.rule !== OF_THE_QUEUE && !isIn(today, one)),
    same: today.filter((one) => isIn(then, one)),
  };
}

const OF_THE_QUEUE = 'F-13';

/** What stands between a signed post and its readers today. */
export interface InTheWay {
  blocks: Finding[];
  /** to be confirmed, and nobody has */
  confirms: Finding[];
}

/** What stops a signed post today, also when nothing did when it was signed: a word listed or a rule made since. */
export function inTheWayToday(submission: Submission, context: Context): InTheWay {
  // what is ordered off the accounts is no text for readers
  if (submission.kind === 'TAKEDOWN') return { blocks: [], confirms: [] };
  const { fresh = [], same = [] } = recheck(submission, context) ?? {};
  return sorted([...fresh, ...same]);
}

/** The same, as it was recorded when its time had come. */
export function inTheWayThen(submission: Submission): InTheWay {
  const version = currentVersion(submission)?.no;
  return sorted(submission.findings.filter((one) => one.version === version));
}

function sorted(findings: Finding[]): InTheWay {
  // whoever answers by signing has signed without seeing it
  return { blocks: findings.filter(({ effect }) => effect === 'BLOCK'), confirms: unanswered(findings, []) };
}

/** Signed, and kept back when its time had come for what the rules and words of that day say. */
export function isKeptBack(submission: Submission): boolean {
  if (submission.status !== 'RESCHEDULE_NEEDED') return false;
  const { blocks, confirms } = inTheWayThen(submission);
  return blocks.length + confirms.length > 0;
}

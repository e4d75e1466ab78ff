/** Mistakes about replies, wordings, comments and changes of accounts' data. */
import type { Mutant } from './mutants';

export const REPLY_MUTANTS: Mutant[] = [
  {
    mistake: 'a medical reply goes the ordinary way',
    file: 'post/reply.ts',
    right: "submission.kind === 'REPLY' && natureOf(submission) !== 'ORDINARY'",
    wrong: "submission.kind === 'REPLY' && natureOf(submission) === 'WORDING'",
  },
  {
    mistake: 'a nature is changed downwards',
    file: 'decide/replying.ts',
    right: "const isHigher = natureOf(submission) === 'ORDINARY' && nature !== 'ORDINARY' && nature !== 'WORDING';",
    wrong: "const isHigher = nature !== 'WORDING';",
  },
  {
    mistake: 'anybody raises a nature',
    file: 'decide/replying.ts',
    right:
      "if (!officePeople(organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });\n  if (submission.kind !== 'REPLY')",
    wrong: "if (submission.kind !== 'REPLY')",
  },
  {
    mistake: 'an ordinary reply becomes a wording',
    file: 'post/reply.ts',
    right: 'return policy.route.every(({ name }) => review.signatures.some(({ stage }) => stage === name));',
    wrong: 'return true;',
  },
  {
    mistake: 'anybody says that it is done',
    file: 'decide/by-hand.ts',
    right:
      "if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });",
    wrong: '',
  },
  {
    mistake: 'what is held back by a pause is done all the same',
    file: 'decide/by-hand.ts',
    right: "if (!isByHand || publication?.status !== 'MANUAL')",
    wrong: 'if (!isByHand || publication === undefined)',
  },
  {
    mistake: 'a reply is done before it was signed',
    file: 'decide/by-hand.ts',
    right: 'Math.max(doneAt, signedAt(submission))',
    wrong: 'doneAt',
  },
  {
    mistake: 'a reply goes out while everything is paused',
    file: 'decide/scheduling.ts',
    right: '...(pause ? [heldBy(pause)] : doneByHand(submission, scheduled, context))',
    wrong: '...doneByHand(submission, scheduled, context)',
  },
  {
    mistake: 'a stopped wording is used',
    file: 'house/wordings.ts',
    right: 'return !stopped && from <= at',
    wrong: 'return from <= at',
  },
  {
    mistake: 'a wording is used after its time',
    file: 'house/wordings.ts',
    right: '(until === null || at < until)',
    wrong: 'true',
  },
  {
    mistake: 'an answer that nobody approved is logged',
    file: 'house/comments.ts',
    right: "(hasOpenAnswer(state) ? null : { code: 'NO_ANSWER_OPEN' })",
    wrong: 'null',
  },
  {
    mistake: 'a comment is hidden without a reason',
    file: 'house/comments.ts',
    right: "(command.reason.trim() === '' ? { code: 'REASON_NEEDED' } : null)",
    wrong: 'null',
  },
  {
    mistake: 'a comment is answered while everything is paused',
    file: 'house/comments.ts',
    right: "(pause ? { code: 'PAUSED', ...pause } : null) ??",
    wrong: '',
  },
  {
    mistake: 'the office is reminded of what is answered',
    file: 'house/comments.ts',
    right: "(limit === 'FIRST' ? firstAt : fullAt) === null",
    wrong: 'true',
  },
  {
    mistake: 'nobody is told of a comment that waits',
    file: 'house/comments.ts',
    right: 'isOver && waits(state, limit)',
    wrong: 'false',
  },
  {
    mistake: 'the office is told of a comment before its limit',
    file: 'house/comments.ts',
    right: 'isOver && waits(state, limit)',
    wrong: 'waits(state, limit)',
  },
  {
    mistake: 'a first word counts as the full answer',
    file: 'house/comments.ts',
    right: 'fullAt: more ? state.fullAt : (state.fullAt ?? at)',
    wrong: 'fullAt: state.fullAt ?? at',
  },
  {
    mistake: 'the registry believes a change that was given up',
    file: 'react/reply.ts',
    right: "if (event.status !== 'PUBLISHED' || natureOf(submission) === 'WORDING') return [close];",
    wrong: "if (natureOf(submission) === 'WORDING') return [close];",
  },
  {
    mistake: 'the registry keeps the old value',
    file: 'react/reply.ts',
    right: 'const value = newValueOf(content);',
    wrong: "const value = content.oldValue ?? '';",
  },
  {
    mistake: 'a change of data is signed without saying to what',
    file: 'post/profile.ts',
    right: '`新值：${newValueOf(content)}`,',
    wrong: '',
  },
];

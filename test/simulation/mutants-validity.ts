/** Mistakes somebody could make about approvals that grow old. */
import type { Mutant } from './mutants';

export const VALIDITY_MUTANTS: Mutant[] = [
  {
    mistake: 'what has expired is merely confirmed',
    file: 'signing/approval-age.ts',
    right: "if (at >= signedAt + limits.approvalValidity.expire.amount * DAY) return 'REREVIEW';",
    wrong: '',
  },
  {
    mistake: 'an old approval goes out at its time, unconfirmed',
    file: 'decide/scheduling.ts',
    right:
      "if (old) return happened({ type: 'RescheduleNeeded', why: 'APPROVAL_OLD' }, ...askedAnew(submission, old));",
    wrong: '',
  },
  {
    mistake: '立即发 lets out what is too old',
    file: 'decide/scheduling.ts',
    right: '  if (old) return tooOld(submission, old);',
    wrong: '',
  },
  {
    mistake: 'an approval that grew old while waiting for its turn is sent',
    file: 'decide/publishing.ts',
    right: "if (old) return refuse({ code: 'APPROVAL_OLD', what: old, signedOffAt: approvedAt(submission)! });",
    wrong: '',
  },
  {
    mistake: 'a repeated review keeps the signature of the first stage',
    file: 'decide/validity.ts',
    right: 'reopened(submission, 0, context.now)',
    wrong: 'reopened(submission, 1, context.now)',
  },
  {
    mistake: 'the question about one time is not asked again for another',
    file: 'evolve/time.ts',
    right: '...withoutQuestion(withoutMoving(s)),',
    wrong: '...withoutMoving(s),',
  },
  {
    mistake: 'nobody gets the card about an old approval',
    file: 'react/validity.ts',
    right: "...contacts.map((id): Effect => ({ kind: 'askValidity', personId: id, reviewNo, what })),",
    wrong: '',
  },
  {
    mistake: 'the clock is not set for an approval that waits',
    file: 'signing/approval-age.ts',
    right: 'return goesOutBefore ? null : next;',
    wrong: 'return null;',
  },
];

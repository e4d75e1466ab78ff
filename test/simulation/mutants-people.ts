/** Mistakes about what is handed over when people leave, and about who looks after it. */
import type { Mutant } from './mutants';

export const PEOPLE_MUTANTS: Mutant[] = [
  {
    mistake: 'what is handed over under way becomes the own post of whoever takes it',
    file: 'evolve/index.ts',
    right: "return s.status === 'DRAFT' || s.status === 'RETURNED' ? takenUp(kept) : kept;",
    wrong: 'return takenUp(kept);',
  },
  {
    mistake: 'a draft handed over stays with who has left',
    file: 'evolve/index.ts',
    right: "return s.status === 'DRAFT' || s.status === 'RETURNED' ? takenUp(kept) : kept;",
    wrong: 'return kept;',
  },
  {
    mistake: 'handing over drops the signatures',
    file: 'evolve/index.ts',
    right: 'const kept = { ...s, keeperId: to, handedOverFrom: from };',
    wrong:
      'const kept = { ...s, keeperId: to, handedOverFrom: from, reviews: s.reviews.map((r) => ({ ...r, signatures: [] })) };',
  },
  {
    mistake: 'a return goes back to who has left',
    file: 'evolve/index.ts',
    right: "withoutMoving(takenUp(withReview(withoutWithdrawal(s), closeAs('RETURNED'))))",
    wrong: "withoutMoving(withReview(withoutWithdrawal(s), closeAs('RETURNED')))",
  },
  {
    mistake: 'what is over is handed over',
    file: 'decide/handing-over.ts',
    right: 'from === to || !OPEN_STATUSES.includes(submission.status)',
    wrong: 'from === to',
  },
  {
    mistake: 'who handed it over can still withdraw it',
    file: 'decide/withdrawing.ts',
    right: 'if (keeperOf(submission) !== by) return',
    wrong: 'if (keeperOf(submission) !== by && submission.submitterId !== by) return',
  },
];

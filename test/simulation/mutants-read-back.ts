/** Mistakes somebody could make about 读网复核. */
import type { Mutant } from './mutants';

export const READ_BACK_MUTANTS: Mutant[] = [
  {
    mistake: 'one person reads it twice',
    file: 'decide/reading-back.ts',
    right: "if (first === by) return refuse({ code: 'READ_BACK_BY_ANOTHER' });",
    wrong: '',
  },
  {
    mistake: 'anybody reads it',
    file: 'decide/reading-back.ts',
    right: 'if (!mayReadBack(publication, by, context))',
    wrong: 'if (!publication)',
  },
  {
    mistake: 'the card of the first turn counts as the second',
    file: 'decide/reading-back.ts',
    right: 'if (!turn || (command.turn !== null && command.turn !== turn))',
    wrong: 'if (!turn || (command.turn !== null && command.turn === turn))',
  },
  {
    mistake: 'the reminder comes again and again',
    file: 'evolve/read-back.ts',
    right: 'reminded: [...readBack.reminded, event.turn]',
    wrong: 'reminded: readBack.reminded',
  },
  {
    mistake: 'what was published is not asked to be read',
    file: 'react/index.ts',
    right: 'return [close, ...told, ...askReadBack(accountId, submission, context)];',
    wrong: 'return [close, ...told];',
  },
  {
    mistake: 'nobody is asked a second time',
    file: 'react/read-back.ts',
    right: '...askReadBack(accountId, submission, context),\n  ];',
    wrong: '];',
  },
  {
    mistake: 'what was taken down is still to be read',
    file: 'post/read-back.ts',
    right: 'return publicPublications(submission).filter((one) => turnOf(one) !== null);',
    wrong: 'return submission.publications.filter((one) => turnOf(one) !== null);',
  },
];

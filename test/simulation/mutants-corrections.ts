/** Mistakes somebody could make about corrections (§3.3 case 19). */
import type { Mutant } from './mutants';

export const CORRECTION_MUTANTS: Mutant[] = [
  {
    mistake: 'a correction that is public nowhere is shown',
    file: 'post/correction.ts',
    right: 'if (out.length === 0) return null;',
    wrong: '',
  },
  {
    mistake: 'the post with the error does not hear of its correction',
    file: 'react/index.ts',
    right: "const corrects = event.type === 'PublishingFinished' && correctionNote(submission) !== null;",
    wrong: 'const corrects = false;',
  },
  {
    mistake: 'one correction is shown twice',
    file: 'decide/removing.ts',
    right: 'return isKnown ? nothing : happened({',
    wrong: 'return happened({',
  },
  {
    mistake: 'nobody is told of a correction',
    file: 'react/index.ts',
    right: '[keeperOf(submission), ...context.organization.office.contacts].map((personId) => ({',
    wrong: '([] as string[]).map((personId) => ({',
  },
  {
    mistake: 'of several corrections only the last is shown',
    file: 'evolve/index.ts',
    right: 'corrections: [...(s.corrections ?? []), {',
    wrong: 'corrections: [{',
  },
];

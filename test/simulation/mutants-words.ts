/** Mistakes somebody could make about words that are listed after a post was signed. */
import type { Mutant } from './mutants';

export const WORD_MUTANTS: Mutant[] = [
  {
    mistake: 'the clock lets out what today’s words stop',
    file: 'decide/scheduling.ts',
    right: "if (inTheWay.blocks.length > 0) return happened(...keptByRules(submission, inTheWay, 'STOPPED_BY_RULES'));",
    wrong: '',
  },
  {
    mistake: '立即发 lets out what today’s words stop',
    file: 'decide/scheduling.ts',
    right: '  if (stopped) return stopped;',
    wrong: '',
  },
  {
    mistake: 'a word that is listed while a post waits for its turn does not stop it',
    file: 'decide/publishing.ts',
    right: '  if (stopped) return stopped;',
    wrong: '',
  },
  {
    mistake: 'what stopped a post once lets it pass the next time',
    file: 'edit/recheck.ts',
    right: 'return sorted([...fresh, ...same]);',
    wrong: 'return sorted(fresh);',
  },
  {
    mistake: 'what stops a post is recorded each time anew',
    file: 'decide/scheduling.ts',
    right: '.filter((one) => !known.some((other) => isSame(one, other)))',
    wrong: '',
  },
  {
    mistake: 'what the rules block is handed in',
    file: 'decide/drafting.ts',
    right: 'if (blocks.length > 0) {',
    wrong: 'if (blocks.length > 9) {',
  },
  {
    mistake: 'an edit brings in what the rules block',
    file: 'decide/editing.ts',
    right: "if (blocks.length > 0) return wrong({ code: 'BLOCKED', rules: blocks.map(summaryOf) });",
    wrong: '',
  },
  {
    mistake: 'the office is not asked about what the rules keep back',
    file: 'react/time.ts',
    right: ": contacts.map((personId): Effect => ({ kind: 'askOverdue', personId }))),",
    wrong: ': []),',
  },
];

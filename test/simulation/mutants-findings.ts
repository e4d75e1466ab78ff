/** Mistakes somebody could make about what the rules ask to be confirmed. */
import type { Mutant } from './mutants';

export const FINDING_MUTANTS: Mutant[] = [
  {
    mistake: 'what is to be confirmed is signed unconfirmed',
    file: 'decide/drafting.ts',
    right: "if (open.length > 0) return refuse({ code: 'UNANSWERED', findings: open.map(summaryOf) });",
    wrong: '',
  },
  {
    mistake: 'an edit brings words in that nobody confirms',
    file: 'decide/editing.ts',
    right: "if (open.length > 0) return wrong({ code: 'UNANSWERED', findings: open.map(summaryOf) });",
    wrong: '',
  },
  {
    mistake: 'a reason for one word goes for the next one too',
    file: 'findings.ts',
    right: 'one.rule === finding.rule && one.finding === wordsOf(finding)',
    wrong: 'one.rule === finding.rule',
  },
  {
    mistake: 'the reason for coming late goes for every word',
    file: 'findings.ts',
    right: "answererOf(finding.rule) !== 'REASON' || ",
    wrong: '',
  },
];

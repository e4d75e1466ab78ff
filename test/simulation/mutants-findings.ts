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
  {
    mistake: 'a word that was listed since is confirmed by nobody when the time has come',
    file: 'decide/scheduling.ts',
    right:
      "if (inTheWay.confirms.length > 0) return happened(...keptByRules(submission, inTheWay, 'TO_BE_CONFIRMED'));",
    wrong: '',
  },
  {
    mistake: '立即发 and the moment of sending do not ask for the office’s word',
    file: 'decide/stopped.ts',
    right: "if (confirms.length > 0) return refuse({ code: 'CONFIRM_FIRST', findings: confirms.map(summaryOf) });",
    wrong: '',
  },
  {
    mistake: 'the office confirms without a reason',
    file: 'decide/confirming.ts',
    right: "if (reason === '') return",
    wrong: 'if (false) return',
  },
  {
    mistake: 'anybody confirms what the rules of the day ask',
    file: 'decide/confirming.ts',
    right: 'if (!officePeople(context.organization).includes(by))',
    wrong: 'if (false)',
  },
  {
    mistake: 'moving a post answers for a word that was listed since',
    file: 'edit/reassess.ts',
    right: 'if (already.some((one) => isSame(one, finding))) return finding;',
    wrong: '',
  },
  {
    mistake: 'any signed post without a time is returned',
    file: 'decide/originals.ts',
    right: '!isLost && !isKeptBack(submission)',
    wrong: "!isLost && submission.status !== 'RESCHEDULE_NEEDED'",
  },
];

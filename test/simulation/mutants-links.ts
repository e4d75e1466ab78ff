/** Mistakes somebody could make about links that are dead or lead elsewhere (F-20). */
import type { Mutant } from './mutants';

export const LINK_MUTANTS: Mutant[] = [
  {
    mistake: 'an edit that takes the link out leaves its finding',
    file: 'decide/links.ts',
    right: '.filter(({ url }) => there.includes(url))',
    wrong: '',
  },
  {
    mistake: 'what is found after it was sent is still noted',
    file: 'decide/links.ts',
    right: '!version || !BEFORE_SENDING.includes(submission.status)',
    wrong: '!version',
  },
  {
    mistake: 'a redirect to another host is no finding',
    file: 'rules/link.ts',
    right: "if (outcome.kind === 'ALIVE') return [];",
    wrong: "if (outcome.kind === 'ALIVE' || outcome.kind === 'ELSEWHERE') return [];",
  },
  {
    mistake: 'a network that is down holds the post up',
    file: 'rules/link.ts',
    right: "outcome.kind === 'UNCHECKED' ? 'HINT' : 'CONFIRM'",
    wrong: "'CONFIRM'",
  },
  {
    mistake: '核稿 is signed and the link stays open',
    file: 'decide/reviewing.ts',
    right: 'for (const signer of answeringSigners([stage]))',
    wrong: "for (const signer of answeringSigners([stage]).filter((one) => one === 'SECRECY'))",
  },
  {
    mistake: 'the stage after 核稿 answers for links, too',
    file: 'decide/reviewing.ts',
    right: 'one.answer === null && answererOf(one.rule) === signer,',
    wrong: "one.answer === null && ['SECRECY', 'OFFICE'].includes(answererOf(one.rule) ?? ''),",
  },
  {
    mistake: 'what was found before is forgotten when another link is tried',
    file: 'post/links.ts',
    right: '[...before.filter(({ url }) => !now.some((one) => one.url === url)), ...now]',
    wrong: 'now',
  },
  {
    mistake: 'a link that an edit brings in is not tried',
    file: 'react/links.ts',
    right: "    case 'VersionEdited':\n",
    wrong: '',
  },
  {
    mistake: 'what is scheduled goes out without a last look',
    file: 'react/links.ts',
    right: "    case 'Scheduled':\n",
    wrong: '',
  },
  {
    mistake: 'its writer is told again of what was answered',
    file: 'decide/links.ts',
    right: ' && one.answer === null && !before.includes(one)',
    wrong: ' && !before.includes(one)',
  },
];

/** Mistakes planted on purpose around the pictures of a marked message (C-01): each must be noticed by the lives. */
import type { Mutant } from './mutants';

export const PICTURE_MUTANTS: Mutant[] = [
  {
    mistake: 'the pictures of a marked message stay in the draft',
    file: 'evolve-pictures.ts',
    right: '!event.messageIds.includes(messageId)',
    wrong: 'messageId !== event.messageIds[1]',
  },
  {
    mistake: 'anybody takes pictures out of a draft',
    file: 'decide/drafting.ts',
    right: `export function dropPictures(submission: Submission, command: Of<'DropPictures'>): Decided {
  const refused = refusalToWrite(submission, command.by);`,
    wrong: `export function dropPictures(submission: Submission, command: Of<'DropPictures'>): Decided {
  const refused = null as Decided | null;`,
  },
  {
    mistake: 'a marked message takes every picture of the draft',
    file: 'decide/drafting.ts',
    right: 'command.messageIds.includes(id) && !handedIn.has(id)',
    wrong: '!handedIn.has(id)',
  },
];

/** Mistakes planted on purpose around pictures: those of a marked message (C-01), and what is said of them (C-08 to C-12). */
import type { Mutant } from './mutants';

export const PICTURE_MUTANTS: Mutant[] = [
  {
    mistake: 'the pictures of a marked message stay in the draft',
    file: 'evolve/pictures.ts',
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
  {
    mistake: 'what is said of the first picture is said of all',
    file: 'pictures/noted.ts',
    right: '(notes.length === 1 ? notes[0] : notes[index])',
    wrong: 'notes[0]',
  },
  {
    mistake: 'only announced pictures are looked at',
    file: 'pictures/noted.ts',
    right: 'Math.max(files.length, content.declaredPictures ?? 0)',
    wrong: 'content.declaredPictures ?? 0',
  },
];

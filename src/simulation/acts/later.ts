/** What comes later in a life: words are listed, approvals grow old in the queue; and pictures that somebody asks about. */
import type { DraftPatch, Picture } from '../../domain/content';
import { currentPublications } from '../../domain/submission';
import { DAY } from '../../domain/time/shanghai';
import { LATER_WORD, LISTS, LISTS_LATER } from '../company';
import { bodyOf, pictureOf } from './drafts';
import { NOTES } from '../judge/pictures';
import { ageAt } from '../judge/validity';
import { isStopped } from '../judge/words';
import type { Random } from '../random';
import { wakeDue, type Act, type Scene } from '../scene';
import type { LaterStep } from './steps';
import type { Held, Town } from '../town';

/** The same draft with pictures, and now and then a word, of which the rules have something to say. */
export function asLater(patch: DraftPatch, random: Random): DraftPatch {
  return { ...patch, content: { ...patch.content, body: wordsOf(random), pictureNotes: notesOf(random) } };
}

function wordsOf(random: Random): string {
  return random.chance(0.4) ? `${LATER_WORD}一则${random.below(100)}` : bodyOf(random);
}

/** None, or some, each once. */
export function picturesOf(random: Random): Picture[] {
  const pictures = Array.from({ length: random.below(4) }, () => pictureOf(random));
  return pictures.filter(({ messageId }, index) => pictures.findIndex((one) => one.messageId === messageId) === index);
}

/** One for all, or one each; mostly good ones. */
function notesOf(random: Random): string[] {
  const count = random.pick([0, 1, 1, 1, 2, 3]);
  const good = NOTES.filter(({ hits }) => hits.length === 0);
  return Array.from({ length: count }, () => random.pick(random.chance(0.7) ? good : NOTES).note);
}

/** What the rules do not let pass is written anew, now and then better. @returns whether that is all for now */
export function completeLater({ town, random }: Scene, { state }: Held): boolean {
  if (random.chance(0.6)) return false;
  const content = { body: wordsOf(random), pictureNotes: notesOf(random), declaredPictures: null };
  town.dispatch(state.id, { type: 'EditDraft', by: state.submitterId, patch: { content } });
  return random.chance(0.2);
}

/** What a step does to a submission that chance chose. */
export const LATER_ACTS: Record<Exclude<LaterStep, 'correct' | 'emergency'>, Act> = {
  listWord: ({ town, random }, held) => {
    const { state, ledger } = held;
    const hasIt = isStopped(ledger, { ...town.company, lists: LISTS_LATER });
    // signed off by the office in one moment, and taken back in another
    const lists = hasIt || town.company.lists === LISTS ? LISTS_LATER : LISTS;
    town.company = { ...town.company, lists };
    if (hasIt) rush(town, random, held);
    if (state.status !== 'SCHEDULED' || random.chance(0.3)) return;
    if (random.chance(0.3)) town.dispatch(state.id, { type: 'PublishNow', by: 'editorA' });
    town.now = Math.max(town.now, state.request.plannedAt!);
    wakeDue(town);
  },
  longWait: ({ town, random }, held) => {
    if (waitingIn(held).length === 0) return;
    town.now += DAY * random.pick([29, 30, 31, 90]);
    wakeDue(town);
    // as long as it is right the worker of its lane sends it, and nobody else
    if (ageAt(held.ledger, town.now, town.company) !== null) rush(town, random, held);
  },
};

/** Somebody tries to send what waits for its turn. */
function rush(town: Town, random: Random, held: Held): void {
  const accountId = random.pick(waitingIn(held));
  if (accountId) town.dispatch(held.state.id, { type: 'BeginSending', accountId, attemptId: 'late' });
}

function waitingIn({ state }: Held): string[] {
  if (state.status !== 'PUBLISHING') return [];
  return currentPublications(state).flatMap(({ accountId, status }) => (status === 'WAITING' ? [accountId] : []));
}

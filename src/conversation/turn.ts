/** One input of one person, inside the door's transaction. */
import type { Desk } from '../application/door';
import type { Answer } from '../application/ports';
import { bookedAround } from '../application/slots';
import type { Context } from '../domain/context';
import type { Person } from '../domain/people';
import { readDialogue, writeDialogue, type Dialogue } from './dialogue';

export interface Turn {
  readonly desk: Desk;
  readonly person: Person;
  /** as it is now; what a handler leaves here is kept */
  dialogue: Dialogue;
}

/** Whoever asks what is so, and changes nothing. */
export type Reader = Pick<Turn, 'desk' | 'person'>;

/** Open a person's dialogue, locked until the transaction ends; do the work; keep what became of it. */
export async function inTurn<T>(desk: Desk, person: Person, work: (turn: Turn) => Promise<T>): Promise<T> {
  const row = await desk.tx.lockDialogue(person.id);
  const turn: Turn = { desk, person, dialogue: readDialogue(row.state, desk.now) };
  const result = await work(turn);
  const state = writeDialogue(turn.dialogue);
  if (state !== row.state) await desk.tx.saveDialogue({ personId: person.id, state });
  return result;
}

export function say(text: string): Answer {
  return { text, card: null };
}

/** What the rules are told for a preview; the code is a stand-in of the real one's length. */
export function previewContext({ desk }: Pick<Turn, 'desk'>): Context {
  return { now: desk.now, ...desk.world, freshCode: '0'.repeat(10) };
}

/** The same with the queue around a planned time. @param at epoch ms; null: nothing is planned yet */
export async function previewInQueue(turn: Turn, at: number | null): Promise<Context> {
  const context = previewContext(turn);
  const { tx, now } = turn.desk;
  return at === null ? context : { ...context, booked: await bookedAround(tx, at, now) };
}

/** Where a submission's page is. */
export function pageOf(publicUrl: string, no: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/s/${no}`;
}

/** Entering something in one of the company's books: lock, decide, evolve, chain the history, promise what follows. */
import { bookHistoryHash } from '../domain/archive/archive';
import type { Context } from '../domain/context';
import { bookOf, type BookKey, type HouseCommand, type HouseEvent } from '../domain/house';
import type { HouseVerdict } from './door';
import type { BookHistoryRow, StoreTx } from './store';
import { bookStateOf } from './world';
import type { HouseEffect } from '../domain/house/book';

/** @returns the verdict, and the effects that the caller carries out */
export async function enterInBook(
  tx: StoreTx,
  key: BookKey,
  command: HouseCommand,
  context: Context,
): Promise<{ verdict: HouseVerdict; effects: HouseEffect[] }> {
  const row = await tx.lockBook(key);
  const book = bookOf(key);
  const before = bookStateOf<unknown>(key, [row]);
  const told = { ...context, key };
  const decided = book.decide(before, command, told);
  if ('refusal' in decided) return { verdict: { ok: false, refusal: decided.refusal }, effects: [] };
  const { events } = decided;
  const when = { at: context.now, actor: command.by };
  const state = events.reduce<unknown>((one, event) => book.evolve(one, event, when), before);
  const rows = chained(key, row.revision, row.hash, events, when);
  const last = rows.at(-1);
  if (last) {
    await tx.saveBook({ key, revision: last.seq, state: JSON.stringify(state), hash: last.hash });
    await tx.appendBookHistory(rows);
  }
  const effects = events.flatMap((event) => book.react(event, state, told));
  return { verdict: { ok: true, state, events }, effects };
}

function chained(
  key: string,
  lastSeq: number,
  lastHash: string,
  events: HouseEvent[],
  when: { at: number; actor: string | null },
): BookHistoryRow[] {
  let prevHash = lastHash;
  return events.map((event, index) => {
    const link = { key, seq: lastSeq + index + 1, ...when, event, prevHash };
    const hash = bookHistoryHash(link);
    prevHash = hash;
    return { ...link, hash };
  });
}

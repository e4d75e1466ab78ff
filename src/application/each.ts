/** What is to be done with many submissions: a due row for each, and so a transaction for each. Dying between two loses nothing, and one that fails holds up no other. */
import type { Submission } from '../domain/submission';
import type { Desk } from './door';
import type { DueRow } from './store';

/** More than a company has under way at once. */
export const MOST = 10_000;

/** What is done with each is a kind of due row in `scheduler.ts`. */
export type EachKind = 'realignOne' | 'holdOne' | 'askHeldOne' | 'handOverOne';

export const keyOfEach = (kind: EachKind, submissionId: string) => `${kind}:${submissionId}`;

/** Promised in this transaction, done from the next moment on. @param payload what each is told */
export async function forEach(
  desk: Desk,
  kind: EachKind,
  submissions: Pick<Submission, 'id'>[],
  payload: unknown = {},
): Promise<void> {
  for (const { id } of submissions) {
    const told = JSON.stringify(payload);
    await desk.tx.putDue({ key: keyOfEach(kind, id), kind, submissionId: id, dueAt: desk.now, payload: told });
  }
}

/** What each was told. */
export function toldOf<T>({ payload }: DueRow): T {
  return JSON.parse(payload) as T;
}

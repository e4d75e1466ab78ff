/** To-dos in a messenger stand for the card they remind of, and are finished when that card is closed. */
import type { CardRow } from './store';

/** Holds the id of a card's to-do once it is known. */
export const todoMemo = (taskId: string) => `todo:${taskId}`;

/** Is there a to-do for this card, or will there be one? */
export function hasTodo({ payload }: CardRow): boolean {
  return (JSON.parse(payload) as { todo?: boolean }).todo === true;
}

/** The card's payload with the wish for a to-do. */
export function wishingTodo({ payload }: CardRow): string {
  return JSON.stringify({ ...(JSON.parse(payload) as object), todo: true });
}

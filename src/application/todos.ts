/** To-dos in a messenger stand for the card they remind of, and are finished when that card is closed. */

/** Holds the id of a card's to-do; empty from the moment it is wanted until its id is known. */
export const todoMemo = (taskId: string) => `todo:${taskId}`;

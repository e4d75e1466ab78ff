/** Pictures of a marked message (C-01): those of a draft go, those that were handed in are part of the record and stay. */
import type { Command } from '../domain/commands';
import type { Submission } from '../domain/submission';
import { demand } from './violation';

export function judgeDropped(command: Command, before: Submission | null, after: Submission): void {
  if (command.type !== 'DropPictures' || !before) return;
  const handedIn = before.versions.flatMap(({ content }) => content.pictures.map(({ messageId }) => messageId));
  const stays = (id: string) => handedIn.includes(id) || !command.messageIds.includes(id);
  const expected = before.content.pictures.map(({ messageId }) => messageId).filter(stays);
  const left = after.content.pictures.map(({ messageId }) => messageId);
  demand(left.join() === expected.join(), `of a marked message ${left.join()} are left, not ${expected.join()}`);
}

/** The pictures of a draft: they come one by one, and go all together or with a marked message. */
import type { Picture } from '../content';
import type { DomainEvent } from '../events';

type PictureEvent = Extract<DomainEvent, { type: 'PictureAdded' | 'PicturesCleared' | 'PicturesDropped' }>;

export function picturesAfter(pictures: Picture[], event: PictureEvent): Picture[] {
  if (event.type === 'PictureAdded') return [...pictures, event.picture];
  if (event.type === 'PicturesCleared') return [];
  return pictures.filter(({ messageId }) => !event.messageIds.includes(messageId));
}

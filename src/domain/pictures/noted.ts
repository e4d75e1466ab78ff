/** The pictures of a post, each with what its author said of it. */
import type { Content, Picture } from '../content';
import { inSendingOrder } from '../content';
import { readPictureNote, type PictureNote } from './note';

export interface NotedPicture {
  /** `第2张图（海报）` */
  name: string;
  /** null: nothing was said of it */
  note: PictureNote | null;
  /** absent while it has not come */
  file?: Picture;
}

/** As many as are there or announced, in the order they are sent; one note alone is about all of them. */
export function notedPictures(
  content: Pick<Content, 'pictures' | 'pictureNotes' | 'declaredPictures'>,
): NotedPicture[] {
  const files = inSendingOrder(content.pictures);
  const count = Math.max(files.length, content.declaredPictures ?? 0);
  const notes = content.pictureNotes.map(readPictureNote);
  return Array.from({ length: count }, (_, index) => {
    const note = (notes.length === 1 ? notes[0] : notes[index]) ?? null;
    const caption = note?.caption ? `（${note.caption.slice(0, 12)}）` : '';
    return { name: `第${index + 1}张图${caption}`, note, ...(files[index] && { file: files[index] }) };
  });
}

/** `第1、2张图` for several of which the same is said. */
export function namesOf(pictures: NotedPicture[], all: NotedPicture[]): string {
  if (pictures.length === 1) return pictures[0]!.name;
  return `第${pictures.map((picture) => all.indexOf(picture) + 1).join('、')}张图`;
}

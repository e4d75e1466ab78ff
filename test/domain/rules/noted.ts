import type { Content } from '../../../src/domain/content';

/** A post with as many announced pictures as notes. */
export const noted = (...pictureNotes: string[]): Partial<Content> => ({
  declaredPictures: pictureNotes.length,
  pictureNotes,
});

export type PictureType = 'image/jpeg' | 'image/png' | 'image/gif';

const MARKS: [PictureType, string][] = [
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/gif', '474946383761'],
  ['image/gif', '474946383961'],
];

/** What the bytes are, judged by the bytes alone; null for anything the platforms do not take. */
export function pictureType(bytes: Buffer): PictureType | null {
  const head = bytes.subarray(0, 8).toString('hex');
  return MARKS.find(([, mark]) => head.startsWith(mark))?.[0] ?? null;
}

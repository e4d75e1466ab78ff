/** Pictures of a submission, for those who may read it. */
import type { Context } from 'koa';
import type { Submission } from '../../domain/submission';
import type { WebDeps } from '../deps';
import { Problem } from '../problem';

/** By content: the name says nothing and nobody's word is taken. */
const MAGIC: [type: string, bytes: Buffer][] = [
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/gif', Buffer.from('GIF8')],
];

/** @throws Problem 404 for a picture that is not this submission's */
export async function sendPicture({ files, log }: WebDeps, ctx: Context, submission: Submission, sha256: string) {
  const known = submission.versions.some(({ posts }) =>
    posts.some(({ pictures, cover }) => cover === sha256 || pictures.includes(sha256)),
  );
  if (!known) throw new Problem(404);
  const bytes = await files.get(sha256).catch((error: unknown) => {
    log.error({ no: submission.no, err: error instanceof Error ? error.message : String(error) }, 'picture not there');
    throw new Problem(404);
  });
  const type = MAGIC.find(([, magic]) => bytes.subarray(0, magic.length).equals(magic))?.[0];
  if (!type) throw new Problem(404);
  ctx.body = bytes;
  ctx.type = type;
  ctx.set('Cache-Control', 'private, max-age=86400, immutable');
}

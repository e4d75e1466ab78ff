/** Hashes made without the core's own functions. */
import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { SignedOriginal } from '../../domain/post/original';
import type { Version } from '../../domain/post/version';

export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalize(value)).digest('hex');

/** Frozen posts cannot change, so each is hashed once. */
const hashed = new WeakMap<object, string>();

/** The digest of what a platform was handed: all of it, named one by one. */
export function ownDigest(post: Version['posts'][number]): string {
  const known = hashed.get(post);
  if (known) return known;
  const digest = hashPost(post);
  if (Object.isFrozen(post)) hashed.set(post, digest);
  return digest;
}

function hashPost(post: Version['posts'][number]): string {
  const { accountId, channel, title, text, sourceUrl, pictures, cover, links, category, original } = post;
  const carried = { accountId, channel, title, text, sourceUrl, pictures, cover, links, category };
  return hashOf(original ? { ...carried, original: snapshotOf(original) } : carried);
}

/** All that a repost shows again. */
function snapshotOf({ url, author, postedAt, text, sha256, takenAt, from, platformId }: SignedOriginal) {
  return { url, author, postedAt, text, sha256, takenAt, from, platformId };
}

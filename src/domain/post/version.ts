/** A version: content fixed once made, the post each account will carry, and the digests signatures are bound to. */
import type { Account } from '../account';
import type { SubmissionKind } from '../codes';
import type { Content } from '../content';
import { digestOf } from '../digest';
import type { EditStep } from '../edit/edit';
import type { Post } from './post';
import { postOf } from './kinds';

export type { Post } from './post';

export interface Version {
  no: number;
  authorId: string;
  madeAt: number;
  /** the authenticity code of `/p/CODE`, drawn when the version is made and never changed */
  code: string;
  content: Content;
  posts: Post[];
  /** hash over the accounts' digests */
  digest: string;
  /** how it was made from the version before it; absent when its submitter submitted it */
  edit?: EditStep;
}

/**
 * Fix content as a version.
 * @param content complete content (every required field given)
 * @param accounts the registry; the version takes those the content names, in registry order
 * @param facts number, author, time (epoch ms), code and the product's public URL
 */
export function makeVersion(
  content: Content,
  accounts: Account[],
  facts: {
    no: number;
    authorId: string;
    madeAt: number;
    code: string;
    publicUrl: string;
    /** absent: a post */
    kind?: SubmissionKind;
  },
): Version {
  const wanted = new Set(content.accountIds ?? []);
  const posts = accounts
    .filter((account) => wanted.has(account.id))
    .map((account) => sealPost(postOf(content, account, facts)));
  const { no, authorId, madeAt, code } = facts;
  return { no, authorId, madeAt, code, content, posts, digest: digestOfPosts(posts) };
}

/** The digest of a submission's version: over its accounts' digests, in order. */
export function digestOfPosts(posts: Post[]): string {
  return digestOf(posts.map((post) => ({ accountId: post.accountId, digest: post.digest })));
}

/** Recompute a post's digest from what it carries. */
export function digestOfPost(post: Omit<Post, 'digest'>): string {
  const { accountId, channel, title, text, sourceUrl, pictures, cover, links, category, original } = post;
  const carried = { accountId, channel, title, text, sourceUrl, pictures, cover, links, category };
  // absent from what is no repost, so that every digest from before there were any stays what it was
  return digestOf(original ? { ...carried, original } : carried);
}

function sealPost(post: Omit<Post, 'digest'>): Post {
  return { ...post, digest: digestOfPost(post) };
}

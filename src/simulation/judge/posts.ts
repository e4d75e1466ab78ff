/** What every version must be, however it came about. */
import type { SubmissionKind } from '../../domain/codes';
import type { Version } from '../../domain/post/version';
import { ownDigest } from './own-digest';
import { demand } from '../violation';

/** Every account's post is what its digest says, and carries what it must. */
export function judgePosts(version: Version, kind: SubmissionKind): void {
  demand(version.posts.length === version.content.accountIds?.length, 'a version lacks an account');
  for (const post of version.posts) {
    demand(post.digest === ownDigest(post), `the digest of ${post.accountId} is not that of its post`);
    demand(kind === 'REPLY' || kind === 'PROFILE_CHANGE' || post.text.includes(version.code), 'a post lacks its code');
    const sorted = version.content.pictures.toSorted((a, b) => a.sentAt - b.sentAt).map(({ sha256 }) => sha256);
    demand(post.pictures.join() === sorted.join(), 'a post does not carry the pictures in their order');
    const link = version.content.category === 2 ? version.content.videoUrl : null;
    demand(!link || post.text.includes(link) || post.sourceUrl === link, 'a health post lacks its video link');
  }
}

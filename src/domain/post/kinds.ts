/** What each account would carry, by the kind of submission: a post, a reply, a change of the account's data, or an order to remove. */
import type { Account } from '../account';
import type { SubmissionKind } from '../codes';
import type { Content } from '../content';
import { composePost, type Post } from './post';
import { profilePost } from './profile';
import { replyPost } from './reply-text';
import { takedownPost } from './takedown-order';

/** Without its digest. Pure: the same content gives the same post. */
export function postOf(
  content: Content,
  account: Account,
  { kind, code, publicUrl }: { kind?: SubmissionKind; code: string; publicUrl: string },
): Omit<Post, 'digest'> {
  if (content.takedown) return takedownPost(content.takedown, account);
  if (kind === 'REPLY') return replyPost(content, account);
  if (kind === 'PROFILE_CHANGE') return profilePost(content, account);
  return composePost(content, account, code, publicUrl);
}

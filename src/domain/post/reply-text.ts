/** A reply by one of our accounts as it is signed (A9; F-16). */
import type { Account } from '../account';
import { inSendingOrder, type Content } from '../content';
import { aiLabel, type Post } from './post';

/** A reply as it is signed: the text, bound to the comment it answers. */
export function replyPost(content: Content, account: Account): Omit<Post, 'digest'> {
  const label = aiLabel(content);
  const body = (content.body ?? '').trim();
  return {
    accountId: account.id,
    channel: account.channel,
    title: null,
    text: label && !body.includes(label) ? `${body}${label}` : body,
    sourceUrl: null,
    pictures: inSendingOrder(content.pictures).map(({ sha256 }) => sha256),
    cover: null,
    links: content.comment ? [content.comment.url] : [],
    // none of the five: it is no post of ours
    category: 5,
  };
}

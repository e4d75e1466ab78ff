/** An order to take down as it is signed: like a post on each account (A10). */
import type { Account } from '../account';
import type { Takedown } from '../content';
import type { Post } from './post';

/** What the order is about on one account; it is signed like a post and removes one. */
export function takedownPost(takedown: Takedown, account: Account): Omit<Post, 'digest'> {
  const target = takedown.targets.find(({ accountId }) => accountId === account.id);
  return {
    accountId: account.id,
    channel: account.channel,
    title: null,
    text: [
      `下架 ${takedown.no}《${takedown.title}》`,
      `平台编号：${target?.platformId ?? ''}`,
      `链接：${target?.url ?? '无'}`,
      `原因：${takedown.reason}`,
    ].join('\n'),
    sourceUrl: null,
    pictures: [],
    cover: null,
    links: target?.url ? [target.url] : [],
    // none of the five: nothing is published
    category: 5,
  };
}

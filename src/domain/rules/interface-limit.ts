import { hardProblems, wechatInterfaceProblems, weiboInterfaceProblems } from '../post/limits';
import type { Post } from '../post/version';
import { wordsOfKind, type WordHit } from '../lists/matcher';
import type { Hit, Rule, RuleSubject } from './rule';

/** F-15: what the platform's interface cannot carry goes by hand; what the platform cannot carry at all is blocked, what it dislikes is told (第十一条 简洁; `weibo.md` §3). */
export const interfaceLimitRule: Rule = {
  id: 'F-15',
  version: '2',
  citation: '《管理办法》第十一条；平台接口限制',
  mend: {
    wrong: '标题：公司志愿服务队走进望湖社区开展爱眼日主题健康科普和免费视力筛查活动',
    right: '标题：志愿者走进望湖社区查视力',
  },
  postsOnly: true,
  check(subject) {
    return [...tooLong(subject), ...wordsOfKind(subject, 'PLATFORM_TERM').map(disliked)];
  },
};

function tooLong({ posts }: RuleSubject): Hit[] {
  return posts.flatMap((post): Hit[] => {
    const hard = hardProblems(post);
    if (hard.length > 0) return [{ effect: 'BLOCK', text: `${hard.join('；')}。` }];
    const soft = interfaceProblems(asIfRead(post));
    return soft.length > 0 ? [{ effect: 'HINT', text: `${soft.join('；')}。` }] : [];
  });
}

/** A word the office knows the platform to dislike; its row says how much that matters. */
function disliked({ matched, place, entry }: WordHit): Hit {
  const why = entry.note ? `（${entry.note}）` : '';
  return {
    effect: entry.effect,
    text: `“${matched}”是平台限制的词语${why}，发出后可能被拦下。请换个说法。`,
    matched,
    where: place,
    citation: entry.citation,
    listed: entry,
  };
}

/** That the interface could not read a repost's original is no fault of the post: its author was told when it was asked for. */
function asIfRead(post: Omit<Post, 'digest'>): Omit<Post, 'digest'> {
  return post.original ? { ...post, original: { ...post.original, from: 'page' } } : post;
}

/** Why the channel's interface cannot carry a post; empty when it can. */
export function interfaceProblems(post: Omit<Post, 'digest'>): string[] {
  return post.channel === 'WEIBO' ? weiboInterfaceProblems(post) : wechatInterfaceProblems(post);
}

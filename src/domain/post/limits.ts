/**
 * What the platforms' publishing interfaces can carry, and what no reader could ever be shown (`weibo.md` §2–§3, §8,
 * `wechat-official-account.md` §4.1). Beyond an interface limit a post is published by hand; beyond a hard limit not at all.
 */
import type { Post } from './version';

const WEIBO_INTERFACE_LENGTH = 140;
const WEIBO_LENGTH = 2000;
const WECHAT_INTERFACE_TITLE = 32;
const WECHAT_TITLE = 64;
const WECHAT_TEXT = 20_000;
const WECHAT_SOURCE_URL_BYTES = 1024;

const BY_HAND = '将走人工发布';

/** A link ends at the first character a URL cannot hold, as Weibo reads it. */
export const LINK_IN_TEXT = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;
const TOPIC = /#[^#]+#/;

/** Length as Weibo's composer counts it (`weibo.md` §8): a Chinese character is 1, an ASCII one a half, a link 10. */
export function weiboLength(text: string): number {
  const links = text.match(LINK_IN_TEXT) ?? [];
  const plain = text.replace(LINK_IN_TEXT, '');
  const halves = halfUnits(plain) + links.reduce((sum, link) => sum + linkHalfUnits(link), 0);
  return Math.ceil(halves / 2);
}

/** Chinese reasons why `statuses/share` cannot carry this post; empty when it can. */
export function weiboInterfaceProblems(post: Pick<Post, 'text' | 'pictures' | 'original'>): string[] {
  const length = weiboLength(post.text);
  return present([
    length > WEIBO_INTERFACE_LENGTH &&
      `微博文字连同链接共 ${length} 字，超过接口上限 ${WEIBO_INTERFACE_LENGTH} 字，${BY_HAND}`,
    post.original?.from === 'person' && `原文不是接口读到的，发前须人工核对，${BY_HAND}`,
    post.original !== undefined && post.pictures.length > 0 && `微博接口转发时不能带图片，${BY_HAND}`,
    post.pictures.length > 1 && `微博接口一次只能带 1 张图片，本稿有 ${post.pictures.length} 张，${BY_HAND}`,
    TOPIC.test(post.text) && `微博接口不能发带 #话题# 的文字，${BY_HAND}`,
  ]);
}

/** Chinese reasons why the draft interface cannot carry this article; empty when it can. */
export function wechatInterfaceProblems(post: Pick<Post, 'title' | 'text' | 'sourceUrl' | 'cover'>): string[] {
  const title = characters(post.title ?? '');
  return present([
    title === 0 && `公众号文章没有标题，${BY_HAND}`,
    title > WECHAT_INTERFACE_TITLE && `公众号标题 ${title} 字，超过接口上限 ${WECHAT_INTERFACE_TITLE} 字，${BY_HAND}`,
    characters(post.text) >= WECHAT_TEXT &&
      `公众号正文 ${characters(post.text)} 字，接口要求少于 ${WECHAT_TEXT} 字，${BY_HAND}`,
    Buffer.byteLength(post.sourceUrl ?? '') > WECHAT_SOURCE_URL_BYTES && `“阅读原文”的链接超过 1 KB，${BY_HAND}`,
    post.cover === null && `公众号文章没有图片，账号也没有默认封面，${BY_HAND}`,
  ]);
}

/** Chinese reasons why the platform cannot show this post at all, by whatever hand it is sent; empty when it can. */
export function hardProblems(post: Pick<Post, 'channel' | 'title' | 'text'>): string[] {
  if (post.channel === 'WEIBO') {
    const length = weiboLength(post.text);
    return present([length > WEIBO_LENGTH && `微博文字共 ${length} 字，超过微博上限 ${WEIBO_LENGTH} 字`]);
  }
  const title = characters(post.title ?? '');
  const text = characters(post.text);
  return present([
    title > WECHAT_TITLE && `公众号标题 ${title} 字，超过公众号上限 ${WECHAT_TITLE} 字`,
    text > WECHAT_TEXT && `公众号正文 ${text} 字，超过公众号上限 ${WECHAT_TEXT} 字`,
  ]);
}

/** Both halves of an emoji's surrogate pair count, so it weighs like two Chinese characters. */
function halfUnits(text: string): number {
  let halves = 0;
  for (let i = 0; i < text.length; i += 1) halves += text.charCodeAt(i) > 0xff ? 2 : 1;
  return halves;
}

function linkHalfUnits(link: string): number {
  const { length } = link;
  const host = link
    .replace(/^https?:\/\//i, '')
    .split(/[/?#:]/, 1)[0]!
    .toLowerCase();
  if (host === 't.cn') return length;
  if (/(^|\.)(weibo\.com|weibo\.cn|t\.sina\.com\.cn)$/.test(host) && length <= 41) return length;
  return length > 140 ? length - 140 + 20 : 20;
}

function characters(text: string): number {
  return [...text].length;
}

function present(reasons: (string | false)[]): string[] {
  return reasons.filter((reason): reason is string => reason !== false);
}

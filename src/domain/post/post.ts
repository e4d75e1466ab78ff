/** How content becomes the text each account carries (`contract.md` §8 Digest). */
import type { Account } from '../account';
import type { Category, ChannelName } from '../codes';
import { inSendingOrder, type Content } from '../content';
import { isRepost, signedOriginal, type SignedOriginal } from './original';

/** What one account will carry, exactly as it will be sent (`contract.md` §8 Digest). */
export interface Post {
  accountId: string;
  channel: ChannelName;
  /** WeChat only */
  title: string | null;
  text: string;
  /** WeChat's 阅读原文 */
  sourceUrl: string | null;
  /** SHA-256 of each picture, in order */
  pictures: string[];
  /** WeChat's cover: the first picture in its shape, else the account's default */
  cover: string | null;
  links: string[];
  category: Category;
  /** of a repost: what it shows again, below our words */
  original?: SignedOriginal;
  digest: string;
}

const AI_LABELS: Record<string, string> = {
  TEXT: '（内容由AI生成）',
  IMAGE: '（图片由AI生成）',
  TEXT_AND_IMAGE: '（内容和图片由AI生成）',
  VIDEO: '（视频由AI生成）',
};

/** The visible label of AI-made content, or null when none was declared. */
export function aiLabel(content: Content): string | null {
  return content.ai && content.ai !== 'NONE' ? (AI_LABELS[content.ai] ?? null) : null;
}

/** The post of one account, without its digest. Pure: the same content gives the same post. */
export function composePost(content: Content, account: Account, code: string, publicUrl: string): Omit<Post, 'digest'> {
  return account.channel === 'WEIBO'
    ? weiboPost(content, account, code)
    : wechatPost(content, account, code, publicUrl);
}

/** 微博: text, then video link and label where the text lacks them, then the account's authenticity link; no title. */
function weiboPost(content: Content, account: Account, code: string): Omit<Post, 'digest'> {
  const own = ownText(content.weiboText, content);
  const link = `${(account.linkBase ?? '').replace(/\/+$/, '')}/${code}`;
  // a blank on both sides keeps a link from swallowing the Chinese text beside it (weibo.md §3.1)
  const text = [own, missingLink(own, content.videoUrl), missing(own, aiLabel(content)), link]
    .filter(Boolean)
    .join(' ');
  return {
    accountId: account.id,
    channel: 'WEIBO',
    title: null,
    text,
    sourceUrl: null,
    pictures: pictureHashes(content),
    cover: null,
    links: present([content.videoUrl, link]),
    category: content.category as Category,
    ...(isRepost(content) && { original: signedOriginal(content.original!) }),
  };
}

/** 微信: title and text, label, and a last line with the authenticity code; 阅读原文 leads to the video or to /p/CODE. */
function wechatPost(content: Content, account: Account, code: string, publicUrl: string): Omit<Post, 'digest'> {
  const own = ownText(content.wechatText, content);
  const proof = `${publicUrl.replace(/\/+$/, '')}/p/${code}`;
  const sourceUrl = content.category === 2 && content.videoUrl ? content.videoUrl : proof;
  const pictures = pictureHashes(content);
  const [first] = inSendingOrder(content.pictures);
  return {
    accountId: account.id,
    channel: 'WECHAT',
    title: content.title,
    text: [own, missing(own, aiLabel(content)), `验真码 ${code}`].filter(Boolean).join('\n'),
    sourceUrl,
    pictures,
    cover: first ? (first.cover ?? first.sha256) : account.defaultCover,
    links: present([content.videoUrl, sourceUrl]),
    category: content.category as Category,
  };
}

function pictureHashes(content: Content): string[] {
  return inSendingOrder(content.pictures).map((picture) => picture.sha256);
}

/** A channel's own text, or the body; a line left blank is no text of its own. */
function ownText(text: string | null, content: Content): string {
  return text?.trim() || (content.body ?? '').trim();
}

/** Characters that would go on being part of a link: `…/12` does not contain the link `…/1`. */
const LINK_GOES_ON = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]/;

function missingLink(text: string, link: string | null): string | null {
  if (!link) return null;
  const carried = text
    .split(link)
    .slice(1)
    .some((rest) => !LINK_GOES_ON.test(rest));
  return carried ? null : link;
}

function missing(text: string, piece: string | null): string | null {
  return piece && !text.includes(piece) ? piece : null;
}

function present(links: (string | null)[]): string[] {
  return [...new Set(links.filter((link): link is string => Boolean(link)))];
}

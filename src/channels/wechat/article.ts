/** The article as we send it and as WeChat gives it back; whether the two are the same to a reader (`wechat-official-account.md` §4). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Post } from '../../domain/post/version';
import { articleHtml, countPictures, decode, evened, visibleText } from './html';

/** What `draft/add` is given. */
export interface Article {
  article_type: 'news';
  title: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: 0;
  only_fans_can_comment: 0;
}

/** What the read calls give, drafts and published articles alike. */
export const NewsItem = z.object({
  title: z.string(),
  author: z.string().optional().default(''),
  digest: z.string().optional().default(''),
  content: z.string().optional().default(''),
  content_source_url: z.string().optional().default(''),
  thumb_media_id: z.string().optional().default(''),
  need_open_comment: z.number().optional().default(0),
  only_fans_can_comment: z.number().optional().default(0),
  url: z.string().optional(),
  is_deleted: z.union([z.boolean(), z.number()]).optional(),
});
export type NewsItem = z.output<typeof NewsItem>;

const SUMMARY_LENGTH = 120;

export function articleOf(post: Post, pictureUrls: string[], coverId: string): Article {
  return {
    article_type: 'news',
    title: post.title ?? '',
    digest: summaryOf(post.text),
    content: articleHtml(post.text, pictureUrls),
    content_source_url: post.sourceUrl ?? '',
    thumb_media_id: coverId,
    need_open_comment: 0,
    only_fans_can_comment: 0,
  };
}

/** The line under the title in a reader's list: the text's beginning, 120 characters at most, without the line of the code. */
export function summaryOf(text: string): string {
  const plain = evened(text.replace(CODE_LINE, '')).replaceAll('\n', ' ');
  const signs = [...plain];
  return signs.length <= SUMMARY_LENGTH ? plain : `${signs.slice(0, SUMMARY_LENGTH - 1).join('')}…`;
}

const CODE_LINE = /(?:^|\n)验真码 (\S+)\s*$/;

/** The last line with the authenticity code: no other article has it. */
export function codeLineOf(post: Pick<Post, 'text'>): string | null {
  const code = CODE_LINE.exec(post.text)?.[1];
  return code === undefined ? null : `验真码 ${code}`;
}

/** Is this the article of that post, whatever else was done to it? */
export function carriesCode(item: NewsItem, post: Pick<Post, 'text'>): boolean {
  const line = codeLineOf(post);
  return line !== null && visibleText(item.content).split('\n').includes(line);
}

/**
 * What a reader would see differently from what was signed, in Chinese; empty when nothing. WeChat may change attributes, picture
 * addresses and blanks (§4.2), nothing else.
 */
export function differencesFrom(post: Post, item: NewsItem): string[] {
  const pairs: [string, boolean][] = [
    ['标题', evened(decode(item.title)) === evened(post.title ?? '')],
    ['作者', item.author === ''],
    ['摘要', evened(decode(item.digest)) === summaryOf(post.text)],
    ['正文', visibleText(item.content) === evened(post.text)],
    ['图片数量', countPictures(item.content) === post.pictures.length],
    ['阅读原文链接', decode(item.content_source_url) === (post.sourceUrl ?? '')],
  ];
  return pairs.filter(([, same]) => !same).map(([what]) => what);
}

/** Hash of everything in a draft that should not change any more; preview links and parameters of picture addresses come and go. */
export function snapshotOf(item: NewsItem): string {
  const {
    title,
    author,
    digest,
    content,
    content_source_url,
    thumb_media_id,
    need_open_comment,
    only_fans_can_comment,
  } = item;
  const steady = content.replace(/(\bsrc="[^"?]*)\?[^"]*"/g, '$1"');
  const fields = [title, author, digest, steady, content_source_url, thumb_media_id];
  const frozen = JSON.stringify([...fields, need_open_comment, only_fans_can_comment]);
  return createHash('sha256').update(frozen).digest('hex');
}

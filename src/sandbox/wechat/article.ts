import { z } from 'zod';
import { PlatformError } from '../errors';
import { plainText, rewriteContent } from './rewrite';
import type { Article, Wechat } from './state';

const characters = (max: number) =>
  z.string().refine((text) => [...text].length <= max, `longer than ${max} characters`);
const flag = z.int().min(0).max(1).optional();
const crop = z
  .string()
  .regex(/^(0|1|0?\.\d{1,6})(_(0|1|0?\.\d{1,6})){3}$/)
  .optional();

/** The limits of wechat-official-account.md §4.1. */
const schema = z.strictObject({
  article_type: z.enum(['news', 'newspic']).optional(),
  title: characters(32).min(1),
  author: characters(16).optional(),
  digest: characters(120).optional(),
  content: z
    .string()
    .min(1)
    .refine((html) => [...html].length < 20_000 && Buffer.byteLength(html) < 1024 * 1024, 'content too long'),
  content_source_url: z
    .string()
    .refine((url) => url === '' || (Buffer.byteLength(url) <= 1024 && /^https?:\/\/\S+$/.test(url)), 'invalid url')
    .optional(),
  thumb_media_id: z.string().optional(),
  need_open_comment: flag,
  only_fans_can_comment: flag,
  pic_crop_235_1: crop,
  pic_crop_1_1: crop,
  cover_info: z.unknown().optional(),
  image_info: z
    .strictObject({
      image_list: z
        .array(z.strictObject({ image_media_id: z.string() }))
        .min(1)
        .max(20),
    })
    .optional(),
});

const CODES: Record<string, number> = {
  author: 45110,
  digest: 45004,
  content: 45002,
  content_source_url: 41039,
  pic_crop_235_1: 53402,
  pic_crop_1_1: 53402,
};

/** Checks one article of a draft and gives it as the platform will keep it. @throws PlatformError */
export function checkArticle(wechat: Wechat, raw: unknown): Article {
  const result = schema.safeParse(raw);
  if (!result.success) throw refusal(result.error.issues[0]);
  const { article_type = 'news', ...given } = result.data;
  if (article_type === 'news') requireMaterial(wechat, given.thumb_media_id);
  else if (!given.image_info) throw new PlatformError(40007, 'a newspic needs image_info');
  for (const { image_media_id } of given.image_info?.image_list ?? []) requireMaterial(wechat, image_media_id);

  const content = rewriteContent(given.content);
  return {
    article_type,
    title: given.title,
    author: given.author ?? '',
    digest: given.digest || [...plainText(content)].slice(0, 54).join(''),
    content,
    content_source_url: given.content_source_url ?? '',
    thumb_media_id: given.thumb_media_id ?? '',
    need_open_comment: given.need_open_comment ?? 0,
    only_fans_can_comment: given.only_fans_can_comment ?? 0,
    ...(given.image_info && { image_info: given.image_info }),
  };
}

function requireMaterial(wechat: Wechat, mediaId: string | undefined) {
  if (!mediaId || !wechat.state.material[mediaId]) throw new PlatformError(40007, 'invalid media_id');
}

function refusal(issue: z.core.$ZodIssue | undefined): PlatformError {
  const field = String(issue?.path[0] ?? '');
  const titleCode = issue?.code === 'custom' ? 45003 : 40227;
  const code = field === 'title' ? titleCode : (CODES[field] ?? 47003);
  return new PlatformError(code, `articles.${field}: ${issue?.message ?? 'invalid'}`);
}

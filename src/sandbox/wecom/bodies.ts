import { z } from 'zod';
import { PlatformError } from '../errors';
import type { Card } from './card';
import { checkCard } from './card-limits';
import { liveMedia } from './media';
import type { NewMessage } from './phone';
import { memberOf, type Wecom } from './state';

type Body = Record<string, unknown>;

const bytes = (max: number) => z.string().refine((text) => Buffer.byteLength(text) <= max, `longer than ${max} bytes`);
const address = bytes(2048).regex(/^https?:\/\/\S+$/, 'an address needs http:// or https://');

const textBody = z.strictObject({ content: bytes(2048).min(1) });
const textcardBody = z.strictObject({
  title: bytes(128).min(1),
  description: bytes(512).min(1),
  url: address,
  btntxt: z
    .string()
    .refine((text) => [...text].length <= 4, 'longer than 4 characters')
    .optional(),
});
const articleBody = z
  .strictObject({
    title: bytes(128).min(1),
    description: bytes(512).optional(),
    url: address.optional(),
    picurl: address.optional(),
    appid: z.string().optional(),
    pagepath: z.string().optional(),
  })
  .refine(({ url, appid, pagepath }) => url || (appid && pagepath), { error: 'needs url', path: ['url'] });
const newsBody = z.strictObject({ articles: z.array(articleBody).min(1).max(8) });

/**
 * Checks the content of one `message/send` against wecom.md §5.2–5.3 and gives what the phone will show.
 * `$userName=…$` and its kin are translated when the request asks for it (`enable_id_trans`).
 */
export function phoneContent(wecom: Wecom, body: Body): NewMessage {
  const translate = translator(wecom, body);
  switch (body['msgtype']) {
    case 'text':
      return { direction: 'in', kind: 'text', text: translate(parse(textBody, body, 'text').content) };
    case 'markdown':
      return { direction: 'in', kind: 'markdown', text: parse(textBody, body, 'markdown').content };
    case 'image':
      return { direction: 'in', kind: 'image', picture: pictureOf(wecom, body['image']) };
    case 'textcard': {
      const { title, description, url, btntxt } = parse(textcardBody, body, 'textcard');
      const article = { title: translate(title), description: translate(description), url, button: btntxt ?? '详情' };
      return { direction: 'in', kind: 'textcard', articles: [article] };
    }
    case 'news': {
      const articles = parse(newsBody, body, 'news').articles.map(({ title, description, url, picurl }) => ({
        title: translate(title),
        description: description && translate(description),
        url,
        picture: picurl,
      }));
      return { direction: 'in', kind: 'news', articles };
    }
    case 'template_card':
      return { direction: 'in', kind: 'card', card: cardOf(wecom, body, translate) };
    default:
      throw new PlatformError(40008, 'invalid msgtype');
  }
}

function cardOf(wecom: Wecom, body: Body, translate: (text: string) => string): Card {
  const card = checkCard(body['template_card'], 'send');
  for (const { type, media_id } of card.horizontal_content_list ?? []) if (type === 2) liveMedia(wecom, media_id);
  return translateCard(card, translate);
}

function pictureOf(wecom: Wecom, image: unknown): string {
  const mediaId = typeof image === 'object' && image !== null ? (image as Body)['media_id'] : undefined;
  return liveMedia(wecom, mediaId).file;
}

function parse<T>(schema: z.ZodType<T>, body: Body, msgtype: string): T {
  const result = schema.safeParse(body[msgtype]);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new PlatformError(codeFor(field, issue?.code === 'custom'), `${msgtype}.${field}: ${issue?.message}`);
}

/** Too long, or absent: which number of wecom.md §14. */
function codeFor(field: string, tooLong: boolean): number {
  if (tooLong && !field.endsWith('url')) return 45002;
  if (field.endsWith('title')) return 41016;
  if (field.endsWith('description')) return 41033;
  return field === 'content' ? 44004 : 40058;
}

/** Replaces the id placeholders of wecom.md §5.1 by names, if the request asks for it; unknown ids stay. */
export function translator(wecom: Wecom, body: Body): (text: string) => string {
  if (body['enable_id_trans'] !== 1) return (text) => text;
  return (text) =>
    text.replace(/\$(?:userName|userAlias|userAliasOrName)=([^$\s]+)\$/g, (whole, userid: string) => {
      return memberOf(wecom, userid)?.name ?? whole;
    });
}

/** The five places of a card in which ids are translated; elsewhere they stay as they are. */
export function translateCard(card: Card, translate: (text: string) => string): Card {
  const of = (text: string | undefined) => text && translate(text);
  return {
    ...card,
    ...(card.source && { source: { ...card.source, desc: of(card.source.desc) } }),
    ...(card.main_title && { main_title: { title: of(card.main_title.title), desc: of(card.main_title.desc) } }),
    ...(card.sub_title_text && { sub_title_text: translate(card.sub_title_text) }),
    ...(card.horizontal_content_list && {
      horizontal_content_list: card.horizontal_content_list.map((row) => ({ ...row, value: of(row.value) })),
    }),
  };
}

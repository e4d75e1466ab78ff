import { unseal } from '../callback';
import { PlatformError } from '../errors';
import { hasButtons, type Card } from './card';
import { cardFromXml } from './card-xml';
import { liveMedia } from './media';
import { append, copyOf, greyButtons, replaceCard } from './phone';
import type { Wecom } from './state';

/** A passive reply as the platform understood it; null for an empty answer. */
export type Reply =
  | { kind: 'text'; text: string }
  | { kind: 'image'; picture: string }
  | { kind: 'news'; articles: { title: string; description?: string; url?: string; picture?: string }[] }
  | { kind: 'update_button'; replaceName: string }
  | { kind: 'update_template_card'; card: Card }
  | null;

/** What the callback was about: a card event takes only card updates, everything else only messages (wecom.md §3). */
export interface Occasion {
  userid: string;
  event: string;
  /** The sending whose card was tapped. */
  msgid?: string;
}

/**
 * Opens the body of a webhook's answer and applies it to the phone of the person who wrote or tapped, and to nobody else's.
 * @throws PlatformError with the reason why the real platform would show nothing
 */
export function applyReply(wecom: Wecom, occasion: Occasion, body: string): Reply {
  if (body === '' || body === 'success') return null;
  const { corpId, callback } = wecom.credentials;
  const message = unseal(callback, corpId, body);
  if (typeof message === 'string') throw new PlatformError(-40001, message);
  if (message['ToUserName'] !== occasion.userid || message['FromUserName'] !== corpId) {
    throw new PlatformError(40058, 'ToUserName is the member, FromUserName the corp');
  }
  const reply = readReply(wecom, message);
  if (!isAllowed(occasion.event, reply)) {
    throw new PlatformError(40008, `${reply.kind} is no answer to ${occasion.event}`);
  }
  show(wecom, occasion, reply);
  return reply;
}

function isAllowed(event: string, reply: Exclude<Reply, null>): boolean {
  const changesCard = reply.kind === 'update_button' || reply.kind === 'update_template_card';
  if (event === 'template_card_menu_event') return true;
  return changesCard === (event === 'template_card_event');
}

function readReply(wecom: Wecom, message: Record<string, unknown>): Exclude<Reply, null> {
  const part = (name: string) => (message[name] ?? {}) as Record<string, unknown>;
  switch (message['MsgType']) {
    case 'text':
      return { kind: 'text', text: cut(`${message['Content']}`) };
    case 'image':
      return { kind: 'image', picture: liveMedia(wecom, part('Image')['MediaId']).file };
    case 'news':
      return { kind: 'news', articles: articlesOf(part('Articles')['item']) };
    case 'update_button':
      return { kind: 'update_button', replaceName: required(part('Button')['ReplaceName']) };
    case 'update_template_card':
      return { kind: 'update_template_card', card: cardFromXml(message['TemplateCard']) };
    default:
      throw new PlatformError(40008, `MsgType ${message['MsgType']} cannot be a passive reply`);
  }
}

function show(wecom: Wecom, { userid, msgid }: Occasion, reply: Exclude<Reply, null>) {
  const copy = msgid === undefined ? undefined : copyOf(wecom, userid, msgid);
  switch (reply.kind) {
    case 'update_button':
      if (copy?.card && hasButtons(copy.card)) greyButtons(copy, reply.replaceName);
      return;
    case 'update_template_card':
      if (copy && !copy.recalled) replaceCard(copy, reply.card);
      return;
    default:
      append(wecom, userid, { direction: 'in', ...reply });
  }
}

function articlesOf(items: unknown) {
  const list = (Array.isArray(items) ? items : [items]) as Record<string, string>[];
  if (list.length > 8) throw new PlatformError(45008, 'more than 8 articles');
  return list.map(({ Title, Description, Url, PicUrl }) => ({
    title: Title ?? '',
    description: Description,
    url: Url,
    picture: PicUrl,
  }));
}

function required(value: unknown): string {
  if (typeof value !== 'string' || !value) throw new PlatformError(42020, 'ReplaceName missing');
  return value;
}

/** The platform cuts a text at 2048 bytes, never inside a character. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= 2048) return text;
  return bytes
    .subarray(0, 2048)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}

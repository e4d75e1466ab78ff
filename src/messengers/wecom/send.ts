/** Messages and cards on their way out, and cards changed later (`wecom.md` §5, §6). One message per person, so that each card is its own. */
import { createHash } from 'node:crypto';
import type { Card, Sent } from '../../application/ports';
import type { Log } from '../../lib/log';
import { PlatformRefused } from '../../lib/outgoing';
import { describeCard } from './card';
import { PLATFORM, type WecomApi } from './client';
import { LONGEST_TEXT } from './reply';
import { fitBytes } from '../text';

export interface SendParts {
  api: WecomApi;
  agentId: number;
  log?: Log;
}

/** The longest interval, seconds, within which WeCom swallows a repeated body. */
const LONGEST_INTERVAL = 14_400;
const TASK_EXISTS = '42014';

/**
 * @param dedupKey tells two equal texts apart that are both meant: WeCom compares bodies, so the key is worked into the interval, which stays
 * between two and four hours
 */
export async function sendText(parts: SendParts, userId: string, text: string, dedupKey: string): Promise<Sent> {
  const spread = createHash('sha256').update(dedupKey).digest().readUInt32BE(0) % (LONGEST_INTERVAL / 2);
  const content = { msgtype: 'text', text: { content: fitBytes(text, LONGEST_TEXT) } };
  return send(parts, userId, content, LONGEST_INTERVAL - spread);
}

/** A task id that WeCom already knows (42014) means an earlier attempt arrived, whose codes are lost. */
export async function sendCard(parts: SendParts, userId: string, card: Card): Promise<Sent> {
  const content = { msgtype: 'template_card', template_card: describeCard(card, 'send') };
  try {
    return await send(parts, userId, content, LONGEST_INTERVAL);
  } catch (error) {
    if (!(error instanceof PlatformRefused) || error.code !== TASK_EXISTS) throw error;
    parts.log?.info({ card: card.taskId }, 'card was sent by an earlier attempt');
    return { messageId: null, updateCode: null };
  }
}

/** @throws PlatformRefused 'content' when the code is spent or too old, or when it changed nobody's card */
export async function updateCard(
  { api, agentId, log }: SendParts,
  userIds: string[],
  updateCode: string,
  card: Card,
): Promise<void> {
  // Whom a call without targets changes is not documented, and it would spend the code.
  if (userIds.length === 0) throw new RangeError('userIds must not be empty');
  const body = {
    userids: userIds.map(requireUserId),
    agentid: agentId,
    response_code: updateCode,
    template_card: describeCard(card, 'update'),
  };
  const { invaliduser } = await api.call({ path: 'message/update_template_card', body, changes: true });
  const missed = Array.isArray(invaliduser) ? invaliduser.map((id) => String(id).toLowerCase()) : [];
  if (userIds.every((id) => missed.includes(id.toLowerCase()))) throw unreachable('invaliduser');
  if (missed.length > 0) log?.warn({ card: card.taskId, users: missed }, 'card not changed for everybody');
}

async function send({ api, agentId }: SendParts, userId: string, content: object, interval: number): Promise<Sent> {
  const body = {
    touser: requireUserId(userId),
    agentid: agentId,
    ...content,
    enable_duplicate_check: 1,
    duplicate_check_interval: interval,
  };
  const answer = await api.call({ path: 'message/send', body, changes: true });
  // A receiver out of reach is errcode 0 with the name in one of these lists.
  for (const list of ['invaliduser', 'unlicenseduser']) {
    if (namesIn(answer[list]).includes(userId.toLowerCase())) throw unreachable(list);
  }
  return { messageId: filled(answer['msgid']), updateCode: filled(answer['response_code']) };
}

/** `|` and `@all` have a meaning in `touser`; nobody's id may become another receiver. */
function requireUserId(userId: string): string {
  if (!/^[A-Za-z0-9][\w\-@.]{0,63}$/.test(userId)) throw unreachable('invaliduser');
  return userId;
}

function namesIn(list: unknown): string[] {
  return typeof list === 'string' ? list.toLowerCase().split('|') : [];
}

function filled(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function unreachable(code: string): PlatformRefused {
  return new PlatformRefused(PLATFORM, code, 'content', 'the receiver is not reachable through this app');
}

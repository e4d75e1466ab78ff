import { createHash } from 'node:crypto';
import { text } from '../credentials';
import { PlatformError } from '../errors';
import { hasEscapedText, jsonBody, type Call } from '../http';
import { phoneContent } from './bodies';
import { isCallbackCard, type Card } from './card';
import { append, copyOf, type NewMessage } from './phone';
import { receiversOf } from './receivers';
import type { Wecom } from './state';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CODE_LIFE = 72 * HOUR;
const NO_SAFE = ['template_card', 'markdown', 'news'];

/** `message/send` (wecom.md §5): checked in full, kept, then answered. */
export async function sendMessage(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const body = requestBody(call);
  requireAgent(wecom, body);
  if (body['safe'] && NO_SAFE.includes(`${body['msgtype']}`))
    throw new PlatformError(40058, 'safe is not supported here');
  const { users, ...invalid } = receiversOf(wecom, body);
  const content = phoneContent(wecom, body);
  if (content.card) requireSendable(wecom, content.card);
  const earlier = duplicateOf(wecom, body, call.body);
  if (earlier) return { ...invalid, msgid: earlier };

  const msgid = text(86);
  wecom.state.sent[msgid] = { at: wecom.now(), receivers: users, card: content.card };
  if (body['enable_duplicate_check'] === 1) rememberBody(wecom, call.body, msgid);
  if (content.card?.task_id) wecom.state.tasks[content.card.task_id] = msgid;
  for (const userid of users) deliver(wecom, userid, content, msgid);
  const code = content.card && isCallbackCard(content.card) ? { response_code: newResponseCode(wecom, msgid) } : {};
  await wecom.save();
  return { ...invalid, msgid, ...code };
}

/** `message/recall` (§5.4): within 24 hours, for everybody at once. */
export async function recallMessage(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const msgid = `${requestBody(call)['msgid']}`;
  const sent = wecom.state.sent[msgid];
  if (!sent) throw new PlatformError(40058, 'invalid msgid');
  if (wecom.now() - sent.at > 24 * HOUR) throw new PlatformError(40058, 'only within 24 hours');
  for (const userid of sent.receivers) {
    const copy = copyOf(wecom, userid, msgid);
    if (copy) Object.assign(copy, { recalled: true, live: false });
  }
  await wecom.save();
  return {};
}

/** @throws PlatformError 40033, 40058 */
export function requestBody(call: Call): Record<string, unknown> {
  if (hasEscapedText(call)) throw new PlatformError(40033, 'invalid charset, \\uXXXX is not supported');
  const body = jsonBody(call);
  if (!body) throw new PlatformError(40058, 'the body is not a JSON object');
  return body;
}

export function requireAgent(wecom: Wecom, body: Record<string, unknown>): void {
  if (!Number.isInteger(body['agentid'])) throw new PlatformError(40056, 'agentid must be an integer');
  if (body['agentid'] !== wecom.credentials.agentId) throw new PlatformError(301002, 'not allowed for this agentid');
}

/** A fresh code, good for one update within 72 hours (§6). */
export function newResponseCode(wecom: Wecom, msgid: string): string {
  const code = text(96);
  wecom.state.responseCodes[code] = { msgid, expiresAt: wecom.now() + CODE_LIFE, used: false };
  return code;
}

function requireSendable(wecom: Wecom, card: Card) {
  if (isCallbackCard(card) && !wecom.callbackUrl()) throw new PlatformError(43012, 'the app has no callback URL');
  if (card.task_id && wecom.state.tasks[card.task_id]) throw new PlatformError(42014, 'task_id existed');
}

function deliver(wecom: Wecom, userid: string, content: NewMessage, msgid: string) {
  const arrived = (wecom.state.phones[userid] ?? []).filter((entry) => entry.msgid !== undefined);
  const since = (age: number) => arrived.filter(({ message }) => message.at > wecom.now() - age).length;
  if (wecom.limited && (since(MINUTE) >= 30 || since(HOUR) >= 1000)) wecom.state.dropped += 1;
  // Every receiver gets an own copy: cards change for one person and not for the next.
  else append(wecom, userid, structuredClone(content), msgid);
}

/** The msgid of the same request JSON inside the interval of `enable_duplicate_check`. */
function duplicateOf(wecom: Wecom, body: Record<string, unknown>, raw: Buffer): string | undefined {
  if (body['enable_duplicate_check'] !== 1) return undefined;
  const interval = body['duplicate_check_interval'] ?? 1800;
  if (typeof interval !== 'number' || interval > 14_400)
    throw new PlatformError(40058, 'duplicate_check_interval over 14400');
  const earlier = wecom.state.bodies[fingerprint(raw)];
  return earlier && wecom.now() - earlier.at < interval * 1000 ? earlier.msgid : undefined;
}

function rememberBody(wecom: Wecom, raw: Buffer, msgid: string) {
  const { bodies } = wecom.state;
  for (const [print, { at }] of Object.entries(bodies)) if (wecom.now() - at > 4 * HOUR) delete bodies[print];
  bodies[fingerprint(raw)] = { at: wecom.now(), msgid };
}

function fingerprint(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** Messages of the robot (dingtalk.md §4.3, §4.4). */
import { z } from 'zod';
import { text as random } from '../credentials';
import { PlatformError } from '../errors';
import { jsonBody, type Call } from '../http';
import { append } from './chat';
import { memberOf } from './people';
import { refuse } from './refusal';
import type { ChatLine, Dingtalk } from './state';

const MOST_RECEIVERS = 20;
const LONGEST_PARAM = 15_000;
const LONGEST_WEBHOOK_BODY = 20_000;

/** `POST /v1.0/robot/oToMessages/batchSend`: 200 may still list people it did not reach. */
export async function batchSend(dingtalk: Dingtalk, call: Call) {
  const body = jsonBody(call) ?? {};
  requireRobot(dingtalk, body['robotCode']);
  const { userIds, msgKey, msgParam } = body;
  if (!Array.isArray(userIds) || userIds.length === 0) refuse('invalidParameter.userIds.empty');
  if (userIds.length > MOST_RECEIVERS) refuse('invalidParameter.userIds.overMax');
  if (typeof msgParam !== 'string') refuse('invalidParameter.msgParam.invalid', 'msgParam is a text that holds JSON');
  if (Buffer.byteLength(msgParam) > LONGEST_PARAM) refuse('invalidParameter.msgParam.tooLong');
  const line = lineOf(msgKey, msgParam);
  const flowControlled = userIds.filter((id) => dingtalk.quirks.flowControlled.includes(`${id}`));
  const invalid = userIds.filter((id) => !memberOf(dingtalk, id));
  for (const id of userIds) {
    if (!flowControlled.includes(id) && !invalid.includes(id)) append(dingtalk, `${id}`, line);
  }
  await dingtalk.save();
  return { processQueryKey: random(44), invalidStaffIdList: invalid, flowControlledStaffIdList: flowControlled };
}

const params: Record<string, z.ZodType<Record<string, string>>> = {
  sampleText: z.object({ content: z.string().min(1) }),
  sampleMarkdown: z.object({ title: z.string().min(1), text: z.string().min(1) }),
  sampleLink: z.object({
    title: z.string().min(1),
    text: z.string(),
    picUrl: z.string(),
    messageUrl: z.string().min(1),
  }),
};

function lineOf(msgKey: unknown, msgParam: string): Omit<ChatLine, 'id' | 'at'> {
  const schema = typeof msgKey === 'string' && Object.hasOwn(params, msgKey) ? params[msgKey] : undefined;
  if (!schema) refuse('invalidParameter.msgKey.invalid');
  const parsed = schema.safeParse(parseJson(msgParam));
  if (!parsed.success) refuse('invalidParameter.msgParam.invalid', parsed.error.issues[0]?.message);
  const { content, text, title, messageUrl } = parsed.data;
  if (msgKey === 'sampleText') return { direction: 'in', kind: 'text', text: content };
  if (msgKey === 'sampleMarkdown') return { direction: 'in', kind: 'markdown', text };
  return { direction: 'in', kind: 'link', text: `${title}\n${text}\n${messageUrl}` };
}

/** `POST /robot/sendBySession?session=…` of the old API: no token, the address itself is the secret; lives about 90 minutes. */
export async function sendBySession(dingtalk: Dingtalk, call: Call) {
  const session = dingtalk.state.sessions[call.query.get('session') ?? ''];
  if (!session || session.expiresAt <= dingtalk.now()) throw new PlatformError(300001, 'session 不存在');
  if (call.body.length > LONGEST_WEBHOOK_BODY) throw new PlatformError(460101, 'message too long');
  const body = jsonBody(call) ?? {};
  const { content } = (body['text'] ?? {}) as { content?: unknown };
  const { text } = (body['markdown'] ?? {}) as { text?: unknown };
  const said = body['msgtype'] === 'text' ? content : text;
  if (typeof said !== 'string' || !said) throw new PlatformError(400105, 'unsupported msgtype');
  append(dingtalk, session.userid, {
    direction: 'in',
    kind: body['msgtype'] === 'text' ? 'text' : 'markdown',
    text: said,
  });
  await dingtalk.save();
  return {};
}

const SESSION_LIFE = 5_400_000;

/** A fresh address for replies to what `userid` just said. */
export function openSession(dingtalk: Dingtalk, userid: string) {
  const session = random(40);
  const expiresAt = dingtalk.now() + SESSION_LIFE;
  dingtalk.state.sessions[session] = { userid, expiresAt };
  return { url: `${dingtalk.url()}/dingtalk-oapi/robot/sendBySession?session=${session}`, expiresAt };
}

/** @throws ApiRefusal */
export function requireRobot({ credentials }: Dingtalk, robotCode: unknown): void {
  if (!robotCode) refuse('invalidParameter.robotCode.empty');
  if (robotCode !== credentials.robotCode) refuse('invalidParameter.robotCode.notExsit');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

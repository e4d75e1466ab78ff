/**
 * Calls to WeCom's server API (`wecom.md` §4, §14): the token in the query, one refresh when it is no longer good, and every errcode turned into
 * a refusal of the right kind. HTTP status is 200 even for failures; what is not 200 did not come from the API.
 */
import { jsonOf, PlatformRefused, PlatformUnreachable, request, type OutgoingAnswer } from '../../lib/outgoing';
import { BUSY, FATAL_TOKEN_CODES, kindOf, TOKEN_CODES, TOO_MANY_AT_ONCE, TOO_OFTEN } from './errors';
import { createPauses } from './pauses';
import type { WecomConfig, WecomOptions } from './settings';
import { BACK_OFF, createTokens, type FreshToken } from '../tokens';

export const PLATFORM = 'wecom';

const MINUTE = 60_000;
/** Wait after too many calls at once on one resource. */
const BREATH = 5_000;

export interface WecomCall {
  /** below `/cgi-bin/`, e.g. `message/send` */
  path: string;
  query?: Record<string, string>;
  /** sent as JSON; its bytes depend on nothing else, so that a repeated call is recognised */
  body?: object;
  /** a failed answer leaves open whether something happened */
  changes?: boolean;
  timeoutMs?: number;
  maxBytes?: number;
}

export interface WecomApi {
  /** The JSON of a successful answer. @throws PlatformRefused, PlatformUnreachable */
  call(call: WecomCall): Promise<Record<string, unknown>>;
  /** The bytes of a successful answer that is no JSON error. @throws PlatformRefused, PlatformUnreachable */
  download(call: WecomCall): Promise<Buffer>;
}

export function createClient(config: WecomConfig, { clock }: WecomOptions): WecomApi {
  const pauses = createPauses(clock);
  const tokens = createTokens(
    () => fetchToken(config),
    clock,
    ({ code }) => FATAL_TOKEN_CODES.has(Number(code)),
  );

  const attempt = async (call: WecomCall, token: string) => {
    const answer = await ask(config, call, { access_token: token });
    return { token, answer, error: errorOf(answer) };
  };

  const attemptTwice = async (call: WecomCall) => {
    const first = await attempt(call, await tokens.get());
    if (!first.error || !TOKEN_CODES.has(first.error.errcode)) return first;
    tokens.drop(first.token);
    return attempt(call, await tokens.get());
  };

  const authorised = async (call: WecomCall): Promise<OutgoingAnswer> => {
    const pause = pauses.remaining(call.path);
    if (pause > 0) throw new PlatformRefused(PLATFORM, `${TOO_OFTEN}`, 'limit', 'paused after a limit', pause);
    const { answer, error, token } = await attemptTwice(call);
    if (!error) {
      pauses.succeeded(call.path);
      return answer;
    }
    if (error.errcode === BUSY && call.changes) throw new PlatformUnreachable(PLATFORM, true, 'busy (-1)');
    const wait = error.errcode === TOO_OFTEN ? pauses.limitMet(call.path) : waitAfter(error.errcode);
    throw refusal(error, [config.secret, token], wait);
  };

  return {
    async call(call) {
      const answer = jsonObject(await authorised(call));
      return typeof answer?.['errcode'] === 'number' ? answer : notUnderstood();
    },
    async download(call) {
      return (await authorised(call)).bytes;
    },
  };
}

interface ApiError {
  errcode: number;
  errmsg: string;
}

async function ask(config: WecomConfig, call: WecomCall, secrets: Record<string, string>): Promise<OutgoingAnswer> {
  const { path, query, body, timeoutMs, maxBytes } = call;
  const parameters = new URLSearchParams({ ...secrets, ...query });
  const answer = await request({
    platform: PLATFORM,
    method: body ? 'POST' : 'GET',
    url: `${config.apiBase.replace(/\/+$/, '')}/cgi-bin/${path}?${parameters}`,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    timeoutMs,
    maxBytes,
  });
  if (answer.status !== 200) {
    throw new PlatformUnreachable(PLATFORM, answer.status >= 500, `HTTP ${answer.status}`);
  }
  return answer;
}

/** Nothing is done yet while a token is fetched, so no failure here leaves an outcome open. */
async function fetchToken(config: WecomConfig): Promise<FreshToken> {
  try {
    const credentials = { corpid: config.corpId, corpsecret: config.secret };
    const answer = await ask(config, { path: 'gettoken' }, credentials);
    const error = errorOf(answer);
    if (error) throw refusal(error, [config.secret], waitAfter(error.errcode));
    const { access_token: token, expires_in: seconds } = jsonObject(answer) ?? {};
    if (typeof token !== 'string' || !token || typeof seconds !== 'number') return notUnderstood();
    return { token, lifetime: seconds * 1000 };
  } catch (error) {
    if (error instanceof PlatformUnreachable)
      throw new PlatformUnreachable(PLATFORM, false, `no token: ${error.detail}`);
    throw error;
  }
}

/** The errcode of a failed call; null for success, also when the answer is a file. */
function errorOf(answer: OutgoingAnswer): ApiError | null {
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  if (answer.headers.get('content-disposition') && !isJson) return null;
  const { errcode, errmsg } = jsonObject(answer) ?? {};
  if (typeof errcode !== 'number' || errcode === 0) return null;
  return { errcode, errmsg: typeof errmsg === 'string' ? errmsg : '' };
}

function jsonObject(answer: OutgoingAnswer): Record<string, unknown> | null {
  const value = jsonOf(answer);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** errmsg holds a trace id and the caller's address, which an operator needs; what we sent in confidence it may not repeat. */
function refusal({ errcode, errmsg }: ApiError, secrets: string[], wait: number | null): PlatformRefused {
  const hidden = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), errmsg);
  const detail = hidden.replace(/\s+/g, ' ').slice(0, 200);
  return new PlatformRefused(PLATFORM, `${errcode}`, kindOf(errcode), detail, wait);
}

function waitAfter(errcode: number): number | null {
  if (FATAL_TOKEN_CODES.has(errcode)) return BACK_OFF;
  if (errcode === TOO_OFTEN) return MINUTE;
  return errcode === TOO_MANY_AT_ONCE ? BREATH : null;
}

function notUnderstood(): never {
  throw new PlatformUnreachable(PLATFORM, true, 'the answer is not what the API answers');
}

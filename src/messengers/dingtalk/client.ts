/**
 * Calls to DingTalk's two server APIs (`dingtalk.md` §3, §12.3): the token in a header or the query, one refresh when it is no longer good,
 * and every code turned into a refusal of the right kind. What is not JSON did not come from the API and is never parsed.
 */
import { jsonOf, PlatformRefused, PlatformUnreachable, request, type OutgoingAnswer } from '../../lib/outgoing';
import { createTokens, type FreshToken } from '../tokens';
import { isFatalCode, isOpenCode, isTokenCode, kindOf, missingScopes } from './errors';
import { isFields, textOf, type Fields } from './fields';
import { createGate, type Gate } from './gate';
import { PLATFORM, type DingtalkConfig, type DingtalkOptions } from './settings';

export interface DingtalkCall {
  method: 'GET' | 'POST' | 'PUT';
  /** e.g. `/v1.0/card/instances` */
  path: string;
  body?: object;
  /** a visitor's own token instead of the app's, or none at all */
  token?: string | null;
  /** it costs quota */
  counted?: boolean;
}

export interface DingtalkApi {
  /** The JSON of a successful answer of the new API. @throws PlatformRefused, PlatformUnreachable */
  call(call: DingtalkCall): Promise<Fields>;
  /** The JSON of a successful answer of the old API. @throws PlatformRefused, PlatformUnreachable */
  old(path: string, body: object): Promise<Fields>;
  /** The same of a call that only asks. @throws PlatformRefused, PlatformUnreachable */
  oldGet(path: string): Promise<Fields>;
  /** The app's token is fetched and accepted. @throws PlatformRefused, PlatformUnreachable */
  signIn(): Promise<void>;
}

const SECOND = 1000;

export function createClient(config: DingtalkConfig, { clock, count }: DingtalkOptions): DingtalkApi {
  const gate = createGate(clock);
  const tokens = createTokens(
    () => fetchToken(config, gate),
    clock,
    ({ code }) => isFatalCode(code),
  );

  const withToken = async (ask: (token: string) => Promise<Fields>): Promise<Fields> => {
    const token = await tokens.get();
    try {
      return await ask(token);
    } catch (error) {
      if (!(error instanceof PlatformRefused) || !isTokenCode(error.code)) throw error;
      tokens.drop(token);
      return ask(await tokens.get());
    }
  };

  return {
    async call(call) {
      if (call.counted) await count?.();
      if (call.token !== undefined) return askNew(config, gate, call, call.token);
      return withToken((token) => askNew(config, gate, call, token));
    },
    old: (path, body) => withToken((token) => askOld(config, gate, path, body, token)),
    oldGet: (path) => withToken((token) => askOld(config, gate, path, null, token)),
    async signIn() {
      await tokens.get();
    },
  };
}

async function askNew(config: DingtalkConfig, gate: Gate, call: DingtalkCall, token: string | null): Promise<Fields> {
  await gate.pass(call.method, call.path);
  const answer = await request({
    platform: PLATFORM,
    method: call.method,
    url: `${config.apiBase.replace(/\/+$/, '')}${call.path}`,
    headers: {
      accept: 'application/json',
      ...(call.body && { 'content-type': 'application/json' }),
      ...(token !== null && { 'x-acs-dingtalk-access-token': token }),
    },
    ...(call.body && { body: JSON.stringify(call.body) }),
  });
  const fields = understood(answer, gate);
  if (answer.status < 300) return fields;
  const message = [textOf(fields, 'message'), ...missingScopes(fields)].join(' ');
  throw refusal(textOf(fields, 'code') || `${answer.status}`, message, secretsOf(config, token));
}

async function askOld(
  config: DingtalkConfig,
  gate: Gate,
  path: string,
  body: object | null,
  token: string,
): Promise<Fields> {
  const method = body ? 'POST' : 'GET';
  await gate.pass(method, path);
  const answer = await request({
    platform: PLATFORM,
    method,
    url: `${config.oapiBase.replace(/\/+$/, '')}/${path}?access_token=${encodeURIComponent(token)}`,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const fields = understood(answer, gate);
  const code = textOf(fields, 'errcode');
  if (code === '0') return fields;
  throw refusal(code, textOf(fields, 'sub_code') || textOf(fields, 'errmsg'), secretsOf(config, token));
}

/** Nothing is done yet while a token is fetched, so no failure here leaves an outcome open. */
async function fetchToken(config: DingtalkConfig, gate: Gate): Promise<FreshToken> {
  const { clientId: appKey, clientSecret: appSecret } = config;
  const call: DingtalkCall = { method: 'POST', path: '/v1.0/oauth2/accessToken', body: { appKey, appSecret } };
  try {
    const { accessToken: token, expireIn: seconds } = await askNew(config, gate, call, null);
    if (typeof token !== 'string' || !token || typeof seconds !== 'number') return notUnderstood();
    return { token, lifetime: seconds * SECOND };
  } catch (error) {
    if (error instanceof PlatformUnreachable)
      throw new PlatformUnreachable(PLATFORM, false, `no token: ${error.detail}`);
    throw error;
  }
}

/** The answer's JSON. A page instead of it is the platform's refusal of our address, or a gateway that failed (§12.2). */
function understood(answer: OutgoingAnswer, gate: Gate): Fields {
  const value = jsonOf(answer);
  if (isFields(value) && 'punish' in value) throw gate.shut();
  if (isFields(value) && answer.status !== 504) return value;
  if (answer.status >= 500) throw new PlatformUnreachable(PLATFORM, true, `HTTP ${answer.status}`);
  if (/<html|"punish"/i.test(answer.bytes.toString('utf8', 0, 2000))) throw gate.shut();
  return notUnderstood();
}

function refusal(code: string, message: string, secrets: string[]): Error {
  if (isOpenCode(code) || /system\.?(?:error|busy)/i.test(code) || code === '-1') {
    return new PlatformUnreachable(PLATFORM, true, `${code}`);
  }
  const kind = kindOf(code);
  const hidden = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message);
  const wait = kind === 'limit' ? (code.includes('Qpm') ? 60 : 2) * SECOND : null;
  return new PlatformRefused(PLATFORM, code, kind, hidden.replace(/\s+/g, ' ').slice(0, 200), wait);
}

function secretsOf({ clientSecret }: DingtalkConfig, token: string | null): string[] {
  return token ? [clientSecret, token] : [clientSecret];
}

function notUnderstood(): never {
  throw new PlatformUnreachable(PLATFORM, true, 'the answer is not what the API answers');
}

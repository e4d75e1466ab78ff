import { currentToken, expireAll, tokenState } from '../access-tokens';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { requestBody } from './body';
import type { Wechat } from './state';

const OVERLAP = 5 * 60_000;

/** `stable_token` (wechat-official-account.md §2): the same token until five minutes before its end. */
export async function stableToken(wechat: Wechat, call: Call): Promise<Record<string, unknown>> {
  const body = requestBody(call);
  checkIdentity(wechat, body['grant_type'], body['appid'], body['secret']);
  if (body['force_refresh'] === true) expireAll(wechat.state.stableTokens, wechat.now());
  return answer(wechat, currentToken(wechat.state.stableTokens, wechat.now(), OVERLAP));
}

/** The old `token` call: every call makes a new one, the one before lives five more minutes. */
export async function plainToken(wechat: Wechat, { query }: Call): Promise<Record<string, unknown>> {
  checkIdentity(wechat, query.get('grant_type'), query.get('appid'), query.get('secret'));
  const { plainTokens } = wechat.state;
  for (const row of plainTokens) row.expiresAt = Math.min(row.expiresAt, wechat.now() + OVERLAP);
  return answer(wechat, currentToken(plainTokens, wechat.now(), OVERLAP));
}

async function answer(wechat: Wechat, { token, expiresIn }: { token: string; expiresIn: number }) {
  await wechat.save();
  return { access_token: token, expires_in: expiresIn };
}

function checkIdentity(wechat: Wechat, grantType: unknown, appId: unknown, secret: unknown) {
  if (grantType !== 'client_credential') throw new PlatformError(40002, 'invalid grant_type');
  if (appId !== wechat.credentials.appId) throw new PlatformError(40013, 'invalid appid');
  if (secret !== wechat.credentials.appSecret) throw new PlatformError(40125, 'invalid appsecret');
}

/** @throws PlatformError 41001, 40001, 42001 */
export function requireToken(wechat: Wechat, { query }: Call): void {
  const token = query.get('access_token');
  if (!token) throw new PlatformError(41001, 'access_token missing');
  const { stableTokens, plainTokens } = wechat.state;
  const state = tokenState([...stableTokens, ...plainTokens], token, wechat.now());
  if (state === 'expired') throw new PlatformError(42001, 'access_token expired');
  if (state === 'unknown') throw new PlatformError(40001, 'invalid credential, access_token is invalid or not latest');
}

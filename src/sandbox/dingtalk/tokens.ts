import { currentToken, tokenState } from '../access-tokens';
import { PlatformError } from '../errors';
import { jsonBody, type Call } from '../http';
import { ApiRefusal, refuse } from './refusal';
import type { Dingtalk } from './state';

/** `POST /v1.0/oauth2/accessToken` (dingtalk.md §3): the same token within its life. */
export async function accessToken(dingtalk: Dingtalk, call: Call) {
  const { appKey, appSecret } = jsonBody(call) ?? {};
  if (!isApp(dingtalk, appKey, appSecret)) refuse('invalidClientIdOrSecret');
  const { token, expiresIn } = currentToken(dingtalk.state.tokens, dingtalk.now());
  await dingtalk.save();
  return { accessToken: token, expireIn: expiresIn };
}

/** `GET /gettoken` of the old API. */
export async function oldToken(dingtalk: Dingtalk, { query }: Call) {
  if (!isApp(dingtalk, query.get('appkey'), query.get('appsecret')))
    throw new PlatformError(40089, 'invalid app secret');
  const { token, expiresIn } = currentToken(dingtalk.state.tokens, dingtalk.now());
  await dingtalk.save();
  return { access_token: token, expires_in: expiresIn };
}

export function isApp({ credentials }: Dingtalk, clientId: unknown, clientSecret: unknown): boolean {
  return clientId === credentials.clientId && clientSecret === credentials.clientSecret;
}

/** @throws ApiRefusal 400 InvalidAuthentication */
export function requireToken(dingtalk: Dingtalk, call: Call): void {
  const token = call.headers['x-acs-dingtalk-access-token'];
  if (typeof token === 'string' && tokenState(dingtalk.state.tokens, token, dingtalk.now()) === 'valid') return;
  throw new ApiRefusal(400, 'InvalidAuthentication', 'access token invalid or expired');
}

/** @throws PlatformError 41001, 42001, 40014 */
export function requireOldToken(dingtalk: Dingtalk, call: Call): void {
  const token = call.query.get('access_token');
  if (!token) throw new PlatformError(41001, 'missing access_token');
  const state = tokenState(dingtalk.state.tokens, token, dingtalk.now());
  if (state === 'expired') throw new PlatformError(42001, 'access_token expired');
  if (state === 'unknown') throw new PlatformError(40014, 'invalid access_token');
}

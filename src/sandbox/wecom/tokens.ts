import { currentToken, tokenState } from '../access-tokens';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import type { Wecom } from './state';

/** `gettoken` (wecom.md §4): the same token until it ends. */
export async function getToken(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const { corpId, secret } = wecom.credentials;
  if (call.query.get('corpid') !== corpId) throw new PlatformError(40013, 'invalid corpid');
  if (call.query.get('corpsecret') !== secret) throw new PlatformError(40001, 'invalid credential');
  const { token, expiresIn } = currentToken(wecom.state.tokens, wecom.now());
  await wecom.save();
  return { access_token: token, expires_in: expiresIn };
}

/** @throws PlatformError 41001, 40014, 42001 */
export function requireToken(wecom: Wecom, call: Call): void {
  const token = call.query.get('access_token');
  if (!token) throw new PlatformError(41001, 'access_token missing');
  const state = tokenState(wecom.state.tokens, token, wecom.now());
  if (state === 'expired') throw new PlatformError(42001, 'access_token expired');
  if (state === 'unknown') throw new PlatformError(40014, 'invalid access_token');
}

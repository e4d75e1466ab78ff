/** Sign-in in a browser (`dingtalk.md` §8.1): the visitor's token tells a unionid, the app's own one whose userid that is. */
import type { Query } from '../../application/ports';
import { PlatformRefused } from '../../lib/outgoing';
import type { DingtalkApi } from './client';
import { PLATFORM, type DingtalkConfig } from './settings';

export function signInUrl({ loginBase, clientId }: DingtalkConfig, returnUrl: string, state: string): string {
  const parameters = new URLSearchParams({
    redirect_uri: returnUrl,
    response_type: 'code',
    client_id: clientId,
    scope: 'openid',
    prompt: 'consent',
    state,
  });
  return `${loginBase.replace(/\/+$/, '')}/oauth2/auth?${parameters}`;
}

/**
 * Who brought this single-use code, lower case; null for an external contact and for somebody the company does not know.
 * @throws PlatformRefused 'content' when there is no code, or it was used before or came too late
 */
export async function identify(api: DingtalkApi, config: DingtalkConfig, returned: Query): Promise<string | null> {
  const code = returned['authCode'] || returned['code'];
  if (!code || Buffer.byteLength(code) > 512) throw new PlatformRefused(PLATFORM, 'no-code', 'content', 'no code');
  const visitor = await visitorToken(api, config, code);
  const { unionId } = await api.call({ method: 'GET', path: '/v1.0/contact/users/me', token: visitor });
  if (typeof unionId !== 'string' || !unionId) return null;
  try {
    const { result } = await api.old('topapi/user/getbyunionid', { unionid: unionId });
    const { userid, contact_type: type } = (result ?? {}) as { userid?: unknown; contact_type?: unknown };
    return typeof userid === 'string' && userid !== '' && type === 0 ? userid.toLowerCase() : null;
  } catch (error) {
    if (error instanceof PlatformRefused && error.code === NO_SUCH_USER) return null;
    throw error;
  }
}

const NO_SUCH_USER = '60121';

async function visitorToken(api: DingtalkApi, config: DingtalkConfig, code: string): Promise<string> {
  const { clientId, clientSecret } = config;
  const body = { clientId, clientSecret, code, grantType: 'authorization_code' };
  const answer = await api.call({ method: 'POST', path: '/v1.0/oauth2/userAccessToken', body, token: null });
  const token = answer['accessToken'];
  if (typeof token !== 'string' || !token) throw new PlatformRefused(PLATFORM, 'no-token', 'content', 'no token');
  return token;
}

/** Sign-in with WeCom's OAuth2 (`wecom.md` §9.1). */
import { PlatformRefused } from '../../lib/outgoing';
import { PLATFORM, type WecomApi } from './client';
import type { WecomConfig } from './settings';

/**
 * Where a browser goes; the same page serves the client and a desktop browser.
 * @param state letters and digits only, WeCom takes no others
 */
export function signInUrl({ oauthBase, corpId, agentId }: WecomConfig, returnUrl: string, state: string): string {
  if (!/^[A-Za-z0-9]{1,128}$/.test(state)) throw new RangeError('state: 1 to 128 letters or digits');
  const parameters = new URLSearchParams({
    appid: corpId,
    redirect_uri: returnUrl,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: `${agentId}`,
  });
  return `${oauthBase.replace(/\/+$/, '')}/connect/oauth2/authorize?${parameters}#wechat_redirect`;
}

/**
 * Who brought this single-use code, lower case. Null for somebody outside the company: an outsider has no userid, a linked company's
 * member one with a `/`.
 * @throws PlatformRefused 'content' 40029 when the code was used before or is older than five minutes
 */
export async function identify(api: WecomApi, code: string): Promise<string | null> {
  if (code === '' || Buffer.byteLength(code) > 512) throw new PlatformRefused(PLATFORM, '40029', 'content', 'no code');
  const { userid } = await api.call({ path: 'auth/getuserinfo', query: { code } });
  if (typeof userid !== 'string' || userid === '' || userid.includes('/')) return null;
  return userid.toLowerCase();
}

/** Sign-in in a browser (dingtalk.md §8.1). In the real client the person is known; here the visitor chooses. */
import { text as random } from '../credentials';
import { escapeHtml, html, jsonBody, redirect, type Answer, type Call } from '../http';
import { members } from './people';
import { ApiRefusal, refuse } from './refusal';
import type { Dingtalk } from './state';
import { isApp } from './tokens';

const CODE_LIFE = 5 * 60_000;

/** `GET /oauth2/auth`: a list of people; choosing one goes on with `as`. */
export async function authorize(dingtalk: Dingtalk, call: Call): Promise<Answer> {
  const { query } = call;
  const problem = problemOf(dingtalk, query);
  if (problem) return html(page('无法登录', `<p>${escapeHtml(problem)}</p>`), 400);
  const userid = query.get('as') ?? ownerOf(dingtalk, call);
  if (!userid) return html(page('请选择要以谁的身份打开', choices(dingtalk, call)));
  const code = random(32);
  dingtalk.state.logins[code] = { userid, expiresAt: dingtalk.now() + CODE_LIFE, used: false };
  await dingtalk.save();
  const target = new URL(query.get('redirect_uri') ?? '');
  target.searchParams.set('authCode', code);
  target.searchParams.set('state', query.get('state') ?? '');
  return redirect(target.href);
}

/** `POST /v1.0/oauth2/userAccessToken`: a code works once. */
export async function userAccessToken(dingtalk: Dingtalk, call: Call) {
  const { clientId, clientSecret, code, grantType } = jsonBody(call) ?? {};
  if (!isApp(dingtalk, clientId, clientSecret)) refuse('invalidClientIdOrSecret');
  const login = dingtalk.state.logins[`${code}`];
  if (grantType !== 'authorization_code' || !login || login.used || login.expiresAt <= dingtalk.now()) {
    refuse('invalidParameter.authCode.notFound', 'the code was used or is too old');
  }
  login.used = true;
  const accessToken = random(64);
  dingtalk.state.visitors[accessToken] = login.userid;
  await dingtalk.save();
  return { accessToken, refreshToken: random(64), expireIn: 7200 };
}

/** `GET /v1.0/contact/users/me` with the visitor's own token: a unionid, never a userid. */
export function whoIsIt(dingtalk: Dingtalk, call: Call) {
  const userid = dingtalk.state.visitors[`${call.headers['x-acs-dingtalk-access-token']}`];
  const member = members(dingtalk).find((one) => one.userid === userid);
  if (!member) throw new ApiRefusal(404, 'invalidParameter.user.notFound');
  return { nick: member.person.name, unionId: member.unionid, openId: `open-${member.unionid}` };
}

/** Whose phone this browser is, by the same cookie as in WeCom's sign-in; null: nobody's yet. */
function ownerOf(dingtalk: Dingtalk, { headers }: Call): string | null {
  const [, name] = /(?:^|;\s*)sandbox_user=([^;]+)/.exec(headers.cookie ?? '') ?? [];
  return members(dingtalk).find(({ person }) => person.userid === name)?.userid ?? null;
}

function problemOf(dingtalk: Dingtalk, query: URLSearchParams): string | null {
  if (query.get('client_id') !== dingtalk.credentials.clientId) return 'client_id 不正确';
  if (query.get('response_type') !== 'code') return 'response_type 应为 code';
  if (!/^openid( corpid)?$/.test(query.get('scope') ?? '')) return 'scope 不正确';
  if (query.get('prompt') !== 'consent') return '缺少 prompt=consent';
  const [target, product] = [query.get('redirect_uri') ?? '', dingtalk.callbackUrl()];
  const registered = URL.canParse(target) && product !== '' && new URL(target).host === new URL(product).host;
  return registered ? null : 'redirect_uri 与登记的回调域名不一致';
}

function choices(dingtalk: Dingtalk, call: Call): string {
  const items = members(dingtalk).map(({ userid, person }) => {
    const next = new URLSearchParams(call.query);
    next.set('as', userid);
    const address = escapeHtml(`/dingtalk-login${call.path}?${next}`);
    return `<li><a href="${address}"><b>${escapeHtml(person.name)}</b> ${escapeHtml(person.title)}</a></li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`;
}

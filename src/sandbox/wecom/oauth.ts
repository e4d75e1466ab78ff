import { text } from '../credentials';
import { PlatformError } from '../errors';
import { escapeHtml, html, redirect, type Answer, type Call } from '../http';
import { memberOf, members, type Wecom } from './state';

const COOKIE = 'sandbox_user';
const CODE_LIFE = 5 * 60_000;

/**
 * `GET /connect/oauth2/authorize` (wecom.md §9.1). In the real client the member is known; here a cookie says whose phone
 * this browser is, and without it the visitor chooses.
 */
export async function authorize(wecom: Wecom, call: Call): Promise<Answer> {
  const problem = authorizeProblem(wecom, call.query);
  if (problem) return html(page('无法登录', `<p>${escapeHtml(problem)}</p>`), 400);
  const person = memberOf(wecom, cookieOf(call));
  if (!person) return html(page('请选择要以谁的身份打开', choices(wecom, call)));

  const code = text(64);
  wecom.state.logins[code] = { userid: person.userid, expiresAt: wecom.now() + CODE_LIFE, used: false };
  await wecom.save();
  const target = new URL(call.query.get('redirect_uri') ?? '');
  target.searchParams.set('code', code);
  target.searchParams.set('state', call.query.get('state') ?? '');
  return redirect(target.href);
}

/** `GET /as/:userid?next=URL`: this browser is now that member's phone. */
export function becomeMember(wecom: Wecom, call: Call): Answer {
  const person = memberOf(wecom, decodeURIComponent(call.path.slice('/as/'.length)));
  const next = call.query.get('next') ?? '';
  if (!person || !isOwnAddress(wecom, next))
    return html(page('无法打开', '<p>没有这个人，或地址不属于本机。</p>'), 400);
  const cookie = `${COOKIE}=${encodeURIComponent(person.userid)}; Path=/wecom-login; HttpOnly; SameSite=Lax`;
  return redirect(next, { 'set-cookie': cookie });
}

/** `auth/getuserinfo` (§9.1): a code works once and for five minutes. */
export async function getUserInfo(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const login = wecom.state.logins[call.query.get('code') ?? ''];
  if (!login || login.used || login.expiresAt <= wecom.now()) throw new PlatformError(40029, 'invalid code');
  login.used = true;
  await wecom.save();
  return { userid: login.userid };
}

function authorizeProblem(wecom: Wecom, query: URLSearchParams): string | undefined {
  if (query.get('appid') !== wecom.credentials.corpId) return 'appid 不正确（40013）';
  if (query.get('response_type') !== 'code') return 'response_type 应为 code';
  if (!['snsapi_base', 'snsapi_privateinfo'].includes(query.get('scope') ?? '')) return 'scope 不正确';
  if (!/^[a-zA-Z0-9]{0,128}$/.test(query.get('state') ?? '')) return 'state 只能是 128 个以内的字母和数字';
  const agentId = query.get('agentid');
  if (agentId !== null && agentId !== `${wecom.credentials.agentId}`) return 'agentid 不正确';
  if (hostOf(query.get('redirect_uri') ?? '') !== productHost(wecom)) return 'redirect_uri 与可信域名不一致（50001）';
  return undefined;
}

/** The trusted domain of the app: host and port of the product. */
function productHost(wecom: Wecom): string {
  return hostOf(wecom.callbackUrl()) ?? 'none';
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\//.test(address) && URL.canParse(address) ? new URL(address).host : undefined;
}

/** Only back to the product or to this server: no stepping stone to elsewhere. */
function isOwnAddress(wecom: Wecom, address: string): boolean {
  if (/^\/(?![/\\])/.test(address)) return true;
  const host = hostOf(address);
  return host === productHost(wecom) || host === hostOf(wecom.pictures.url(''));
}

function cookieOf(call: Call): string {
  const found = (call.headers.cookie ?? '').match(new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`));
  return found?.[1] ? decodeURIComponent(found[1]) : '';
}

function choices(wecom: Wecom, call: Call): string {
  const next = encodeURIComponent(`/wecom-login${call.path}?${call.query}`);
  const people = members(wecom).map(
    ({ userid, name, title }) =>
      `<li><a href="/wecom-login/as/${encodeURIComponent(userid)}?next=${next}"><b>${escapeHtml(name)}</b> ${escapeHtml(title)}</a></li>`,
  );
  return `<ul>${people.join('')}</ul>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:26em;margin:2em auto;padding:0 1em;color:#1f2937}
ul{list-style:none;padding:0}a{display:block;padding:.6em .9em;margin:.4em 0;border:1px solid #d8dee6;border-radius:10px;
color:inherit;text-decoration:none}a:hover{background:#f2f7ff}</style><h1>${title}</h1>${body}</html>`;
}

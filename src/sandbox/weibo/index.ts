import { PlatformError } from '../errors';
import { json, route, type Call, type Handler, type Routes } from '../http';
import { readForm } from '../multipart';
import { spend } from '../quota';
import { expandLinks, showStatus, showUser, userTimeline } from './read';
import { destroy } from './destroy';
import { repost } from './repost';
import { share } from './share';
import type { Weibo } from './state';

type Result = Record<string, unknown>;
type Endpoint = (weibo: Weibo, call: Call) => Result | Promise<Result>;

const ENDPOINTS: Record<string, Endpoint> = {
  'POST /2/statuses/share.json': share,
  'POST /2/statuses/repost.json': repost,
  'POST /2/statuses/destroy.json': destroy,
  'GET /2/statuses/user_timeline.json': userTimeline,
  'GET /2/statuses/show.json': showStatus,
  'GET /2/users/show.json': showUser,
  'GET /2/short_url/expand.json': expandLinks,
};
const CALLS_PER_DAY = 100;
/** Answered with 403; all other refusals are 400. */
const FORBIDDEN = new Set([10014, 10022, 10023, 10024, 21317, 21327, 21332]);

/** Everything under `/weibo`. Reads and writes share the budget of 100 calls per day (weibo.md §7.2). */
export function weiboHandler(weibo: Weibo): Handler {
  const routes: Routes = { 'POST /oauth2/get_token_info': async (call) => json(await tokenInfo(weibo, call)) };
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    routes[name] = async (call) => {
      await requireToken(weibo, call);
      if (weibo.limited && !spend(weibo.state.uses, 'calls', CALLS_PER_DAY, weibo.now())) {
        throw new PlatformError(10023, 'User requests out of rate limit!');
      }
      return json(await endpoint(weibo, call));
    };
  }
  return async (call) => {
    try {
      const handler = route(routes, call);
      if (handler === 'other-method') throw new PlatformError(10021, 'HTTP METHOD is not suported for this request!');
      if (!handler) throw new PlatformError(10020, 'Request Api not found!');
      return await handler(call);
    } catch (error) {
      const { code, message } = error instanceof PlatformError ? error : new PlatformError(10001, 'System error!');
      return json({ request: call.path, error_code: code, error: message }, FORBIDDEN.has(code) ? 403 : 400);
    }
  };
}

async function requireToken(weibo: Weibo, call: Call): Promise<void> {
  const token = await tokenOf(call);
  if (!token) throw new PlatformError(10006, 'Source paramter (appkey) is missing');
  if (token !== weibo.credentials.accessToken) throw new PlatformError(21332, 'invalid_access_token');
  if (weibo.state.tokenExpired) throw new PlatformError(21327, 'expired_token');
}

async function tokenOf(call: Call): Promise<string | undefined> {
  const header = call.headers.authorization?.match(/^OAuth2 (\S+)$/)?.[1];
  return header ?? call.query.get('access_token') ?? (await readForm(call)).fields.get('access_token');
}

/** `oauth2/get_token_info` (§2.1): inspecting costs nothing of the budget. */
async function tokenInfo(weibo: Weibo, call: Call): Promise<Result> {
  await requireToken(weibo, call);
  const { uid, appKey } = weibo.credentials;
  return {
    uid: Number(uid),
    appkey: appKey,
    scope: null,
    create_at: Math.floor(weibo.now() / 1000) - 86_400,
    expire_in: 157_593_600,
  };
}

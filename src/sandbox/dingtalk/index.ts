/** The fake DingTalk: the new API, the old one, files and sign-in, each under its own prefix (dingtalk.md §0.3, §12.3). */
import { PlatformError } from '../errors';
import { json, type Answer, type Call, type Handler } from '../http';
import { createAndDeliver, createInstance, deliverInstance, registerRoute, updateInstance } from './cards';
import { authScopes, getByUnionid, getDepartment, getUser, listSub, listUsers } from './contacts';
import type { Gateway } from './gateway';
import { authorize, userAccessToken, whoIsIt } from './login';
import { downloadFile, serveFile } from './media';
import { ApiRefusal } from './refusal';
import { batchSend, sendBySession } from './robot';
import type { Dingtalk } from './state';
import { accessToken, oldToken, requireOldToken, requireToken } from './tokens';
import { createTodo, queryTodos, updateTodo } from './todo';
import { spendCall, spendSecond } from './usage';

type Endpoint = (dingtalk: Dingtalk, call: Call, names: string[]) => object | Promise<object>;

/** Calls that cost quota; `{}` stands for one part of the path. */
const COUNTED: Record<string, Endpoint> = {
  'POST /v1.0/card/instances/createAndDeliver': createAndDeliver,
  'POST /v1.0/card/instances': createInstance,
  'POST /v1.0/card/instances/deliver': deliverInstance,
  'PUT /v1.0/card/instances': updateInstance,
  'POST /v1.0/card/callbacks/register': registerRoute,
  'POST /v1.0/robot/oToMessages/batchSend': batchSend,
  'POST /v1.0/robot/messageFiles/download': downloadFile,
  'POST /v1.0/todo/users/{}/tasks': createTodo,
  'POST /v1.0/todo/users/{}/org/tasks/query': queryTodos,
  'PUT /v1.0/todo/users/{}/tasks/{}': updateTodo,
};

/** The right that calls under a path need (§15). */
const SCOPES: [string, string][] = [
  ['/v1.0/card/', 'Card.Instance.Write'],
  ['/v1.0/robot/oToMessages/', 'qyapi_robot_sendmsg'],
  ['/v1.0/todo/', 'Todo.Todo.Write'],
];

/** @throws ApiRefusal 403, before anything of the body is looked at */
function requireScope({ quirks }: Dingtalk, { path }: Call): void {
  const scope = SCOPES.find(([prefix]) => path.startsWith(prefix))?.[1];
  if (scope === undefined || !quirks.missingScopes.includes(scope)) return;
  const detail = { accessdenieddetail: { requiredScopes: [scope] } };
  throw new ApiRefusal(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied', '应用尚未开通所需的权限', detail);
}

/** Calls that carry no app token: they are about tokens themselves. */
const OPEN: Record<string, Endpoint> = {
  'POST /v1.0/oauth2/accessToken': accessToken,
  'POST /v1.0/oauth2/userAccessToken': userAccessToken,
  'GET /v1.0/contact/users/me': whoIsIt,
};

/** `/dingtalk`: what `api.dingtalk.com` is. */
export function dingtalkHandler(dingtalk: Dingtalk, gateway: Gateway): Handler {
  return async (call) => {
    try {
      if (call.method === 'POST' && call.path === '/v1.0/gateway/connections/open') return json(gateway.open(call));
      const open = find(OPEN, call);
      if (open) return json(await open.endpoint(dingtalk, call, open.names));
      const counted = find(COUNTED, call);
      if (!counted) throw new ApiRefusal(404, 'InvalidAction.NotFound', 'no such API in the sandbox');
      requireToken(dingtalk, call);
      requireScope(dingtalk, call);
      spendSecond(dingtalk, counted.endpoint.name);
      spendCall(dingtalk);
      return json(await counted.endpoint(dingtalk, call, counted.names));
    } catch (error) {
      return refusal(error);
    }
  };
}

const OLD: Record<string, Endpoint> = {
  'POST /topapi/v2/department/listsub': listSub,
  'POST /topapi/v2/department/get': getDepartment,
  'POST /topapi/v2/user/list': listUsers,
  'POST /topapi/v2/user/get': getUser,
  'POST /topapi/user/getbyunionid': getByUnionid,
};

/** `/dingtalk-oapi`: what `oapi.dingtalk.com` is; HTTP 200 whatever happens. */
export function dingtalkOldHandler(dingtalk: Dingtalk): Handler {
  return async (call) => {
    try {
      return json({ errcode: 0, errmsg: 'ok', ...(await old(dingtalk, call)) });
    } catch (error) {
      if (error instanceof PlatformError) return json({ errcode: error.code, errmsg: error.message });
      return json({ errcode: -1, errmsg: `system busy: ${error instanceof Error ? error.message : 'unknown'}` });
    }
  };
}

async function old(dingtalk: Dingtalk, call: Call): Promise<object> {
  if (call.method === 'GET' && call.path === '/gettoken') return oldToken(dingtalk, call);
  if (call.method === 'POST' && call.path === '/robot/sendBySession') return sendBySession(dingtalk, call);
  if (call.method === 'GET' && call.path === '/auth/scopes') {
    requireOldToken(dingtalk, call);
    return authScopes();
  }
  const found = find(OLD, call);
  if (!found) throw new PlatformError(22, 'no such API in the sandbox');
  requireOldToken(dingtalk, call);
  return found.endpoint(dingtalk, call, []);
}

/** `/dingtalk-files` and `/dingtalk-login`. */
export function dingtalkFilesHandler(dingtalk: Dingtalk): Handler {
  return (call) => serveFile(dingtalk, call);
}

export function dingtalkLoginHandler(dingtalk: Dingtalk): Handler {
  return (call) =>
    call.method === 'GET' && call.path === '/oauth2/auth'
      ? authorize(dingtalk, call)
      : json({ error: 'not found' }, 404);
}

function find(endpoints: Record<string, Endpoint>, call: Call): { endpoint: Endpoint; names: string[] } | undefined {
  const asked = `${call.method} ${call.path}`.split('/');
  for (const [pattern, endpoint] of Object.entries(endpoints)) {
    const parts = pattern.split('/');
    if (parts.length !== asked.length) continue;
    if (!parts.every((part, index) => part === '{}' || part === asked[index])) continue;
    return { endpoint, names: asked.filter((_part, index) => parts[index] === '{}').map(decodeURIComponent) };
  }
  return undefined;
}

function refusal(error: unknown): Answer {
  const requestid = 'SANDBOX-0000';
  if (error instanceof ApiRefusal) {
    return json({ code: error.code, message: error.message, requestid, ...error.detail }, error.status);
  }
  const message = error instanceof Error ? error.message : 'unknown';
  return json({ code: 'system.error', message, requestid }, 500);
}

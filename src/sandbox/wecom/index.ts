import { PlatformError } from '../errors';
import { json, route, type Answer, type Call, type Handler, type Routes } from '../http';
import {
  getAgent,
  getDepartment,
  getUser,
  listDepartmentIds,
  listDepartments,
  listUserNames,
  listUsers,
} from './directory';
import { getMedia, uploadMedia } from './media';
import { createMenu, deleteMenu, getMenu } from './menu';
import { authorize, becomeMember, getUserInfo } from './oauth';
import { recallMessage, sendMessage } from './send';
import type { Wecom } from './state';
import { getToken, requireToken } from './tokens';
import { updateCard } from './update';
import { getTemplate, setData, setTemplate } from './workbench';

type Result = Record<string, unknown>;
type Endpoint = (wecom: Wecom, call: Call) => Result | Promise<Result>;

const ENDPOINTS: Record<string, Endpoint> = {
  'POST /cgi-bin/message/send': sendMessage,
  'POST /cgi-bin/message/update_template_card': updateCard,
  'POST /cgi-bin/message/recall': recallMessage,
  'POST /cgi-bin/media/upload': uploadMedia,
  'GET /cgi-bin/auth/getuserinfo': getUserInfo,
  'POST /cgi-bin/menu/create': createMenu,
  'GET /cgi-bin/menu/get': getMenu,
  'GET /cgi-bin/menu/delete': deleteMenu,
  'GET /cgi-bin/agent/get': getAgent,
  'POST /cgi-bin/agent/set_workbench_template': setTemplate,
  'POST /cgi-bin/agent/get_workbench_template': getTemplate,
  'POST /cgi-bin/agent/set_workbench_data': setData,
  'GET /cgi-bin/department/list': listDepartments,
  'GET /cgi-bin/department/simplelist': listDepartmentIds,
  'GET /cgi-bin/department/get': getDepartment,
  'GET /cgi-bin/user/get': getUser,
  'GET /cgi-bin/user/list': listUsers,
  'GET /cgi-bin/user/simplelist': listUserNames,
  'GET /cgi-bin/getcallbackip': () => ({ ip_list: ['127.0.0.1'] }),
};

/** Everything under `/wecom`: HTTP 200 whatever happens, the truth is in `errcode` (wecom.md). */
export function wecomHandler(wecom: Wecom): Handler {
  const routes: Routes = {
    'GET /cgi-bin/gettoken': async (call) => ok(await getToken(wecom, call)),
    'GET /cgi-bin/media/get': (call) => {
      requireToken(wecom, call);
      return getMedia(wecom, call);
    },
  };
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    routes[name] = async (call) => {
      requireToken(wecom, call);
      return ok(await endpoint(wecom, call));
    };
  }
  return async (call) => {
    try {
      const handler = route(routes, call);
      if (handler === 'other-method') throw new PlatformError(40035, 'wrong HTTP method');
      if (!handler) return json({ errcode: 404, errmsg: 'no such API in the sandbox' }, 404);
      return await handler(call);
    } catch (error) {
      return failure(error);
    }
  };
}

/** Everything under `/wecom-login`: the pages of the sign-in. */
export function wecomLoginHandler(wecom: Wecom): Handler {
  return async (call) => {
    if (call.method !== 'GET') return json({ error: 'only GET' }, 405);
    if (call.path === '/connect/oauth2/authorize') return authorize(wecom, call);
    if (call.path.startsWith('/as/')) return becomeMember(wecom, call);
    return json({ error: 'not found' }, 404);
  };
}

function ok(result: Result): Answer {
  return json({ errcode: 0, errmsg: 'ok', ...result });
}

function failure(error: unknown): Answer {
  if (error instanceof PlatformError) return json({ errcode: error.code, errmsg: error.message, ...error.extra });
  return json({ errcode: -1, errmsg: `system busy: ${error instanceof Error ? error.message : 'unknown'}` });
}

/** The page and everything it loads, as one handler: the product's server and the platforms' own both mount it. */
import { redirect, route, type Answer, type Call, type Handler } from '../http';
import { apiDocuments, apiRoutes, type PageDeps } from './api';
import { asset } from './assets';
import { PageProblem, problemAnswer } from './problem';
import { showPage } from './show';

const API = '/sandbox/api';
const ASSETS = '/sandbox/assets/';

/**
 * Answers `/sandbox` (and `/`), `/sandbox/assets/…` and `/sandbox/api/…`; a call's path is the whole path.
 * @param home origin under which the page is reached
 */
export function pageHandler(deps: PageDeps, home: string): Handler {
  const routes = apiRoutes(deps);
  const documents = apiDocuments(deps);
  const find = (call: Call): Answer | Promise<Answer> => {
    const { method, path } = call;
    if (path === '/' || path === '/sandbox' || path === '/sandbox/') {
      requireGet(method);
      return isHome(call, home) ? showPage(deps, home) : redirect(`${home}/sandbox`);
    }
    requireOwn(call, home);
    if (path.startsWith(ASSETS)) {
      requireGet(method);
      return asset(path.slice(ASSETS.length));
    }
    const handler = path.startsWith(`${API}/`) ? route(routes, { ...call, path: path.slice(API.length) }) : undefined;
    if (handler === 'other-method') throw new PageProblem(405, '这个地址不接受这种请求');
    if (handler) return handler(call);
    const [, kind = '', name = ''] = /^\/sandbox\/api\/([a-z-]+)\/([\w.-]+)$/.exec(path) ?? [];
    const document = Object.hasOwn(documents, kind) ? documents[kind] : undefined;
    if (!document) throw new PageProblem(404, '没有这个地址');
    requireGet(method);
    return document(name);
  };
  return async (call) => {
    try {
      return await find(call);
    } catch (error) {
      if (error instanceof PageProblem) return problemAnswer(error);
      throw error;
    }
  };
}

function requireGet(method: string) {
  if (method !== 'GET') throw new PageProblem(405, '这个地址只能查看');
}

/** Another name for this machine reaches the page too, but the product's frames would refuse to stand in it. */
function isHome({ headers }: Call, home: string): boolean {
  return hostname(`http://${headers.host ?? ''}`) === hostname(home);
}

/** A page of another site must not play the people through the visitor's browser (DNS rebinding, cross-site posts). */
function requireOwn(call: Call, home: string) {
  const { headers } = call;
  const foreign = headers.origin !== undefined && headers.origin !== 'null' && hostOf(headers.origin) !== headers.host;
  const site = headers['sec-fetch-site'];
  const posted = call.method !== 'GET' && (headers.origin === 'null' || site === 'cross-site' || site === 'same-site');
  if (!isHome(call, home) || foreign || posted) throw new PageProblem(403, '只接受沙盒页面自己的请求');
}

function hostname(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}

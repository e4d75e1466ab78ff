import { PlatformError } from '../errors';
import { json, route, type Call, type Handler, type Routes } from '../http';
import { addDraft, countDrafts, deleteDraft, getDraft, listDrafts, updateDraft } from './draft';
import { getMass, preview, sendAll } from './mass';
import { addMaterial, uploadImage } from './material';
import { deletePublication, getArticle, getPublication, listPublications, submit, SUBMIT } from './publish';
import type { Wechat } from './state';
import { plainToken, requireToken, stableToken } from './tokens';

type Result = Record<string, unknown>;
type Endpoint = (wechat: Wechat, call: Call) => Result | Promise<Result>;

const OPEN: Record<string, Endpoint> = {
  'POST /cgi-bin/stable_token': stableToken,
  'GET /cgi-bin/token': plainToken,
};
/** Calls whose successful answer has no errcode are read calls; the others say `errcode: 0`. */
const READING: Record<string, Endpoint> = {
  'POST /cgi-bin/media/uploadimg': uploadImage,
  'POST /cgi-bin/material/add_material': addMaterial,
  'POST /cgi-bin/draft/add': addDraft,
  'POST /cgi-bin/draft/get': getDraft,
  'GET /cgi-bin/draft/count': countDrafts,
  'POST /cgi-bin/draft/batchget': listDrafts,
  'POST /cgi-bin/freepublish/get': getPublication,
  'POST /cgi-bin/freepublish/getarticle': getArticle,
  'POST /cgi-bin/freepublish/batchget': listPublications,
  'POST /cgi-bin/message/mass/get': getMass,
};
const ACTING: Record<string, Endpoint> = {
  'POST /cgi-bin/draft/update': updateDraft,
  'POST /cgi-bin/draft/delete': deleteDraft,
  [`POST ${SUBMIT}`]: submit,
  'POST /cgi-bin/freepublish/delete': deletePublication,
  'POST /cgi-bin/message/mass/sendall': sendAll,
  'POST /cgi-bin/message/mass/preview': preview,
};

/** Everything under `/wechat`: HTTP 200 whatever happens, `errcode` tells. */
export function wechatHandler(wechat: Wechat): Handler {
  const routes: Routes = {};
  for (const [name, endpoint] of Object.entries(OPEN))
    routes[name] = async (call) => json(await endpoint(wechat, call));
  for (const [name, endpoint] of Object.entries({ ...READING, ...ACTING })) {
    const head = name in ACTING ? { errcode: 0, errmsg: 'ok' } : {};
    routes[name] = async (call) => {
      requireToken(wechat, call);
      return json({ ...head, ...(await endpoint(wechat, call)) });
    };
  }
  return async (call) => {
    try {
      const handler = route(routes, call);
      if (handler === 'other-method') throw new PlatformError(43002, 'require POST method');
      if (!handler) return json({ errcode: 404, errmsg: 'no such API in the sandbox' }, 404);
      return await handler(call);
    } catch (error) {
      if (error instanceof PlatformError) return json({ errcode: error.code, errmsg: error.message, ...error.extra });
      return json({ errcode: -1, errmsg: `system error: ${error instanceof Error ? error.message : 'unknown'}` });
    }
  };
}

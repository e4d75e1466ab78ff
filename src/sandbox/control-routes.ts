import { z } from 'zod';
import type { Control } from './control';
import type { Credentials } from './credentials';
import { ControlError } from './errors';
import { personnel } from './personnel';
import { read } from './read';
import { dingtalkRoutes } from './dingtalk/control-routes';
import { json, route, type Answer, type Call, type Handler, type Routes } from './http';

const userid = z.string();
const copies = z.int().min(1).max(100).optional();
/** What other people do on Weibo. */
export const othersAct = z.union([
  z.strictObject({ write: z.strictObject({ name: z.string().min(1).max(30), text: z.string().min(1).max(2000) }) }),
  z.strictObject({ change: z.string(), text: z.string().min(1).max(2000) }),
  z.strictObject({ remove: z.string() }),
]);

const bodies = {
  say: z.object({ userid, text: z.string(), copies }),
  picture: z.object({ userid, base64: z.base64().optional(), sample: z.string().optional() }),
  tap: z.object({
    userid,
    messageId: z.string(),
    key: z.string(),
    selected: z.record(z.string(), z.array(z.string())).optional(),
    copies,
  }),
  menu: z.object({ userid, key: z.string() }),
  enter: z.object({ userid }),
  personnel: z.object({
    change: personnel,
    quietly: z.boolean().optional(),
  }),
  elsewhere: othersAct,
  deliver: z.object({ times: z.int().min(1).max(100) }),
  fault: z.object({
    platform: z.enum(['wecom', 'dingtalk', 'weibo', 'wechat']),
    path: z.string(),
    mode: z.enum(['drop-before', 'accept-then-drop', 'delay', 'status', 'errcode', 'accept-then-errcode', 'verdict']),
    times: z.int().min(1).optional(),
    ms: z.number().min(0).optional(),
    status: z.int().optional(),
    errcode: z.int().optional(),
    code: z.string().optional(),
    body: z.string().optional(),
  }),
  expire: z.object({ platform: z.enum(['wecom', 'dingtalk', 'weibo', 'wechat']), expired: z.boolean().optional() }),
};

/** The control as JSON over HTTP, under `/control`; field names as in its methods. */
export function controlHandler(control: Control, credentials: Credentials): Handler {
  const routes: Routes = {
    'POST /say': async (call) => {
      const { userid, text, copies } = read(bodies.say, call);
      return json(await control.say(userid, text, copies));
    },
    'POST /picture': async (call) => {
      const { userid, base64, sample } = read(bodies.picture, call);
      return json(await control.picture(userid, base64 ? Buffer.from(base64, 'base64') : (sample ?? 'picture.png')));
    },
    'POST /tap': async (call) => {
      const { userid, messageId, key, selected, copies } = read(bodies.tap, call);
      return json(await control.tap(userid, messageId, key, selected, copies));
    },
    'POST /menu': async (call) => {
      const { userid, key } = read(bodies.menu, call);
      return json(await control.menu(userid, key));
    },
    'POST /enter': async (call) => json(await control.enter(read(bodies.enter, call).userid)),
    'POST /personnel': async (call) => {
      const { change, quietly } = read(bodies.personnel, call);
      return json(await control.personnel(change, quietly));
    },
    'POST /elsewhere': async (call) => {
      const posts = await control.elsewhere(read(bodies.elsewhere, call));
      return posts ? json({ posts }) : json({ error: 'no such post' }, 404);
    },
    'POST /deliver': (call) => {
      control.deliver(read(bodies.deliver, call).times);
      return json({ ok: true });
    },
    'POST /verify-callback': async () => json(await control.verifyCallback()),
    'POST /fault': (call) => {
      control.fault(read(bodies.fault, call));
      return json({ ok: true });
    },
    'POST /expire-tokens': async (call) => {
      const { platform, expired } = read(bodies.expire, call);
      await control.expireTokens(platform, expired);
      return json({ ok: true });
    },
    'POST /settle': async () => {
      await control.settle();
      return json({ ok: true, nextDue: control.nextDue() });
    },
    'GET /state': async ({ query }) => json(await control.state(Number(query.get('since') ?? 0))),
    'GET /phones': () => json(control.phones()),
    'GET /timelines': () => json(control.timelines()),
    'GET /credentials': () => json(credentials),
    ...dingtalkRoutes(control.dingtalk),
  };
  return async (call) => {
    try {
      if (call.method === 'GET' && call.path.startsWith('/media/')) return await media(control, call);
      const handler = route(routes, call);
      if (handler === 'other-method') return json({ error: 'wrong method' }, 405);
      return handler ? await handler(call) : json({ error: 'not found' }, 404);
    } catch (error) {
      if (error instanceof ControlError) return json({ error: error.message }, 400);
      throw error;
    }
  };
}

async function media(control: Control, call: Call): Promise<Answer> {
  const found = await control.media(call.path.slice('/media/'.length));
  if (!found) return json({ error: 'not found' }, 404);
  return { status: 200, headers: { 'content-type': found.type, 'cache-control': 'max-age=86400' }, body: found.bytes };
}

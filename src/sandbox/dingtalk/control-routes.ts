import { z } from 'zod';
import type { Routes } from '../http';
import { json } from '../http';
import { personnel } from '../personnel';
import { read } from '../read';
import type { DingtalkControl } from './control';

const userid = z.string();
const bodies = {
  say: z.object({ userid, text: z.string(), copies: z.int().min(1).max(100).optional() }),
  picture: z.object({ userid, base64: z.base64().optional(), sample: z.string().optional() }),
  file: z.object({ userid, name: z.string(), base64: z.base64() }),
  tap: z.object({
    userid,
    outTrackId: z.string(),
    caption: z.string(),
    form: z.record(z.string(), z.unknown()).optional(),
  }),
  personnel: z.object({ change: personnel, quietly: z.boolean().optional() }),
  inbound: z.object({ robot: z.enum(['stream', 'http']).optional(), events: z.enum(['stream', 'http']).optional() }),
  quirks: z.strictObject({
    failedDeliveries: z.int().min(0),
    flowControlled: z.array(z.string()),
    outOfScope: z.array(z.int()),
    missingScopes: z.array(z.string()),
    unpublishedTemplate: z.boolean(),
    callsLeft: z.int().min(0).nullable(),
    callsASecond: z.int().min(0).nullable(),
    emptyPushes: z.int().min(0),
    oldCardShape: z.boolean(),
    oldFrameShape: z.boolean(),
    lostAcks: z.int().min(0),
    cutAfterFrame: z.int().min(0),
    zombie: z.boolean(),
  }),
};

/** The DingTalk side of the control over HTTP, under `/control/dingtalk`; field names as in its methods. */
export function dingtalkRoutes(control: DingtalkControl): Routes {
  return {
    'POST /dingtalk/say': async (call) => {
      const { userid, text, copies } = read(bodies.say, call);
      return json(await control.say(userid, text, copies));
    },
    'POST /dingtalk/picture': async (call) => {
      const { userid, base64, sample } = read(bodies.picture, call);
      return json(await control.picture(userid, base64 ? Buffer.from(base64, 'base64') : (sample ?? 'picture.png')));
    },
    'POST /dingtalk/file': async (call) => {
      const { userid, name, base64 } = read(bodies.file, call);
      return json(await control.file(userid, name, Buffer.from(base64, 'base64')));
    },
    'POST /dingtalk/tap': async (call) => {
      const { userid, outTrackId, caption, form } = read(bodies.tap, call);
      return json(await control.tap(userid, outTrackId, caption, form));
    },
    'POST /dingtalk/personnel': async (call) => {
      const { change, quietly } = read(bodies.personnel, call);
      return json(await control.personnel(change, quietly));
    },
    'POST /dingtalk/inbound': async (call) => {
      await control.setInbound(read(bodies.inbound, call));
      return json({ ok: true });
    },
    'POST /dingtalk/misbehave': (call) => {
      control.misbehave(read(bodies.quirks.partial(), call));
      return json({ ok: true });
    },
    'POST /dingtalk/verify-callback': async () => json({ ok: await control.verifyCallback() }),
    'POST /dingtalk/expire-tokens': async () => {
      await control.expireTokens();
      return json({ ok: true });
    },
    'POST /dingtalk/stream/ping': async () => json({ answered: await control.stream.ping() }),
    'POST /dingtalk/stream/farewell': () => {
      control.stream.farewell();
      return json({ ok: true });
    },
    'POST /dingtalk/stream/cut': () => {
      control.stream.cut();
      return json({ ok: true });
    },
    'GET /dingtalk/state': () =>
      json({
        people: control.people(),
        chats: control.chats(),
        usage: control.usage(),
        connections: control.stream.connected(),
      }),
  };
}

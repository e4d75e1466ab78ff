/** The JSON behind the page: what people do goes to the control, the clock to whoever moves it. */
import { z } from 'zod';
import type { SandboxView } from '../control';
import { othersAct } from '../control-routes';
import { ControlError, PlatformError } from '../errors';
import { json, jsonBody, type Answer, type Call, type Handler, type Routes } from '../http';
import { samplePicture } from '../sample-picture';
import type { Platforms } from '../platforms';
import { articleDocument } from './article';
import { move, moveClock, type PageClock } from './clock';
import { pictureHeaders } from './headers';
import { phonesIn } from './phones';
import { PageProblem } from './problem';
import { isSamplePicture, samplesFor } from './samples';

export interface PageDeps {
  platforms: Platforms;
  /** Origin of the product, without a slash at the end. */
  productUrl: string;
  clock: PageClock;
  /** Ids of the organisation (`U-701`) whose people are in DingTalk; nobody unless told. */
  inDingtalk?: readonly string[];
}

const userid = z.string();
const say = z.strictObject({ userid, text: z.string().min(1).max(20_000) });
const menu = z.strictObject({ userid, key: z.string().min(1).max(128) });
const picture = z.union([
  z.strictObject({ userid, base64: z.base64().min(8) }),
  z.strictObject({ userid, sample: z.string().refine(isSamplePicture) }),
]);
const tap = z.strictObject({
  userid,
  messageId: z.string(),
  key: z.string(),
  selected: z.record(z.string(), z.array(z.string())).optional(),
});

/** The product's plans change without a sign from the platforms, so they are looked at again and again. */
const ROUND_MS = 1000;
const ROUNDS = 20;
const MEDIA = '/sandbox/api/media/';

/** Routes under `/sandbox/api`; paths of the table are what follows it. */
export function apiRoutes(deps: PageDeps): Routes {
  const { control } = deps.platforms;
  const phones = phonesIn(control, deps.inDingtalk ?? []);
  const act = <T extends { userid: string }>(schema: z.ZodType<T>, perform: (wish: T) => Promise<unknown>): Handler => {
    return async (call) => {
      const wish = readBody(schema, call);
      requirePerson(deps, wish.userid);
      return fresh(json(await explained(perform(wish))));
    };
  };
  return {
    'GET /state': (call) => state(deps, call),
    'GET /samples': ({ query }) =>
      fresh(json(samplesFor(requirePerson(deps, query.get('userid') ?? ''), deps.clock.now()))),
    'POST /say': act(say, ({ userid, text }) => phones.say(userid, text)),
    'POST /menu': act(menu, ({ userid, key }) => control.menu(userid, key)),
    'POST /picture': act(picture, (wish) =>
      phones.picture(wish.userid, 'sample' in wish ? wish.sample : Buffer.from(wish.base64, 'base64')),
    ),
    'POST /tap': act(tap, ({ userid, messageId, key, selected }) => phones.tap(userid, messageId, key, selected)),
    'POST /elsewhere': async (call) => {
      const posts = await control.elsewhere(readBody(othersAct, call));
      if (!posts) throw new PageProblem(409, '这条微博已经不在了');
      return fresh(json({ posts }));
    },
    'POST /clock': async (call) => {
      await moveClock(deps.clock, readBody(move, call));
      return fresh(json(await clockView(deps.clock)));
    },
  };
}

/** The answers that are no JSON, by the last part of their path. */
export function apiDocuments(deps: PageDeps): Record<string, (name: string) => Promise<Answer>> {
  const { platforms } = deps;
  return {
    media: async (name) => {
      const found = await platforms.control.media(name);
      if (!found) throw new PageProblem(404, '没有这张图片');
      return pictureAnswer(found.bytes, found.type);
    },
    'sample-picture': async (name) => {
      if (!isSamplePicture(name)) throw new PageProblem(404, '没有这张图片');
      return pictureAnswer(await samplePicture(name), /\.jpe?g$/i.test(name) ? 'image/jpeg' : 'image/png');
    },
    article: async (id) => {
      const article = platforms.control.timelines().wechat.find((one) => one.id === id);
      if (!article) throw new PageProblem(404, '没有这篇文章');
      return articleDocument(article, '云雀谷健康', withOwnMedia(deps, article.html));
    },
  };
}

/**
 * The control's view without the articles' HTML, with pictures the page may load, and the clock: as soon as the view is
 * newer than `since` or the next thing due is no longer at `due`, else after a while.
 */
async function state(deps: PageDeps, call: Call): Promise<Answer> {
  const since = Number(call.query.get('since') ?? 0) || 0;
  const due = call.query.get('due');
  for (let round = 1; ; round += 1) {
    const view = await deps.platforms.control.state(since, ROUND_MS);
    const clock = await clockView(deps.clock);
    const moved = due !== null && due !== `${clock.nextDueAt ?? ''}`;
    if (view.version > since || moved || round === ROUNDS) return stateAnswer(deps, view, clock);
  }
}

function stateAnswer(deps: PageDeps, view: SandboxView, clock: Awaited<ReturnType<typeof clockView>>): Answer {
  const { weibo, wechat, others } = view.timelines;
  const answer = json({
    ...phonesIn(deps.platforms.control, deps.inDingtalk ?? []).shown(view),
    clock,
    timelines: { weibo, others, wechat: wechat.map(({ html: _html, ...shown }) => shown) },
  });
  return fresh({ ...answer, body: withOwnMedia(deps, `${answer.body}`) });
}

async function clockView(clock: PageClock) {
  return { now: clock.now(), movable: clock.movable, nextDueAt: (await clock.nextDueAt?.()) ?? null };
}

/** Pictures kept by the platforms come through this origin: the page loads nothing from elsewhere. */
function withOwnMedia({ platforms }: PageDeps, text: string): string {
  return text.replaceAll(`${platforms.url}/control/media/`, MEDIA);
}

function pictureAnswer(bytes: Buffer, type: string): Answer {
  return { status: 200, headers: { ...pictureHeaders(), 'content-type': type }, body: bytes };
}

function fresh(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
}

function requirePerson({ platforms }: PageDeps, userid: string) {
  const person = platforms.control.view().people.find((one) => one.userid === userid);
  if (!person) throw new PageProblem(404, '沙盒里没有这个人');
  return person;
}

function readBody<T>(schema: z.ZodType<T>, call: Call): T {
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? '')) throw new PageProblem(415, '请求应为 JSON');
  const result = schema.safeParse(jsonBody(call));
  if (!result.success) throw new PageProblem(400, '请求的内容不对');
  return result.data;
}

async function explained<T>(acting: Promise<T>): Promise<T> {
  try {
    return await acting;
  } catch (error) {
    if (error instanceof ControlError) throw new PageProblem(409, '这张卡片已经不在了，或已经换了样子');
    if (error instanceof PlatformError) throw new PageProblem(400, `企业微信不收：${error.message}`);
    throw error;
  }
}

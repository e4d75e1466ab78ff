/** Plays the people of the company in DingTalk, and the platform's moods. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expireAll } from '../access-tokens';
import { ControlError } from '../errors';
import { samplePicture } from '../sample-picture';
import {
  cardTap,
  fileMessage,
  parametersOf,
  pictureMessage,
  richMessage,
  textMessage,
  viewOf,
  type RobotMessage,
} from './acts';
import type { Personnel } from '../wecom/personnel';
import { showAnswer } from './cards';
import { chatsOf, type ShownLine } from './chat';
import { memberOf, members, unionidOf } from './people';
import { changeDirectory } from './personnel';
import type { Quirks } from './quirks';
import type { Dingtalk, DingtalkState, Inbound, Todo, Variables } from './state';
import type { Stream } from './stream';
import { todosOf } from './todo';
import { checkUrl, postCard, postEvent, postRobot } from './webhooks';
import { countPush } from './usage';

/** How patient DingTalk is (dingtalk.md §1.5, §1.7); all in ms. */
export interface DingtalkPatience {
  cardMs: number;
  eventMs: number;
  eventRetryMs: number[];
  /** An unanswered robot message comes again after these waits, each time under a new messageId. */
  robotRetryMs: number[];
  /** A connection that was told to go is cut after this. */
  drainMs: number;
}

export const DINGTALK_PATIENCE: DingtalkPatience = {
  cardMs: 2000,
  eventMs: 3000,
  eventRetryMs: [10_000, 30_000],
  robotRetryMs: [60_000, 60_000],
  drainMs: 10_000,
};

/** What became of something that was pushed. */
export interface Pushed {
  attempts: number;
  /** The product acknowledged it in time. */
  taken: boolean;
  /** For a tap: the answer was shown to the tapper. */
  shown: boolean;
}

export interface DingtalkControl {
  say(userid: string, text: string, copies?: number): Promise<Pushed>;
  /** A picture by its bytes, or by the name of a sample. */
  picture(userid: string, picture: Buffer | string): Promise<Pushed>;
  /** Text and pictures in one message. */
  rich(userid: string, parts: (string | Buffer)[]): Promise<Pushed>;
  file(userid: string, name: string, bytes: Buffer): Promise<Pushed>;
  /** A tap on a button by its caption, with what was chosen and written on the card. */
  tap(userid: string, outTrackId: string, caption: string, form?: Record<string, unknown>): Promise<Pushed>;
  /** A tap as the wire has it; also of keys that nobody can see any more. */
  tapRaw(userid: string, outTrackId: string, params: object): Promise<Pushed>;
  /** A change in the directory; `quietly` when its event is lost. */
  personnel(change: Personnel, quietly?: boolean): Promise<Pushed | null>;
  /** How the console delivers robot messages and events. */
  setInbound(inbound: Partial<DingtalkState['inbound']>): Promise<void>;
  /** What saving the console's event page does; true when the answer was right. */
  verifyCallback(): Promise<boolean>;
  /** Switches misbehaviours on and off. */
  misbehave(quirks: Partial<Quirks>): void;
  expireTokens(): Promise<void>;
  chats(): Record<string, ShownLine[]>;
  card(userid: string, outTrackId: string): Variables | null;
  todos(userid: string): Todo[];
  people(): { userid: string; name: string }[];
  usage(): { calls: number; pushes: number };
  stream: Pick<Stream, 'connected' | 'cut' | 'push'> & { ping(): Promise<number>; farewell(): void };
}

const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';
const CARD_TOPIC = '/v1.0/card/instances/callback';

export function createDingtalkControl(
  dingtalk: Dingtalk,
  stream: Stream,
  patience: DingtalkPatience,
  stopped: AbortSignal,
): DingtalkControl {
  const robot = async (message: RobotMessage, copies = 1): Promise<Pushed> => {
    await dingtalk.save();
    const one = () => again(() => pushRobot(dingtalk, stream, message, patience), patience.robotRetryMs, stopped);
    const pushed = await Promise.all(Array.from({ length: copies }, one));
    await dingtalk.save();
    return pushed[0] ?? { attempts: 0, taken: false, shown: false };
  };
  const control: DingtalkControl = {
    say: (userid, text, copies) => robot(textMessage(dingtalk, userid, text), copies),
    picture: async (userid, picture) =>
      robot(
        await pictureMessage(dingtalk, userid, typeof picture === 'string' ? await samplePicture(picture) : picture),
      ),
    rich: async (userid, parts) => robot(await richMessage(dingtalk, userid, parts)),
    file: async (userid, name, bytes) => robot(await fileMessage(dingtalk, userid, name, bytes)),
    tap: async (userid, outTrackId, caption, form = {}) => {
      const params = parametersOf(viewOf(dingtalk, userid, outTrackId) ?? {}, caption, form);
      if (!params) throw new ControlError(`no button ${caption} is shown`);
      return control.tapRaw(userid, outTrackId, params);
    },
    tapRaw: (userid, outTrackId, params) => pushTap(dingtalk, stream, { userid, outTrackId, params }, patience),
    personnel: async (change, quietly = false) => {
      const event = changeDirectory(dingtalk, change);
      await dingtalk.save();
      if (quietly) return null;
      const eventId = randomUUID();
      return again(
        () => pushEvent(dingtalk, stream, { ...event, eventId }, patience.eventMs),
        patience.eventRetryMs,
        stopped,
      );
    },
    setInbound: async (inbound) => {
      Object.assign(dingtalk.state.inbound, inbound);
      await dingtalk.save();
    },
    verifyCallback: () => checkUrl(dingtalk, patience.eventMs),
    misbehave: (quirks) => void Object.assign(dingtalk.quirks, quirks),
    expireTokens: async () => {
      expireAll(dingtalk.state.tokens, dingtalk.now());
      await dingtalk.save();
    },
    chats: () => chatsOf(dingtalk),
    card: (userid, outTrackId) => viewOf(dingtalk, userid, outTrackId) ?? null,
    todos: (userid) => todosOf(dingtalk, unionidOf(memberOf(dingtalk, userid)?.userid ?? '')),
    people: () => members(dingtalk).map(({ userid, person }) => ({ userid, name: person.name })),
    usage: () => ({ calls: dingtalk.state.usage.calls, pushes: dingtalk.state.usage.pushes }),
    stream: {
      push: (frame, deadlineMs) => stream.push(frame, deadlineMs),
      connected: () => stream.connected(),
      cut: () => stream.cut(),
      ping: () => stream.ping(patience.cardMs),
      farewell: () => stream.farewell(patience.drainMs),
    },
  };
  return control;
}

/** Does it, and again after each wait, until it was taken. */
async function again(attempt: () => Promise<boolean>, waits: number[], stopped: AbortSignal): Promise<Pushed> {
  let taken = await attempt();
  let attempts = 1;
  for (const ms of waits) {
    if (taken || stopped.aborted) break;
    await wait(ms, undefined, { signal: stopped, ref: false }).catch(() => {});
    taken = await attempt();
    attempts += 1;
  }
  return { attempts, taken, shown: false };
}

async function pushRobot(
  dingtalk: Dingtalk,
  stream: Stream,
  message: RobotMessage,
  patience: DingtalkPatience,
): Promise<boolean> {
  countPush(dingtalk);
  if (dingtalk.state.inbound.robot === 'http') {
    return (await postRobot(dingtalk, message, patience.eventMs)).status === 200;
  }
  const ack = await stream.push({ type: 'CALLBACK', topic: ROBOT_TOPIC, data: message }, patience.eventMs);
  return ack?.code === 200;
}

/** Whether a tap comes again is unknown (§17 no. 1): this DingTalk never repeats it. */
async function pushTap(
  dingtalk: Dingtalk,
  stream: Stream,
  { userid, outTrackId, params }: { userid: string; outTrackId: string; params: object },
  { cardMs }: DingtalkPatience,
): Promise<Pushed> {
  const { card, data } = cardTap(dingtalk, userid, outTrackId, params);
  if (card.callbackType === null) return { attempts: 0, taken: false, shown: false };
  countPush(dingtalk);
  const answer =
    card.callbackType === 'STREAM'
      ? streamAnswer(await stream.push({ type: 'CALLBACK', topic: CARD_TOPIC, data }, cardMs))
      : httpAnswer(await postCard(dingtalk, card.callbackRouteKey, data, cardMs));
  const shown = answer !== null && showAnswer(card, userid, answer);
  await dingtalk.save();
  return { attempts: 1, taken: answer !== null, shown };
}

function streamAnswer(ack: { code: number; data: unknown } | null): unknown {
  if (ack?.code !== 200 || typeof ack.data !== 'object' || ack.data === null) return null;
  return (ack.data as { response?: unknown }).response ?? {};
}

function httpAnswer({ status, body }: { status: number; body: string }): unknown {
  if (status !== 200) return null;
  try {
    return JSON.parse(body || '{}') as unknown;
  } catch {
    return {};
  }
}

async function pushEvent(
  dingtalk: Dingtalk,
  stream: Stream,
  event: Record<string, unknown>,
  deadlineMs: number,
): Promise<boolean> {
  const { eventType, eventId, ...data } = event;
  const { corpId } = dingtalk.credentials;
  const via: Inbound = dingtalk.state.inbound.events;
  if (via === 'http') {
    const names = { EventType: eventType, EventTime: dingtalk.now(), CorpId: corpId, BizId: eventId, eventId };
    return postEvent(dingtalk, { ...names, ...data }, deadlineMs);
  }
  const headers = {
    eventType: `${eventType as string}`,
    eventId: `${eventId as string}`,
    eventCorpId: corpId,
    eventBornTime: `${dingtalk.now()}`,
  };
  const ack = await stream.push({ type: 'EVENT', topic: '*', data, headers }, deadlineMs);
  return ack?.code === 200 && (ack.data as { status?: unknown } | null)?.status === 'SUCCESS';
}

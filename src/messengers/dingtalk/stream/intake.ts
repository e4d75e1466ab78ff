/**
 * Takes in over Stream (`dingtalk.md` §1.5–§1.9): what a frame brings is stored, then acknowledged; what could not be stored is not, so
 * that it comes again. There is always one connection: another is opened at once when it is told to go, and with growing waits when it
 * was lost.
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  InboundRefused,
  NO_ANSWER,
  type Answer,
  type Inbound,
  type Intake,
  type Take,
} from '../../../application/ports';
import type { Log } from '../../../lib/log';
import { readCardTap } from '../card-tap';
import type { DingtalkApi } from '../client';
import { readEvent } from '../directory-event';
import { readFields, textOf } from '../fields';
import { cardAnswer } from '../reply';
import { readRobotMessage } from '../robot-message';
import type { DingtalkConfig } from '../settings';
import { openConnection, type Connection, type StreamTimes } from './connection';
import { ackOf, CARD_TOPIC, ROBOT_TOPIC, type Frame } from './frames';

export const STREAM_TIMES: StreamTimes = {
  open: 10_000,
  silence: 75_000,
  look: 15_000,
  firstWait: 1000,
  settled: 30_000,
};
const LONGEST_WAIT = 60_000;
/** Frames in hand at once; those beyond are left to come again. */
const MOST_IN_HAND = 100;

export interface StreamParts {
  api: DingtalkApi;
  config: DingtalkConfig;
  /** our clock, for frames without a time */
  now: () => number;
  log?: Log;
  times?: Partial<StreamTimes>;
}

export function createStreamIntake(parts: StreamParts): Intake {
  const stopping = new AbortController();
  const times = { ...STREAM_TIMES, ...parts.times };
  const inHand = new Set<Promise<void>>();
  const open = new Set<Connection>();
  let running: Promise<void> = Promise.resolve();

  const receive = (take: Take) => (frame: Frame, connection: Connection) => {
    if (frame.type === 'SYSTEM') {
      if (frame.topic === 'ping') connection.send(ackOf(frame, frame.data));
      return;
    }
    if (stopping.signal.aborted || inHand.size >= MOST_IN_HAND) return;
    const work = acknowledge(parts, frame, take, connection).finally(() => inHand.delete(work));
    inHand.add(work);
  };

  /** Opens one and waits until another is needed. Gives what became of it. */
  const live = async (take: Take): Promise<'told' | 'lost'> => {
    const connection = await openConnection({ ...parts, times }, receive(take));
    open.add(connection);
    // one that was told to go carries what is under way until the platform closes it
    void connection.closed.then(() => open.delete(connection));
    if (stopping.signal.aborted) connection.end();
    parts.log?.info({ messenger: 'dingtalk' }, 'stream connected');
    return connection.over;
  };

  const keepOne = async (take: Take) => {
    for (let failures = 0; !stopping.signal.aborted;) {
      const began = performance.now();
      const how = await live(take).catch((error: unknown) => {
        parts.log?.warn({ err: error instanceof Error ? error.message : String(error) }, 'no stream connection');
        return 'failed' as const;
      });
      const wasGood = how !== 'failed' && performance.now() - began > times.settled;
      if (wasGood) failures = 0;
      if (how !== 'told' || failures > 0) await pause(times.firstWait, failures, stopping.signal);
      failures += 1;
    }
  };

  return {
    start(take) {
      running = keepOne(take);
    },
    async stop() {
      stopping.abort();
      await Promise.all(inHand);
      for (const connection of open) connection.end();
      await running;
    },
  };
}

/** Doubling, up to a minute, with a part by chance: many who were cut at once do not come back at once. */
async function pause(firstWait: number, failures: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(firstWait * 2 ** failures, LONGEST_WAIT) + Math.random() * firstWait;
  await wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

async function acknowledge(parts: StreamParts, frame: Frame, take: Take, connection: Connection): Promise<void> {
  const { log } = parts;
  try {
    const inputs = inputsOf(parts, frame);
    let answer: Answer = NO_ANSWER;
    for (const inbound of inputs) {
      const said = await take(inbound);
      // the card that was tapped answers for the opinion written on it as well
      if (said.card || inbound === inputs[0]) answer = said;
    }
    connection.send(ackOf(frame, ackData(frame, answer)));
  } catch (error) {
    if (error instanceof InboundRefused) {
      // it would be the same when it came again
      log?.warn({ from: 'dingtalk', reason: error.reason }, 'frame refused');
      connection.send(ackOf(frame, ackData(frame, NO_ANSWER)));
      return;
    }
    log?.error({ err: error instanceof Error ? error.message : String(error) }, 'frame not stored');
    if (frame.type === 'EVENT')
      connection.send(ackOf(frame, JSON.stringify({ status: 'LATER', message: 'not stored' })));
  }
}

/** @throws InboundRefused */
function inputsOf({ config, now }: StreamParts, frame: Frame): Inbound[] {
  const data = readFields(frame.data);
  if (!data) throw new InboundRefused(400, 'not the JSON of a frame');
  const at = Number(textOf(frame.headers, 'time')) || now();
  if (frame.type === 'EVENT') {
    const { headers } = frame;
    const id = textOf(headers, 'eventId') || frame.messageId;
    return readEvent(config, {
      id,
      type: textOf(headers, 'eventType'),
      corpId: textOf(headers, 'eventCorpId'),
      at,
      data,
    });
  }
  if (frame.topic === ROBOT_TOPIC) return readRobotMessage(config, data);
  if (frame.topic === CARD_TOPIC) return readCardTap(config, data, at);
  throw new InboundRefused(400, 'unknown topic');
}

function ackData(frame: Frame, answer: Answer): string {
  if (frame.type === 'EVENT') return JSON.stringify({ status: 'SUCCESS' });
  return JSON.stringify({ response: frame.topic === CARD_TOPIC ? cardAnswer(answer) : null });
}

/** Pushing over Stream (dingtalk.md §1.3–§1.7): frames to one random connection, acknowledgements, redelivery, farewells. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { text as random } from '../credentials';
import type { Connection, Gateway } from './gateway';
import { spendQuirk } from './quirks';
import type { Dingtalk } from './state';

/** What a client said about a frame. */
export interface Ack {
  code: number;
  /** Its `data`, parsed; null when it is no JSON. */
  data: unknown;
}

export interface Frame {
  type: 'EVENT' | 'CALLBACK';
  topic: string;
  data: object;
  /** Further headers, of events; or others than the usual ones. */
  headers?: Record<string, string>;
}

export interface Stream {
  /** Sends a frame once and waits for its acknowledgement; null when there is no connection or no answer in time. */
  push(frame: Frame, deadlineMs: number): Promise<Ack | null>;
  /** Asks every connection whether it lives; gives how many answered. */
  ping(deadlineMs: number): Promise<number>;
  /** Tells every connection that it will be closed: nothing more comes on it, and it is cut `afterMs` later. */
  farewell(afterMs: number): void;
  /** Cuts every connection without a word. */
  cut(): void;
  connected(): number;
}

export function createStream(dingtalk: Dingtalk, gateway: Gateway, stopped: AbortSignal): Stream {
  const waiting = new Map<string, (ack: Ack) => void>();
  gateway.onFrame((connection, text) => {
    const ack = connection.broken ? null : readAck(text);
    const settle = ack && waiting.get(ack.messageId);
    if (!settle || spendQuirk(dingtalk.quirks, 'lostAcks')) return;
    settle(ack);
  });
  gateway.onOpen((connection) => {
    send(dingtalk, connection, { type: 'SYSTEM', topic: 'CONNECTED', data: { connectId: connection.id } });
    send(dingtalk, connection, { type: 'SYSTEM', topic: 'REGISTERED', data: { connectId: connection.id } });
  });

  const ask = async (connection: Connection, frame: Sendable, deadlineMs: number): Promise<Ack | null> => {
    const messageId = send(dingtalk, connection, frame);
    if (!messageId) return null;
    const patience = new AbortController();
    const answered = new Promise<Ack>((resolve) => void waiting.set(messageId, resolve));
    const answer = await Promise.race([answered, pause(deadlineMs, AbortSignal.any([stopped, patience.signal]))]);
    patience.abort();
    waiting.delete(messageId);
    return answer ?? null;
  };

  return {
    async push(frame, deadlineMs) {
      const ready = gateway.connections.filter(
        ({ leaving, topics }) => !leaving && topics.has(`${frame.type} ${topicOf(frame)}`),
      );
      const connection = ready[randomInt(Math.max(1, ready.length))];
      if (!connection) return null;
      return ask(connection, frame, deadlineMs);
    },
    async ping(deadlineMs) {
      const data = { opaque: randomUUID() };
      const asked = gateway.connections.map((one) => ask(one, { type: 'SYSTEM', topic: 'ping', data }, deadlineMs));
      const answers = await Promise.all(asked);
      return answers.filter((ack) => ack?.code === 200 && JSON.stringify(ack.data) === JSON.stringify(data)).length;
    },
    farewell(afterMs) {
      for (const connection of gateway.connections) {
        send(dingtalk, connection, {
          type: 'SYSTEM',
          topic: 'disconnect',
          data: { reason: 'connection is expired' },
        });
        connection.leaving = true;
        setTimeout(() => connection.socket.close(), afterMs).unref();
      }
    },
    cut() {
      for (const connection of gateway.connections) {
        // its end is heard of later
        connection.leaving = true;
        connection.socket.terminate();
      }
    },
    connected: () => gateway.connections.filter(({ leaving }) => !leaving).length,
  };
}

type Sendable = Omit<Frame, 'type'> & { type: Frame['type'] | 'SYSTEM' };

/** Every event has the topic `*`. */
function topicOf({ type, topic }: Pick<Sendable, 'type' | 'topic'>): string {
  return type === 'EVENT' ? '*' : topic;
}

/** Gives the frame's messageId; null when a zombie swallowed it. */
function send({ quirks, now }: Dingtalk, connection: Connection, frame: Sendable): string | null {
  if (quirks.zombie && frame.topic !== 'ping') return null;
  const messageId = frame.headers?.['messageId'] ?? `${random(6)}_${randomInt(1000)}_${random(4)}`;
  const headers = {
    topic: topicOf(frame),
    contentType: 'application/json',
    messageId,
    time: `${now()}`,
    appId: '00000000-0000-4000-8000-000000000000',
    connectionId: connection.id,
    ...frame.headers,
  };
  const { type, data } = frame;
  const spelled = quirks.oldFrameShape ? { header: headers } : { headers };
  connection.socket.send(JSON.stringify({ specVersion: '1.0', type, ...spelled, data: JSON.stringify(data) }));
  if (type !== 'SYSTEM' && spendQuirk(quirks, 'cutAfterFrame')) {
    Object.assign(connection, { leaving: true, broken: true });
    connection.socket.close();
  }
  return messageId;
}

function readAck(text: string): (Ack & { messageId: string }) | null {
  const frame = parse(text) as { code?: unknown; headers?: { messageId?: unknown }; data?: unknown } | null;
  const messageId = frame?.headers?.messageId;
  if (typeof frame?.code !== 'number' || typeof messageId !== 'string') return null;
  return { messageId, code: frame.code, data: parse(`${frame.data as string}`) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<undefined> {
  return wait(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

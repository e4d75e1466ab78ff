/** One Stream connection (`dingtalk.md` §1.1, §1.2, §1.7): a ticket for it alone, a WebSocket, and a watch over its silence. */
import { WebSocket } from 'ws';
import { PlatformUnreachable } from '../../../lib/outgoing';
import type { DingtalkApi } from '../client';
import { PLATFORM, type DingtalkConfig } from '../settings';
import { CARD_TOPIC, readFrame, ROBOT_TOPIC, type Frame } from './frames';

/** ms */
export interface StreamTimes {
  /** for the upgrade */
  open: number;
  /** a connection that carries nothing for so long is dead, whatever it answers to pings */
  silence: number;
  /** between two looks */
  look: number;
  /** the first wait before another try; it doubles, up to a minute */
  firstWait: number;
  /** a connection that lived so long was a good one */
  settled: number;
}

export interface Connection {
  /** Resolves when nothing more will come: `told` while the old connection still ends by itself, `lost` when it is gone. */
  over: Promise<'told' | 'lost'>;
  closed: Promise<void>;
  send(text: string): void;
  end(): void;
}

const SUBSCRIPTIONS = [
  { type: 'EVENT', topic: '*' },
  { type: 'CALLBACK', topic: ROBOT_TOPIC },
  { type: 'CALLBACK', topic: CARD_TOPIC },
];

/**
 * @param onFrame gets every frame but the platform's farewell, also those of a connection that was told to go
 * @throws PlatformRefused for wrong credentials, PlatformUnreachable
 */
export async function openConnection(
  parts: { api: DingtalkApi; config: DingtalkConfig; times: StreamTimes },
  onFrame: (frame: Frame, connection: Connection) => void,
): Promise<Connection> {
  const { api, config, times } = parts;
  const socket = new WebSocket(await askForTicket(api, config), {
    handshakeTimeout: times.open,
    maxPayload: 4 * 1024 * 1024,
  });
  const connection = watched(socket, times, onFrame);
  await opening(socket);
  return connection;
}

/** Where one connection may be opened within 90 seconds. @throws PlatformRefused for wrong credentials, PlatformUnreachable */
export async function askForTicket(api: DingtalkApi, { clientId, clientSecret }: DingtalkConfig): Promise<string> {
  const body = { clientId, clientSecret, subscriptions: SUBSCRIPTIONS, ua: 'qianfa' };
  const opened = await api.call({ method: 'POST', path: '/v1.0/gateway/connections/open', body, token: null });
  const { endpoint, ticket } = opened;
  if (typeof endpoint !== 'string' || typeof ticket !== 'string' || !/^wss?:\/\//.test(endpoint)) {
    throw new PlatformUnreachable(PLATFORM, false, 'no endpoint for a connection');
  }
  return `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
}

function watched(
  socket: WebSocket,
  times: StreamTimes,
  onFrame: (frame: Frame, connection: Connection) => void,
): Connection {
  let lastFrame = performance.now();
  let tell: (how: 'told' | 'lost') => void = () => undefined;
  const connection: Connection = {
    over: new Promise((resolve) => (tell = resolve)),
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    send: (text) => {
      // an acknowledgement that cannot be sent is one that was lost: the frame comes again and is known by its key
      if (socket.readyState === WebSocket.OPEN) socket.send(text, () => undefined);
    },
    end: () => socket.terminate(),
  };
  const look = setInterval(() => {
    if (performance.now() - lastFrame > times.silence) socket.terminate();
  }, times.look).unref();
  socket.on('message', (bytes) => {
    lastFrame = performance.now();
    const frame = readFrame(textOfMessage(bytes));
    if (!frame) return;
    if (frame.type === 'SYSTEM' && frame.topic === 'disconnect') tell('told');
    else onFrame(frame, connection);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(look);
    tell('lost');
  });
  return connection;
}

function textOfMessage(bytes: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(bytes)) return Buffer.concat(bytes).toString('utf8');
  return Buffer.from(bytes as ArrayBuffer).toString('utf8');
}

function opening(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    const failed = () => reject(new PlatformUnreachable(PLATFORM, false, 'the connection was not accepted'));
    socket.once('error', failed);
    socket.once('close', failed);
  });
}

/** Where Stream connections begin (dingtalk.md §1.1, §1.2): a ticket for 90 seconds and one connection, then a WebSocket. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { text as random } from '../credentials';
import { jsonBody, type Call } from '../http';
import { ApiRefusal } from './refusal';
import type { Dingtalk } from './state';
import { isApp } from './tokens';

const TICKET_LIFE = 90_000;
export const CONNECT_PATH = '/dingtalk-stream/connect';

export interface Connection {
  id: string;
  socket: WebSocket;
  topics: Set<string>;
  /** It was told to go: nothing more is delivered on it. */
  leaving: boolean;
  /** It broke: what the client still says is not heard. */
  broken: boolean;
}

/** The open connections; they are forgotten with the process. */
export interface Gateway {
  readonly connections: Connection[];
  /** `POST /v1.0/gateway/connections/open`. */
  open(call: Call): object;
  /** Takes WebSocket upgrades of the sandbox's server. */
  attach(server: Server): void;
  /** Called with every frame a client sends. */
  onFrame(listener: (connection: Connection, frame: string) => void): void;
  /** Called when a connection is there and ready. */
  onOpen(listener: (connection: Connection) => void): void;
  stop(): void;
}

const opening = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.enum(['EVENT', 'CALLBACK']), topic: z.string() })).min(1),
});

export function createGateway(dingtalk: Dingtalk): Gateway {
  const tickets = new Map<string, { topics: Set<string>; until: number }>();
  const connections: Connection[] = [];
  const listeners: { frame: (connection: Connection, frame: string) => void; open: (connection: Connection) => void } =
    {
      frame: () => {},
      open: () => {},
    };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });

  const accept = (socket: WebSocket, topics: Set<string>) => {
    const connection: Connection = { id: random(24), socket, topics, leaving: false, broken: false };
    connections.push(connection);
    socket.on('message', (data) => listeners.frame(connection, `${data as Buffer}`));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      const at = connections.indexOf(connection);
      if (at >= 0) connections.splice(at, 1);
    });
    listeners.open(connection);
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const ticket = url.searchParams.get('ticket') ?? '';
    const found = tickets.get(ticket);
    tickets.delete(ticket);
    if (url.pathname !== CONNECT_PATH || !found || found.until < Date.now()) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => accept(client, found.topics));
  };

  return {
    connections,
    open(call) {
      const asked = opening.safeParse(jsonBody(call));
      if (!asked.success) throw new ApiRefusal(400, 'invalidParameter', asked.error.issues[0]?.message);
      const { clientId, clientSecret, subscriptions } = asked.data;
      if (!isApp(dingtalk, clientId, clientSecret)) throw new ApiRefusal(401, 'authFailed', '鉴权失败');
      const ticket = random(48);
      const topics = new Set(subscriptions.map(({ type, topic }) => `${type} ${topic}`));
      tickets.set(ticket, { topics, until: Date.now() + TICKET_LIFE });
      return { endpoint: `${dingtalk.url().replace(/^http/, 'ws')}${CONNECT_PATH}`, ticket };
    },
    attach: (server) => void server.on('upgrade', upgrade),
    onFrame: (listener) => void (listeners.frame = listener),
    onOpen: (listener) => void (listeners.open = listener),
    stop() {
      for (const { socket } of [...connections]) socket.terminate();
      sockets.close();
    },
  };
}

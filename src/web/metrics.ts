/** Prometheus text on its own registry, so that several servers in one process do not mix. */
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Store } from '../application/store';
import type { Recorded } from '../domain/events';

/** This month's calls to a messenger that cost quota. */
export interface Quota {
  made: number;
  allowed: number;
}

export interface Metrics {
  request(method: string, status: number): void;
  webhookRefused(messenger: string, reason: string): void;
  /** a message with a classification mark was kept out */
  quarantined(): void;
  /** Counts decisions among what happened; for the door's `onCommitted`. */
  happened(events: Recorded[]): void;
  /** The page of `/metrics`. @param quotas by messenger */
  text(store: Store, quotas: Record<string, Quota>): Promise<{ type: string; body: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'qianfa_http_requests_total',
    help: 'HTTP requests answered',
    labelNames: ['method', 'status'],
    registers,
  });
  const refused = new Counter({
    name: 'qianfa_webhook_refused_total',
    help: 'Callbacks that were not what they claimed to be',
    labelNames: ['messenger', 'reason'],
    registers,
  });
  const quarantined = new Counter({
    name: 'qianfa_quarantined_total',
    help: 'Messages with a classification mark, stored nowhere',
    registers,
  });
  const decisions = new Counter({
    name: 'qianfa_decisions_total',
    help: 'Signatures given',
    labelNames: ['stage', 'decision'],
    registers,
  });
  const calls = new Gauge({
    name: 'qianfa_messenger_calls_this_month',
    help: 'Calls to a messenger that cost monthly quota',
    labelNames: ['messenger'],
    registers,
  });
  const allowed = new Gauge({
    name: 'qianfa_messenger_calls_allowed',
    help: 'Calls a month that a messenger allows; from four fifths on reminders are to-dos',
    labelNames: ['messenger'],
    registers,
  });
  const waiting = new Gauge({
    name: 'qianfa_waiting',
    help: 'Rows that wait: outbox to send, outbox given up (dead letters), inbox for the network, due by the clock',
    labelNames: ['what'],
    registers,
  });
  return {
    request: (method, status) => requests.inc({ method, status }),
    webhookRefused: (messenger, reason) => refused.inc({ messenger, reason }),
    quarantined: () => quarantined.inc(),
    happened: (events) => {
      for (const { event } of events) {
        if (event.type === 'Signed')
          decisions.inc({ stage: event.signature.stage, decision: event.signature.decision });
      }
    },
    text: async (store, quotas) => {
      for (const [messenger, { made, allowed: most }] of Object.entries(quotas)) {
        calls.set({ messenger }, made);
        allowed.set({ messenger }, most);
      }
      const { outboxPending, outboxDead, inboxWaiting, due } = await store.read.counts();
      waiting.set({ what: 'outbox' }, outboxPending);
      waiting.set({ what: 'dead' }, outboxDead);
      waiting.set({ what: 'inbox' }, inboxWaiting);
      waiting.set({ what: 'due' }, due);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** What a re-delivery repeats (`dingtalk.md` §1.5): the msgId of a message, the eventId of an event; a tap has only its second. */
import { createHash } from 'node:crypto';

/** The column that holds keys is an index of limited width. */
const LONGEST = 190;

export type Source = 'robot' | 'card' | 'event';

export function keyOf(source: Source, ...parts: string[]): string {
  const key = ['dingtalk', source, ...parts].join('|');
  if (key.length <= LONGEST) return key;
  return `dingtalk|${source}|#${createHash('sha256').update(key).digest('hex')}`;
}

/** Where an input with this key came from: it is answered in that place's way. */
export function sourceOf(key: string): Source {
  const [, source] = key.split('|');
  return source === 'card' || source === 'event' ? source : 'robot';
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

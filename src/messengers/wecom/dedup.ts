/** What a re-delivery repeats (`wecom.md` §1.4, §16): nonce, timestamp and ciphertext may all differ, these fields do not. */
import { createHash } from 'node:crypto';
import type { XmlElement } from './xml';
import { textOf } from './xml';

/** The column that holds keys is an index of limited width. */
const LONGEST = 190;

/**
 * The dedup key of a decrypted message or event, at most 190 characters. The sender stands in a message's key because a MsgId alone may
 * repeat between people; an event's key names what was tapped because one person can tap two cards within a second.
 */
export function dedupKey(scope: { corpId: string; agentId: number; from: string }, message: XmlElement): string {
  const owner = `${scope.corpId}|${scope.agentId}`;
  const key = [owner, scope.from, ...identityOf(message)].join('|');
  return key.length <= LONGEST ? key : `${owner}|#${sha256(key)}`;
}

function identityOf(message: XmlElement): string[] {
  const messageId = textOf(message, 'MsgId');
  if (textOf(message, 'MsgType') !== 'event' && messageId) return [messageId];
  const fields = ['CreateTime', 'Event', 'ChangeType', 'EventKey', 'TaskId'].map((name) => textOf(message, name) ?? '');
  // the directory's events have one sender and one second for a whole batch (§16 no. 1): their content tells them apart
  if (textOf(message, 'Event') === 'change_contact') return [...fields.slice(0, 3), sha256(JSON.stringify(message))];
  // A location has no MsgId: its content tells two of one second apart.
  return textOf(message, 'MsgType') === 'event' ? fields : [...fields, sha256(JSON.stringify(message))];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

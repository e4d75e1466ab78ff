import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { callWebhook, seal, sealEcho, type Patience } from '../callback';
import { PlatformError } from '../errors';
import type { XmlNode } from '../xml';
import { applyReply, type Occasion, type Reply } from './replies';
import type { Wecom } from './state';

/** What became of one callback. */
export interface Delivered {
  /** HTTP status of the last attempt; 0 when the webhook was unreachable or too late. */
  status: number;
  reply: Reply;
  attempts: number;
  /** Why the platform showed nothing although there was an answer. */
  problem?: string;
}

/**
 * Pushes one message or event, again with the same MsgId and CreateTime while the webhook fails, and applies its passive
 * reply. `copies` sends the very same bytes so many times at once.
 */
export async function push(
  wecom: Wecom,
  message: XmlNode,
  occasion: Occasion,
  patience: Patience,
  stopped: AbortSignal,
  copies = 1,
): Promise<Delivered[]> {
  const first = sealMessage(wecom, message);
  const one = async (): Promise<Delivered> => {
    let answer = await callWebhook(wecom.callbackUrl(), first, patience.deadlineMs, stopped);
    let attempts = 1;
    for (const pause of patience.retryMs) {
      if (answer.status === 200 || stopped.aborted) break;
      await wait(pause, undefined, { signal: stopped }).catch(() => {});
      // Sealed anew: whether a real retry repeats nonce and ciphertext is unknown, so nobody may rely on it.
      answer = await callWebhook(wecom.callbackUrl(), sealMessage(wecom, message), patience.deadlineMs, stopped);
      attempts += 1;
    }
    return { status: answer.status, attempts, ...understood(wecom, occasion, answer) };
  };
  const delivered = await Promise.all(Array.from({ length: copies }, one));
  await wecom.save();
  return delivered;
}

function understood(wecom: Wecom, occasion: Occasion, answer: { status: number; body: string }) {
  if (answer.status !== 200) return { reply: null };
  try {
    return { reply: applyReply(wecom, occasion, answer.body) };
  } catch (error) {
    if (error instanceof PlatformError) return { reply: null, problem: error.message };
    throw error;
  }
}

/** What saving the callback page does: the GET whose answer must be the plain text, exactly (§1.2). */
export async function verifyUrl(wecom: Wecom, patience: Patience, stopped: AbortSignal) {
  const { corpId, callback } = wecom.credentials;
  const plain = `${randomInt(2 ** 40)}`;
  const query = sealEcho(callback, corpId, plain, wecom.now());
  const answer = await callWebhook(wecom.callbackUrl(), { query }, patience.deadlineMs, stopped);
  return { status: answer.status, ok: answer.status === 200 && answer.body === plain };
}

function sealMessage(wecom: Wecom, message: XmlNode) {
  const { corpId, agentId, callback } = wecom.credentials;
  return seal(callback, corpId, message, { ToUserName: corpId, AgentID: `${agentId}` }, wecom.now());
}

import { bigJson, PlatformRefused, PlatformUnreachable, type OutgoingAnswer } from '../../lib/outgoing';
import { refusalOf, waitOf } from './errors';

/**
 * The value in an answer. The platform says no with HTTP 200 and an `errcode`. Of its message only the `rid` is kept, which its
 * support asks for: the rest may quote what we sent.
 * @throws PlatformRefused, PlatformUnreachable
 */
export function valueOf(answer: OutgoingAnswer, now: number): object {
  const value = bigJson(answer);
  if (answer.status !== 200 || typeof value !== 'object' || value === null) {
    throw new PlatformUnreachable('wechat', true, `HTTP ${answer.status} without a usable answer`);
  }
  const code = 'errcode' in value ? String(value.errcode) : '0';
  if (code === '0') return value;
  const rid = /\brid: ?([\w-]{1,64})/.exec('errmsg' in value ? String(value.errmsg) : '')?.[1];
  const refusal = refusalOf(code);
  const wait = refusal.kind === 'limit' ? waitOf(refusal, now) : null;
  throw new PlatformRefused('wechat', code, refusal.kind, `${refusal.reason}${rid ? ` rid ${rid}` : ''}`, wait);
}

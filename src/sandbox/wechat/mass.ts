import { createHash } from 'node:crypto';
import { beijingDay } from '../day';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { requestBody } from './body';
import { consumeDraft, existingDraft } from './draft';
import { startJob } from './jobs';
import { spendQuota, type Wechat } from './state';

type Body = Record<string, unknown>;

const DAY = 86_400_000;
const STATUS: Record<number, string> = { 0: 'SEND_SUCCESS', 1: 'SENDING' };

/**
 * `message/mass/sendall` (wechat-official-account.md §5). The same clientmsgid within 24 hours never sends twice: 45065 with
 * the first msg_id, 45066 while the first call is still being answered.
 */
export async function sendAll(wechat: Wechat, call: Call): Promise<Body> {
  spendQuota(wechat, 'mass/sendall', 100);
  const body = requestBody(call);
  const mediaId = checkMass(body);
  const key = keyOf(body);
  refuseRepeat(wechat, key);
  existingDraft(wechat, mediaId);
  refuseSecondToday(wechat);

  const job = startJob(wechat, 'mass', consumeDraft(wechat, mediaId), 0);
  wechat.state.massKeys[key] = { at: wechat.now(), msgId: job.id };
  wechat.busyKeys.add(key);
  await wechat.save().finally(() => wechat.busyKeys.delete(key));
  return { msg_id: BigInt(job.id), msg_data_id: BigInt(job.msgDataId) };
}

export function getMass(wechat: Wechat, call: Call): Body {
  const { msg_id: msgId } = requestBody(call);
  // Read from the raw text: as a JSON number the id has already lost its last digits.
  const id = call.body.toString('utf8').match(/"msg_id"\s*:\s*"?(\d+)/)?.[1] ?? `${msgId}`;
  const job = wechat.state.jobs.find((candidate) => candidate.kind === 'mass' && candidate.id === id);
  if (!job) throw new PlatformError(40059, 'invalid msg_id');
  return { msg_id: BigInt(job.id), msg_status: STATUS[job.status] ?? 'SEND_FAIL' };
}

/** `message/mass/preview` (§5.7): shows the draft to one person, does not consume it. */
export async function preview(wechat: Wechat, call: Call): Promise<Body> {
  spendQuota(wechat, 'mass/preview', 100);
  const body = requestBody(call);
  const receiver = body['towxname'] ?? body['touser'];
  if (typeof receiver !== 'string' || !/^[A-Za-z][\w-]{3,63}$/.test(receiver))
    throw new PlatformError(40132, 'invalid username');
  existingDraft(wechat, mediaOf(body));
  return {};
}

function checkMass(body: Body): string {
  if (body['msgtype'] !== 'mpnews') throw new PlatformError(40008, 'invalid message type');
  const filter = body['filter'] as Body | undefined;
  if (typeof filter?.['is_to_all'] !== 'boolean') throw new PlatformError(40215, 'invalid filter');
  if (!filter['is_to_all'] && !Number.isInteger(filter['tag_id'])) throw new PlatformError(40152, 'invalid tag_id');
  return mediaOf(body);
}

function mediaOf(body: Body): string {
  const mediaId = (body['mpnews'] as Body | undefined)?.['media_id'];
  if (typeof mediaId !== 'string') throw new PlatformError(40007, 'invalid media_id');
  return mediaId;
}

/** Without a clientmsgid the server derives one from scope and content. */
function keyOf(body: Body): string {
  const given = body['clientmsgid'];
  if (given === undefined) {
    return createHash('sha256')
      .update(JSON.stringify([body['filter'], body['mpnews']]))
      .digest('hex');
  }
  if (typeof given !== 'string' || Buffer.byteLength(given) > 32)
    throw new PlatformError(45067, 'clientmsgid too long');
  return given;
}

function refuseRepeat(wechat: Wechat, key: string) {
  const earlier = wechat.state.massKeys[key];
  if (!earlier || wechat.now() - earlier.at >= DAY) return;
  if (wechat.busyKeys.has(key)) throw new PlatformError(45066, 'clientmsgid retry too fast');
  throw new PlatformError(45065, 'clientmsgid exist', { msg_id: BigInt(earlier.msgId) });
}

/** A verified subscription account may send once per day. */
function refuseSecondToday(wechat: Wechat) {
  const today = beijingDay(wechat.now());
  const sent = wechat.state.jobs.some(
    (job) => job.kind === 'mass' && job.status < 2 && beijingDay(job.submittedAt) === today,
  );
  if (wechat.limited && sent) throw new PlatformError(45028, 'has no masssend quota');
}

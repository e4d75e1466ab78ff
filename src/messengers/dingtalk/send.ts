/** Messages and cards on their way out, and cards changed later (`dingtalk.md` §4.4, §5.4, §5.8). */
import type { Card, Sent } from '../../application/ports';
import type { Log } from '../../lib/log';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { fitBytes } from '../text';
import { describeCard } from './card';
import type { DingtalkApi } from './client';
import { createOnce, type Once } from './once';
import { CARD_ROUTE } from './route';
import { PLATFORM, type DingtalkConfig } from './settings';

/** Longest text of one message, bytes (`contract.md` §8). */
export const LONGEST_TEXT = 2048;

export interface SendParts {
  api: DingtalkApi;
  config: DingtalkConfig;
  log?: Log;
  once: Once;
  /** cards that are there and did not reach their holder */
  undelivered: Set<string>;
}

export function createSendParts(api: DingtalkApi, config: DingtalkConfig, log: Log | undefined): SendParts {
  return { api, config, log, once: createOnce(), undelivered: new Set() };
}

/**
 * A message has no key by which the platform knew it again, so one whose answer was lost is sent once more and not a third time
 * (`dingtalk.md` §12.4).
 */
export async function sendText(parts: SendParts, userId: string, text: string, dedupKey: string): Promise<Sent> {
  const { api, config, once, log } = parts;
  if (!once.mayTry(dedupKey)) {
    log?.info({ message: dedupKey }, 'message counts as sent');
    return { messageId: null, updateCode: null };
  }
  const body = {
    robotCode: config.robotCode,
    userIds: [userId],
    msgKey: 'sampleText',
    msgParam: JSON.stringify({ content: fitBytes(text, LONGEST_TEXT) }),
  };
  try {
    const answer = await api.call({ method: 'POST', path: '/v1.0/robot/oToMessages/batchSend', body, counted: true });
    requireReached(userId, answer);
    once.sent(dedupKey);
    const { processQueryKey } = answer;
    return { messageId: typeof processQueryKey === 'string' ? processQueryKey : null, updateCode: null };
  } catch (error) {
    if (error instanceof PlatformUnreachable && error.outcomeUnknown) once.unsure(dedupKey);
    throw error;
  }
}

/** 200 may still name people it did not reach. */
function requireReached(userId: string, answer: Record<string, unknown>): void {
  const named = (list: string) => {
    const ids: unknown = answer[list];
    return Array.isArray(ids) && ids.includes(userId);
  };
  if (named('invalidStaffIdList')) throw unreachable('invalidStaffIdList');
  if (named('flowControlledStaffIdList')) {
    throw new PlatformRefused(PLATFORM, 'flowControlledStaffIdList', 'limit', 'held back by flow control', MINUTE);
  }
}

const MINUTE = 60_000;
const EXISTS = 'param.cardAlreadyExist';

/** The card's own id makes it one card however often it is sent; it is also what lets it be changed, for ever. */
export async function sendCard(parts: SendParts, userId: string, card: Card): Promise<Sent> {
  const { api, config, log, undelivered } = parts;
  const outTrackId = requireTrackId(card.taskId);
  const { cardTemplateId, robotCode, inbound } = config;
  const place = {
    openSpaceId: `dtv1.card//IM_ROBOT.${requireUserId(userId)}`,
    imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
  };
  const title = fitBytes(card.title, 200);
  const body = {
    cardTemplateId,
    outTrackId,
    userIdType: 1,
    ...(inbound === 'http' ? { callbackType: 'HTTP', callbackRouteKey: CARD_ROUTE } : { callbackType: 'STREAM' }),
    cardData: { cardParamMap: describeCard(card) },
    ...place,
    imRobotOpenSpaceModel: {
      supportForward: false,
      lastMessageI18n: { ZH_CN: title },
      notification: { alertContent: title },
    },
  };
  let result: unknown;
  try {
    const path = '/v1.0/card/instances/createAndDeliver';
    result = (await api.call({ method: 'POST', path, body, counted: true }))['result'];
  } catch (error) {
    if (!(error instanceof PlatformRefused) || error.code !== EXISTS) throw error;
    if (!undelivered.has(outTrackId)) {
      log?.info({ card: card.taskId }, 'card was sent by an earlier attempt');
      return { messageId: null, updateCode: outTrackId };
    }
    const deliver = { outTrackId, userIdType: 1, ...place };
    const path = '/v1.0/card/instances/deliver';
    result = { deliverResults: (await api.call({ method: 'POST', path, body: deliver, counted: true }))['result'] };
  }
  const carrierId = carrierOf(result, undelivered, outTrackId);
  return { messageId: carrierId, updateCode: outTrackId };
}

interface Delivery {
  success?: unknown;
  carrierId?: unknown;
  errorMsg?: unknown;
}

/** 200 with `success: true` may still hold a delivery that failed. */
function carrierOf(result: unknown, undelivered: Set<string>, outTrackId: string): string | null {
  const { deliverResults } = (result ?? {}) as { deliverResults?: Delivery[] };
  const failed = Array.isArray(deliverResults) ? deliverResults.find(({ success }) => success !== true) : undefined;
  if (!failed) {
    undelivered.delete(outTrackId);
    const carrierId = deliverResults?.[0]?.carrierId;
    return typeof carrierId === 'string' ? carrierId : null;
  }
  const why = typeof failed.errorMsg === 'string' ? failed.errorMsg : '';
  if (/user|staff|用户|不存在/i.test(why)) throw unreachable('deliverResults');
  undelivered.add(outTrackId);
  throw new PlatformRefused(PLATFORM, 'deliverResults', 'retry', `not delivered: ${why.slice(0, 100)}`);
}

/** What the card says now, for everybody who holds it: absolute, so it may be repeated. The holders were named when it was sent. */
export async function updateCard({ api }: SendParts, outTrackId: string, card: Card): Promise<void> {
  await api.call({
    method: 'PUT',
    path: '/v1.0/card/instances',
    body: {
      outTrackId,
      userIdType: 1,
      cardData: { cardParamMap: describeCard(card) },
      cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    },
    counted: true,
  });
}

function requireTrackId(taskId: string): string {
  if (!/^[\w@-]{1,100}$/.test(taskId)) throw new RangeError('taskId: 1 to 100 of 0-9A-Za-z_-@');
  return taskId;
}

/** `;` joins spaces; nobody's id may become another receiver. */
function requireUserId(userId: string): string {
  if (!/^[^\s;/]{1,64}$/.test(userId)) throw unreachable('userId');
  return userId;
}

function unreachable(code: string): PlatformRefused {
  return new PlatformRefused(PLATFORM, code, 'content', 'the receiver is not reachable through this app');
}

import { setTimeout as wait } from 'node:timers/promises';
import { getSignature } from '@wecom/crypto';
import { callWebhook, seal, type Patience } from '../callback';
import type { XmlNode } from '../xml';
import { publication } from './publish';
import type { Job, Wechat } from './state';

/**
 * Pushes the event of a finished job (wechat-official-account.md §5.5, §6.2), encrypted, three attempts in total; then it is
 * lost, as on the real platform.
 */
export async function pushEvent(wechat: Wechat, job: Job, patience: Patience, stopped: AbortSignal): Promise<void> {
  const { appId, originalId, callback } = wechat.credentials;
  const message = eventOf(wechat, job);
  for (const pause of [0, ...patience.retryMs.slice(0, 2)]) {
    if (pause > 0) await wait(pause, undefined, { signal: stopped }).catch(() => {});
    if (stopped.aborted) return;
    const sealed = seal(callback, appId, message, { ToUserName: originalId }, wechat.now());
    const { query } = sealed;
    query.set('signature', signature(callback.token, query));
    query.set('openid', OPENID);
    query.set('encrypt_type', 'aes');
    const answer = await callWebhook(wechat.callbackUrl(), sealed, patience.deadlineMs, stopped);
    if (answer.status === 200 && ['', 'success'].includes(answer.body)) break;
  }
  if (stopped.aborted) return;
  job.eventPushed = true;
  await wechat.save();
}

const OPENID = 'oSandboxAdministrator0000000';

/** The signature of the plain mode, which the platform sends in encrypted mode too. */
function signature(token: string, query: URLSearchParams): string {
  return getSignature(token, query.get('timestamp') ?? '', query.get('nonce') ?? '', '');
}

function eventOf(wechat: Wechat, job: Job): XmlNode {
  const head = {
    ToUserName: wechat.credentials.originalId,
    FromUserName: OPENID,
    CreateTime: Math.floor(job.dueAt / 1000),
    MsgType: 'event',
  };
  if (job.kind === 'publish') {
    return { ...head, Event: 'PUBLISHJOBFINISH', PublishEventInfo: publicationXml(job) };
  }
  const urls = job.urls.map((url, index) => ({ ArticleIdx: index + 1, ArticleUrl: url }));
  return {
    ...head,
    Event: 'MASSSENDJOBFINISH',
    MsgID: BigInt(job.id),
    Status: job.status === 0 ? 'send success' : 'send fail',
    TotalCount: 12_860,
    FilterCount: 12_860,
    SentCount: 12_860,
    ErrorCount: 0,
    CopyrightCheckResult: { Count: 0, ResultList: {}, CheckState: 1 },
    ArticleUrlResult: { Count: urls.length, ResultList: { item: urls } },
  };
}

function publicationXml(job: Job): XmlNode {
  return publication(job) as XmlNode;
}

/** Before the visible step: pictures, the draft, and the proof that the draft says what was signed (`contract.md` §8). */
import type { PrepareOutcome, PublishContext } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import { PlatformRefused } from '../../lib/outgoing';
import { articleOf, differencesFrom, snapshotOf, type NewsItem } from './article';
import type { WechatClient } from './client';
import { addDraft, findDraft, readDraft } from './draft-box';
import { readJob } from './job';
import { coverId, coverRefused, pictureUrl, type Uploads } from './material';
import { invisibleFailure } from './outcome';
import type { WechatHandle } from './types';

/** How soon to try again when WeChat does not know a cover it has just been given. */
const COVER_WAIT_MS = 5_000;

const GONE = { kind: 'refused', reason: '草稿不见了：可能已在公众号后台发布或删除，请核实', code: 'gone' } as const;
const CHANGED = { kind: 'refused', reason: '草稿在审批后被改动，没有发布', code: 'changed' } as const;

const SUBMITTED = {
  kind: 'refused',
  reason: '稿件已提交微信发布，请等待结果，不能再次提交',
  code: 'submitted',
} as const;

/** One publication has one draft: once the handle names it, it is only looked at, unless a submit of it has failed for good. */
export async function prepare(
  client: WechatClient,
  accountId: string,
  post: Post,
  handle: WechatHandle,
  context: PublishContext,
): Promise<PrepareOutcome> {
  const uploads = { client, accountId, context };
  try {
    if (handle.publishId) return await afterSubmit(uploads, post, handle.publishId);
    if (handle.mediaId) return (await draftTrouble(client, post, handle)) ?? { kind: 'ready', handle };
    return await newDraft(uploads, post);
  } catch (error) {
    return invisibleFailure(error);
  }
}

/** A failed publication has consumed its draft, and nothing of it was ever public: only then may there be another one (§15). */
async function afterSubmit(uploads: Uploads, post: Post, publishId: string): Promise<PrepareOutcome> {
  const { status } = await readJob(uploads.client, publishId);
  if (!['2', '3', '4'].includes(status)) return SUBMITTED;
  const outcome = await newDraft(uploads, post);
  return outcome.kind === 'ready'
    ? { ...outcome, handle: { ...outcome.handle, publishId: '', msgDataId: '' } }
    : outcome;
}

/** What keeps this draft from going out, or null: it must be there, untouched, and say what was signed. Throws platform errors. */
export async function draftTrouble(
  client: WechatClient,
  post: Post,
  { mediaId = '', snapshot }: WechatHandle,
): Promise<typeof GONE | typeof CHANGED | null> {
  const items = await readDraft(client, mediaId);
  if (items === null) return GONE;
  const item = onlyItem(items);
  const untouched = item && snapshotOf(item) === snapshot && differencesFrom(post, item).length === 0;
  return untouched ? null : CHANGED;
}

async function newDraft(uploads: Uploads, post: Post): Promise<PrepareOutcome> {
  const { client } = uploads;
  const mediaId = (await findDraft(client, post)) ?? (await makeDraft(uploads, post));
  if (mediaId === null) return { kind: 'putOff', reason: '微信还没有认出刚上传的封面', retryAfterMs: COVER_WAIT_MS };
  const items = await readDraft(client, mediaId);
  if (items === null) return GONE;
  const item = onlyItem(items);
  const differences = item ? differencesFrom(post, item) : ['文章数量'];
  if (item && differences.length === 0) return { kind: 'ready', handle: { mediaId, snapshot: snapshotOf(item) } };
  const reason = `微信改动了稿件内容（${differences.join('、')}），与签发稿不一致，没有发布`;
  return { kind: 'refused', reason, code: 'rewritten' };
}

/** Null when WeChat does not know the cover (yet). */
async function makeDraft(uploads: Uploads, post: Post): Promise<string | null> {
  const cover = post.cover ?? '';
  const urls: string[] = [];
  for (const sha256 of post.pictures) urls.push(await pictureUrl(uploads, sha256));
  try {
    return await addDraft(uploads.client, articleOf(post, urls, await coverId(uploads, cover)));
  } catch (error) {
    if (!(error instanceof PlatformRefused) || error.code !== '40007') throw error;
    await coverRefused(uploads, cover);
    return null;
  }
}

function onlyItem(items: NewsItem[]): NewsItem | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

import { text } from '../credentials';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { checkArticle } from './article';
import { pageOf, requestBody } from './body';
import { spendQuota, type Article, type Draft, type Wechat } from './state';

type Result = Record<string, unknown>;

/** `draft/add` (wechat-official-account.md §4.1). A repeat makes a second draft. */
export async function addDraft(wechat: Wechat, call: Call): Promise<Result> {
  spendQuota(wechat, 'draft/add', 1000);
  const { articles } = requestBody(call);
  if (!Array.isArray(articles) || articles.length === 0) throw new PlatformError(44003, 'empty news data');
  if (articles.length > 8) throw new PlatformError(45008, 'article count out of limit');
  const checked = articles.map((article) => checkArticle(wechat, article));
  const mediaId = text(64);
  wechat.state.drafts[mediaId] = { articles: checked, updatedAt: wechat.now() };
  await wechat.save();
  return { media_id: mediaId };
}

export function getDraft(wechat: Wechat, call: Call): Result {
  spendQuota(wechat, 'draft/get', 500);
  const { media_id: mediaId } = requestBody(call);
  const draft = existingDraft(wechat, mediaId);
  return { news_item: newsItems(wechat, draft), create_time: seconds(draft), update_time: seconds(draft) };
}

/** Replaces one article; the media_id stays. Anyone with access to the console can do this to an approved draft. */
export async function updateDraft(wechat: Wechat, call: Call): Promise<Result> {
  spendQuota(wechat, 'draft/update', 1000);
  const { media_id: mediaId, index, articles } = requestBody(call);
  const draft = existingDraft(wechat, mediaId);
  if (typeof index !== 'number' || !draft.articles[index]) throw new PlatformError(40114, 'invalid index');
  draft.articles[index] = checkArticle(wechat, articles);
  draft.updatedAt = wechat.now();
  await wechat.save();
  return {};
}

export async function deleteDraft(wechat: Wechat, call: Call): Promise<Result> {
  spendQuota(wechat, 'draft/delete', 1000);
  const { media_id: mediaId } = requestBody(call);
  existingDraft(wechat, mediaId);
  delete wechat.state.drafts[`${mediaId}`];
  await wechat.save();
  return {};
}

export function countDrafts(wechat: Wechat): Result {
  spendQuota(wechat, 'draft/count', 1000);
  return { total_count: Object.keys(wechat.state.drafts).length };
}

export function listDrafts(wechat: Wechat, call: Call): Result {
  spendQuota(wechat, 'draft/batchget', 1000);
  const body = requestBody(call);
  const all = Object.entries(wechat.state.drafts);
  const item = pageOf(all, body).map(([mediaId, draft]) => ({
    media_id: mediaId,
    content: { news_item: body['no_content'] === 1 ? withoutContent(wechat, draft) : newsItems(wechat, draft) },
    update_time: seconds(draft),
  }));
  return { total_count: all.length, item_count: item.length, item };
}

/** Takes a draft out of the box for publication: its media_id is void from here on. @throws PlatformError 40007 */
export function consumeDraft(wechat: Wechat, mediaId: unknown): Article[] {
  const { articles } = existingDraft(wechat, mediaId);
  delete wechat.state.drafts[`${mediaId}`];
  return articles;
}

export function existingDraft(wechat: Wechat, mediaId: unknown): Draft {
  const draft = typeof mediaId === 'string' ? wechat.state.drafts[mediaId] : undefined;
  if (!draft) throw new PlatformError(40007, 'invalid media_id');
  return draft;
}

/** Articles as the read calls give them; `url` is a preview that dies. */
function newsItems(wechat: Wechat, { articles }: Draft) {
  return articles.map((article) => ({
    ...article,
    thumb_url: `http://mmbiz.qpic.cn/mmbiz_png/${wechat.state.material[article.thumb_media_id] ?? ''}/0`,
    url: `http://mp.weixin.qq.com/s?__biz=sandbox&tempkey=${text(24)}`,
  }));
}

function withoutContent(wechat: Wechat, draft: Draft) {
  return newsItems(wechat, draft).map((item) => ({ ...item, content: '' }));
}

function seconds({ updatedAt }: Draft): number {
  return Math.floor(updatedAt / 1000);
}

import { PlatformError } from '../errors';
import type { Call } from '../http';
import { pageOf, requestBody } from './body';
import { consumeDraft } from './draft';
import { startJob } from './jobs';
import { spendQuota, type Job, type Wechat } from './state';

type Result = Record<string, unknown>;

export const SUBMIT = '/cgi-bin/freepublish/submit';

/** `freepublish/submit` (wechat-official-account.md §6.1): only "accepted"; the draft is consumed at once. */
export async function submit(wechat: Wechat, call: Call): Promise<Result> {
  spendQuota(wechat, 'freepublish/submit', 100);
  const articles = consumeDraft(wechat, requestBody(call)['media_id']);
  const job = startJob(wechat, 'publish', articles, wechat.faults.takeVerdict(SUBMIT) ?? 0);
  await wechat.save();
  return { publish_id: job.id, msg_data_id: job.msgDataId };
}

export function getPublication(wechat: Wechat, call: Call): Result {
  spendQuota(wechat, 'freepublish/get', 100);
  const { publish_id: publishId } = requestBody(call);
  const job = published(wechat).find(({ id }) => id === `${publishId}`);
  if (!job) throw new PlatformError(53502, 'invalid publish_id');
  return publication(job);
}

/** What is known of a publication, for `freepublish/get` and for the event. */
export function publication(job: Job): Result {
  const isOut = [0, 5, 6].includes(job.status);
  const item = job.urls.map((url, index) => ({ idx: index + 1, article_url: url }));
  return {
    publish_id: job.id,
    publish_status: job.status,
    ...(isOut && { article_id: job.articleId, article_detail: { count: item.length, item } }),
    fail_idx: isOut || job.status === 1 ? [] : item.map(({ idx }) => idx),
  };
}

export function getArticle(wechat: Wechat, call: Call): Result {
  spendQuota(wechat, 'freepublish/getarticle', 100);
  return { news_item: newsItems(outJob(wechat, requestBody(call)['article_id'])) };
}

/** `freepublish/batchget`: newest first; mass-sent articles never appear here. */
export function listPublications(wechat: Wechat, call: Call): Result {
  spendQuota(wechat, 'freepublish/batchget', 100);
  const body = requestBody(call);
  const all = published(wechat)
    .filter(({ status }) => status === 0)
    .reverse();
  const item = pageOf(all, body).map((job) => ({
    article_id: job.articleId,
    content: { news_item: newsItems(job).map((news) => (body['no_content'] === 1 ? { ...news, content: '' } : news)) },
    update_time: Math.floor(job.updatedAt / 1000),
  }));
  return { total_count: all.length, item_count: item.length, item };
}

/** `freepublish/delete`: ten a day; the whole publication goes, whatever the index, since it is always one article. */
export async function deletePublication(wechat: Wechat, call: Call): Promise<Result> {
  spendQuota(wechat, 'freepublish/delete', 10);
  const { article_id: articleId, index = 0 } = requestBody(call);
  const job = outJob(wechat, articleId);
  if (typeof index !== 'number' || index < 0 || index > job.articles.length)
    throw new PlatformError(40114, 'invalid index');
  job.status = 5;
  job.updatedAt = wechat.now();
  await wechat.save();
  return {};
}

function published(wechat: Wechat): Job[] {
  return wechat.state.jobs.filter(({ kind }) => kind === 'publish');
}

function outJob(wechat: Wechat, articleId: unknown): Job {
  const job = published(wechat).find(
    (candidate) => candidate.articleId === articleId && [0, 5, 6].includes(candidate.status),
  );
  if (!job) throw new PlatformError(53600, 'invalid article_id');
  return job;
}

function newsItems(job: Job) {
  return job.articles.map((article, index) => ({ ...article, url: job.urls[index], is_deleted: job.status !== 0 }));
}

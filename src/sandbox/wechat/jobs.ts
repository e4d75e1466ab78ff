import { text } from '../credentials';
import { nextNumber, type Article, type Job, type Wechat } from './state';

/** How long the platform looks at an article, on the clock. */
const REVIEW = 3000;
/** Beyond 2^53, as real msg_data_ids may be. */
const FIRST_DATA_ID = 90_071_992_547_410_000n;

/** Takes articles in for publication; the verdict falls a few seconds later. */
export function startJob(wechat: Wechat, kind: Job['kind'], articles: Article[], verdict: number): Job {
  const number = nextNumber(wechat);
  const job: Job = {
    kind,
    id: kind === 'publish' ? `${100_000_000 + number}` : `${FIRST_DATA_ID + 500_000n + BigInt(number)}`,
    msgDataId: `${FIRST_DATA_ID + BigInt(number)}`,
    articles,
    submittedAt: wechat.now(),
    dueAt: wechat.now() + REVIEW,
    status: 1,
    verdict,
    articleId: text(43),
    urls: articles.map(() => `https://mp.weixin.qq.com/s/${text(22)}`),
    updatedAt: wechat.now(),
    eventPushed: false,
  };
  wechat.state.jobs.push(job);
  return job;
}

/** Lets the verdicts fall that are due now, and gives the jobs whose event has to be pushed, in order of their due time. */
export async function reachVerdicts(wechat: Wechat): Promise<Job[]> {
  const due = wechat.state.jobs.filter(({ status, dueAt }) => status === 1 && dueAt <= wechat.now());
  for (const job of due) {
    job.status = job.verdict;
    job.updatedAt = job.dueAt;
  }
  if (due.length > 0) await wechat.save();
  return wechat.state.jobs
    .filter(({ status, eventPushed }) => status !== 1 && !eventPushed)
    .sort((one, other) => one.dueAt - other.dueAt);
}

/** Epoch ms of the next verdict, or null when nothing is waiting. */
export function nextVerdict(wechat: Wechat): number | null {
  const waiting = wechat.state.jobs.filter(({ status }) => status === 1).map(({ dueAt }) => dueAt);
  return waiting.length > 0 ? Math.min(...waiting) : null;
}

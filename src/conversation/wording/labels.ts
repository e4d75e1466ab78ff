/** The codes of `domain.md` §4.4 and the measures of the house, as people read them in chat. */
import type { Account } from '../../domain/account';
import type { AiDeclaration, Category, ChannelName, Status, Urgency } from '../../domain/codes';
import type { LeadTime } from '../../domain/time/calendar';
import type { Stage } from '../../domain/policy';
import { isCancelled, titleOf, type Submission } from '../../domain/submission';
import { handWords } from './hand-words';
import { DAY, HOUR, MINUTE, readableTime, shanghaiClock, shanghaiDate } from '../../domain/time/shanghai';

export const CATEGORY_WORDS: Record<Category, string> = {
  1: '1 业务宣传/重要事项/行业动态',
  2: '2 健康主题',
  3: '3 形象文化公益文体',
  4: '4 领导批准',
  5: '5 工作需要',
};

export const URGENCY_WORDS: Record<Urgency, string> = {
  ROUTINE: '常规',
  IMPORTANT_URGENT: '重要紧急',
  EMERGENCY: '特急',
};

export const AI_WORDS: Record<AiDeclaration, string> = {
  NONE: '否',
  TEXT: '文字',
  IMAGE: '图片',
  TEXT_AND_IMAGE: '文字和图片',
  VIDEO: '视频',
};

export const CHANNEL_WORDS: Record<ChannelName, string> = { WEIBO: '微博', WECHAT: '微信' };

export const STATUS_WORDS: Record<Status, string> = {
  DRAFT: '草稿',
  IN_REVIEW: '审核中',
  RETURNED: '已退回',
  SCHEDULED: '已签发，待发布',
  PUBLISHING: '发布中',
  PUBLISHED: '已发布',
  ARCHIVED: '已归档',
  WITHDRAWN: '已撤回',
  REJECTED: '不予发布',
  HELD: '已暂停',
  PUBLISH_FAILED: '发布未完成',
  RESCHEDULE_NEEDED: '待改期',
  TAKEN_DOWN: '已下架',
};

/** The state in words: what the office ended is 作废, not 撤回; a request to take down is not published but done. */
export function statusWords(submission: Submission): string {
  const { kind, status } = submission;
  if (kind === 'TAKEDOWN' && status === 'PUBLISHING') return '正在下架';
  if (kind === 'TAKEDOWN' && (status === 'PUBLISHED' || status === 'ARCHIVED')) return '已下架';
  const hand = handWords(submission);
  if (hand && status === 'PUBLISHING') return `等${hand.verb}`;
  if (hand && (status === 'PUBLISHED' || status === 'ARCHIVED')) return hand.done;
  return isCancelled(submission) ? '已作废' : STATUS_WORDS[status];
}

/** At most `max` characters of one line, ending in … when something was cut. */
export function short(text: string, max: number): string {
  const points = Array.from(text.replace(/\s+/g, ' ').trim());
  return points.length <= max ? points.join('') : `${points.slice(0, max - 1).join('')}…`;
}

/** 《标题》, cut where a line would grow too long. */
export function titled(submission: Submission, max = 24): string {
  return `《${short(titleOf(submission), max)}》`;
}

/** How a submission is named in a sentence: `2026-0123《…》`, a draft by its title alone. */
export function named(submission: Submission, max = 24): string {
  return `${submission.no ?? '草稿'}${titled(submission, max)}`;
}

/** 宣审〔2026〕0123号, as on paper. */
export function paperNo(no: string): string {
  const [year, count] = no.split('-');
  return `宣审〔${year}〕${count}号`;
}

/** 部门审核 → 部门, where a whole chain has to fit one line. */
export function shortStage(title: string): string {
  return title.length > 2 ? title.replace(/审核$/, '') : title;
}

/** The title of a stage by its code, from the reviews that know it. */
export function stageTitle(submission: Submission, stage: string): string {
  const stages = submission.reviews.flatMap((review): Stage[] => review.stages);
  return stages.findLast((one) => one.name === stage)?.title ?? stage;
}

/** `HH:MM:SS` in Shanghai. */
export function clockWithSeconds(at: number): string {
  return `${shanghaiClock(at)}:${String(Math.floor(at / 1000) % 60).padStart(2, '0')}`;
}

/** The second something happened, with its day when that is not today's. */
export function moment(at: number, now: number): string {
  const clock = clockWithSeconds(at);
  return shanghaiDate(at) === shanghaiDate(now) ? clock : `${readableTime(at, now).split(' ')[0]} ${clock}`;
}

/** How long something has waited, in the largest unit that fits. @param ms milliseconds */
export function waited(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))} 分钟`;
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)} 小时` : `${Math.floor(ms / DAY)} 天`;
}

/** `截止 3/31 23:59 · 按时`, with 暂定 in a year without a holiday notice. */
export function leadWords({ deadline, verdict, provisional }: LeadTime, now: number): string {
  const words = `截止 ${readableTime(deadline, now)} · ${verdict === 'ON_TIME' ? '按时' : '逾期'}`;
  return provisional ? `${words}（暂定，当年放假安排未公布）` : words;
}

/** Accounts as people say them: 微博、微信; by name where a channel has several. */
export function channelWords(accountIds: string[], accounts: Account[]): string {
  return accounts
    .filter((account) => accountIds.includes(account.id))
    .map((account) => accountWords(account, accounts))
    .join('、');
}

export function accountWords(account: Account, accounts: Account[]): string {
  const alone = accounts.filter((one) => one.channel === account.channel).length === 1;
  const channel = CHANNEL_WORDS[account.channel];
  return alone ? channel : `${channel} ${account.name}`;
}

/** The same for an id, also one the registry no longer knows. */
export function accountWordsById(accountId: string, accounts: Account[]): string {
  const account = accounts.find((one) => one.id === accountId);
  return account ? accountWords(account, accounts) : accountId;
}

/** Words for what people are told about the company's books. */
import type { World } from '../../application/world';
import type { HouseNotice } from '../../domain/house/notice';
import { nameOf, signsByOffice, type Delegation } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';
import { accountWordsById, short } from './labels';
import { peopleNoticeText } from './staff-notices';
import { summaryText } from '../rhythm/weekly-summary';
import { hintText } from './weekly-words';
import { listDecidedText } from './lists';

/** @param now epoch ms */
export function houseNoticeText(notice: HouseNotice, world: World, now: number): string {
  switch (notice.kind) {
    case 'allPaused':
      return `${nameOf(world.organization, notice.by)}已暂停全部发布（${notice.reason}）。待发稿件都不会发出；发布专员手里的人工发布也请先停。解除请回复“恢复 全部”。`;
    case 'pauseEnded':
      return `${nameOf(world.organization, notice.by)}已解除暂停。${notice.held === 0 ? '没有被停下的稿件，不用再决定什么。' : `被停下的${notice.held === undefined ? '' : ` ${notice.held} 篇`}稿件不会自动发布，由公司办公室逐篇决定。`}`;
    case 'delegated':
      return `委托已登记：${delegationWords(notice.delegation, world, now)}。到期自动收回。`;
    case 'delegationBegan':
      return `委托现在生效：${delegationWords(notice.delegation, world, now)}。${duringText(notice.delegation, world)}`;
    case 'delegationExpired':
      return `委托已到期：${delegationWords(notice.delegation, world, now)}。${afterText(notice.delegation, world)}`;
    case 'accountSilent':
      return silentAccountText(notice, world, now);
    case 'hints':
      return hintText(notice.digest, world);
    case 'weeklySummary':
      return summaryText(notice.report, notice.corrected, world);
    case 'delegationEnded':
      return `委托已由${nameOf(world.organization, notice.by)}收回：${delegationWords(notice.delegation, world, now)}。`;
    case 'noticeLoaded':
      return `${notice.year} 年放假安排已载入（${notice.reference}，第 ${notice.version} 版）。提醒和时限从现在起按它计算；稿件已定的截止时间不变。`;
    case 'noticeWanted':
      return `还没有载入 ${notice.years.join('、')} 年的放假安排：工作日暂按周一至周五计算，截止时间都标“暂定”。国务院办公厅通知公布后，请运行 npm run qianfa -- calendar 文件。`;
    case 'wordingAdded':
      return `口径库新增“${notice.name}”第 ${notice.version} 版（依据 ${notice.no}），可以直接用来回复评论。发“口径 ${notice.name}”看全文。`;
    case 'wordingStopped':
      return `口径“${notice.name}”已由${nameOf(world.organization, notice.by)}停用：${notice.reason}。请不要再用它回复。`;
    case 'listDecided':
      return listDecidedText(notice, world, now);
    case 'commentDue':
      return commentDueText(notice, world);
    default:
      return peopleNoticeText(notice, world, now);
  }
}

/** Whose card it is while it is in force; who only submits has none to lend. */
function duringText({ from, to }: Delegation, { organization }: World): string {
  const delegate = nameOf(organization, to);
  if (signsByOffice(organization, from)) return `这段时间的审核卡片发给${delegate}。`;
  return `这段时间${delegate}可以替${nameOf(organization, from)}投稿。`;
}

function afterText({ from }: Delegation, { organization }: World): string {
  return signsByOffice(organization, from) ? `没有处理的审核已转回${nameOf(organization, from)}。` : '';
}

/** Near the limit, or past it (第十三条). */
function silentAccountText(
  { accountId, level, days, since, isPost }: Extract<HouseNotice, { kind: 'accountSilent' }>,
  { accounts, policy }: World,
  now: number,
): string {
  const limit = policy.silence.limit.amount;
  const last = isPost ? `上次 ${readableTime(since, now)}` : `${readableTime(since, now)} 起没有发布过`;
  const head = `⚠️${accountWordsById(accountId, accounts)} 已 ${days} 天没有发布（${last}）`;
  return level === 'LIMIT'
    ? `${head}，到了 ${limit} 天的上限，已告知办公室负责人。请尽快安排一篇。`
    : `${head}，满 ${limit} 天就到上限。请安排一篇，或提醒各部门投稿。`;
}

/** A comment that waits longer than it should: what can be done about it. */
function commentDueText(
  { limit, url, excerpt, accountId }: Extract<HouseNotice, { kind: 'commentDue' }>,
  { accounts }: World,
): string {
  const what = limit === 'FIRST' ? '还没有首次答复，已过时限' : '还没有完整答复，已过时限';
  return `${accountWordsById(accountId, accounts)}评论“${short(excerpt, 30)}”${what}。请发布专员用口径回复（回复 ${url} 口径名），或发“回复投稿”。`;
}

/** 孟初晴 → 许知远，6/1 00:00 起，6/3 00:00 止（授〔2026〕3号） */
export function delegationWords(
  { from, to, start, end, document }: Delegation,
  { organization }: World,
  now: number,
): string {
  const begin = readableTime(start, now);
  const period = start < end ? `${begin} 起，${readableTime(end, now)} 止` : `原定 ${begin} 起，没有生效过`;
  return `${nameOf(organization, from)} → ${nameOf(organization, to)}，${period}${document ? `（${document}）` : ''}`;
}

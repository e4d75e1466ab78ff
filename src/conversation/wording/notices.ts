/** Words for what people are told of their own accord; the reliable ones are 已退回, 已签发, 已发布 … (`contract.md` §4; `domain.md` §3.2). */
import type { World } from '../../application/world';
import type { SubmissionKind } from '../../domain/codes';
import { nameOf } from '../../domain/people';
import type { Notice } from '../../domain/react';
import type { HolidayNotice } from '../../domain/react/holiday';
import type { ValidityNotice } from '../../domain/react/validity-effect';
import { openStage, type Submission } from '../../domain/submission';
import { shortDifference } from '../review/difference';
import { readableTime, shanghaiClock, shanghaiDate } from '../../domain/time/shanghai';
import { archiveProblemLines } from '../publishing/archive';
import { handWords } from './hand-words';
import { againWords } from './kind-words';
import { accountWordsById, moment, named, short, stageTitle } from './labels';
import { oldWords } from './validity-words';
import { lostWords } from './original-words';
import { dutyCallText, nudgedText, reminderText } from '../rhythm/reminders';
import { pageOf } from '../turn';
import { publicationWords, stateWords } from '../truth';

/** How a signer's no is told to whoever asked; of a post it is 不予发布 (第十六条). */
const REJECTED_WORDS: Partial<Record<SubmissionKind, string>> = {
  TAKEDOWN: '不予下架',
  REPLY: '不予回复',
  PROFILE_CHANGE: '不予变更',
};

function removedText(
  { accountId, removal }: Extract<Notice, { kind: 'removed' }>,
  submission: Submission,
  world: World,
): string {
  const account = accountWordsById(accountId, world.accounts);
  const who = removal.how === 'PLATFORM' ? '被平台下架' : '已由公司下架';
  const again = removal.how === 'PLATFORM' ? `要重新发布，投稿人回复“复制 ${submission.no}”，改好后另走一次审批。` : '';
  return `${named(submission)} 在${account}${who}，原因：${removal.reason}。${again}`;
}

/** @param submission as it is when the notice is sent; @param now epoch ms; @param to who is told */
export function noticeText(notice: Notice, submission: Submission, world: World, now: number, to: string): string {
  const about = named(submission);
  const by = (person: string, stage: string) =>
    // 退回重审 belongs to no stage
    `${stage ? stageTitle(submission, stage) : '公司办公室'}·${nameOf(world.organization, person)}`;
  const page = submission.no ? `\n${pageOf(world.publicUrl, submission.no)}` : '';
  switch (notice.kind) {
    case 'returned':
      return `已退回 ${about}（${by(notice.by, notice.stage)}）：${notice.reason}\n改好后直接回复新正文即可，其余都保留；也可以只发要改的行，如“标题：…”。改完回复“提交”。${page}`;
    case 'sentBack':
      return `${about} 已退回核稿（${by(notice.by, notice.stage)}）：${notice.reason}。内容不变，由公司办公室处理，您不用做什么。`;
    case 'rejected':
      return `${about} ${REJECTED_WORDS[submission.kind] ?? '不予发布'}（${by(notice.by, notice.stage)}）：${notice.reason}。这篇到此结束；要改好再报，${againWords(submission)}。${page}`;
    case 'cancelled':
      return `${about} 已由公司办公室（${nameOf(world.organization, notice.by)}）作废：${notice.reason}。`;
    case 'withdrawalGranted':
      return `已撤回 ${about}：公司办公室（${nameOf(world.organization, notice.by)}）同意撤回，不会发布。要重写，${againWords(submission)}。`;
    case 'withdrawalRefused':
      return `公司办公室（${nameOf(world.organization, notice.by)}）不同意撤回 ${about}。${stateWords(submission, world, now)}`;
    case 'corrected':
      return `${about} 的更正稿 ${notice.no} 已发布${notice.url ? `：${notice.url}` : ''}。原稿连同差错照原样存档。`;
    case 'takedownOrdered':
      return `【下架】${about}：${submission.content.takedown?.reason ?? ''}。正在取证并删除，已登记事件。更正稿另走一次审批。${page}`;
    case 'takedownIncomplete':
      return `${about} 没有全部下架：${stateWords(submission, world, now)}还公开的，请公司办公室重新处理：再发一次“下架”。${page}`;
    case 'takedownDone':
      return `${about} 已办结：${publicationWords(submission, world, now)}${page}`;
    case 'removed':
      return removedText(notice, submission, world);
    case 'signedOff':
      return `已签发 ${about}。${submission.status === 'SCHEDULED' ? `定于 ${readableTime(submission.request.plannedAt!, now)} 发布。` : stateWords(submission, world, now)}${page}`;
    case 'rescheduled':
      return `${about} 的拟发时间由${nameOf(world.organization, notice.by)}改为 ${readableTime(notice.plannedAt, now)}。${stateWords(submission, world, now)}`;
    case 'reassigned':
      return `${about} 的“${stageTitle(submission, notice.stage)}”已由${nameOf(world.organization, notice.by)}转审给${nameOf(world.organization, notice.to)}：${notice.reason}。您不用再处理。`;
    case 'held':
      return `已签发 ${about}，现在已暂停，不会按时发出：${nameOf(world.organization, notice.by)}暂停了全部发布（${notice.reason}）。解除后由公司办公室逐篇决定，您不用做什么。${page}`;
    case 'originalLost':
      return `${about} 没有转发：${lostWords(notice)}。已请公司办公室决定，您不用做什么。${page}`;
    case 'linkTrouble':
      return linkTroubleText(notice, submission) + page;
    case 'resumed':
      return `${about} 已由${nameOf(world.organization, notice.by)}恢复。${stateWords(submission, world, now)}`;
    case 'notInTime':
      return notInTimeText(submission, world, now) + page;
    case 'slotYielded':
      return `${about} 的时段让给了 ${notice.to}（定日或特急优先），公司办公室会另定时间，签字不受影响。${stateWords(submission, world, now)}${page}`;
    case 'nobodyToAsk':
      return `${about} 到了“${notice.stage}”，现在没有可以签的人。请安排授权，系统不会自动通过。${page}`;
    case 'published':
      return `已发布 ${accountWordsById(notice.accountId, world.accounts)} ${moment(notice.publishedAt, now)} ${about}\n链接：${notice.url ?? '平台没有给出，请到账号上查看'}\n${afterPublishing(to, world)}`;
    case 'doneByHand':
      return `${about} 在${accountWordsById(notice.accountId, world.accounts)}${handWords(submission)?.done ?? '已办'}（${nameOf(world.organization, notice.by)} ${moment(notice.doneAt, now)}）。${notice.url ? `链接：${notice.url}` : ''}${page}`;
    case 'natureRaised':
      return `${about} 已由公司办公室（${nameOf(world.organization, notice.by)}）改性质，从头走完整审批：${notice.reason}。内容不变，您不用做什么。${page}`;
    case 'publishFailed':
      return `${about} 没有发到${accountWordsById(notice.accountId, world.accounts)}：${notice.note}。已请发布专员处理。`;
    case 'nobodyOnDuty':
      return `${about} 已签发，定于 ${readableTime(notice.plannedAt, now)} 发布，那天休息，值班名单是空的，没有人读网复核。${insteadWords(notice, submission, now)}${page}`;
    case 'seatEmpty':
      return `${about}${seatEmptyWords(notice.people, submission, world)}${page}`;
    case 'readBackDue':
      return `请做读网复核：${about} ${accountWordsById(notice.accountId, world.accounts)}${notice.turn === 'FIRST' ? '发布已过半小时' : '还差第二人'}。看过后点卡片，或回复“读网复核 ${submission.no}”。${page}`;
    case 'readBackProblem':
      return `读网复核发现问题：${about} ${accountWordsById(notice.accountId, world.accounts)}（${nameOf(world.organization, notice.by)}：${notice.problem}）。要更正，请投稿人发“更正投稿”；要拿下来，回复“下架 ${submission.no} 原因”。${page}`;
    case 'notSentOld':
    case 'reconfirmed':
    case 'reviewRepeated':
      return validityText(notice, submission, world, now);
    case 'archiveCheckFailed':
      return archiveFailedText(notice.problems, submission, world) + page;
    case 'sealedAtLast':
      return `${about} 归档检测已经通过，归档信息包已封存。${page}`;
    case 'edited':
      return editedText(notice, submission, world, page);
    case 'objected':
      return `${nameOf(world.organization, notice.by)} 对${about}的文字小改有异议${notice.reason ? `：${notice.reason}` : ''}。流程已回到部门审核，由部门负责人再审。${page}`;
    case 'opinion':
      return `${about} 的补充意见（${by(notice.by, notice.stage)}）：${notice.text}`;
    case 'nudged':
      return nudgedText(notice.by, notice.stage, submission, world, now);
    case 'dutyCall':
      return dutyCallText(notice, submission, world, now);
    case 'reminder':
    case 'escalated':
      return reminderText(notice, submission, world, now);
  }
}

/** Its writer is not asked for what the publisher, or whoever is on duty, has to do. */
function afterPublishing(to: string, { organization, policy }: World): string {
  const readsBack = organization.office.publishers.includes(to) || policy.dutyList.includes(to);
  return readsBack
    ? '请尽快读网复核：标题、图片、链接、视频、评论区。'
    : '读网复核由发布专员做，您不用处理；发现差错请马上告诉公司办公室，要更正发“更正投稿”。';
}

/** What keeps the record from being sealed, and when it is looked at again. */
function archiveFailedText(
  problems: Extract<Notice, { kind: 'archiveCheckFailed' }>['problems'],
  submission: Submission,
  world: World,
): string {
  return [
    `${named(submission)} 没有封存：归档检测有 ${problems.length} 项没有通过。`,
    ...archiveProblemLines(problems, submission, world),
    `处理好以后，一小时内会自动再检测；也可以回复“重送 ${submission.no}”马上检测。`,
  ].join('\n');
}

/** Whoever wrote it and whoever reads it reads which link it is, and what to do. */
function linkTroubleText({ links }: Extract<Notice, { kind: 'linkTrouble' }>, submission: Submission): string {
  const lines = links.map(({ url, text }) => `${short(url, 80)} ${text}`);
  return [`${named(submission)} 的链接有 ${links.length} 条提示（F-20）：`, ...lines].join('\n');
}

/** The submitter reads that it did not go out, and who sees to it. */
function notInTimeText(submission: Submission, world: World, now: number): string {
  const at = readableTime(submission.request.plannedAt!, now);
  const why = submission.status === 'IN_REVIEW' ? '还没有签完。' : '';
  const who = '已请公司办公室改期或作废，您不用做什么。';
  return `${named(submission)} 没有按时发出：拟发时间 ${at} 已到，${why}${stateWords(submission, world, now)}${who}`;
}

const MOST_LINES = 12;

/** What was changed since this person signed, or since the version before; and whether their signature goes on. */
function editedText(
  { by, version, since, stands }: Extract<Notice, { kind: 'edited' }>,
  submission: Submission,
  world: World,
  page: string,
): string {
  const [before, after] = [since, version].map((no) => submission.versions.find((one) => one.no === no));
  const size = after?.edit?.impact === 'MINOR' ? '作了文字小改' : '作了改动';
  const signature =
    stands === null
      ? ''
      : stands
        ? '您的签字继续有效，不用处理。'
        : '您在原来版本上的签字已失效，轮到您时会再请您确认。';
  const lines = before && after ? `\n${shortDifference(before.content, after.content, world, MOST_LINES)}` : '';
  return `${named(submission)} 由${nameOf(world.organization, by)}${size}，现在是 v${version}。${signature}${lines}${page}`;
}

/** What the office may do about a day off with nobody on duty. */
function insteadWords({ instead }: HolidayNotice, { no }: Submission, now: number): string {
  const duty = '系统仍会按时发布；请安排值班，或由系统管理员登记值班名单';
  if (instead === null) return `${duty}。`;
  return `${duty}。也可以提前到最后一个工作日 ${readableTime(instead, now)}：回复“改期 ${no} ${shanghaiDate(instead)} ${shanghaiClock(instead)}”。`;
}

function validityText(notice: ValidityNotice, submission: Submission, world: World, now: number): string {
  const about = named(submission);
  switch (notice.kind) {
    case 'notSentOld':
      return `${about} 到时间没有发出：${oldWords(notice.what, world)}，等公司办公室确认。${notice.what === 'RECONFIRM' ? `办公室回复“继续有效 ${submission.no}”再定时间` : `办公室回复“继续审批 ${submission.no}”重新审核`}，或“退回重审 ${submission.no} 原因”“作废 ${submission.no} 原因”。`;
    case 'reconfirmed':
      return `${about} 的签发已由公司办公室（${nameOf(world.organization, notice.by)}）确认继续有效。${stateWords(submission, world, now)}`;
    case 'reviewRepeated':
      return `${about} 的签发已过期，公司办公室（${nameOf(world.organization, notice.by)}）已重新开始审核，内容不变，您不用做什么。`;
  }
}

function seatEmptyWords(people: string[], submission: Submission, { organization }: World): string {
  const names = people.map((id) => nameOf(organization, id));
  const how = names.map((name) => `“继任 ${name} 继任人姓名 文号”`).join('、');
  const title = openStage(submission)?.title ?? '会签';
  return ` 的${title}要全部签：其他人都已签，只差已离职的${names.join('、')}。请办公室负责人回复${how}：继任人签过的直接往下走，没签过的由其补签。`;
}

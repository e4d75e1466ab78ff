/** Every refusal of the core in words: what is so, and what the person can do (`domain.md` §3.2 Refusal). */
import type { World } from '../../application/world';
import { nameOf } from '../../domain/people';
import type { MissingField, Refusal } from '../../domain/commands';
import type { Status, SubmissionKind } from '../../domain/codes';
import { openStage, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { FIELDS } from '../template/fields';
import { findingRefusalText, isFindingRefusal } from './findings';
import { isPlanRefusal, planRefusalText } from './plan-refusals';
import { accountWordsById, moment, named, STATUS_WORDS } from './labels';
import { staffRefusalText } from './staff-words';
import { isListRefusal, listRefusalText } from './lists';
import { isLaterRefusal, laterRefusalText } from './later';
import { editRefusalWords, isEditRefusal } from './edits';
import { removalHint, truthText } from '../truth';
import { pageOf } from '../turn';
import { isReplyRefusal, replyRefusalText } from './replies';
import { waitingText } from './waiting';
import { whoText } from './who';
import { byRule } from './rules';

/** @param submission as it is, or null when there is none; @param now epoch ms */
export function refusalText(refusal: Refusal, submission: Submission | null, world: World, now: number): string {
  const truth = submission ? truthText(submission, world, now) : '';
  const about = submission ? named(submission) : '这篇稿件';
  if (isPlanRefusal(refusal)) return planRefusalText(refusal);
  if (isLaterRefusal(refusal)) return laterRefusalText(refusal, submission, { about, truth, world, now });
  if (isEditRefusal(refusal)) return editRefusalWords(refusal, submission, about, truth);
  if (isFindingRefusal(refusal)) return findingRefusalText(refusal, about);
  if (isReplyRefusal(refusal)) return replyRefusalText(refusal, about, world, now);
  if (isListRefusal(refusal)) return listRefusalText(refusal, world, now);
  switch (refusal.code) {
    case 'NO_SUCH_SUBMISSION':
      return '没有找到这篇稿件。回复“我的稿件”或“待办”可以看到编号。';
    case 'NOT_INFORMATION_OFFICER':
      return notOfficerText(refusal.officer, world);
    case 'NOT_YOURS':
      return '这不是您的稿件，不能改动。';
    case 'NOT_A_DRAFT':
      return submission ? `${truth}这时不能再改。` : '没有可以改的草稿。发“投稿”开始一篇。';
    case 'MISSING':
      return missingText(refusal.fields);
    case 'TOO_MANY_PICTURES':
      return `收到 ${refusal.received} 张图片，比“图片：${refusal.declared}张”多。发“图片：${refusal.received}张”改数，或发“图片：重发”清空后重传。`;
    case 'PICTURES_FROZEN':
      return `${about}已经提交，图片不能再加。要换图请先撤回，改好后再提交。`;
    case 'NOBODY_CAN_SIGN':
      return `还不能提交：“${refusal.stageTitle}”这一关没有可以签的人（投稿人不能审自己的稿，一人只能签一关）。请联系公司办公室安排授权。${byRule('F-07')}`;
    case 'STALE_CARD':
      return `这张卡片已过期，没有生效。${truth}${openNewest(submission, world)}`;
    case 'ALREADY_DECIDED':
      return alreadyDecided(refusal, about, now) + askedAgain(refusal, submission, world, now);
    case 'NOT_IN_REVIEW':
      return submission ? `没有生效。${truth}` : '这篇稿件现在不在审核中。';
    case 'SELF_APPROVAL':
      return `${about}是您自己投的稿，不能由您审核；请由受托人或上级审核。${byRule('F-07')}`;
    case 'OTHER_STAGE_SIGNED':
      return `您已经签过${about}的“${refusal.stage}”，一人只能签一关。${byRule('F-07')}`;
    case 'NOT_A_SIGNER':
      return `没有生效：您不是${about}“${refusal.stage}”这一关的审批人。${byRule('F-08')}`;
    case 'UNKNOWN_CHOICE':
      return '没有认出这个按钮，什么也没有改变。回复“待办”打开最新的卡片。';
    case 'REASON_NEEDED':
      return `${about}还没有处理：退回或不予发布要写明原因。请直接回复原因，或在卡片上选好原因再点一次。`;
    case 'REASON_CODE_NEEDED':
      return `${about}还没有处理：不予发布要从原因里选一项（第十六条五种情形，或来源、准确性、范围等）。请在卡片上选好原因再点一次，或直接回复原因。`;
    case 'NEEDS_DETERMINATION':
    case 'NOT_TO_BE_DETERMINED':
      return determinationText(refusal, about, submission?.no ?? '编号');
    case 'NOT_ENTITLED':
      return entitlementText(refusal.right, about);
    case 'CANNOT_WITHDRAW_NOW':
    case 'WITHDRAWAL_ASKED_ALREADY':
    case 'NO_WITHDRAWAL_ASKED':
    case 'TAKEDOWN_ASKED_ALREADY':
    case 'NOT_PUBLIC':
    case 'CANNOT_RESCHEDULE_NOW':
      return endingText(refusal, submission, truth, now);
    case 'SAME_CLASS':
      return `${about}已经是这个级别，没有变化。`;
    case 'URGENCY_REASON_NEEDED':
    case 'NUDGED_ALREADY':
    case 'NOBODY_TO_NUDGE':
      return waitingText(refusal, { about, no: submission?.no ?? '编号', world, now });
    case 'PUBLICATION_NOT_OPEN':
      return notOpenText(refusal, submission, world, now);
    case 'DELEGATION_NOT_IN_FORCE':
    case 'REASSIGNED':
    case 'CANNOT_REASSIGN_TO':
    case 'NO_SUCH_DELEGATION':
    case 'SELF_DELEGATION':
    case 'NO_SUCH_PERSON':
    case 'NOTHING_TO_DELEGATE':
    case 'DOCUMENT_NEEDED':
    case 'DELEGATE_SUBMITS':
    case 'DELEGATION_PERIOD':
    case 'DELEGATION_OVERLAP':
      return whoText(refusal, { about, truth, world, now });
    case 'PAUSED':
    case 'NOT_PAUSED':
    case 'NOT_HELD':
    case 'NOT_FULLY_SIGNED':
    case 'PLANNED_TIME_PAST':
    case 'SLOT_NOT_FREE':
      return timeText(refusal, { about, truth, world, now });
    case 'OTHER_REVIEW':
      return `没有生效：${truth || '这一轮审核已经结束。'}`;
    default:
      return staffRefusalText(refusal, world);
  }
}

type Determination = Extract<Refusal, { code: 'NEEDS_DETERMINATION' | 'NOT_TO_BE_DETERMINED' }>;

function determinationText(refusal: Determination, about: string, no: string): string {
  return refusal.code === 'NEEDS_DETERMINATION'
    ? `${about}属于第5类，要先由公司办公室认定“确因工作需要”。请回复“认定 ${no} 理由”，再点同意。`
    : `${about}是第${refusal.category}类，不用认定。只有第5类要先认定“确因工作需要”。`;
}

type AboutTime = 'PAUSED' | 'NOT_PAUSED' | 'NOT_HELD' | 'NOT_FULLY_SIGNED' | 'PLANNED_TIME_PAST' | 'SLOT_NOT_FREE';

function timeText(
  refusal: Extract<Refusal, { code: AboutTime }>,
  { about, truth, world, now }: { about: string; truth: string; world: World; now: number },
): string {
  switch (refusal.code) {
    case 'PAUSED':
      return `全部发布已由${nameOf(world.organization, refusal.by)}于 ${readableTime(refusal.at, now)} 暂停（${refusal.reason}），没有变化。解除回复“恢复 全部”。`;
    case 'NOT_PAUSED':
      return '现在没有暂停，没有变化。某一篇还停着，回复“恢复 编号”。';
    case 'NOT_HELD':
      return `${about}没有被暂停，不用恢复。${truth}`;
    case 'NOT_FULLY_SIGNED':
      return `${about}还没有签完，不能发布。${byRule('F-06')}${truth}`;
    case 'PLANNED_TIME_PAST':
      return `拟发时间 ${readableTime(refusal.plannedAt, now)} 已经过了。请给一个以后的时间，例如“拟发：2026-03-24 08:00”。`;
    case 'SLOT_NOT_FREE':
      return slotText(refusal, now);
  }
}

function slotText(
  { plannedAt, why, against, slots }: Extract<Refusal, { code: 'SLOT_NOT_FREE' }>,
  now: number,
): string {
  const time = readableTime(plannedAt, now);
  const reason = {
    QUIET_HOURS: `${time} 在静默时段，非特急不发布`,
    GAP: `${time} 与 ${against} 太近`,
    QUOTA: `${time.split(' ')[0]} 当天已排满，其中有 ${against}`,
  }[why];
  const choices = slots.map((slot, index) => `${index + 1}. ${readableTime(slot, now)}`).join('  ');
  const offer = slots.length > 0 ? `最近的空档：${choices}，回复序号或另给时间。` : '请另给时间。';
  return `没有改期：${reason}。${offer}`;
}

function notOfficerText(officer: string | null, world: World): string {
  return officer === null
    ? '只有各部门的信息员可以投稿（没有信息员的部门由部门负责人投稿）。需要发布信息，请联系本部门信息员，或公司办公室。'
    : `本部门的信息员是${nameOf(world.organization, officer)}，请由信息员投稿，您来审核。部门没有信息员时，负责人才能自己投稿。${byRule('F-07')}`;
}

/** 还差 …: the first is asked, the rest are counted (`contract.md` §4). */
export function missingText(fields: MissingField[]): string {
  const names = fields.map((field) => FIELDS[field].key);
  const [first] = fields;
  if (!first) return '';
  return `还差 ${names.length} 项：${names.join('、')}。\n先请回答【${FIELDS[first].key}】${FIELDS[first].question}`;
}

type Ending = Extract<
  Refusal,
  {
    code:
      | 'CANNOT_WITHDRAW_NOW'
      | 'WITHDRAWAL_ASKED_ALREADY'
      | 'NO_WITHDRAWAL_ASKED'
      | 'TAKEDOWN_ASKED_ALREADY'
      | 'NOT_PUBLIC'
      | 'CANNOT_RESCHEDULE_NOW';
  }
>;

/** 撤回 and 下架 that cannot be, or not again. */
function endingText(refusal: Ending, submission: Submission | null, truth: string, now: number): string {
  const about = submission ? named(submission) : '这篇稿件';
  switch (refusal.code) {
    case 'CANNOT_RESCHEDULE_NOW':
      return `现在不能改期或作废：${submission ? truth : STATUS_WORDS[refusal.status as Status]}`;
    case 'CANNOT_WITHDRAW_NOW':
      return `现在不能撤回：${submission ? `${truth}${removalHint(submission)}` : STATUS_WORDS[refusal.status as Status]}`;
    case 'WITHDRAWAL_ASKED_ALREADY':
      return `${about}的撤回请求已于 ${readableTime(refusal.at, now)} 转给公司办公室，请等答复。`;
    case 'NO_WITHDRAWAL_ASKED':
      return `${about}现在没有等答复的撤回请求，没有变化。${truth}`;
    case 'TAKEDOWN_ASKED_ALREADY':
      return `${about}的下架已于 ${readableTime(refusal.at, now)} 提出，正在办理，不用再提。`;
    case 'NOT_PUBLIC':
      return `${about}现在没有公开的内容可以下架。${truth}${refusal.status === 'PUBLISHING' ? '还有渠道在发：先用“不发 编号 渠道 原因”了结，再下架。' : ''}`;
  }
}

function alreadyDecided(refusal: Extract<Refusal, { code: 'ALREADY_DECIDED' }>, about: string, now: number): string {
  const { own, at, choice, by, stage } = refusal;
  const time = moment(at, now);
  return own
    ? `您已于 ${time} ${choice}${about}（${stage}），不用再点。`
    : `${about}的“${stage}”已由 ${by} 于 ${time} ${choice}，不用再处理。`;
}

/** Where the live card is: in 待办, and on the page that carries the same buttons (§3.3 case 11). */
function openNewest(submission: Submission | null, { publicUrl }: World): string {
  const page = submission?.no ? `\n打开最新：${pageOf(publicUrl, submission.no)}` : '';
  return `回复“待办”打开最新的。${page}`;
}

/** An old card of a stage that is asked anew: what was decided then is not what is asked now. */
function askedAgain(
  { stage, at }: Extract<Refusal, { code: 'ALREADY_DECIDED' }>,
  submission: Submission | null,
  world: World,
  now: number,
): string {
  const isOpen = submission !== null && openStage(submission)?.title === stage;
  const stands = submission?.reviews.at(-1)?.signatures.some((one) => one.stageTitle === stage && one.at === at);
  if (!isOpen || stands) return '';
  return `那是以前的一轮，这张卡片已过期。${truthText(submission, world, now)}${openNewest(submission, world)}`;
}

function entitlementText(right: Extract<Refusal, { code: 'NOT_ENTITLED' }>['right'], about: string): string {
  switch (right) {
    case 'deptHead':
      return '没有权限：信息员由本部门负责人指定。';
    case 'pause':
      return '没有权限：暂停和恢复由公司办公室或公司主要领导决定。';
    case 'officeHead':
      return '没有权限：继任由办公室负责人登记；办公室负责人自己的空缺由公司主要领导登记。';
    case 'office':
      return '没有权限：这件事只有公司办公室可以办。';
    case 'lists':
      return '没有权限：词表由公司办公室（负责人、工作联系人）审定，办公室和保密负责人可以查看。';
    case 'publisher':
      return `没有权限：只有公司办公室指定的发布专员可以办。${byRule('F-08')}`;
    case 'takedown':
      return `没有权限：${about}的下架由投稿人、本部门负责人、公司办公室或发布专员提出。`;
    case 'officeOrPublisher':
      return '没有权限：这件事由公司办公室或发布专员办理。';
    case 'nudger':
      return `没有权限：${about}只有投稿人、本部门负责人和公司办公室可以催办。`;
    case 'submitter':
      return `没有权限：${about}只有投稿人自己可以撤回。`;
  }
}

function notOpenText(
  { accountId, status }: Extract<Refusal, { code: 'PUBLICATION_NOT_OPEN' }>,
  submission: Submission | null,
  world: World,
  now: number,
): string {
  const account = accountId ? accountWordsById(accountId, world.accounts) : '';
  if (status === 'PUBLISHED') return `${account}${doneWords(submission?.kind)}，没有变化。`;
  const truth = submission ? truthText(submission, world, now) : '';
  return `${account || '这个渠道'}现在不在等人处理的状态，没有变化。${truth}`;
}

/** What cannot be done twice on an account, by the kind of what was signed. */
function doneWords(kind: SubmissionKind | undefined): string {
  if (kind === 'REPLY') return '已经回复过';
  return kind === 'PROFILE_CHANGE' ? '的资料已经改过' : '已经发布过';
}

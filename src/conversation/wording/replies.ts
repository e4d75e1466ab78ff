/** What is refused about comments, replies, wordings and changes of an account's data, in words (A9; 第十四、十七条; F-16, F-17). */
import type { World } from '../../application/world';
import { nameOf } from '../../domain/people';
import type { Refusal } from '../../domain/commands';
import { readableTime } from '../../domain/time/shanghai';
import { NATURE_WORDS } from './kind-words';

const CODES = [
  'NOT_A_POST',
  'NATURE_NOT_RAISED',
  'NOT_A_WORDING',
  'WORDING_NAME_NEEDED',
  'NO_SUCH_WORDING',
  'WORDING_STOPPED',
  'WORDING_NOT_IN_FORCE',
  'NO_ANSWER_OPEN',
  'COMMENT_GONE',
  'NOT_A_COMMENT_READER',
] as const;

type ReplyRefusal = Extract<Refusal, { code: (typeof CODES)[number] }>;

export function isReplyRefusal(refusal: Refusal): refusal is ReplyRefusal {
  return (CODES as readonly string[]).includes(refusal.code);
}

/** @param about the submission by its name; @param now epoch ms */
export function replyRefusalText(refusal: ReplyRefusal, about: string, world: World, now: number): string {
  switch (refusal.code) {
    case 'NOT_A_POST':
      return refusal.kind === 'REPLY'
        ? `${about}是评论回复，签完就由发布专员回复，没有排期和级别可改；要把已发的回复拿下来，请发“删除评论 链接 理由”。`
        : `${about}不是要发布的内容，没有排期、级别和下架；要改请另提一次。`;
    case 'NATURE_NOT_RAISED':
      return `没有改：${about}现在的性质是“${NATURE_WORDS[refusal.nature]}”。只能把普通回复改为投诉、媒体、医疗咨询或疫情，不能往低改。`;
    case 'NOT_A_WORDING':
      return notAWordingText(refusal.why, about);
    case 'WORDING_NAME_NEEDED':
      return '没有入库：请给口径起个名字：口径 入库 编号 名称。';
    case 'NO_SUCH_WORDING':
      return `口径库里没有“${refusal.name}”。发“口径”看现有的。`;
    case 'WORDING_STOPPED':
      return `没有记下：口径“${refusal.name}”已由${nameOf(world.organization, refusal.by)}于 ${readableTime(refusal.at, now)} 停用（${refusal.reason}），不能再用（F-16，第十七条）。发“口径”换一条，或发“回复投稿”。`;
    case 'WORDING_NOT_IN_FORCE':
      return `没有记下：口径“${refusal.name}”的有效期到 ${readableTime(refusal.until, now)}，不能再用（F-16，第十七条）。发“口径”换一条，或发“回复投稿”。`;
    case 'NO_ANSWER_OPEN':
      return '没有记下：这条评论没有选过口径，也没有等您确认的回复。未经审批的回复不能发出（F-16，第十七条）。';
    case 'COMMENT_GONE':
      return `这条评论已于 ${readableTime(refusal.at, now)} ${refusal.how === 'HIDDEN' ? '隐藏' : '删除'}，没有变化。`;
    case 'NOT_A_COMMENT_READER':
      return '没有权限：评论由发布专员、公司办公室和各部门信息员处理。';
  }
}

function notAWordingText(why: Extract<Refusal, { code: 'NOT_A_WORDING' }>['why'], about: string): string {
  switch (why) {
    case 'KIND':
      return `${about}不是评论回复，不能这样办。`;
    case 'NOT_APPROVED':
      return `没有入库：${about}还没有签完。`;
    case 'SHORT_ROUTE':
      return `没有入库：${about}只经办公室负责人审批。口径要经完整审批：发“回复投稿”，性质写“口径”。`;
  }
}

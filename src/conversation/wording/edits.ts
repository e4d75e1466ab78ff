/** Why something was not edited, in words (`domain.md` §3.3 cases 6, 8, 10). */
import type { Refusal } from '../../domain/commands';
import type { Status } from '../../domain/codes';
import type { Submission } from '../../domain/submission';
import { STATUS_WORDS } from './labels';

const CODES = [
  'EDIT_EXPECTED',
  'NOT_TO_EDIT',
  'CANNOT_EDIT_NOW',
  'EDIT_CHANGES_NOTHING',
  'NOTHING_TO_OBJECT_TO',
] as const;

type EditRefusal = Extract<Refusal, { code: (typeof CODES)[number] }>;
type Of<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>;

export function isEditRefusal(refusal: Refusal): refusal is EditRefusal {
  return (CODES as readonly string[]).includes(refusal.code);
}

/** @param about how the submission is named; @param truth what is so, empty without a submission */
export function editRefusalWords(
  refusal: EditRefusal,
  submission: Submission | null,
  about: string,
  truth: string,
): string {
  switch (refusal.code) {
    case 'EDIT_EXPECTED':
      return `${about}还没有签发。要改哪里？请直接回复，例如“三家→四家”，或发要改的行，如“标题：…”；看过对照再确认。`;
    case 'NOT_TO_EDIT':
      return notToEditText(refusal.why, about, submission);
    case 'CANNOT_EDIT_NOW':
      return `现在不能改：${truth || STATUS_WORDS[refusal.status as Status]}`;
    case 'EDIT_CHANGES_NOTHING':
      return `这样改和现在的${about}一模一样，没有变化。`;
    case 'NOTHING_TO_OBJECT_TO':
      return `${about}没有要您表示异议的改动：只有部门负责人签字之后、由公司办公室作的文字小改，可以在签发前提出异议。`;
  }
}

function notToEditText(why: Of<'NOT_TO_EDIT'>['why'], about: string, submission: Submission | null): string {
  switch (why) {
    case 'publisher':
      return `发布专员不能改稿，${about}只能按签发的内容发布。发现问题请告诉核稿人或投稿人。`;
    case 'submitter':
      return submission?.status === 'RETURNED'
        ? `${about}已退回给您：直接回复新正文，或发要改的行，如“标题：…”，改完回复“提交”。`
        : `${about}是您自己投的稿，提交后不能由您改。签发前要改，请回复“撤回 ${submission?.no ?? '编号'} 原因”，或请核稿人改。`;
    case 'beforeOffice':
      return `${about}部门负责人还没有签，没有到核稿，现在不能改。`;
    case 'withdrawal':
      return `${about}的投稿人已申请撤回，请先在卡片上同意或不同意，再改稿。`;
    case 'takedown':
      return `${about}是下架申请，没有可以改的内容；不下架请退回。`;
    case 'profile':
      return `${about}是账号资料变更，审批中不能改内容；要改请退回投稿人。`;
    case 'scope':
      return '修改后签发不能改类别和渠道：这两样要由核稿重新审。请点退回，选“退回核稿”并写明。';
    case 'request':
      return '“改”只改稿件内容。拟发时间请用“改期 编号 时间”，级别请用“改级 编号 常规|重要紧急|特急”；理由不能代投稿人改。';
  }
}

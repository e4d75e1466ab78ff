/** Refusals about who may act: delegations, 转审. */
import type { World } from '../../application/world';
import type { Refusal } from '../../domain/commands';
import { nameOf } from '../../domain/people';
import { delegationWords } from './house-notices';
import { moment } from './labels';

export type WhoRefusal = Extract<
  Refusal,
  {
    code:
      | 'DELEGATION_NOT_IN_FORCE'
      | 'REASSIGNED'
      | 'CANNOT_REASSIGN_TO'
      | 'NO_SUCH_DELEGATION'
      | 'SELF_DELEGATION'
      | 'NO_SUCH_PERSON'
      | 'NOTHING_TO_DELEGATE'
      | 'DOCUMENT_NEEDED'
      | 'DELEGATE_SUBMITS'
      | 'DELEGATION_PERIOD'
      | 'DELEGATION_OVERLAP';
  }
>;

interface Facts {
  /** the submission by its name */
  about: string;
  /** what is so, as a sentence; empty without a submission */
  truth: string;
  world: World;
  now: number;
}

export function whoText(refusal: WhoRefusal, { about, truth, world, now }: Facts): string {
  switch (refusal.code) {
    case 'DELEGATION_NOT_IN_FORCE':
      return `没有生效：${refusal.from}的委托${
        now < refusal.start ? `从 ${moment(refusal.start, now)} 起才生效` : `已于 ${moment(refusal.end, now)} 到期`
      }，${about}的“${refusal.stage}”由${refusal.from}处理。${truth}`;
    case 'REASSIGNED':
      return `没有生效：${about}的“${refusal.stage}”已于 ${moment(refusal.at, now)} 转审给${refusal.to}。`;
    case 'CANNOT_REASSIGN_TO':
      return cannotReassignText(refusal, about);
    case 'NO_SUCH_DELEGATION':
      return '没有这项委托，或者它已经到期。';
    case 'SELF_DELEGATION':
      return '不能委托给自己。';
    case 'NO_SUCH_PERSON':
      return '没有登记：登记里没有这个人，或已离职。';
    case 'NOTHING_TO_DELEGATE':
      return `没有登记：${nameOf(world.organization, refusal.from)}没有审批或投稿的职责，不用委托。`;
    case 'DOCUMENT_NEEDED':
      return refusal.why === 'MANDATE'
        ? '没有登记：公司主要领导的授权要有书面文号，请写在最后，例如“委托 张三 3-1 3-8 授〔2026〕3号”。'
        : '没有登记：办公室代为登记委托要有文号，请写在最后，例如“委托 李四→张三 3-1 3-8 授〔2026〕3号”。';
    case 'DELEGATE_SUBMITS':
      return refusal.no === null
        ? `没有登记：${nameOf(world.organization, refusal.to)}是本部门信息员，投稿人不能审自己的稿。请委托别人。`
        : `没有登记：${nameOf(world.organization, refusal.to)}是 ${refusal.no} 的投稿人，这篇正等您审核，投稿人不能审自己的稿。请委托别人，或先处理这篇。`;
    case 'DELEGATION_PERIOD':
      return '委托的截止时间要晚于开始时间，也要晚于现在。例如“委托 张三 2026-03-01 2026-03-08”。';
    case 'DELEGATION_OVERLAP':
      return `这段时间已有委托：${delegationWords(refusal.delegation, world, now)}。请先收回，或改用不重叠的时间。`;
  }
}

function cannotReassignText(
  { to, why, stage, able, lender }: Extract<Refusal, { code: 'CANNOT_REASSIGN_TO' }>,
  about: string,
): string {
  const others = able.filter((name) => name !== to);
  const instead =
    others.length > 0
      ? `可以转给：${others.join('、')}。`
      : lender
        ? `现在没有别人有“${stage}”的权限，可以替${lender}登记委托：委托 ${lender}→姓名 开始 结束 文号。`
        : `现在没有别人有“${stage}”的权限，可以先“委托”，或请公司办公室安排。`;
  switch (why) {
    case 'SUBMITTER':
      return `没有转审：${to}是${about}的投稿人，不能审自己的稿。${instead}`;
    case 'SIGNED':
      return `没有转审：${to}已签过${about}的另一关，一人只能签一关。${instead}`;
    case 'NO_RIGHT':
      return `没有转审：${to}没有“${stage}”的权限，转审只能给有同一权限的人。${instead}`;
    case 'ASKED_ALREADY':
      return `没有转审：${about}的“${stage}”已经在等${to}。`;
    case 'EACH_SIGNS':
      return `没有转审：“${stage}”要每位各签一次，不能由${to}代签；只能转给自己的受托人。`;
  }
}

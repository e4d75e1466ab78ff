/** 委托 NAME START END [document], by the approver himself or by the office for somebody else; 取消委托 (§3.3 cases 1, 30; A8). */
import type { Desk } from '../../application/door';
import type { Answer } from '../../application/ports';
import { bookStateOf } from '../../application/world';
import { isSame, type Delegations, type MadeDelegation } from '../../domain/house/delegations';
import { nameOf, officePeople, signsByOffice, type Delegation } from '../../domain/people';
import { principalsLeft } from '../../domain/signing/review';
import { openStage } from '../../domain/submission';
import { delegationWords } from '../wording/house-notices';
import { readPeriod } from '../reading/delegation-period';
import { clockWithSeconds } from '../wording/labels';
import { readMoment } from '../reading/moments';
import { readPerson } from '../reading/names';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const HOW =
  '委托 姓名 开始 结束 [文号]，例如“委托 张三 3-1 3-8”（3-8 当天也算在内），或“委托 张三 3-1 12:00 3-8 18:00”';
const HOW_OFFICE = '办公室代为登记：委托 李四→张三 3-1 3-8 授〔2026〕3号';
const ARROW = /^\s*(?:→|➡|->|=>|－>|给)\s*/;

export async function delegateWord(turn: Turn, text: string): Promise<Answer> {
  if (text === '') return listed(turn);
  const { desk, person } = turn;
  const { organization } = desk.world;
  const first = readPerson(text, organization);
  if ('problem' in first) return say(`没有登记：${first.problem}写法：${HOW}。`);
  const isFor = ARROW.test(first.rest);
  const second = isFor ? readPerson(first.rest.replace(ARROW, ''), organization) : first;
  if ('problem' in second) return say(`没有登记：${second.problem}${HOW_OFFICE}。`);
  const period = readPeriod(second.rest, desk.now);
  if ('problem' in period) return say(`没有登记：${period.problem}写法：${HOW}。`);
  const from = isFor ? first.person.id : person.id;
  const { start, end, document } = period;
  const verdict = await desk.enter('delegations', {
    type: 'Delegate',
    by: person.id,
    from,
    to: second.person.id,
    start,
    end,
    document,
    waiting: await waitingFor(turn, from),
  });
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  return say(doneText(turn, { from, to: second.person.id, start, end, document }));
}

/** 委托张三 3-1 3-8: the word grown together with the name. Only where a person and then a day, an arrow or nothing follow. */
export function delegationWithoutBlank(text: string, { world, now }: Desk): { ends: boolean; rest: string } | null {
  const match = /^\s*(取消|收回)?委托(?=\S)/.exec(text);
  if (!match) return null;
  const rest = text.slice(match[0].length);
  const read = readPerson(rest, world.organization);
  if ('problem' in read) return null;
  const ends = match[1] !== undefined;
  const fits = read.rest === '' || (!ends && (ARROW.test(read.rest) || readMoment(read.rest, now) !== null));
  return fits ? { ends, rest } : null;
}

/** What waits for this person's duty now, and by whom it was submitted. */
async function waitingFor({ desk }: Turn, principal: string): Promise<{ no: string; submitterId: string }[]> {
  const open = await desk.tx.inStatus(['IN_REVIEW'], 200);
  return open
    .filter((one) => principalsLeft(one, desk.world.organization, openStage(one)!).includes(principal))
    .map(({ no, submitterId }) => ({ no: no!, submitterId }));
}

function doneText({ desk, person }: Turn, delegation: Delegation): string {
  const { organization } = desk.world;
  const name = (id: string) => nameOf(organization, id);
  const { from, to, start, end } = delegation;
  const whose = from === person.id ? '您' : name(from);
  const further = organization.delegations.find((one) => one.from === to && one.start < end && start < one.end);
  return [
    `已登记委托：${delegationWords(delegation, desk.world, desk.now)}。`,
    start <= desk.now ? `现在起，` : `到时候，`,
    signsByOffice(organization, from)
      ? `${whose}的审核卡片发给${name(to)}；`
      : `${name(to)}可以替${whose}投稿；${whose}自己照样可以投；`,
    `到期自动收回。提前收回发“取消委托 ${name(to)}”。`,
    further
      ? `注意：${name(to)}这段时间也委托了${name(further.to)}，委托不能再转，您的审核只由${name(to)}本人处理。`
      : '',
  ].join('');
}

/** What is in force or to come: one's own, and for the office everybody's. */
async function listed(turn: Turn): Promise<Answer> {
  const { desk, person } = turn;
  const isOffice = officePeople(desk.world.organization).includes(person.id);
  const concerns = ({ from, to }: Delegation) => isOffice || from === person.id || to === person.id;
  const lines = desk.world.organization.delegations
    .filter((one) => one.end > desk.now && one.start < one.end && concerns(one))
    .map((one) => `${one.start <= desk.now ? '生效中' : '未开始'}：${delegationWords(one, desk.world, desk.now)}`);
  return say(
    [
      ...(lines.length > 0 ? [`委托 ${lines.length} 项：`, ...lines] : ['现在没有委托。']),
      `登记：${HOW}。`,
      ...(isOffice ? [`${HOW_OFFICE}。`] : []),
      '收回：取消委托 姓名。',
    ].join('\n'),
  );
}

/** 取消委托 [NAME]: the delegate's name, or for the office also the principal's. */
export async function endDelegationWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  const { organization } = desk.world;
  const isOffice = officePeople(organization).includes(person.id);
  const named = text === '' ? null : readPerson(text, organization);
  if (named && 'problem' in named) return say(`没有收回：${named.problem}`);
  const meant = (one: Delegation) =>
    one.end > desk.now &&
    one.start < one.end &&
    (isOffice || one.from === person.id) &&
    (named === null ? one.from === person.id : [one.from, one.to].includes(named.person.id));
  const made = (await madeInChat(turn)).filter(meant);
  const configured = organization.delegations.filter((one) => meant(one) && !made.some((other) => isSame(one, other)));
  const fitting: (Delegation | MadeDelegation)[] = [...configured, ...made];
  if (fitting.length === 0) return say(whyNothingEnded(turn));
  if (fitting.length > 1) {
    const lines = fitting.map((one) => delegationWords(one, desk.world, desk.now));
    return say([`没有收回，有 ${fitting.length} 项，请写上受托人的姓名：`, ...lines].join('\n'));
  }
  const [one] = fitting as [Delegation | MadeDelegation];
  const verdict = await desk.enter(
    'delegations',
    'id' in one
      ? { type: 'EndDelegation', by: person.id, id: one.id }
      : { type: 'EndConfiguredDelegation', by: person.id, delegation: one },
  );
  if (!verdict.ok) return say(refusalText(verdict.refusal, null, desk.world, desk.now));
  const words = delegationWords(one, desk.world, desk.now);
  return say(`已收回委托：${words}。从 ${clockWithSeconds(desk.now)} 起由${nameOf(organization, one.from)}自己处理。`);
}

async function madeInChat({ desk }: Turn): Promise<MadeDelegation[]> {
  return bookStateOf<Delegations>('delegations', await desk.tx.books(['delegations'])).made;
}

function whyNothingEnded({ desk }: Turn): string {
  const { delegations } = desk.world.organization;
  return delegations.length > 0 ? '没有您可以收回的委托。发“委托”看现有的。' : '现在没有委托。';
}

/** Words for what people are told about those who come and go (R7.4; §3.3 cases 16–18). */
import type { World } from '../../application/world';
import type { PeopleNotice } from '../../domain/house/notice';
import { whoNamesSuccessors } from '../../domain/house/offices';
import type { LeftBehind } from '../../domain/house/roster-terms';
import { isProvisional, type CalendarData } from '../../domain/time/calendar';
import { nameOf } from '../../domain/people';
import { readableTime, shanghaiDate } from '../../domain/time/shanghai';
import { short } from './labels';
import { departmentName, officeWords } from './staff-words';

const SHOWN = 8;

/** @param now epoch ms */
export function peopleNoticeText(notice: PeopleNotice, { organization, calendar }: World, now: number): string {
  const name = (id: string) => nameOf(organization, id);
  const department = (id: string) => departmentName(organization, id);
  switch (notice.kind) {
    case 'personLeft':
      return leftText(notice, organization);
    case 'personReturned':
      return `${name(notice.personId)}又在公司通讯录里了，可以使用“签发”。已交给别人的稿件和职务不变。`;
    case 'officerWanted': {
      const why = notice.left ? `${name(notice.left)}已离职，` : '';
      const until = notice.until === null ? '已过期限，请尽快' : `请在 ${untilWords(notice.until, calendar, now)} 前`;
      return `${why}${department(notice.departmentId)}没有信息员。${until}指定一名：回复“信息员 姓名”。指定之前，投稿和提醒由您负责；您投的稿由上级审核。`;
    }
    case 'officerMissing':
      return `${department(notice.departmentId)}没有信息员，负责人还没有指定。请催办；周报里会标红。`;
    case 'officerWelcome':
      return `${name(notice.by)}指定您为${department(notice.departmentId)}信息员。发“投稿”写一篇，“我的稿件”看草稿，“计划”看发布计划，“帮助”看全部说法。`;
    case 'officerChanged': {
      const replaced = notice.replaced ? `，接替${name(notice.replaced)}` : '';
      return `${department(notice.departmentId)}信息员变更：${name(notice.personId)}${replaced}（${name(notice.by)}指定，${readableTime(now, now)}）。`;
    }
    case 'officerReplaced':
      return `${name(notice.by)}已指定${name(notice.personId)}接替您任${department(notice.departmentId)}信息员。您没办完的稿件已移交，已签的、已发的不变。`;
    case 'handedOver':
      return [
        `${name(notice.from)}的 ${notice.items.length} 篇稿件移交给您：`,
        ...itemLines(notice.items),
        '草稿回复“继续 标题里的词”接着写；在审的退回后由您修改，签发前可以“撤回 编号 原因”。',
      ].join('\n');
    case 'handOverDone':
      return [
        `${department(notice.departmentId)}：${name(notice.from)}的 ${notice.items.length} 篇稿件已移交${name(notice.to)}。`,
        ...itemLines(notice.items),
      ].join('\n');
    case 'successorWanted':
      return `${name(notice.personId)}离职后，${officeWords(notice.offices, organization)}还是空缺，到这一关的稿件没有人签。${whoNamesSuccessors(organization).length > 0 ? howToSucceed(name(notice.personId)) : '办公室负责人和公司主要领导都已离职，聊天里没有人能登记继任：请系统管理员把新任的人写进 organization.yaml，再重启。'}`;
    case 'successorNamed':
      return `${officeWords(notice.offices, organization)}由${name(notice.to)}继任${name(notice.from)}（${notice.document}，${name(notice.by)}登记）。待签的卡片已转过去，已签的不变。`;
    case 'headRead':
      return `按公司通讯录，${department(notice.departmentId)}负责人由${name(notice.from)}改为${name(notice.to)}。待签的卡片已转过去，已签的不变。`;
    case 'directoryDoubted':
      return `公司通讯录里一下子少了 ${notice.missing.length} 人（${names(notice.missing, name)}），更像是应用的可见范围变了，没有按离职处理。请系统管理员检查可见范围；确有人离职，请在通讯录里办理离职。`;
  }
}

function leftText(
  { personId, vacant, wanting }: Extract<PeopleNotice, { kind: 'personLeft' }>,
  organization: World['organization'],
): string {
  const name = nameOf(organization, personId);
  const keptPasswords = vacant.some(({ role }) => role === 'credentialCustodian');
  return [
    `${name}已离职（公司通讯录）。签过的名仍然有效；不能再投稿或审批，名下未办完的稿件移交给接手的人。`,
    wanting.length > 0
      ? `${wanting.map((id) => departmentName(organization, id)).join('、')}没有信息员了，已请部门负责人一个工作日内指定。`
      : '',
    vacant.length > 0 ? `${officeWords(vacant, organization)}空缺，到这一关的稿件没有人签。${howToSucceed(name)}` : '',
    keptPasswords ? '请当天更换账号密码。' : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function howToSucceed(name: string): string {
  return `请办公室负责人任命后回复“继任 ${name} 继任人姓名 文号”；办公室负责人自己的空缺由公司主要领导回复。`;
}

function itemLines(items: LeftBehind[]): string[] {
  const lines = items.slice(0, SHOWN).map(({ no, title }) => `· ${no ?? '草稿'} 《${short(title, 30)}》`);
  return items.length > SHOWN ? [...lines, `…… 还有 ${items.length - SHOWN} 篇，发“我的稿件”看全部`] : lines;
}

function names(ids: string[], name: (id: string) => string): string {
  return ids.length > 5 ? `${ids.slice(0, 5).map(name).join('、')}等` : ids.map(name).join('、');
}

/** The end of a working day; 暂定 where a holiday notice is still to come. */
function untilWords(until: number, calendar: CalendarData, now: number): string {
  return `${readableTime(until, now)}${isProvisional(calendar, shanghaiDate(until)) ? '（暂定）' : ''}`;
}

/** The office's weekly summary as a text (`domain.md` §5.1). */
import type { World } from '../../application/world';
import { isProvisional } from '../../domain/time/calendar';
import { nameOf } from '../../domain/people';
import { addDays } from '../../domain/time/shanghai';
import { isEmpty, type CalendarDay, type DepartmentLine, type WeeklyReport } from '../../domain/rhythm/weekly-report';
import { accountWordsById, short, waited } from '../wording/labels';
import { answerWords, dayWords, periodWords, weekdayWords } from '../wording/weekly-words';

const MOST_OPEN = 10;

/** @param corrected it follows an earlier one of the same week */
export function summaryText(report: WeeklyReport, corrected: boolean, world: World): string {
  const { week } = report;
  return [
    `信息报送周报（${dayWords(week)}–${dayWords(addDays(week, 6))}${corrected ? '，更正' : ''}）`,
    ...report.departments.map((line) => departmentText(line)),
    ...missingText(report, world),
    ...plansText(report),
    ...openText(report, world),
    ...calendarText(report.calendar, world),
    ...silentText(report, world),
    ...frequencyText(report, world),
    ...readBackText(report, world),
  ].join('\n');
}

function departmentText(line: DepartmentLine): string {
  const { name, planned, submitted, published, returned, withoutOfficer } = line;
  const zero = line.answer === 'ZERO' ? ' · 零报送' : '';
  const officer = withoutOfficer ? ' · 🔴没有信息员' : '';
  return `${name}：计划 ${planned} · 提交 ${submitted} · 发布 ${published} · 退回 ${returned}${zero}${officer}`;
}

/** Who has not answered; before the time is up that is only how it stands. */
function missingText(report: WeeklyReport, world: World): string[] {
  const { departments, answerBy, at, week } = report;
  if (answerBy === null) return [];
  if (report.reminderMissed) return ['本周提醒没有发出（系统停机），各部门不计漏报。'];
  const names = (lines: DepartmentLine[]) => lines.map(({ name }) => name).join('、');
  const missing = departments.filter(({ answer }) => answer === 'NONE');
  const late = departments.filter((line) => line.late);
  const isOver = at >= answerBy;
  return [
    missing.length === 0
      ? '各部门都已报送。'
      : `${isOver ? '本周未报送' : `尚未报送（${answerWords({ week, answerBy }, world)} 截止）`}：${names(missing)}。${isOver ? '' : '已提醒。'}`,
    ...(late.length > 0 ? [`过时补报：${names(late)}。`] : []),
  ];
}

/** `未交 2026年4月发布计划：…`, a line for each month and year. */
function plansText({ departments }: WeeklyReport): string[] {
  const periods = [...new Set(departments.flatMap(({ plansMissing }) => plansMissing))].sort();
  return periods.map((period) => {
    const missing = departments.filter(({ plansMissing }) => plansMissing.includes(period));
    const whose = missing.length === departments.length ? '各部门' : missing.map(({ name }) => name).join('、');
    return `未交${periodWords(period)}：${whose}。`;
  });
}

function openText({ open, at }: WeeklyReport, { organization }: World): string[] {
  if (open.length === 0) return ['没有在办的稿件。'];
  const lines = open.slice(0, MOST_OPEN).map(({ no, title, where, holders, since }) => {
    const whom = holders.length > 0 ? `·${holders.map((id) => nameOf(organization, id)).join('/')}` : '';
    return `${no}《${short(title, 14)}》${where}${whom}，已等 ${waited(at - since)}`;
  });
  const more = open.length > MOST_OPEN ? [`……共 ${open.length} 件`] : [];
  return [`在办 ${open.length} 件：`, ...lines, ...more];
}

/** Health days by name, booked days by their titles, and which working days are still free. */
function calendarText(days: CalendarDay[], world: World): string[] {
  const booked = days.flatMap((day) => {
    const words = [
      ...day.healthDays,
      ...day.posts.map(({ title }) => `《${short(title, 12)}》`),
      ...day.planned.map(({ topic }) => `计划“${short(topic, 12)}”`),
    ];
    if (words.length === 0) return [];
    const free = day.healthDays.length > 0 && isEmpty(day) ? '（还没有选题）' : '';
    return [`${dayWords(day.date)} ${weekdayWords(day.date)} ${words.join('、')}${free}`];
  });
  const empty = days.filter((day) => day.working && isEmpty(day)).map(({ date }) => dayWords(date));
  const uncertain = days.find(({ date }) => isProvisional(world.calendar, date));
  const note = uncertain ? `（${dayWords(uncertain.date)} 起的工作日暂定）` : '';
  return [`今后 14 天${note}：`, ...booked, ...(empty.length > 0 ? [`空档：${empty.join('、')}`] : [])];
}

function silentText({ silent }: WeeklyReport, { accounts }: World): string[] {
  return silent.map(({ accountId, days, over }) => {
    const account = accountWordsById(accountId, accounts);
    if (days === null) return `⚠️${account} 近两个月没有发布过。`;
    return `⚠️${account} 已 ${days} 天没有发布${over ? '，超过上限' : ''}。`;
  });
}

/** `微博 本周已发 1/至少 3`, marked where it is missed. */
function frequencyText({ frequency = [] }: WeeklyReport, { accounts }: World): string[] {
  return frequency.map(({ accountId, published, atLeast }) => {
    const mark = published < atLeast ? '🔴' : '';
    return `${mark}${accountWordsById(accountId, accounts)} 本周已发 ${published}/至少 ${atLeast}`;
  });
}

function readBackText({ readBacks = [] }: WeeklyReport, { accounts }: World): string[] {
  if (readBacks.length === 0) return [];
  const shown = readBacks.slice(0, MOST_OPEN).map(({ no, title, accountId, turn }) => {
    const who = turn === 'FIRST' ? '发布专员' : '第二人';
    return `${no}《${short(title, 14)}》${accountWordsById(accountId, accounts)}·${who}`;
  });
  const more = readBacks.length > MOST_OPEN ? [`……共 ${readBacks.length} 处`] : [];
  return ['⚠️读网复核没有做：', ...shown, ...more];
}

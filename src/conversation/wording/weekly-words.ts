/** Words of the weekly rhythm: the reminder, the hints of a morning, what was answered (`domain.md` §3.2 Weekly reminder). */
import type { World } from '../../application/world';
import { isProvisional, type CalendarData } from '../../domain/time/calendar';
import type { HealthDay } from '../../domain/time/health-days';
import type { DepartmentDigest, Digest } from '../../domain/rhythm/morning';
import { findDepartment } from '../../domain/people';
import { addDays, shanghaiClock, shanghaiDate, weekdayOf, type ShanghaiDate } from '../../domain/time/shanghai';
import type { Round } from '../../domain/rhythm/weekly';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const MOST_NAMED = 5;

/** `11/14` */
export function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return day === undefined ? `${month}月` : `${month}/${day}`;
}

export function weekdayWords(date: ShanghaiDate): string {
  return WEEKDAYS[weekdayOf(date)]!;
}

type Deadline = Pick<Round, 'week' | 'answerBy'>;

/** `周五 17:00`, with its day when that is not in the week itself; 暂定 where a holiday notice is still to come */
export function answerWords(round: Deadline, { calendar }: Pick<World, 'calendar'>): string {
  const clock = shanghaiClock(round.answerBy);
  return `${answerDayWords(round)} ${clock}${isRoundProvisional(round, calendar) ? '（暂定）' : ''}`;
}

function isRoundProvisional({ week, answerBy }: Deadline, calendar: CalendarData): boolean {
  return [week, shanghaiDate(answerBy)].some((date) => isProvisional(calendar, date));
}

function answerDayWords({ week, answerBy }: Deadline): string {
  const date = shanghaiDate(answerBy);
  return `${date < addDays(week, 7) ? '' : `${dayWords(date)} `}${weekdayWords(date)}`;
}

/** `本周信息报送提醒：计划内 2 条（周五截稿）、11/14 联合国糖尿病日还没有选题。` */
export function reminderText(digest: Digest, round: Round, world: World): string {
  const several = digest.departments.length > 1;
  const ahead = digest.departments.map((one) => `${several ? departmentName(one, world) : ''}计划内 ${one.ahead} 条`);
  const topics = healthDayWords(digest.healthDays);
  return `本周信息报送提醒：${[`${ahead.join('，')}（${answerDayWords(round)}截稿${isRoundProvisional(round, world.calendar) ? '，暂定' : ''}）`, ...topics].join('、')}。`;
}

/** What else a digest says: a line each. */
export function digestLines(digest: Digest, world: World): string[] {
  const several = digest.departments.length > 1;
  return digest.departments.flatMap((one) => {
    const whose = several ? `${departmentName(one, world)}：` : '';
    return [
      ...one.pressing.map(
        ({ date, topic }) => `${whose}计划 ${dayWords(date)}“${topic}”还没有稿件，常规稿要提前一周提交。`,
      ),
      ...one.planDue.map(
        ({ period, by }) =>
          `${whose}${periodWords(period)}${dayWords(by)} 前交：发“计划”填写，再发“计划 ${period} 交”。`,
      ),
    ];
  });
}

/** The text of a morning without a weekly reminder. */
export function hintText(digest: Digest, world: World): string {
  const topics = healthDayWords(digest.healthDays);
  return [
    ...(topics.length > 0 ? [`选题提示：${topics.join('、')}。发“投稿”写一篇，或发“计划”排进去。`] : []),
    ...digestLines(digest, world),
  ].join('\n');
}

/** `2026年4月发布计划` */
export function periodWords(period: string): string {
  const [year, month] = period.split('-').map(Number);
  return month === undefined ? `${year}年发布计划要点` : `${year}年${month}月发布计划`;
}

function healthDayWords(days: HealthDay[]): string[] {
  const named = days.slice(0, MOST_NAMED).map(({ date, name }) => `${dayWords(date)} ${name}还没有选题`);
  return days.length > MOST_NAMED ? [...named, `另有 ${days.length - MOST_NAMED} 个健康日还没有选题`] : named;
}

function departmentName({ departmentId }: DepartmentDigest, { organization }: World): string {
  return findDepartment(organization, departmentId)?.name ?? departmentId;
}

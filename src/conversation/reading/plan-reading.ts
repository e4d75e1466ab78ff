/** What is meant behind the word 计划: showing, lines to add, items to take out, handing in (R12.3). */
import type { Account } from '../../domain/account';
import type { ChannelName } from '../../domain/codes';
import { monthAfter, type PlanLine, type PlanPeriod } from '../../domain/rhythm/planning';
import { addDays, instantOf, shanghaiDate, shanghaiYear, type ShanghaiDate } from '../../domain/time/shanghai';
import { accountsNamed } from '../template/template-values';

export type PlanWish =
  | { kind: 'show'; period: PlanPeriod | null }
  | { kind: 'all' }
  | { kind: 'remove'; nos: number[] }
  | { kind: 'handIn'; period: PlanPeriod }
  | { kind: 'add'; lines: PlanLine[]; problems: string[] };

export const PLAN_EXAMPLE = '计划 2026-04\n04-07 世界卫生日 微博\n04-25 儿童预防接种日 微博、微信';

/** The same for the month that is meant; a year's outline keeps the general one. */
export function planExampleOf(period: PlanPeriod): string {
  if (period.length !== 7) return PLAN_EXAMPLE;
  const month = period.slice(5);
  return `计划 ${period}\n${month}-07 选题 微博\n${month}-25 另一个选题 微博、微信`;
}

const MOST_TOPIC = 60;

interface Reading {
  accounts: Account[];
  /** epoch ms */
  now: number;
}

/** @param text what follows the word; lines, or pieces between blank-slash-blank */
export function readPlanWish(text: string, reading: Reading): PlanWish {
  const [head = '', ...others] = text
    .split(/\n|\s+[/／]\s+|[;；]/)
    .map((line) => line.trim())
    .filter(Boolean);
  const plain = head.normalize('NFKC');
  if (/^(?:全部|所有|各部门)$/.test(plain)) return { kind: 'all' };
  const removed = /^(?:删|删除|去掉|取消)\s*(?:第)?\s*([\d\s,、和]+)(?:条|项)?$/.exec(plain);
  if (removed) return { kind: 'remove', nos: numbersIn(removed[1]!) };
  const wanted = /^(.*?)\s*(?:交|提交|报送|上交)\s*(.*)$/.exec(plain);
  const handed = wanted && readPeriod(`${wanted[1]}${wanted[2]}`, reading.now);
  if (wanted && others.length === 0 && (handed || `${wanted[1]}${wanted[2]}` === '')) {
    return { kind: 'handIn', period: handed || monthAfter(shanghaiDate(reading.now).slice(0, 7)) };
  }
  const period = readPeriod(plain, reading.now);
  if (others.length === 0 && (head === '' || period)) return { kind: 'show', period };
  return readLines(period ? others : [head, ...others], period, reading);
}

function numbersIn(text: string): number[] {
  return [...new Set((text.match(/\d+/g) ?? []).map(Number))];
}

/** `2026-04`, `2026年4月`, `4月`, `本月`, `下月`; `2027`, `2027年`, `明年`; null for anything else. */
export function readPeriod(text: string, now: number): PlanPeriod | null {
  const plain = text.trim().replace(/计划$/, '').trim();
  const month = shanghaiDate(now).slice(0, 7);
  if (/^(?:本月|这个月|当月)$/.test(plain)) return month;
  if (/^(?:下月|下个月)$/.test(plain)) return monthAfter(month);
  if (/^(?:明年|下一年)$/.test(plain)) return String(shanghaiYear(now) + 1);
  const year = /^(20\d\d)年?(?:度)?$/.exec(plain)?.[1];
  if (year) return year;
  const match = /^(?:(20\d\d)\s*[-/.年]\s*)?(\d{1,2})\s*月?$/.exec(plain);
  if (!match || (!match[1] && !/月$/.test(plain))) return null;
  return monthOf(match[1], Number(match[2]), now);
}

/** A month without its year is the one to come, this month included. */
function monthOf(year: string | undefined, number: number, now: number): PlanPeriod | null {
  if (number < 1 || number > 12) return null;
  const of = (one: number) => `${one}-${String(number).padStart(2, '0')}`;
  if (year) return of(Number(year));
  const thisYear = shanghaiYear(now);
  return of(thisYear) < shanghaiDate(now).slice(0, 7) ? of(thisYear + 1) : of(thisYear);
}

function readLines(lines: string[], period: PlanPeriod | null, reading: Reading): PlanWish {
  const read = lines.map((line) => readLine(line, period, reading));
  return {
    kind: 'add',
    lines: read.filter((one): one is PlanLine => typeof one !== 'string'),
    problems: read.filter((one): one is string => typeof one === 'string'),
  };
}

/** A line, or what is wrong with it. */
function readLine(line: string, period: PlanPeriod | null, { accounts, now }: Reading): PlanLine | string {
  const match =
    /^(?:\d+[.、)]\s+)?((?:20\d\d\s*[-/.年]\s*)?\d{1,2}\s*(?:[-/.]\s*\d{1,2}|月(?:\s*\d{1,2})?)\s*[日号]?|20\d\d-\d\d|\d{1,2}[日号])[\s:：,，]*(.*)$/.exec(
      line.normalize('NFKC'),
    );
  if (!match) return `“${line.slice(0, 20)}”没看懂，请写成“04-07 世界卫生日 微博”`;
  const date = readDay(match[1]!, period, now);
  if (date === null) return `“${match[1]}”不是${period ? ` ${period} 里的` : '一个'}日期`;
  const { topic, channels } = channelsOff(match[2]!, accounts);
  if (topic === '') return `“${line.slice(0, 20)}”还缺选题，请写成“04-07 世界卫生日 微博”`;
  if (topic.length > MOST_TOPIC) return `“${topic.slice(0, 12)}…”太长，选题最多 ${MOST_TOPIC} 个字`;
  return { date, topic, channels };
}

/** A day, or a month in the outline of a year. A day without its year is the next one there is. */
function readDay(text: string, period: PlanPeriod | null, now: number): string | null {
  const [first = 0, second, third] = (text.match(/\d+/g) ?? []).map(Number);
  const pad = (n: number) => String(n).padStart(2, '0');
  const inPeriod = (date: string) => (period === null || date.startsWith(`${period}-`) ? date : null);
  const numbers = [first, second, third].filter((n) => n !== undefined);
  if (/^\d{1,2}[日号]$/.test(text)) {
    return period?.length === 7 ? real(`${period}-${pad(first)}`) : null;
  }
  if (numbers.length === 3) return inPeriod(real(`${first}-${pad(second!)}-${pad(third!)}`) ?? '') || null;
  if (first > 2000) return monthIn(first, second ?? 0, inPeriod);
  if (second === undefined) return period?.length === 4 ? monthIn(Number(period), first, inPeriod) : null;
  const year = period ? Number(period.slice(0, 4)) : shanghaiYear(now);
  const day = real(`${year}-${pad(first)}-${pad(second)}`);
  if (day === null) return null;
  if (period) return inPeriod(day);
  return day < shanghaiDate(now) ? real(`${year + 1}-${pad(first)}-${pad(second)}`) : day;
}

function monthIn(year: number, month: number, inPeriod: (date: string) => string | null): string | null {
  return month >= 1 && month <= 12 ? inPeriod(`${year}-${String(month).padStart(2, '0')}`) : null;
}

function real(date: ShanghaiDate): ShanghaiDate | null {
  return !Number.isNaN(instantOf(date)) && addDays(date, 0) === date ? date : null;
}

/** The channels at the end of a line, and what stands before them. */
function channelsOff(text: string, accounts: Account[]): { topic: string; channels: ChannelName[] } {
  const words = text.trim().split(/[\s,，、]+/);
  const channels = new Set<ChannelName>();
  while (words.length > 1) {
    const named = words
      .at(-1)!
      .split(/[和及+/]/)
      .map((word) => accountsNamed(word, accounts));
    if (named.some((found) => found.length === 0)) break;
    named.flat().forEach(({ channel }) => channels.add(channel));
    words.pop();
  }
  return { topic: words.join(' '), channels: (['WEIBO', 'WECHAT'] as const).filter((one) => channels.has(one)) };
}

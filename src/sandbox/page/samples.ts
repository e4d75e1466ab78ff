/** The sample posts a person of the sandbox may send, with the planned time moved to where it means the same today. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isWorkday } from 'chinese-days';
import { sandboxDepartments, type SandboxPerson } from '../people';

export interface Picture {
  name: string;
  caption: string;
}

export interface Sample {
  id: string;
  title: string;
  /** One short line: class, channels, or what is wrong with it. */
  hint: string;
  /** What the person would send. */
  text: string;
  pictures: Picture[];
}

export interface Offer {
  groups: { title: string; samples: Sample[] }[];
  /** Pictures to send alone; those of the samples, or of everybody's when the person has none. */
  pictures: Picture[];
}

interface SamplePost {
  id: string;
  title: string;
  submitter: string;
  department: string;
  urgency: 'ROUTINE' | 'IMPORTANT_URGENT' | 'EMERGENCY';
  channels: string[];
  plannedPublishAt: string;
  images: { file: string; caption: string }[];
  primaryRule?: string;
  chatText: string;
}

/** What is wrong, by the rule that must notice it. Samples for rules about wording are not offered. */
const FAULTS: Record<string, string> = {
  'F-01': '没有写明来源',
  'F-02': '健康主题缺视频链接',
  'F-04': '常规稿件不足一周',
  'F-05': '紧急稿件已过截止',
  'F-07': '自己投稿、自己审核',
};
const CLASSES = { ROUTINE: '常规', IMPORTANT_URGENT: '重要紧急', EMERGENCY: '特急' };
const CHANNELS: Record<string, string> = { WEIBO: '微博', WECHAT: '微信' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BEIJING = 8 * HOUR;
/** Comfortably more than the week a routine post needs, and less than the week of an early one. */
const ROUTINE_DAYS = 9;
const LATE_ROUTINE_DAYS = 3;
const CUTOFF = '17:30';
/** Time to read and send before the cut-off. */
const ROOM = 10 * MINUTE;

// The same relative place from src/sandbox/page/ and from dist/sandbox/page/: the build copies no data files.
const FILE = path.resolve(__dirname, '../../../src/sandbox/data/sample-posts.json');

/** @param now epoch ms of the sandbox's clock */
export function samplesFor(person: SandboxPerson, now: number): Offer {
  const { good, bad } = readPosts();
  const own = (posts: SamplePost[]) =>
    posts.filter((post) => isOffered(post) && isOf(post, person)).sort(mineFirst(person));
  const groups = [
    { title: '合规样稿', samples: own(good).map((post) => sampleOf(post, now)) },
    { title: '有问题的样稿（看看系统怎么拦）', samples: own(bad).map((post) => sampleOf(post, now)) },
  ].filter(({ samples }) => samples.length > 0);
  const posts = [...own(good), ...own(bad)];
  return { groups, pictures: (posts.length > 0 ? posts : good).flatMap(picturesOf) };
}

/** Whether a picture of that name belongs to a sample. */
export function isSamplePicture(name: string): boolean {
  const { good, bad } = readPosts();
  return [...good, ...bad].some(({ images }) => images.some(({ file }) => file === name));
}

/** The planned time a sample gets at `now`: in time, or late where lateness is its fault. Epoch ms. */
export function plannedTime(
  post: Pick<SamplePost, 'urgency' | 'plannedPublishAt' | 'primaryRule'>,
  now: number,
): number {
  const clock = post.plannedPublishAt.slice(11, 16);
  const today = beijingDate(now);
  if (post.urgency === 'ROUTINE') {
    return instant(addDays(today, post.primaryRule === 'F-04' ? LATE_ROUTINE_DAYS : ROUTINE_DAYS), clock);
  }
  // Today is always too late: the cut-off was on an earlier working day.
  if (post.primaryRule === 'F-05') return Math.ceil((now + HOUR) / HOUR) * HOUR;
  let day = addDays(today, 1);
  while (!isWorkday(day) || instant(workdayBefore(day), CUTOFF) < now + ROOM) day = addDays(day, 1);
  return instant(day, clock);
}

function readPosts() {
  return JSON.parse(readFileSync(FILE, 'utf8')) as { good: SamplePost[]; bad: SamplePost[] };
}

/** Reposts have a first word of their own and are no plain 投稿. */
function isOffered({ chatText, primaryRule }: SamplePost): boolean {
  return chatText.startsWith('投稿\n') && (primaryRule === undefined || primaryRule in FAULTS);
}

function isOf({ submitter, department }: SamplePost, person: SandboxPerson): boolean {
  const home = sandboxDepartments().find(({ name }) => name === person.department);
  return submitter === person.id || department === home?.id;
}

function mineFirst({ id }: SandboxPerson) {
  return (one: SamplePost, other: SamplePost) => Number(other.submitter === id) - Number(one.submitter === id);
}

function sampleOf(post: SamplePost, now: number): Sample {
  const { id, title, urgency, channels, primaryRule, chatText } = post;
  const channelNames = channels.map((channel) => CHANNELS[channel]).join('、');
  return {
    id,
    title,
    hint: primaryRule ? `${primaryRule} ${FAULTS[primaryRule]}` : `${CLASSES[urgency]} · ${channelNames}`,
    text: chatText.replace(/^拟发：.*$/m, `拟发：${readable(plannedTime(post, now))}`),
    pictures: picturesOf(post),
  };
}

function picturesOf({ images }: SamplePost): Picture[] {
  return images.map(({ file, caption }) => ({ name: file, caption }));
}

function workdayBefore(date: string): string {
  let day = addDays(date, -1);
  while (!isWorkday(day)) day = addDays(day, -1);
  return day;
}

function beijingDate(at: number): string {
  return new Date(at + BEIJING).toISOString().slice(0, 10);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function instant(date: string, clock: string): number {
  return Date.parse(`${date}T${clock}:00+08:00`);
}

/** `2026-04-07 08:00` */
function readable(at: number): string {
  return new Date(at + BEIJING).toISOString().slice(0, 16).replace('T', ' ');
}

/** What people are told of stages that wait: one message at their moment, or at once in the emergency lane (§3.3 case 5; `contract.md` §8). */
import type { World } from '../../application/world';
import { isPost } from '../../domain/codes';
import { findPerson, nameOf } from '../../domain/people';
import type { Stage } from '../../domain/policy';
import { inMessageOf, type Reminder } from '../../domain/time/reminding';
import { peopleToAsk, seatsWaitedFor, waitingSince } from '../../domain/signing/review';
import { stageLimit } from '../../domain/time/stage-limit';
import { openStage, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { named, waited } from '../wording/labels';
import { limitWords, silentWords } from '../wording/limit-words';
import { truthText } from '../truth';
import { pageOf } from '../turn';

/**
 * All that a person is reminded of at a moment; null when it has all been done meanwhile.
 * @param open the submissions that are in review; @param now epoch ms
 */
export function remindersText(
  personId: string,
  moment: number,
  open: Submission[],
  world: World,
  now: number,
): string | null {
  const all = open.flatMap((submission) =>
    inMessageOf(personId, moment, submission, { ...world, now }).map((reminder) => ({ submission, reminder })),
  );
  const lines = (kind: Reminder['kind']) =>
    all.filter((one) => one.reminder.kind === kind).map((one) => lineOf(one.reminder, one.submission, world, now));
  const own = lines('reminder');
  const silent = lines('escalated');
  const text = [
    ...(own.length > 0 ? [`提醒：有 ${own.length} 件在等您处理。`, ...own, '点卡片上的按钮，或打开链接处理。'] : []),
    ...(silent.length > 0 ? [`有 ${silent.length} 件超过时限还没有处理，系统不会自动通过：`, ...silent] : []),
  ].join('\n');
  return text || null;
}

/** What this person alone is to hurry with at a moment, without what the office is told of others. */
export function remindedOf(
  personId: string,
  moment: number,
  open: Submission[],
  world: World,
  now: number,
): { submission: Submission; words: string; url: string; dueAt: number }[] {
  return open.flatMap((submission) => {
    const reminders = inMessageOf(personId, moment, submission, { ...world, now });
    const [reminder] = reminders;
    if (!reminder || reminders.some(({ kind }) => kind !== 'reminder')) return [];
    const words = waitingFor(openStage(submission)!, submission);
    const url = pageOf(world.publicUrl, submission.no!);
    return [{ submission, words, url, dueAt: stageLimit(submission, world)!.full }];
  });
}

/** The same for one submission alone; what is over by now says so. */
export function reminderText(
  { stage, ...reminder }: Reminder & { stage: string },
  submission: Submission,
  world: World,
  now: number,
): string {
  if (openStage(submission)?.name !== stage) return `${truthText(submission, world, now)}提醒作废。`;
  const line = lineOf(reminder, submission, world, now);
  return reminder.kind === 'reminder' ? `提醒：${line}` : `${line}系统不会自动通过。`;
}

function lineOf(reminder: Reminder, submission: Submission, world: World, now: number): string {
  const stage = openStage(submission)!;
  if (reminder.kind === 'escalated') return silentLine(stage, submission, world, now);
  const asked = waitingSince(submission, peopleToAsk(submission, world.organization, now));
  const since = waited(now - asked!);
  const page = pageOf(world.publicUrl, submission.no!);
  return `${waitingFor(stage, submission)}，已等 ${since}，截止 ${limitWords(submission, world, now)}。${page}`;
}

const waitingFor = ({ title }: Stage, submission: Submission) => `待您${title}：${named(submission)}`;

/** `孟初晴 未处理 2026-0012《…》的部门审核（已 1 个工作日）。…` */
function silentLine({ title }: Stage, submission: Submission, world: World, now: number): string {
  const { organization } = world;
  const since = silentWords(submission, stageLimit(submission, world)!, now);
  const people = peopleToAsk(submission, organization, now).map((id) => nameOf(organization, id));
  const gone = seatsWaitedFor(submission, organization).map((id) => nameOf(organization, id));
  if (gone.length > 0)
    return `${named(submission)}的${title}还等已离职的${gone.join('、')}的继任人（${since}）。请办公室负责人回复“继任 ${gone[0]} 继任人姓名 文号”。`;
  return people.length > 0
    ? `${people.join('、')} 未处理${named(submission)}的${title}（${since}）。可回复“催办 ${submission.no}”“转审 ${submission.no} 姓名 理由”，或安排授权。`
    : `${named(submission)}的${title}没有可以签的人（${since}）。请安排授权。`;
}

/** 催办, at once, with the link. */
export function nudgedText(by: string, stage: string, submission: Submission, world: World, now: number): string {
  if (openStage(submission)?.name !== stage) return `${truthText(submission, world, now)}不用再处理。`;
  return `${nameOf(world.organization, by)}催办：${lineOf({ kind: 'reminder', level: 'HALF' }, submission, world, now)}`;
}

/** For whoever is on duty at night: whom to call, and what they are to do. Telephone numbers are in no other message. */
export function dutyCallText(
  { stage, people }: { stage: string; people: string[] },
  submission: Submission,
  world: World,
  now: number,
): string {
  const open = openStage(submission);
  if (open?.name !== stage) return `特急值班：${truthText(submission, world, now)}不用再联系。`;
  const { plannedAt } = submission.request;
  const limit = limitWords(submission, world, now);
  return [
    `特急值班：${named(submission)}等“${open.title}”，截止 ${limit}，拟发 ${readableTime(plannedAt!, now)}。请立即电话联系：`,
    ...people.map((id) => callLine(id, world)),
    `请其打开“签发”处理卡片，或在“待办”里找到。${isPost(submission) ? '四级签字一个不能少，' : ''}口头同意不算；联系不上请找公司办公室转审或安排授权。`,
  ].join('\n');
}

function callLine(personId: string, { organization }: World): string {
  const person = findPerson(organization, personId);
  return [person?.name ?? personId, person?.title, person?.phone ?? '电话见公司通讯录'].filter(Boolean).join(' · ');
}

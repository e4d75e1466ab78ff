/**
 * One random life of the weekly rhythm: a calendar with random breaks, processes that sleep, crash, start again and get in each other's
 * way, people who answer; and a judge who knows the calendar by himself.
 */
import { silence as silenceBook, type Silence, type SilenceEvent } from '../../domain/house/silence';
import { week as book, type Week, type WeekCommand, type WeekEvent } from '../../domain/house/week';
import type { BookContext, HouseEffect } from '../../domain/house/book';
import {
  morningAtStart,
  morningDue,
  nextSummary,
  summaryAtStart,
  summaryDue,
  summaryPutOff,
  summaryRow,
  type MorningRow,
  type SummaryRow,
} from '../../domain/rhythm/rhythm';
import { HOUR, instantOf, MINUTE } from '../../domain/time/shanghai';
import { roundAt } from '../../domain/rhythm/weekly';
import type { WeeklyReport } from '../../domain/rhythm/weekly-report';
import { ACCOUNT_IDS } from '../company';
import { RHYTHM_COMPANY, breaksFrom } from './rhythm-company';
import { judgeEvent, judgeRest, type Judged } from './rhythm-judge';
import { faultIn } from '../fault';
import { randomFrom, type Random } from '../random';
import { judgeSilence, lastFound, looked, nobodyLooked, posted } from './silence-judge';
import { frozen } from '../values';

const FIRST_DAY = '2026-01-12';
const STEPS = 70;

interface Scene extends Judged {
  random: Random;
  weeks: Map<string, Week>;
  rows: { morning: MorningRow | null; summary: SummaryRow | null };
  silence: Silence;
}

/** What goes wrong in the life of a seed; null when everything the rhythm promises was kept. */
export function faultOf(seed: number): string | null {
  return faultIn(() => play(seed));
}

/** @returns how it stands at the end; @throws Violation at the first thing that must not be */
export function play(seed: number): Scene {
  const random = randomFrom(seed);
  const now = instantOf(FIRST_DAY, '08:00') + random.below(5 * 24) * HOUR;
  const scene: Scene = {
    random,
    calendar: breaksFrom(random, FIRST_DAY),
    now,
    since: now,
    weeks: new Map(),
    rows: { morning: null, summary: null },
    told: [],
    submitted: 0,
    silence: silenceBook.empty,
    quietness: nobodyLooked(ACCOUNT_IDS),
  };
  start(scene);
  for (let step = 0; step < STEPS; step += 1) act(scene);
  return scene;
}

function act(scene: Scene): void {
  const { random } = scene;
  switch (random.below(10)) {
    case 0:
      // everybody is down for a while, and somebody starts again
      scene.now += random.below(random.chance(0.2) ? 20 * 24 : 30) * HOUR + random.below(60) * MINUTE;
      start(scene);
      return tick(scene);
    case 1:
      return overtake(scene);
    case 2:
      return answer(scene);
    case 3:
      scene.submitted += 1;
      return;
    case 4:
      return start(scene);
    case 5:
      return posted(scene.quietness, random.pick(ACCOUNT_IDS), scene.now);
    default:
      scene.now = Math.max(scene.now, Math.min(scene.rows.morning!.dueAt, scene.rows.summary!.dueAt));
      return tick(scene);
  }
}

/** A process starts: nothing is lost by it, and nothing happens twice. */
function start(scene: Scene): void {
  const { rows, now } = scene;
  rows.morning = morningAtStart(told(scene), rows.morning, now);
  const week = rows.summary?.week ?? roundAt(told(scene), now).week;
  rows.summary = summaryAtStart(told(scene), rows.summary, weekOf(scene, week), now);
}

/** A process that read the rows before another handled them puts back what it read. */
function overtake(scene: Scene): void {
  const { morning, summary } = scene.rows;
  scene.now = Math.max(scene.now, Math.min(morning!.dueAt, summary!.dueAt));
  tick(scene);
  if (scene.random.chance(0.5)) scene.submitted += 1;
  if (morning!.dueAt <= scene.now) scene.rows.morning = morning;
  if (summary!.dueAt <= scene.now) scene.rows.summary = summary;
  tick(scene);
}

/** Everything due is handled, each in a transaction; one that is cut off leaves no trace, and is tried again. */
function tick(scene: Scene): void {
  for (let left = 200; left > 0; left -= 1) {
    const { morning, summary } = scene.rows;
    const isMorning = morning!.dueAt <= scene.now && (summary!.dueAt > scene.now || scene.random.chance(0.5));
    if (!isMorning && summary!.dueAt > scene.now) return judgeRest(scene);
    const { silence, quietness } = scene;
    const before = { weeks: new Map(scene.weeks), rows: { ...scene.rows }, told: [...scene.told], silence };
    scene.quietness = structuredClone(quietness);
    if (isMorning) wakeMorning(scene);
    else sumUp(scene);
    if (scene.random.chance(0.15)) Object.assign(scene, { ...before, quietness });
  }
  throw new Error('what is due is never done');
}

function wakeMorning(scene: Scene): void {
  const row = scene.rows.morning!;
  const { missed, week, next } = morningDue(told(scene), row, scene.now);
  for (const one of missed) enter(scene, one, { type: 'MissReminder', by: null });
  const outlook = { plans: [], posts: [], came: [], healthDays: [] };
  if (week) {
    enter(scene, week, { type: 'WakeMorning', by: null, from: row.from, outlook });
    checkSilence(scene);
  }
  scene.rows.morning = next;
}

function checkSilence(scene: Scene): void {
  const { now, quietness } = scene;
  const context = { ...told(scene), key: 'silence' };
  const decided = silenceBook.decide(
    scene.silence,
    { type: 'CheckSilence', by: null, last: lastFound(quietness, now) },
    context,
  );
  looked(quietness, now);
  if ('refusal' in decided) throw new Error(decided.refusal.code);
  for (const event of decided.events) {
    scene.silence = frozen(stored(silenceBook.evolve(scene.silence, stored(event), { at: now, actor: null })));
    judgeSilence(scene, event, silenceBook.react(event, scene.silence, context));
  }
}

function sumUp(scene: Scene): void {
  const row = scene.rows.summary!;
  const when = summaryDue(told(scene), row, scene.now);
  if (when === 'now') enter(scene, row.week, { type: 'SumUp', by: null, report: reportOf(scene, row.week) });
  scene.rows.summary =
    when === 'never'
      ? nextSummary(told(scene), row.week)
      : when === 'later'
        ? summaryPutOff(told(scene), row, scene.now)
        : summaryRow(told(scene), row.week, weekOf(scene, row.week));
}

function answer(scene: Scene): void {
  const { random } = scene;
  scene.now += random.below(48) * HOUR;
  tick(scene);
  enter(scene, roundAt(told(scene), scene.now).week, {
    type: 'ReportNothing',
    by: random.pick(['officer', 'execA', 'publisher']),
  });
}

function enter(scene: Scene, key: string, command: WeekCommand): void {
  const context = { ...told(scene), key: `week:${key}` };
  const before = weekOf(scene, key);
  const decided = book.decide(before, command, context);
  if ('refusal' in decided) return;
  const when = { at: scene.now, actor: command.by };
  const after = decided.events.reduce<Week>((state, event) => book.evolve(state, stored(event), when), before);
  scene.weeks.set(key, frozen(stored(after)));
  for (const event of decided.events) {
    const effects: HouseEffect[] = book.react(event, after, context);
    judgeEvent(scene, key, event, effects);
  }
}

function weekOf({ weeks }: Scene, key: string): Week {
  return weeks.get(key) ?? book.empty;
}

/** As it comes back from storage. */
function stored<T extends Week | WeekEvent | Silence | SilenceEvent>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function told({ now, calendar }: Scene): BookContext {
  return { ...RHYTHM_COMPANY, now, calendar, key: '' };
}

function reportOf({ submitted, now }: Scene, key: string): WeeklyReport {
  const line = { departmentId: 'D-ONE', name: '一部', withoutOfficer: false, planned: 0, published: 0, returned: 0 };
  const departments = [{ ...line, submitted, answer: 'NONE' as const, late: false, plansMissing: [] }];
  return { week: key, at: now, answerBy: null, reminderMissed: false, departments, open: [], calendar: [], silent: [] };
}

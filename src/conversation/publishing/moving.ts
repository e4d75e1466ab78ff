/** 改期: asking for the new time with free ones to choose from, by word, by number, or by a card's button (`domain.md` §3.3 cases 3, 7). */
import type { Answer, Inbound } from '../../application/ports';
import { bookedAround } from '../../application/slots';
import type { Verdict } from '../../application/door';
import type { SubmissionCard } from '../../application/store';
import { freeSlots } from '../../domain/time/free-slots';
import { wantingOf } from '../../domain/time/slots';
import type { Submission } from '../../domain/submission';
import { HOUR, readableTime } from '../../domain/time/shanghai';
import { aboutNumber } from '../about';
import { answer, withCard } from '../answering';
import { slotOfKey, KEEP } from '../cards/slots';
import { closedWith } from '../cards';
import { asked, forgotten } from '../dialogue';
import { named, short } from '../wording/labels';
import { readPlannedAt } from '../template/template-values';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';

type Tap = Extract<Inbound, { kind: 'tap' }>;

const OFFERED = 3;

export async function rescheduleWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '改期 编号 2026-03-25 08:00');
  if ('answer' in about) return say(about.answer);
  if (about.rest === '') return askTime(turn, about.submission);
  return reschedule(turn, about.submission, about.rest);
}

/** Asks, with the three nearest free times; a number chooses one of them. */
export async function askTime(turn: Turn, submission: Submission, first = ''): Promise<Answer> {
  const slots = await slotsFor(turn, submission);
  ask(turn, submission, slots);
  return say(`${first}${named(submission)} 改到什么时候？${offer(slots, turn.desk.now)}`);
}

function ask(turn: Turn, submission: Submission, slots: number[]): void {
  const question = { kind: 'time' as const, submissionId: submission.id, slots, openedAt: turn.desk.now };
  turn.dialogue = asked(turn.dialogue, question);
}

function offer(slots: number[], now: number): string {
  if (slots.length === 0) return '请直接回复时间，例如 2026-03-25 08:00。';
  const choices = slots.map((slot, index) => `${index + 1}. ${readableTime(slot, now)}`).join('  ');
  return `最近的空档：${choices}\n回复序号，或直接回复时间，例如 2026-03-25 08:00。`;
}

/** Around the planned time, or from now on when that has passed. */
async function slotsFor({ desk }: Turn, submission: Submission): Promise<number[]> {
  const { now, tx, world } = desk;
  const near = Math.max(submission.request.plannedAt ?? now, now + HOUR);
  const booked = await bookedAround(tx, near, now);
  const found = freeSlots(near, wantingOf(submission, near), { now, ...world, booked }, OFFERED + 1);
  // the time it has is nothing to move to
  return found.filter((slot) => slot !== submission.request.plannedAt).slice(0, OFFERED);
}

const NUMBER = /^(?:第?\s*([1-3一二三])\s*个?|([①②③]))[。.]?$/;

function chosen(text: string, slots: number[]): number | null {
  const match = NUMBER.exec(text.trim().normalize('NFKC')) ?? NUMBER.exec(text.trim());
  const word = match?.[1] ?? match?.[2];
  if (!word) return null;
  const index = ['1一①', '2二②', '3三③'].findIndex((spellings) => spellings.includes(word));
  return slots[index] ?? null;
}

/** An unreadable time, and one that is not free, leave the question open. */
export async function reschedule(
  turn: Turn,
  submission: Submission,
  text: string,
  slots: number[] = [],
): Promise<Answer> {
  const read = readPlannedAt(text, turn.desk.now);
  const at = chosen(text, slots) ?? ('problem' in read ? null : read.value);
  if (at === null) return askTime(turn, submission, `时间“${short(text, 30)}”没看懂。`);
  if (at === submission.request.plannedAt && submission.status === 'SCHEDULED') {
    turn.dialogue = forgotten(turn.dialogue, submission.id, ['time', 'cancel']);
    return say(`没有改变：${named(submission)} 本来就定于 ${readableTime(at, turn.desk.now)} 发布。`);
  }
  return moveTo(turn, submission, at);
}

async function moveTo(turn: Turn, submission: Submission, plannedAt: number): Promise<Answer> {
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, { type: 'Reschedule', by: person.id, plannedAt });
  if (!verdict.ok && verdict.refusal.code === 'PLANNED_TIME_PAST') ask(turn, submission, []);
  else if (!verdict.ok && verdict.refusal.code === 'SLOT_NOT_FREE') ask(turn, submission, verdict.refusal.slots);
  else turn.dialogue = forgotten(turn.dialogue, submission.id, ['time', 'cancel']);
  return answer(turn, verdict, (after) => `已改期 ${named(after)}：${stateAfterMove(turn, after, verdict)}`);
}

function stateAfterMove({ desk }: Turn, after: Submission, verdict: Verdict): string {
  const planned = `拟发改为 ${readableTime(after.request.plannedAt!, desk.now)}。`;
  if (after.status === 'SCHEDULED') return planned;
  const again = isAskedAgain(verdict) ? `${whyAgain(verdict)}，须重新签发。` : '';
  return `${planned}${again}${stateWords(after, desk.world, desk.now)}`;
}

function isAskedAgain(verdict: Verdict): boolean {
  return verdict.ok && verdict.events.some(({ event }) => event.type === 'SignOffReopened');
}

/** Why 签发 is asked again: the text's relative dates, or the distance. */
export function whyAgain(verdict: Verdict): string {
  const events = verdict.ok ? verdict.events.map(({ event }) => event) : [];
  const words = events.flatMap((event) => (event.type === 'SignOffReopened' ? (event.words ?? []) : []));
  return words.length > 0
    ? `稿件里有“${words.slice(0, 4).join('、')}”，换一天读就变了意思（提示 C-30）`
    : '改动超过七天或还在等签发';
}

/** One of the free times on a card. */
export async function tapSlotButton(
  turn: Turn,
  tap: Tap,
  row: SubmissionCard,
  submission: Submission,
): Promise<Answer> {
  const slot = slotOfKey(tap.choice);
  if (slot === null) return say('没有认出这个按钮，什么也没有改变。');
  const said = await moveTo(turn, submission, slot);
  const after = await turn.desk.tx.submission(submission.id);
  return after && after.revision !== submission.revision ? withCard(turn, row, said) : said;
}

/** A free time, or 不改期, on the card about an emergency that wants the slot. */
export async function tapSlot(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  if (row.status === 'closed' || submission.status !== 'SCHEDULED')
    return withCard(turn, row, say(stateWords(submission, desk.world, desk.now)));
  if (tap.choice !== KEEP) return tapSlotButton(turn, tap, row, submission);
  await desk.tx.updateCard(row.taskId, { status: 'closed' });
  const text = `好，${named(submission)} 不改期，仍定于 ${readableTime(submission.request.plannedAt!, desk.now)} 发布。`;
  return { text, card: closedWith(row, submission, desk.world, desk.now, '不改期') };
}

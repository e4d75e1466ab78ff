/** Free times as buttons, and the card about a post whose slot an emergency wants (`domain.md` §3.3 case 3). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { titleOf, type Submission } from '../../domain/submission';
import { readableTime, shanghaiClock, shanghaiDate } from '../../domain/time/shanghai';
import { short } from '../wording/labels';
import { pageOf } from '../turn';

/** 不改期 */
export const KEEP = 'keep';
const PREFIX = 'at:';

/** `24日 08:30`: a button has room for ten characters. @param slots epoch ms, at most three are shown */
export function slotButtons(slots: number[]): CardButton[] {
  return slots.slice(0, 3).map((slot) => ({
    text: `${Number(shanghaiDate(slot).slice(-2))}日 ${shanghaiClock(slot)}`,
    tone: 'plain',
    key: `${PREFIX}${slot}`,
  }));
}

/** The time a button stands for; null for any other button. */
export function slotOfKey(key: string): number | null {
  const at = key.startsWith(PREFIX) ? Number(key.slice(PREFIX.length)) : NaN;
  return Number.isSafeInteger(at) ? at : null;
}

/** `3/24 08:30、3/24 09:00` */
export function slotWords(slots: number[], now: number): string {
  return slots.length > 0 ? slots.map((slot) => readableTime(slot, now)).join('、') : '前后两周没有空档';
}

/** Null when it has been moved, cancelled or published since. */
export function slotCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  return submission.status === 'SCHEDULED' ? describeSlot(row, submission, world, now) : null;
}

export function describeSlot(row: CardRow, submission: Submission, world: World, now: number): Card {
  const { by = '', slots = '' } = JSON.parse(row.payload) as Record<string, string>;
  const times = slots.split(',').filter(Boolean).map(Number);
  const url = pageOf(world.publicUrl, submission.no!);
  return {
    taskId: row.taskId,
    tag: '签发 · 排期',
    title: `特急稿要用它的时段《${short(titleOf(submission), 24)}》`,
    subtitle: submission.no!,
    body: `${by} 为特急，要用同一时段。本稿定日，系统不会自动改期：请决定改到空档，或不改期。`,
    rows: [
      { label: '原拟发', value: readableTime(submission.request.plannedAt!, now) },
      { label: '空档', value: slotWords(times, now) },
    ],
    link: url,
    buttons: [
      ...slotButtons(times),
      { text: '不改期', tone: 'primary', key: KEEP },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

/** The card about a post that is held: by 全部暂停, once the pause is over (恢复 / 改期 / 作废; §3.3 case 29), or for its original (case 22). */
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { isPost } from '../../domain/codes';
import { titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short } from '../wording/labels';
import { describeLost, lostOf } from './lost';
import { pageOf } from '../turn';

export const HELD_KEYS = { resume: 'resume', move: 'move', cancel: 'cancel' } as const;

/** Null when it has been resumed, moved or cancelled since. */
export function heldCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  return submission.status === 'HELD' ? describeHeld(row, submission, world, now) : null;
}

export function describeHeld(row: CardRow, submission: Submission, world: World, now: number): Card {
  const lost = lostOf(row, submission);
  if (lost) return describeLost(row, submission, lost, { world, now });
  const { no, request } = submission;
  const url = pageOf(world.publicUrl, no!);
  const isPast = request.plannedAt! <= now;
  return {
    taskId: row.taskId,
    tag: '签发 · 暂停',
    title: `暂停已解除，是否恢复《${short(titleOf(submission), 24)}》`,
    subtitle: no!,
    body: !isPost(submission)
      ? '恢复后由发布专员人工办理；没有人决定就一直不办。'
      : isPast
        ? '拟发时间在暂停期间已过，恢复后还要决定立即发或改期。系统不会自动发布。'
        : '恢复后按原定时间发布；不合适请改期或作废。没有人决定就一直不发。',
    ...(isPost(submission) && { rows: [{ label: '原拟发', value: readableTime(request.plannedAt!, now) }] }),
    link: url,
    buttons: [
      { text: '恢复', tone: 'primary', key: HELD_KEYS.resume },
      ...(isPost(submission) ? [{ text: '改期', tone: 'plain' as const, key: HELD_KEYS.move }] : []),
      { text: '作废', tone: 'danger', key: HELD_KEYS.cancel },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

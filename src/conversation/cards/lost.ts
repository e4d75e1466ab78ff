/** The card about a repost that is held because its original changed or went: what the office may decide (`domain.md` §3.3 case 22). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { currentVersion, titleOf, type LostOriginal, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short } from '../wording/labels';
import { lostWords } from '../wording/original-words';
import { pageOf } from '../turn';

export const LOST_KEYS = { again: 'again', back: 'back', cancel: 'cancel' } as const;

/** Why it is held for its original, or was when this card was made; null for a card about a pause. */
export function lostOf({ payload }: CardRow, { lostOriginal }: Submission): LostOriginal | null {
  const { lost } = JSON.parse(payload) as { lost?: string };
  return lostOriginal ?? (lost === undefined ? null : (JSON.parse(lost) as LostOriginal));
}

/** 仍按原快照发 looks again first: what still differs is not sent. */
export function describeLost(
  row: CardRow,
  submission: Submission,
  lost: LostOriginal,
  { world, now }: { world: World; now: number },
): Card {
  const signed = currentVersion(submission)!.content.original!;
  const url = pageOf(world.publicUrl, submission.no!);
  const buttons: CardButton[] = [
    { text: '仍按原快照发', tone: 'primary', key: LOST_KEYS.again },
    { text: '退回', tone: 'plain', key: LOST_KEYS.back },
    { text: '作废', tone: 'danger', key: LOST_KEYS.cancel },
    { text: '看全文', tone: 'plain', url },
  ];
  const rows = [
    { label: '原文', value: '打开核对', url: signed.url ?? url },
    { label: '签发时', value: short(signed.text ?? '', 60) },
    ...(lost.text === null ? [] : [{ label: '现在', value: short(lost.text, 60) }]),
    { label: '发现', value: readableTime(lost.at, now) },
  ];
  return {
    taskId: row.taskId,
    tag: '签发 · 转发暂停',
    title: `${lost.what === 'GONE' ? '原文已删除' : '原文已改动'}，没有转发《${short(titleOf(submission), 22)}》`,
    subtitle: submission.no!,
    body: `${lostWords(lost)}，系统没有转发。点“仍按原快照发”会再核对一次，文字与快照一致才发；要按新的原文发，请退回重新提交、重新签发。`,
    rows,
    link: url,
    buttons,
  };
}

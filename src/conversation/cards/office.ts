/** The cards for what the system cannot decide: a planned time that has passed (A19), and a post nobody is sure of (需人工核实). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { isKeptBack } from '../../domain/edit/recheck';
import { relativeDatesOf } from '../../domain/text/relative-dates';
import { currentPublications, currentVersion, titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { accountWordsById, short } from '../wording/labels';
import { describeKept } from './kept';
import { slotButtons, slotWords } from './slots';
import { chainLine, whyToMove } from '../truth';
import { pageOf } from '../turn';

export const OVERDUE_KEYS = { now: 'now', move: 'move', cancel: 'cancel' } as const;
export const TROUBLE_KEYS = { recheck: 'recheck', resend: 'resend', abandon: 'abandon' } as const;

/** Null when it has been moved, cancelled or published since. */
export function overdueCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const { status, request } = submission;
  const isLate = status === 'RESCHEDULE_NEEDED' || (status === 'IN_REVIEW' && (request.plannedAt ?? now) <= now);
  return isLate ? describeOverdue(row, submission, world, now) : null;
}

export function describeOverdue(row: CardRow, submission: Submission, world: World, now: number): Card {
  const kept = isKeptBack(submission) && describeKept(row, submission, world, now);
  return kept || describeLate(row, submission, world, now);
}

function describeLate(row: CardRow, submission: Submission, world: World, now: number): Card {
  const { no, request } = submission;
  const url = pageOf(world.publicUrl, no!);
  const slots = slotsOf(submission, now);
  const nowFits = mayGoNow(submission, now);
  // what is not fully signed cannot be published, so it is not offered
  const buttons: CardButton[] = [
    ...(nowFits ? [{ text: '立即发', tone: 'primary' as const, key: OVERDUE_KEYS.now }] : []),
    ...slotButtons(slots).slice(0, nowFits ? 2 : 3),
    { text: '改期', tone: 'plain', key: OVERDUE_KEYS.move },
    { text: '作废', tone: 'danger', key: OVERDUE_KEYS.cancel },
    { text: '看全文', tone: 'plain', url },
  ];
  return {
    taskId: row.taskId,
    tag: '签发 · 需改期',
    title: `${titleWords(submission, now)}《${short(titleOf(submission), 26)}》`,
    subtitle: no!,
    body: bodyWords(submission, now),
    rows: [
      { label: '原拟发', value: readableTime(request.plannedAt!, now) },
      ...(slots.length > 0 ? [{ label: '空档', value: slotWords(slots, now) }] : []),
      { label: '进度', value: short(chainLine(submission, world, now), 120) },
    ],
    link: url,
    buttons,
  };
}

/** Is 立即发 an answer? Signed it must be, and no free time found for it still to come. */
export function mayGoNow(submission: Submission, now: number): boolean {
  const isSigned = submission.status !== 'IN_REVIEW';
  if (isKeptBack(submission)) return false;
  return isSigned && (slotsOf(submission, now).length === 0 || isPast(submission, now));
}

function isPast({ request }: Submission, now: number): boolean {
  return request.plannedAt! <= now;
}

/** The free times that were found when the question arose; those that have passed are not offered. */
function slotsOf({ moving }: Submission, now: number): number[] {
  return (moving?.slots ?? []).filter((slot) => slot > now);
}

function titleWords(submission: Submission, now: number): string {
  const { moving } = submission;
  if (!moving || isPast(submission, now)) return '拟发时间已过';
  return moving.why === 'QUIET_HOURS' ? '静默时段' : '时段没有了';
}

function bodyWords(submission: Submission, now: number): string {
  if (submission.status === 'IN_REVIEW') return '还没有签完，拟发时间已过，系统不会自动发布。请改期或作废。';
  const more = relativeDatesOf(currentVersion(submission)!).length > 0 ? '或换到另一天（稿件里有相对日期）' : '';
  const limits = `改动超过七天${more}须重新签发。`;
  return submission.moving && !isPast(submission, now)
    ? `四级已签，但${whyToMove(submission, now)}。请选一个空档，或改期、作废。${limits}`
    : `四级已签，但拟发时间已过，系统不会自动发布。请决定立即发、改期或作废。${limits}`;
}

/** Null when the publication is settled, or on its way again. */
export function troubleCard(row: CardRow, submission: Submission, world: World): Card | null {
  const publication = publicationOf(row, submission);
  return publication?.status === 'UNKNOWN' || publication?.status === 'FAILED'
    ? describeTrouble(row, submission, world)
    : null;
}

export function describeTrouble(row: CardRow, submission: Submission, world: World): Card {
  const publication = publicationOf(row, submission);
  const accountId = accountOf(row);
  const isUnknown = publication?.status !== 'FAILED';
  const account = accountWordsById(accountId, world.accounts);
  const url = pageOf(world.publicUrl, submission.no!);
  const again: CardButton = isUnknown
    ? { text: '重新核对', tone: 'primary', key: TROUBLE_KEYS.recheck }
    : { text: '未发出，重发', tone: 'primary', key: TROUBLE_KEYS.resend };
  return {
    taskId: row.taskId,
    tag: '签发 · 发布',
    title: `${isUnknown ? '需人工核实' : '没有发出'}：${account}《${short(titleOf(submission), 20)}》`,
    subtitle: submission.no!,
    body: isUnknown
      ? `系统不能确定这一条是否已经发出，不会自动重发。请到账号上看一眼：已发出就回复“已发 ${submission.no} 链接”；不确定就点重新核对。`
      : `平台没有接受这一条，确定没有发出。已改用人工发布的，回复“已发 ${submission.no} 链接”。`,
    rows: [
      { label: '渠道', value: account },
      { label: '情况', value: short(publication?.note ?? '没有说明', 60) },
    ],
    link: url,
    buttons: [
      again,
      { text: '放弃该渠道', tone: 'danger', key: TROUBLE_KEYS.abandon },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

export function accountOf(row: CardRow): string {
  return (JSON.parse(row.payload) as { accountId?: string }).accountId ?? '';
}

function publicationOf(row: CardRow, submission: Submission) {
  return currentPublications(submission).find((one) => one.accountId === accountOf(row)) ?? null;
}

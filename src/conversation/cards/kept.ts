/** The office's card about a signed post that the rules and word lists of its day keep back: 确认并发 / 退回 / 作废 (`domain.md` §2.2). */
import type { Card, CardButton } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { inTheWayThen } from '../../domain/edit/recheck';
import { titleOf, type Finding, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short } from '../wording/labels';
import { chainLine } from '../truth';
import { pageOf } from '../turn';

export const KEPT_KEYS = { confirm: 'confirm', back: 'back', move: 'move', cancel: 'cancel' } as const;

/** Null when nothing was found in it. What must be changed cannot be confirmed; it may be moved, for its word may be taken off the list. */
export function describeKept(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const { blocks, confirms } = inTheWayThen(submission);
  const isBlocked = blocks.length > 0;
  const found = isBlocked ? blocks : confirms;
  if (found.length === 0) return null;
  const { no, request } = submission;
  const url = pageOf(world.publicUrl, no!);
  const first: CardButton = isBlocked
    ? { text: '改期', tone: 'plain', key: KEPT_KEYS.move }
    : { text: '确认并发', tone: 'primary', key: KEPT_KEYS.confirm };
  return {
    taskId: row.taskId,
    tag: '签发 · 发布前检查',
    title: `${isBlocked ? '须改后再发' : '发出前请确认'}《${short(titleOf(submission), 26)}》`,
    subtitle: no!,
    body: isBlocked ? blockedWords(blocks[0]!, no!) : confirmWords(confirms),
    rows: [
      ...found.slice(0, 3).map(({ rule, matched, text }) => ({ label: rule, value: short(matched ?? text, 30) })),
      { label: '原拟发', value: readableTime(request.plannedAt!, now) },
      { label: '进度', value: short(chainLine(submission, world, now), 120) },
    ],
    link: url,
    buttons: [
      first,
      { text: '退回', tone: 'plain', key: KEPT_KEYS.back },
      { text: '作废', tone: 'danger', key: KEPT_KEYS.cancel },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

function blockedWords({ text }: Finding, no: string): string {
  return `四级已签，但按现在的规则和词表须改，没有发出：${short(text, 60)}请发“改 ${no} …”改好，或退回、作废。`;
}

function confirmWords([first, ...others]: Finding[]): string {
  const more = others.length > 0 ? `等 ${others.length + 1} 条` : '';
  return `四级已签，但按现在的规则和词表有提示要确认，没有发出：${short(first!.text, 60)}${more}。可以照发的点确认并发，写明理由；不行就退回或作废。`;
}

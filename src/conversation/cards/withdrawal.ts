/** The office's card about a 撤回 after 签发: 同意撤回 / 不同意 (§3.3 case 15). */
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { nameOf } from '../../domain/people';
import { titleOf, type Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { short, statusWords } from '../wording/labels';
import { pageOf } from '../turn';

export const WITHDRAWAL_KEYS = { grant: 'grant', refuse: 'refuse' } as const;

/** When the request of a card was made, epoch ms. */
export function askedAt(row: CardRow): number {
  return Number((JSON.parse(row.payload) as { askedAt?: string }).askedAt ?? 0);
}

/** Null when it has been answered, or there is nothing left to withdraw. */
export function withdrawalCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  return submission.withdrawal?.at === askedAt(row) ? describeWithdrawal(row, submission, world, now) : null;
}

export function describeWithdrawal(row: CardRow, submission: Submission, world: World, now: number): Card {
  const { withdrawal, request, no, closing } = submission;
  const url = pageOf(world.publicUrl, no!);
  const reason = withdrawal?.reason ?? closing?.reason ?? '';
  const by = nameOf(world.organization, submission.submitterId);
  return {
    taskId: row.taskId,
    tag: '签发 · 撤回',
    title: `请求撤回《${short(titleOf(submission), 28)}》`,
    subtitle: `${no} · ${by}`,
    body: '已经签发的稿件，撤回须由公司办公室同意。答复之前，到了拟发时间也不会自动发布。',
    rows: [
      { label: '原因', value: short(reason, 60) },
      { label: '提出', value: `${by} ${readableTime(askedAt(row), now)}` },
      { label: '拟发', value: readableTime(request.plannedAt!, now) },
    ],
    link: url,
    buttons: [
      { text: '同意撤回', tone: 'primary', key: WITHDRAWAL_KEYS.grant },
      { text: '不同意', tone: 'plain', key: WITHDRAWAL_KEYS.refuse },
      { text: '看全文', tone: 'plain', url },
    ],
  };
}

export function withdrawalOutcome(submission: Submission, { organization }: World, now: number): string {
  const { status, closing } = submission;
  if (status === 'WITHDRAWN' && closing)
    return `${nameOf(organization, closing.grantedBy ?? closing.by)} ${readableTime(closing.at, now)} ${closing.grantedBy ? '同意撤回' : '作废'}`;
  // given back, so that nobody had to answer
  return status === 'RETURNED' || status === 'REJECTED' ? statusWords(submission) : '不同意撤回';
}

/** 平台下架: the platform took a post of ours away (§3.3 case 21). */
import type { Answer } from '../application/ports';
import { publicPublications, type Submission } from '../domain/submission';
import { aboutNumber } from './about';
import { accountWordsById, named } from './labels';
import { accountsNamed } from './template-values';
import { say, type Turn } from './turn';
import { refusalText } from './wording-refusals';

export async function platformRemovalWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '平台下架 编号 [渠道] 原因');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const { accountIds, reason } = accountsAndReason(turn, submission, rest);
  if (reason === '') return say(`请写明平台给出的原因：平台下架 ${submission.no} 原因。`);
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, {
    type: 'NotePlatformRemoval',
    by: person.id,
    accountIds,
    reason,
  });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const names = accountIds.map((id) => accountWordsById(id, desk.world.accounts)).join('、');
  return say(
    `已登记：${named(submission)} 在${names}被平台下架，原因：${reason}。已登记事件，并告知投稿人和公司办公室。要重新发布，请投稿人回复“复制 ${submission.no}”另走一次审批。`,
  );
}

/** A channel word first names the account; without one, every account where it is public is meant. */
export function accountsAndReason(
  { desk }: Turn,
  submission: Submission,
  rest: string,
): { accountIds: string[]; reason: string } {
  const open = publicPublications(submission).map(({ accountId }) => accountId);
  const [first = '', ...others] = rest.split(/\s+/);
  const named_ = accountsNamed(first, desk.world.accounts).map(({ id }) => id);
  const chosen = open.filter((id) => named_.includes(id));
  if (chosen.length > 0) return { accountIds: chosen, reason: others.join(' ') };
  return { accountIds: open, reason: rest };
}

/** 平台下架: the platform took a post of ours away (§3.3 case 21). */
import type { Answer } from '../../application/ports';
import { publicPublications, type Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { readChannelsFirst } from '../reading/channels-first';
import { accountWordsById, named } from '../wording/labels';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function platformRemovalWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '平台下架 编号 [渠道] 原因');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const read = accountsAndReason(turn, submission, rest);
  if ('problem' in read) return say(read.problem);
  const { accountIds, reason } = read;
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

/** Channels named first are meant, and all of them must be public there; without one, every account where it is public. */
export function accountsAndReason(
  { desk }: Turn,
  submission: Submission,
  rest: string,
): { accountIds: string[]; reason: string } | { problem: string } {
  const { accounts } = desk.world;
  const open = publicPublications(submission).map(({ accountId }) => accountId);
  const read = readChannelsFirst(rest, accounts);
  const words = (ids: string[]) => ids.map((id) => accountWordsById(id, accounts)).join('、');
  const publicWords = open.length > 0 ? `${named(submission)} 现在公开的有：${words(open)}。` : '';
  if ('unknown' in read) return { problem: `渠道“${read.unknown}”不在账号登记里，没有变化。${publicWords}` };
  if ('glued' in read) {
    // with one account there is nothing to mistake
    if (open.length < 2) return { accountIds: open, reason: rest.replace(/^[\s:：,，]+/, '') };
    return {
      problem: `没看清是渠道还是原因，没有变化。请用空格隔开，例如“${read.glued} 原因”，或“全部 原因”。${publicWords}`,
    };
  }
  if (open.length === 0 || read.accounts.length === 0) return { accountIds: open, reason: read.rest };
  const chosen = read.accounts.map(({ id }) => id).filter((id) => open.includes(id));
  // a channel's word may fit several accounts: it is met when one of them is public
  const missed = read.accounts.filter(
    ({ id, channel }) =>
      !chosen.includes(id) && !read.accounts.some((other) => other.channel === channel && chosen.includes(other.id)),
  );
  if (missed.length > 0)
    return {
      problem: `${named(submission)} 在${words(missed.map(({ id }) => id))}没有公开的内容，没有变化。${publicWords}`,
    };
  return { accountIds: chosen, reason: read.rest };
}

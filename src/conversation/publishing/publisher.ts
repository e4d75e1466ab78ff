/** What the publisher says: 已发, 重发, 不发, by word or on the card of a post nobody is sure of (第十二条3; §3.3 case 28). */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import type { ChannelName, PublicationStatus } from '../../domain/codes';
import { currentPublications, type Publication, type Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { accountOf } from '../cards/office';
import { channelOfUrl } from '../reading/links';
import { closedCard, TROUBLE_KEYS } from '../cards';
import { asked, forgotten } from '../dialogue';
import { accountWordsById, CHANNEL_WORDS, named } from '../wording/labels';
import { confirmByHand } from '../replies/profile';
import { accountsNamed } from '../template/template-values';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

type Tap = Extract<Inbound, { kind: 'tap' }>;

const LINK = /https?:\/\/[^\s，。；、）)】》”"'<>]+/i;

export async function backfillWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '已发 编号 链接');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  if (submission.kind === 'PROFILE_CHANGE')
    return say(`${named(submission)} 是账号资料变更，改好后请回复“已改 ${submission.no}”。`);
  const link = LINK.exec(rest)?.[0];
  if (!link || !URL.canParse(link)) return say(`请带上发布后的链接：已发 ${submission.no} https://…`);
  const refusal = refusalOfPublisher(turn);
  if (refusal) return say(refusal);
  const channel = channelOfUrl(new URL(link));
  if (!channel)
    return say('这个链接不像微博（weibo.com、weibo.cn）或公众号文章（mp.weixin.qq.com）的网址，请核对后再发。');
  if (submission.kind === 'REPLY') return confirmByHand(turn, submission, rest.replace(link, ' ').trim(), link);
  const word = rest.replace(link, '').trim();
  const found = account(
    turn,
    submission,
    word,
    ['MANUAL', 'UNKNOWN', 'FAILED'],
    `已发 ${submission.no} 账号名 链接`,
    channel,
  );
  if ('answer' in found) return say(found.answer);
  const { accountId } = found;
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, {
    type: 'BackfillPublication',
    by: person.id,
    accountId,
    url: link,
  });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['abandon']);
  return say(`已记下 ${named(submission)} 在${accountWordsById(accountId, desk.world.accounts)}已发布：${link}`);
}

export async function retryWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '重发 编号 [渠道]');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const refusal = refusalOfPublisher(turn);
  if (refusal) return say(refusal);
  const found = account(turn, submission, rest, ['UNKNOWN', 'FAILED'], `重发 ${submission.no} 账号名`);
  return 'answer' in found ? say(found.answer) : retry(turn, submission, found.accountId);
}

async function retry(turn: Turn, submission: Submission, accountId: string): Promise<Answer> {
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, { type: 'RetryPublication', by: person.id, accountId });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const name = accountWordsById(accountId, desk.world.accounts);
  return say(`好，${named(submission)} 的${name}已重新排队：先到账号上查有没有，确定没有才会再发。`);
}

export async function abandonWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '不发 编号 [渠道] 原因');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const refusal = refusalOfPublisher(turn);
  if (refusal) return say(refusal);
  const [first = '', ...others] = rest.split(/\s+/);
  const isAccount = accountsNamed(first, turn.desk.world.accounts).length > 0;
  const statuses: PublicationStatus[] = ['WAITING', 'MANUAL', 'UNKNOWN', 'FAILED'];
  const found = account(turn, submission, isAccount ? first : '', statuses, `不发 ${submission.no} 账号名 原因`);
  if ('answer' in found) return say(found.answer);
  const reason = isAccount ? others.join(' ') : rest;
  const { status } = currentPublications(submission).find(({ accountId }) => accountId === found.accountId)!;
  // why is only asked where it can be given up: else the core says how it stands
  return reason === '' && statuses.includes(status)
    ? askWhyAbandon(turn, submission, found.accountId)
    : abandon(turn, submission, found.accountId, reason);
}

function askWhyAbandon(turn: Turn, submission: Submission, accountId: string): Answer {
  const openedAt = turn.desk.now;
  turn.dialogue = asked(turn.dialogue, { kind: 'abandon', submissionId: submission.id, accountId, openedAt });
  const name = accountWordsById(accountId, turn.desk.world.accounts);
  return say(`${named(submission)} 不再发${name}，请直接回复原因。还没有放弃。`);
}

export async function abandon(turn: Turn, submission: Submission, accountId: string, reason: string): Promise<Answer> {
  const { desk, person } = turn;
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['abandon']);
  const verdict = await desk.dispatch(submission.id, { type: 'AbandonPublication', by: person.id, accountId, reason });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  return say(`${named(submission)} 不再发${accountWordsById(accountId, desk.world.accounts)}，原因：${reason}。`);
}

/** Nobody else learns which publications are open. */
function refusalOfPublisher({ desk, person }: Turn): string | null {
  if (desk.world.organization.office.publishers.includes(person.id)) return null;
  return refusalText({ code: 'NOT_ENTITLED', right: 'publisher' }, null, desk.world, desk.now);
}

/** The account that is meant: by the word, else the only one that waits for a person; asked back where two fit (`contract.md` §8). */
function account(
  { desk }: Turn,
  submission: Submission,
  word: string,
  open: PublicationStatus[],
  usage: string,
  channel?: ChannelName,
): { accountId: string } | { answer: string } {
  const { accounts } = desk.world;
  const named_ = word === '' ? null : accountsNamed(word, accounts).map(({ id }) => id);
  if (named_?.length === 0) return { answer: `没有认出“${word}”是哪个账号。请写：${usage}。` };
  const candidates = currentPublications(submission).filter(
    (one) => (named_ === null || named_.includes(one.accountId)) && (channel === undefined || one.channel === channel),
  );
  if (candidates.length === 0) {
    const what = channel ? CHANNEL_WORDS[channel] : '这个渠道';
    return { answer: `${named(submission)} 没有要发到${what}的内容，请核对编号和链接。` };
  }
  const waiting = candidates.filter(({ status }) => open.includes(status));
  if (waiting.length > 1) {
    return {
      answer: `有 ${waiting.length} 个账号都在等处理：${waiting.map((one) => nameOfAccount(one, accounts)).join('、')}。请写明：${usage}。`,
    };
  }
  // none waits: the core says why
  return { accountId: (waiting[0] ?? candidates[0]!).accountId };
}

function nameOfAccount({ accountId }: Publication, accounts: { id: string; name: string }[]): string {
  return accounts.find(({ id }) => id === accountId)?.name ?? accountId;
}

/** 重新核对 / 未发出，重发 / 放弃该渠道 */
export async function tapTrouble(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  const accountId = accountOf(row);
  switch (tap.choice) {
    case TROUBLE_KEYS.recheck:
    case TROUBLE_KEYS.resend: {
      const { text } = await retry(turn, submission, accountId);
      const after = await desk.tx.submission(submission.id);
      return { text, card: after && closedCard(row, after, desk.world, desk.now) };
    }
    case TROUBLE_KEYS.abandon: {
      const isOpen = currentPublications(submission).some(
        (one) => one.accountId === accountId && (one.status === 'UNKNOWN' || one.status === 'FAILED'),
      );
      if (isOpen) return askWhyAbandon(turn, submission, accountId);
      return { text: null, card: closedCard(row, submission, desk.world, desk.now) };
    }
    default:
      return say('没有认出这个按钮，什么也没有改变。');
  }
}

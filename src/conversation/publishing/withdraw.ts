/** 撤回 by the submitter, with a reason, asked for when none is given; after 签发 the office answers it (§3.3 case 15). */
import type { Answer, Inbound } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { Refusal } from '../../domain/commands';
import { keeperOf, type Submission } from '../../domain/submission';
import { aboutNumber, type About } from '../about';
import { askedAt, WITHDRAWAL_KEYS } from '../cards/withdrawal';
import { closedCard } from '../cards';
import { asked, forgotten } from '../dialogue';
import { againWords } from '../wording/kind-words';
import { named } from '../wording/labels';
import { readNumber } from '../reading/numbers';
import { stateWords } from '../truth';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

export async function withdrawWord(turn: Turn, text: string): Promise<Answer> {
  const about = await target(turn, text);
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  if (rest !== '') return withdraw(turn, submission, rest);
  const refusal = refusalToAsk(turn, submission);
  if (refusal) return say(refusalText(refusal, submission, turn.desk.world, turn.desk.now));
  turn.dialogue = asked(turn.dialogue, { kind: 'withdraw', submissionId: submission.id, openedAt: turn.desk.now });
  return say(`要撤回${named(submission)}，请直接回复原因。还没有撤回。`);
}

/** Without a number the only one that could be meant. */
async function target(turn: Turn, text: string): Promise<About> {
  const own = readNumber(text) ? [] : await turn.desk.tx.ownedBy(turn.person.id, ['IN_REVIEW', 'RETURNED'], 2);
  if (own.length === 1) return { submission: own[0]!, rest: text };
  return aboutNumber(turn, text, '撤回 编号 原因');
}

const ASKABLE: Submission['status'][] = ['IN_REVIEW', 'RETURNED', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

/** What the core would refuse is not asked about first. */
function refusalToAsk({ person }: Turn, submission: Submission): Refusal | null {
  const { status, withdrawal } = submission;
  if (keeperOf(submission) !== person.id) return { code: 'NOT_ENTITLED', right: 'submitter' };
  if (withdrawal) return { code: 'WITHDRAWAL_ASKED_ALREADY', at: withdrawal.at };
  return ASKABLE.includes(status) ? null : { code: 'CANNOT_WITHDRAW_NOW', status };
}

export async function withdraw(turn: Turn, submission: Submission, reason: string): Promise<Answer> {
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, { type: 'Withdraw', by: person.id, reason });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  turn.dialogue = forgotten(turn.dialogue, submission.id);
  const after = verdict.submission;
  if (after.status !== 'WITHDRAWN')
    return say(
      `${named(after)} 已经签发，撤回要公司办公室同意。已转办公室（原因：${reason}），答复前不会发布，有结果会告诉您。`,
    );
  return say(`已撤回 ${named(after)}，原因：${reason}。审核卡片已作废。要重写，${againWords(after)}。`);
}

/** 同意撤回 NUMBER, 不同意撤回 NUMBER: for those of the office who hold no card, as the head of it. */
export async function answerWithdrawalWord(turn: Turn, text: string, granted: boolean): Promise<Answer> {
  const about = await aboutNumber(turn, text, granted ? '同意撤回 编号' : '不同意撤回 编号');
  if ('answer' in about) return say(about.answer);
  const { desk, person } = turn;
  const { id, withdrawal } = about.submission;
  const askedFor = withdrawal?.at ?? 0;
  const verdict = await desk.dispatch(id, { type: 'AnswerWithdrawal', by: person.id, askedAt: askedFor, granted });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const after = named(verdict.submission);
  return say(
    granted
      ? `已同意撤回 ${after}，不会发布。`
      : `没有同意撤回 ${after}，${stateWords(verdict.submission, desk.world, desk.now)}`,
  );
}

/** 同意撤回 / 不同意 on the office's card. */
export async function tapWithdrawal(
  turn: Turn,
  tap: Extract<Inbound, { kind: 'tap' }>,
  row: CardRow,
  submission: Submission,
): Promise<Answer> {
  const { desk, person } = turn;
  const isKnown = tap.choice === WITHDRAWAL_KEYS.grant || tap.choice === WITHDRAWAL_KEYS.refuse;
  if (!isKnown) return say('没有认出这个按钮，什么也没有改变。');
  const verdict = await desk.dispatch(submission.id, {
    type: 'AnswerWithdrawal',
    by: person.id,
    askedAt: askedAt(row),
    granted: tap.choice === WITHDRAWAL_KEYS.grant,
  });
  const after = verdict.submission ?? submission;
  const text = verdict.ok ? null : refusalText(verdict.refusal, after, desk.world, desk.now);
  return { text, card: closedCard(row, after, desk.world, desk.now) };
}

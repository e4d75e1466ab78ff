/** 继续有效, 继续审批 and 退回重审, by word or on the card of an approval that has grown old (`domain.md` §1.2). */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import { neededAsPlanned, openQuestion } from '../../domain/signing/approval-age';
import type { Command } from '../../domain/commands';
import type { Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { answer, withCard } from '../answering';
import { VALIDITY_KEYS } from '../cards/validity';
import { named } from '../wording/labels';
import { askWhyCancel } from './office';
import { stateWords } from '../truth';
import { say, type Turn } from '../turn';

type Tap = Extract<Inbound, { kind: 'tap' }>;

const NO_REASON = '签发已过有效期，请核对内容是否仍然适用，改好后再提交';

export async function reconfirmWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '继续有效 编号');
  return 'answer' in about ? say(about.answer) : reconfirm(turn, about.submission, null);
}

/** Whichever of the two the post needs: confirmed, or reviewed anew. */
export async function continueWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '继续审批 编号');
  if ('answer' in about) return say(about.answer);
  const { now, world } = turn.desk;
  const isOver = neededAsPlanned(about.submission, now, world.policy) === 'REREVIEW';
  return isOver ? repeatReview(turn, about.submission, null) : reconfirm(turn, about.submission, null);
}

export async function returnOldWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '退回重审 编号 原因');
  return 'answer' in about
    ? say(about.answer)
    : returnOld(turn, about.submission, about.rest.trim() || NO_REASON, null);
}

function reconfirm(turn: Turn, submission: Submission, cardId: string | null): Promise<Answer> {
  return done(turn, submission, { type: 'Reconfirm', by: turn.person.id, cardId }, '已确认继续有效');
}

function repeatReview(turn: Turn, submission: Submission, cardId: string | null): Promise<Answer> {
  return done(turn, submission, { type: 'RepeatReview', by: turn.person.id, cardId }, '已重新开始审核');
}

function returnOld(turn: Turn, submission: Submission, reason: string, cardId: string | null): Promise<Answer> {
  return done(turn, submission, { type: 'ReturnOld', by: turn.person.id, reason, cardId }, '已退回重审');
}

async function done(turn: Turn, submission: Submission, command: Command, words: string): Promise<Answer> {
  const { desk } = turn;
  const verdict = await desk.dispatch(submission.id, command);
  return answer(turn, verdict, (after) => `${words} ${named(after)}。${stateWords(after, desk.world, desk.now)}`);
}

/** 继续有效 or 重新审核 / 退回重审 / 作废 on the card; the last asks on in the chat. */
export async function tapValidity(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  if (row.status === 'closed' || openQuestion(submission) === null)
    return withCard(turn, row, say(stateWords(submission, desk.world, desk.now)));
  const said = await tapped(turn, tap.choice, row, submission);
  const after = await desk.tx.submission(submission.id);
  return after && after.revision !== submission.revision ? withCard(turn, row, said) : said;
}

async function tapped(turn: Turn, choice: string, row: SubmissionCard, submission: Submission): Promise<Answer> {
  switch (choice) {
    case VALIDITY_KEYS.confirm:
      return reconfirm(turn, submission, row.taskId);
    case VALIDITY_KEYS.again:
      return repeatReview(turn, submission, row.taskId);
    case VALIDITY_KEYS.back:
      return returnOld(turn, submission, NO_REASON, row.taskId);
    case VALIDITY_KEYS.cancel:
      return askWhyCancel(turn, submission);
    default:
      return say('没有认出这个按钮，什么也没有改变。');
  }
}

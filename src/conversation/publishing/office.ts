/** What the office says: 认定, 改级, 立即发, 作废, by word or on the card of a planned time that has passed (第十、十二条; A19). */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import { isKeptBack } from '../../domain/edit/recheck';
import type { Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { KEPT_KEYS } from '../cards/kept';
import { OVERDUE_KEYS } from '../cards';
import { asked, forgotten } from '../dialogue';
import { askWhyConfirm } from './kept';
import { leadWords, named, URGENCY_WORDS } from '../wording/labels';
import { answer, withCard } from '../answering';
import { askWhyBack } from './original-held';
import { askTime, tapSlotButton, whyAgain } from './moving';
import { readUrgency } from '../template/template-values';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';

type Tap = Extract<Inbound, { kind: 'tap' }>;

export async function determine(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '认定 编号 理由');
  if ('answer' in about) return say(about.answer);
  const { submission, rest: reason } = about;
  if (reason === '') return say(`认定要写理由：认定 ${submission.no} 理由。`);
  const verdict = await turn.desk.dispatch(submission.id, { type: 'DetermineCategory', by: turn.person.id, reason });
  return answer(turn, verdict, (after) => `已认定 ${named(after)} 确因工作需要：${reason}。现在可以在卡片上点同意。`);
}

export async function changeUrgency(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '改级 编号 常规|重要紧急|特急');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const read = readClass(rest);
  if ('problem' in read) return say(`${read.problem}。例如“改级 ${submission.no} 常规”，往高改要带理由。`);
  const { urgency, reason } = read.value;
  const why = reason ? { reason } : {};
  const told = { type: 'ChangeUrgency', by: turn.person.id, urgency, ...why } as const;
  const verdict = await turn.desk.dispatch(submission.id, told);
  return answer(turn, verdict, (after) => {
    const lead = after.leadTime ? `，${leadWords(after.leadTime, turn.desk.now)}` : '';
    return `已把 ${named(after)} 改为${URGENCY_WORDS[urgency]}${lead}。`;
  });
}

/** `特急 理由` or `特急（理由：…）` */
function readClass(text: string): ReturnType<typeof readUrgency> {
  const whole = readUrgency(text);
  if ('value' in whole) return whole;
  const [word = '', ...more] = text.split(/\s+/);
  const first = readUrgency(word);
  const reason = more.join(' ').replace(/^理由\s*[:：]?\s*/, '');
  return 'value' in first ? { value: { urgency: first.value.urgency, reason: reason || first.value.reason } } : whole;
}

export async function publishNowWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '立即发 编号');
  return 'answer' in about ? say(about.answer) : publishNow(turn, about.submission);
}

export async function publishNow(turn: Turn, submission: Submission): Promise<Answer> {
  const verdict = await turn.desk.dispatch(submission.id, { type: 'PublishNow', by: turn.person.id });
  return answer(turn, verdict, (after) =>
    after.status === 'IN_REVIEW'
      ? `${whyAgain(verdict)}，${named(after)} 要重新签发。${stateWords(after, turn.desk.world, turn.desk.now)}`
      : `好，${named(after)} 现在开始发布${after.content.original?.repost ? '，发前再核对一次原文' : ''}。`,
  );
}

export async function cancelWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '作废 编号 原因');
  if ('answer' in about) return say(about.answer);
  return about.rest === '' ? askWhyCancel(turn, about.submission) : cancel(turn, about.submission, about.rest);
}

export function askWhyCancel(turn: Turn, submission: Submission): Answer {
  turn.dialogue = asked(turn.dialogue, { kind: 'cancel', submissionId: submission.id, openedAt: turn.desk.now });
  return say(`要作废${named(submission)}，请直接回复原因。还没有作废。`);
}

export async function cancel(turn: Turn, submission: Submission, reason: string): Promise<Answer> {
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['time', 'cancel']);
  const verdict = await turn.desk.dispatch(submission.id, { type: 'Cancel', by: turn.person.id, reason });
  return answer(turn, verdict, (after) => `已作废 ${named(after)}，原因：${reason}。`);
}

/** 立即发 / 改期 / 作废 on the card; the last two ask on in the chat. */
export async function tapOverdue(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  const isMovable = submission.status === 'RESCHEDULE_NEEDED' || submission.status === 'IN_REVIEW';
  if (row.status === 'closed' || !isMovable)
    return withCard(turn, row, say(stateWords(submission, desk.world, desk.now)));
  switch (tap.choice) {
    case OVERDUE_KEYS.now: {
      const said = await publishNow(turn, submission);
      const after = await desk.tx.submission(submission.id);
      return after && after.revision !== submission.revision ? withCard(turn, row, said) : said;
    }
    case KEPT_KEYS.confirm:
      return isKeptBack(submission)
        ? askWhyConfirm(turn, submission)
        : say(stateWords(submission, desk.world, desk.now));
    case KEPT_KEYS.back:
      return isKeptBack(submission) ? askWhyBack(turn, submission) : say(stateWords(submission, desk.world, desk.now));
    case OVERDUE_KEYS.move:
      return askTime(turn, submission);
    case OVERDUE_KEYS.cancel:
      return askWhyCancel(turn, submission);
    default:
      return tapSlotButton(turn, tap, row, submission);
  }
}

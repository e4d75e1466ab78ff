/** 确认并发: the office lets out what the rules and word lists of the day ask about, with its reason (`domain.md` §2.2). */
import type { Answer } from '../../application/ports';
import type { Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { answer } from '../answering';
import { asked, forgotten } from '../dialogue';
import { named } from '../wording/labels';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';

export async function confirmWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '确认并发 编号 理由');
  if ('answer' in about) return say(about.answer);
  return about.rest === ''
    ? askWhyConfirm(turn, about.submission)
    : confirmAndPublish(turn, about.submission, about.rest);
}

export function askWhyConfirm(turn: Turn, submission: Submission): Answer {
  turn.dialogue = asked(turn.dialogue, { kind: 'confirm', submissionId: submission.id, openedAt: turn.desk.now });
  return say(`要照发${named(submission)}，请直接回复理由（一句话，记入审批记录）。还没有发出。`);
}

export async function confirmAndPublish(turn: Turn, submission: Submission, reason: string): Promise<Answer> {
  const { desk, person } = turn;
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['confirm', 'back', 'cancel', 'time']);
  const verdict = await desk.dispatch(submission.id, { type: 'ConfirmAndPublish', by: person.id, reason });
  return answer(turn, verdict, (after) =>
    after.status === 'PUBLISHING' && submission.status === 'RESCHEDULE_NEEDED'
      ? `理由已记下，${named(after)} 现在开始发布。`
      : `理由已记下。${named(after)}：${stateWords(after, desk.world, desk.now)}`,
  );
}

/** 退回 of what is signed: a repost that is held for its original (`domain.md` §3.3 case 22), a post that the rules of its day keep back (§2.2). */
import type { Answer } from '../../application/ports';
import type { Submission } from '../../domain/submission';
import { answer } from '../answering';
import { asked, forgotten } from '../dialogue';
import { named } from '../wording/labels';
import { say, type Turn } from '../turn';

/** 退回 asks on in the chat: its submitter reads the reason. */
export function askWhyBack(turn: Turn, submission: Submission): Answer {
  turn.dialogue = asked(turn.dialogue, { kind: 'back', submissionId: submission.id, openedAt: turn.desk.now });
  return say(`要退回${named(submission)}，请直接回复原因。还没有退回。`);
}

export async function giveBack(turn: Turn, submission: Submission, reason: string): Promise<Answer> {
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['back', 'confirm', 'cancel', 'time']);
  const verdict = await turn.desk.dispatch(submission.id, { type: 'ReturnHeld', by: turn.person.id, reason });
  return answer(turn, verdict, (after) => `已退回 ${named(after)}：${reason}。`);
}

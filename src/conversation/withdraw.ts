/** 撤回 by the submitter, with a reason; asked for when none is given (§3.3 case 15). */
import type { Answer } from '../application/ports';
import type { Refusal } from '../domain/commands';
import type { Submission } from '../domain/submission';
import { aboutNumber, type About } from './about';
import { asked, forgotten } from './dialogue';
import { named } from './labels';
import { readNumber } from './numbers';
import { say, type Turn } from './turn';
import { refusalText } from './wording-refusals';

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

/** What the core would refuse is not asked about first. */
function refusalToAsk({ person }: Turn, { submitterId, status }: Submission): Refusal | null {
  if (submitterId !== person.id) return { code: 'NOT_ENTITLED', right: 'submitter' };
  return status === 'IN_REVIEW' || status === 'RETURNED' ? null : { code: 'CANNOT_WITHDRAW_NOW', status };
}

export async function withdraw(turn: Turn, submission: Submission, reason: string): Promise<Answer> {
  const { desk, person } = turn;
  const verdict = await desk.dispatch(submission.id, { type: 'Withdraw', by: person.id, reason });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  turn.dialogue = forgotten(turn.dialogue, submission.id);
  return say(`已撤回 ${named(verdict.submission)}，原因：${reason}。审核卡片已作废。`);
}

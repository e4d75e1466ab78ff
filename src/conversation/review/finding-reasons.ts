/** 理由 for what the rules ask to be confirmed: a fix, a field or a written reason lifts it, and every signer reads the reason. */
import type { Answer } from '../../application/ports';
import type { FindingSummary } from '../../domain/commands';
import type { Submission } from '../../domain/submission';
import { isChatter } from '../reading/chatter';
import { asked, settled, type Question } from '../dialogue';
import { answerForDraft } from '../draft/edit';
import { say, type Turn } from '../turn';
import { unansweredText } from '../wording/findings';
import { refusalText } from '../wording/refusals';

/** 理由 C-03：…, also 理由（C-03）：… */
const FOR_ONE = /^[^\S\n]*理由\s*[（(]?\s*([FCfc]\s*-?\s*\d{1,2})\s*[)）]?\s*[:：\s]([^\n]*)$/gm;

export interface OwnReason {
  rule: string;
  reason: string;
}

/** The reasons for single rules in a message, and the message without them. */
export function ownReasons(text: string): { reasons: OwnReason[]; rest: string } {
  const reasons = Array.from(text.matchAll(FOR_ONE), ([, rule, reason]) => ({
    rule: ruleId(rule!),
    reason: reason!.trim(),
  }));
  return { reasons, rest: text.replace(FOR_ONE, '').trim() };
}

function ruleId(written: string): string {
  const [, letter, digits] = /([FC])\D*(\d+)/i.exec(written)!;
  return `${letter!.toUpperCase()}-${digits!.padStart(2, '0')}`;
}

/** Keep reasons with the draft; what is said of each that answers nothing. `rules` null: for all that is open. */
export async function keepReason(turn: Turn, submission: Submission, rules: string[] | null, reason: string) {
  const { desk, person } = turn;
  return desk.dispatch(submission.id, { type: 'AnswerFindings', by: person.id, rules, reason });
}

/** `理由 C-03：…` lines of a message about a draft. */
export async function ownReasonLines(turn: Turn, submission: Submission, reasons: OwnReason[]): Promise<string[]> {
  const notes: string[] = [];
  for (const { rule, reason } of reasons) {
    const verdict = await keepReason(turn, submission, [rule], reason);
    notes.push(
      verdict.ok
        ? `已记下提示 ${rule} 的理由。`
        : refusalText(verdict.refusal, verdict.submission, turn.desk.world, turn.desk.now),
    );
  }
  return notes;
}

/** What 提交 still waits for, and the question whose answer is the reason. */
export function askReason(turn: Turn, submission: Submission, findings: FindingSummary[]): string {
  turn.dialogue = asked(turn.dialogue, { kind: 'finding', submissionId: submission.id, openedAt: turn.desk.now });
  return unansweredText(findings);
}

/** The answer to the question for a reason. */
export async function reasonForFindings(
  turn: Turn,
  question: Extract<Question, { kind: 'finding' }>,
  submission: Submission,
  text: string,
): Promise<Answer> {
  if (isChatter(text)) return say('请写明理由（一句话），或把提示的词改掉：发要改的行，如“正文：…”。');
  const verdict = await keepReason(turn, submission, null, text.replace(/^\s*理由\s*[:：]\s*/, ''));
  turn.dialogue = settled(turn.dialogue, question);
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, turn.desk.world, turn.desk.now));
  const notes = ['理由已记下，每位审批人都会看到。'];
  return answerForDraft(turn, verdict.submission, { patch: {}, notes, tone: 'brief' });
}

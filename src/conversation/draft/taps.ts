/** Taps on the cards of a draft: 提交审批 / 放弃, and the answers of a selection field. */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import type { Submission } from '../../domain/submission';
import { withCard } from '../answering';
import { DRAFT_KEYS } from '../cards';
import { discard, submit } from './send';
import { editDraft } from './edit';
import { FIELDS, patchOfChoice, type Field } from '../template/fields';
import { say, type Turn } from '../turn';
import { truthText } from '../truth';

type Tap = Extract<Inbound, { kind: 'tap' }>;

export async function tapDraft(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  const isOpen = submission.status === 'DRAFT' || submission.status === 'RETURNED';
  if (!isOpen) return withCard(turn, row, say(truthText(submission, desk.world, desk.now)));
  if (tap.choice === DRAFT_KEYS.submit) {
    const { answer, sent } = await submit(turn, submission);
    return sent ? withCard(turn, row, answer) : answer;
  }
  if (tap.choice === DRAFT_KEYS.discard) {
    const { answer, dropped } = await discard(turn, submission);
    return dropped ? withCard(turn, row, answer) : answer;
  }
  return say('没有认出这个按钮，什么也没有改变。');
}

/** An answer to one field; the next question follows as a card or a text. */
export async function tapField(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  const field = (JSON.parse(row.payload) as { field: Field }).field;
  const isOpen = submission.status === 'DRAFT' || submission.status === 'RETURNED';
  if (!isOpen) return withCard(turn, row, say(truthText(submission, desk.world, desk.now)));
  if (row.status === 'closed') {
    const text = `这一问已经答过。要改请发“${FIELDS[field].key}：…”。`;
    return withCard(turn, row, say(text));
  }
  const patch = patchOfChoice(field, tap.selected[field] ?? [tap.choice], desk.world.accounts);
  if (!patch) return say(`还没有选。${FIELDS[field].question}`);
  await desk.tx.updateCard(row.taskId, { status: 'closed' });
  const answer = await editDraft(turn, submission, { patch, notes: [], tone: 'brief' });
  return withCard(turn, row, answer);
}

/** 确认修改 / 取消 on the card of an edit, and 有异议 to a small one (`domain.md` §3.3 cases 6, 8). */
import type { Answer, Inbound } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { EDIT_KEYS, pendingOf } from '../cards/edit';
import { closedCard, closedWith } from '../cards';
import { commandOf, editRefusalText } from './edits';
import { forgotten } from '../dialogue';
import { named } from '../wording/labels';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';
import { refusalText } from '../wording/refusals';

type Tap = Extract<Inbound, { kind: 'tap' }>;

export async function tapEdit(turn: Turn, tap: Tap, row: CardRow, submission: Submission): Promise<Answer> {
  const { desk, person } = turn;
  if (row.status === 'closed') return { text: stateText(turn, submission), card: closed(turn, row, submission) };
  if (tap.choice === EDIT_KEYS.cancel) {
    await desk.tx.updateCard(row.taskId, { status: 'closed' });
    turn.dialogue = forgotten(turn.dialogue, submission.id, ['edit', 'editPictures']);
    const card = closedWith(row, submission, desk.world, desk.now, '没有修改');
    return { text: `好，${named(submission)} 没有改。`, card };
  }
  if (tap.choice !== EDIT_KEYS.confirm) return say('没有认出这个按钮，什么也没有改变。');
  const proof = { messenger: tap.messenger, cardId: row.taskId, callbackId: tap.key, platformTime: tap.at };
  const pending = pendingOf(row);
  const verdict = await desk.dispatch(submission.id, commandOf(pending, person.id, proof));
  if (!verdict.ok) {
    await desk.tx.updateCard(row.taskId, { status: 'closed' });
    const card = closedWith(row, submission, desk.world, desk.now, '没有修改');
    return { text: editRefusalText(turn, verdict.refusal, verdict.submission), card };
  }
  const after = verdict.submission;
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['edit', 'editPictures', 'reason']);
  const done = pending.as === 'signOff' ? '已修改后签发' : '已修改';
  return {
    text: `${done} ${named(after)}，现在是 v${after.versions.length}。${stateText(turn, after)}`,
    card: closed(turn, row, after),
  };
}

export async function tapObjection(turn: Turn, tap: Tap, row: CardRow, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  if (tap.choice !== EDIT_KEYS.object) return say('没有认出这个按钮，什么也没有改变。');
  const { text, done } = await objected(turn, submission, {
    digest: row.digest ?? '',
    reason: null,
    cardId: row.taskId,
  });
  const after = (await desk.tx.submission(submission.id)) ?? submission;
  const card = done ? closedWith(row, after, desk.world, desk.now, '您已提出异议') : closed(turn, row, after);
  return { text, card };
}

/** 反对 NUMBER reason */
export async function objectWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '反对 编号 理由');
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const digest = submission.versions.at(-1)?.digest ?? '';
  return say((await objected(turn, submission, { digest, reason: rest || null, cardId: null })).text);
}

async function objected(
  { desk, person }: Turn,
  submission: Submission,
  objection: { digest: string; reason: string | null; cardId: string | null },
): Promise<{ text: string; done: boolean }> {
  const verdict = await desk.dispatch(submission.id, { type: 'ObjectToEdit', by: person.id, ...objection });
  if (!verdict.ok) return { text: refusalText(verdict.refusal, verdict.submission, desk.world, desk.now), done: false };
  const text = `已记下您对${named(verdict.submission)}改动的异议，流程回到部门审核。${stateWords(verdict.submission, desk.world, desk.now)}同意改动就点同意，不同意请点退回。`;
  return { text, done: true };
}

function stateText({ desk }: Turn, submission: Submission): string {
  return stateWords(submission, desk.world, desk.now);
}

function closed({ desk }: Turn, row: CardRow, submission: Submission) {
  return closedCard(row, submission, desk.world, desk.now);
}

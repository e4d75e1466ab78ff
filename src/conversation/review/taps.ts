/** Decisions: a tap on a review card, the reason that follows it as a text, and the opinion (`contract.md` §5). The core decides; this words it. */
import type { Answer, Inbound } from '../../application/ports';
import type { SubmissionCard } from '../../application/store';
import type { Refusal } from '../../domain/commands';
import type { Choice } from '../../domain/policy';
import type { Submission } from '../../domain/submission';
import { showClosed } from '../cards/rows';
import { closedCard, closedWith } from '../cards';
import { asked, forgotten, settled, type Question } from '../dialogue';
import { askForEdit } from './edits';
import { moment, named } from '../wording/labels';
import { chosenReason, REASON_KEY, writtenReason, type ChosenReason } from './reasons';
import { NOT_MEANT, wordsOf } from '../reading/spoken';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

type Tap = Extract<Inbound, { kind: 'tap' }>;

/** After these the card still asks what it asked: its buttons stay. */
const STILL_ASKED = new Set<Refusal['code']>([
  'REASON_NEEDED',
  'REASON_CODE_NEEDED',
  'NEEDS_DETERMINATION',
  'UNKNOWN_CHOICE',
]);

export async function tapReview(turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission): Promise<Answer> {
  const { desk } = turn;
  const choice = choiceOf(submission, row, tap.choice);
  const words = wordsOf(row);
  if (tap.choice === NOT_MEANT && words !== null) return notMeant(turn, row, submission);
  const chosen =
    words === null
      ? choice && chosenReason(choice.stage, choice.act, tap.selected[REASON_KEY]?.[0])
      : choice && choice.act !== 'APPROVE'
        ? writtenReason(choice.stage, choice.act, words)
        : { reason: { code: null, text: words }, toOffice: false };
  const { messenger, key, at } = tap;
  const facts = { messenger, key, at, ...(words !== null && { quoted: words }) };
  const verdict = await decide(turn, row, tap.choice, chosen ?? null, facts);
  if (verdict.ok) {
    turn.dialogue = forgotten(turn.dialogue, submission.id, ['reason']);
    openOpinion(turn, row);
    const card = closedCard(row, verdict.submission, desk.world, desk.now);
    return { text: null, card: { ...card, body: `${card.body ?? ''}\n十分钟内回复文字，会记作您的意见。`.trim() } };
  }
  return refused(turn, row, submission, tap.choice, verdict.refusal);
}

/** The words on the card were no decision; the card that asks stays. */
async function notMeant({ desk }: Turn, row: SubmissionCard, submission: Submission): Promise<Answer> {
  await desk.tx.updateCard(row.taskId, { status: 'closed' });
  return { text: null, card: closedWith(row, submission, desk.world, desk.now, '已取消，没有签字') };
}

/** The reason somebody was asked for, as they wrote it. */
export async function reasonText(
  turn: Turn,
  question: Extract<Question, { kind: 'reason' }>,
  text: string,
  proof: TapFacts,
): Promise<Answer | null> {
  const { desk } = turn;
  turn.dialogue = settled(turn.dialogue, question);
  const card = await desk.tx.card(question.taskId);
  if (!card) return null;
  const row: SubmissionCard = { ...card, submissionId: question.submissionId };
  const submission = await desk.tx.submission(row.submissionId);
  const choice = submission && choiceOf(submission, row, question.choice);
  if (!choice) return null;
  const chosen = writtenReason(choice.stage, choice.act, text);
  const verdict = await decide(turn, row, question.choice, chosen, proof);
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  // the core closes everybody else's card; this one was not tapped just now, so it is closed here
  await showClosed(desk, row);
  openOpinion(turn, row);
  const done = chosen.toOffice ? '已退回核稿' : choice.text === '退回' ? '已退回' : `已选“${choice.text}”`;
  return say(`${done} ${named(verdict.submission)}：${chosen.reason.text}`);
}

/** Where a decision came from, as far as the messenger tells. */
export interface TapFacts {
  messenger: string;
  key: string;
  at: number;
  quoted?: string;
}

function decide(
  { desk, person }: Turn,
  row: SubmissionCard,
  choice: string,
  chosen: ChosenReason | null,
  facts: TapFacts,
) {
  return desk.dispatch(row.submissionId, {
    type: 'Decide',
    by: person.id,
    seen: { reviewNo: row.reviewNo ?? 0, stage: row.stage ?? '', digest: row.digest ?? '' },
    choice,
    reason: chosen?.reason ?? null,
    toOffice: chosen?.toOffice ?? false,
    proof: {
      messenger: facts.messenger,
      cardId: row.taskId,
      callbackId: facts.key,
      platformTime: facts.at,
      ...(facts.quoted !== undefined && { quoted: facts.quoted }),
    },
  });
}

/** Nothing changed: the card asks on, or shows the truth. */
function refused(turn: Turn, row: SubmissionCard, submission: Submission, choice: string, refusal: Refusal): Answer {
  const { desk } = turn;
  const text = refusalText(refusal, submission, desk.world, desk.now);
  if (refusal.code === 'REASON_NEEDED') {
    const openedAt = desk.now;
    turn.dialogue = asked(turn.dialogue, {
      kind: 'reason',
      submissionId: submission.id,
      taskId: row.taskId,
      choice,
      openedAt,
    });
  }
  if (refusal.code === 'EDIT_EXPECTED') return askForEdit(turn, submission, 'signOff');
  if (STILL_ASKED.has(refusal.code)) return say(text);
  const caption = captionOf(refusal, desk.now);
  const card = caption
    ? closedWith(row, submission, desk.world, desk.now, caption)
    : closedCard(row, submission, desk.world, desk.now);
  return { text, card };
}

function captionOf(refusal: Refusal, now: number): string | null {
  switch (refusal.code) {
    case 'ALREADY_DECIDED':
      return refusal.own
        ? `您已于 ${moment(refusal.at, now)} ${refusal.choice}`
        : `已由 ${refusal.by} 于 ${moment(refusal.at, now)} ${refusal.choice}`;
    case 'NOT_A_SIGNER':
      return '您不是本环节审批人';
    case 'DELEGATION_NOT_IN_FORCE':
      return now < refusal.start ? '委托还没有生效' : `委托已于 ${moment(refusal.end, now)} 到期`;
    case 'REASSIGNED':
      return `已转审给${refusal.to}`;
    case 'SELF_APPROVAL':
      return '自己投的稿不能自己审';
    case 'OTHER_STAGE_SIGNED':
      return `您已签过“${refusal.stage}”`;
    default:
      return null;
  }
}

function choiceOf(submission: Submission, row: SubmissionCard, key: string) {
  const review = submission.reviews.find((one) => one.no === row.reviewNo);
  const stage = review?.stages.find((one) => one.name === row.stage);
  const choice: Choice | undefined = stage?.choices.find((one) => one.key === key);
  return stage && choice ? { ...choice, stage } : null;
}

function openOpinion(turn: Turn, row: SubmissionCard): void {
  const { submissionId, reviewNo, stage } = row;
  turn.dialogue = asked(turn.dialogue, {
    kind: 'opinion',
    submissionId,
    reviewNo: reviewNo ?? 0,
    stage: stage ?? '',
    openedAt: turn.desk.now,
  });
}

/** A text within ten minutes of the decision. */
export async function opinionText(
  turn: Turn,
  question: Extract<Question, { kind: 'opinion' }>,
  text: string,
): Promise<Answer> {
  const { desk, person } = turn;
  turn.dialogue = settled(turn.dialogue, question);
  const { submissionId, reviewNo, stage } = question;
  const verdict = await desk.dispatch(submissionId, { type: 'AddOpinion', by: person.id, reviewNo, stage, text });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  return say(`已补充意见（${named(verdict.submission)}）：${text}`);
}

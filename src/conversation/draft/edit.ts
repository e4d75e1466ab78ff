/** Changing a draft and answering for it: what is understood, what is missing (asked one at a time), and the card when nothing is. */
import type { Answer } from '../../application/ports';
import { previewLeadTime } from '../../domain/decide/drafting';
import type { DraftPatch } from '../../domain/content';
import { missingOf } from '../../domain/missing';
import type { Submission } from '../../domain/submission';
import { closeOpenCards, hasOpenCard } from '../cards/rows';
import { asked, forgotten, writingOn } from '../dialogue';
import { draftLines, earliestLines, findingLines, picturesWords, ruleAsking } from '../wording/draft-words';
import { askingOf, choicesOf, FIELDS, type Field } from '../template/fields';
import { named } from '../wording/labels';
import { previewContext, previewInQueue, say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

/** How much the answer repeats: all that was understood, or only what comes next. */
type Tone = 'whole' | 'brief';

export interface Edit {
  patch: DraftPatch;
  /** what the sender should know first, one line each */
  notes: string[];
  tone: Tone;
  /** the pictures sent so far are to be replaced */
  picturesAgain?: boolean;
}

/** Change a draft and say what is so now. */
export async function editDraft(turn: Turn, submission: Submission, edit: Edit): Promise<Answer> {
  const { desk, person } = turn;
  if (edit.picturesAgain) await desk.dispatch(submission.id, { type: 'ClearPictures', by: person.id });
  const verdict = await desk.dispatch(submission.id, { type: 'EditDraft', by: person.id, patch: edit.patch });
  if (!verdict.ok) return say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now));
  const after = await withReason(turn, verdict.submission, edit.patch.request?.reason ?? null);
  const notes = submission.submitWhenComplete ? [...edit.notes, '内容有改动，改完请再回复“提交”。'] : edit.notes;
  return answerForDraft(turn, after, { ...edit, notes });
}

/** A 理由 that comes when the draft has been read answers what the rules asked then; nothing open is nothing to say. */
async function withReason(turn: Turn, submission: Submission, reason: string | null): Promise<Submission> {
  if (!reason) return submission;
  const { desk, person } = turn;
  const command = { type: 'AnswerFindings', by: person.id, rules: null, reason } as const;
  const verdict = await desk.dispatch(submission.id, command);
  return verdict.ok ? verdict.submission : submission;
}

/** The answer after a change: asks the first open field, or offers 提交审批. */
export async function answerForDraft(
  turn: Turn,
  submission: Submission,
  { patch, notes, tone }: Pick<Edit, 'patch' | 'notes' | 'tone'>,
): Promise<Answer> {
  const { desk } = turn;
  turn.dialogue = forgotten(writingOn(turn.dialogue, submission.id, desk.now), submission.id, ['field']);
  if (patch.content?.body || patch.appendBody) {
    turn.dialogue = asked(turn.dialogue, { kind: 'body', submissionId: submission.id, openedAt: desk.now });
  }
  const context = previewContext(turn);
  const open = missingOf(submission, previewLeadTime(submission, context));
  const isWhole = tone === 'whole' || open.length === 0;
  const findings = isWhole ? findingLines(submission, await previewInQueue(turn, submission.request.plannedAt)) : [];
  const understood = isWhole ? draftLines(submission, context) : [];
  const preview = isWhole || open[0] === 'plannedAt' ? earliestLines(submission, context) : [];
  const next = open.length > 0 ? await askField(turn, submission, open) : await offer(turn, submission);
  return say([...notes, ...understood, ...findings, ...preview, ...next].join('\n'));
}

/** Ask the first of the open fields, by text and, for a selection, by card; the rest are counted. */
export async function askField(turn: Turn, submission: Submission, open: Field[]): Promise<string[]> {
  const { desk, person } = turn;
  const field = open[0]!;
  turn.dialogue = asked(turn.dialogue, { kind: 'field', submissionId: submission.id, field, openedAt: desk.now });
  await closeOpenCards(desk, submission.id, (card) => card.purpose === 'field' && !isAbout(card.payload, field));
  if (choicesOf(field, desk.world.accounts) && !(await hasOpenCard(desk, submission.id, 'field'))) {
    await desk.show(person.id, { purpose: 'field', submissionId: submission.id, payload: { field } });
  }
  const { key, question } = askingOf(field, submission.kind);
  return [
    `还差 ${open.length} 项：${open.map((one) => FIELDS[one].key).join('、')}。`,
    `先请回答【${key}】${question}${ruleAsking(field, submission, previewContext(turn))}`,
  ];
}

function isAbout(payload: string, field: Field): boolean {
  return (JSON.parse(payload) as { field?: string }).field === field;
}

/** Nothing is missing: a card with 提交审批, once, and the word. */
async function offer(turn: Turn, submission: Submission): Promise<string[]> {
  const { desk, person } = turn;
  await closeOpenCards(desk, submission.id, (card) => card.purpose === 'field');
  if (!(await hasOpenCard(desk, submission.id, 'draft'))) {
    await desk.show(person.id, { purpose: 'draft', submissionId: submission.id });
  }
  const { declaredPictures, pictures } = submission.content;
  const waiting = (declaredPictures ?? 0) - pictures.length;
  const wait = waiting > 0 ? [`还差 ${waiting} 张图片（${picturesWords(submission)}），直接发来即可。`] : [];
  const head = waiting > 0 ? '文字齐了' : '内容齐了';
  return [...wait, `${head}。点卡片上的“提交审批”，或回复“提交”；不要了回复“放弃”。`];
}

/** What a draft in hand needs, said again: after chatter, or when 提交 came too early. */
export function reminder(submission: Submission): string {
  const drop = submission.status === 'RETURNED' ? `“撤回 ${submission.no} 原因”` : '“放弃”';
  return `您正在写${named(submission)}。写完回复“提交”，不要了回复${drop}，发“帮助”看全部说法。`;
}

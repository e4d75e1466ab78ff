/** A text that begins with no known word: lines of the template, the answer to what was asked last, or help (`contract.md` §8 Input). */
import type { Answer, Inbound } from '../../application/ports';
import type { Submission } from '../../domain/submission';
import { isChatter } from '../reading/chatter';
import { correctionWord, namesCorrected } from './correction';
import { draftForLines, lastReturned, writable } from './current';
import { settled, type Question } from '../dialogue';
import { editDraft, reminder } from './edit';
import { editPicturesText, editText } from '../review/edits';
import { askingOf, type Field } from '../template/fields';
import { ownReasonLines, ownReasons, reasonForFindings } from '../review/finding-reasons';
import { named } from '../wording/labels';
import { reschedule } from '../publishing/moving';
import { confirmAndPublish } from '../publishing/kept';
import { cancel } from '../publishing/office';
import { giveBack } from '../publishing/original-held';
import { abandon } from '../publishing/publisher';
import { problemText } from '../publishing/read-back';
import { opinionText, reasonText } from '../review/taps';
import { takeDown } from '../publishing/takedown';
import { isTemplate, readLine, readTemplate } from '../template';
import { isBareDecision, spokenDecision } from '../reading/spoken';
import { say, type Turn } from '../turn';
import { withdraw } from '../publishing/withdraw';
import { readableTime, shanghaiDate } from '../../domain/time/shanghai';
import { weekdayWords } from '../wording/weekly-words';
import { NOT_UNDERSTOOD } from '../wording/wording';

type Text = Extract<Inbound, { kind: 'text' }>;

const NEVER_MIND = /^(?:取消|算了|不用了|不改了|不撤了|先不[^，。]{0,6})[。.！!]?$/;

/** Questions before an act that can be called off. */
function isAboutAct({ kind }: Question): boolean {
  if (kind === 'edit' || kind === 'editPictures') return true;
  return (
    kind === 'reason' ||
    kind === 'withdraw' ||
    kind === 'takedown' ||
    kind === 'readBack' ||
    kind === 'time' ||
    kind === 'cancel' ||
    kind === 'confirm' ||
    kind === 'back' ||
    kind === 'abandon'
  );
}

export async function plainText(turn: Turn, inbound: Text, text: string): Promise<Answer> {
  const lines = isTemplate(text) || ownReasons(text).reasons.length > 0;
  for (;;) {
    const question = turn.dialogue.questions.at(-1) ?? null;
    const isAboutDraft =
      !question ||
      question.kind === 'field' ||
      question.kind === 'body' ||
      question.kind === 'opinion' ||
      question.kind === 'finding';
    if (lines && isAboutDraft) {
      const draft = await draftForLines(turn);
      if (draft) return editLines(turn, draft, text);
    }
    const returned = await returnedSince(turn, question);
    if (returned) return newBody(turn, returned, text);
    const mayDecide = !question || (question.kind === 'opinion' && isBareDecision(text));
    const spoken = mayDecide ? await spokenDecision(turn, text) : null;
    if (spoken) return spoken;
    const mayConfirm = (!question || question.kind === 'opinion') && CONFIRMING.test(text);
    if (mayConfirm && (await holdsEdit(turn))) return say(CONFIRM_BY_TAP);
    if (!question) return nothingAsked(turn, lines, text);
    if (isAboutAct(question) && NEVER_MIND.test(text)) {
      turn.dialogue = settled(turn.dialogue, question);
      return say('好，没有任何改变。');
    }
    const answer = await answerTo(turn, question, inbound, text);
    if (answer) return answer;
    // the question is about something that has moved on
    turn.dialogue = settled(turn.dialogue, question);
  }
}

/** `4-17 世界血友病日 微博`, as on the plan that was just shown. */
const PLAN_LINE = /^\s*(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s+\p{Script=Han}/u;
const PLAN_WORD_MISSING =
  '没看懂这句话。要排进计划，请以“计划”开头，例如“计划 4-17 世界血友病日 微博”；发“计划”看现在的。';

const CONFIRMING = /^(?:确认|确定|确认修改)[。.！!]?$/;
const CONFIRM_BY_TAP = '还没有改：文字不算，请点卡片上的“确认修改”。';
const MOST_OPEN = 200;

/** Does a card with a difference wait for this person's tap? */
async function holdsEdit({ desk, person }: Turn): Promise<boolean> {
  for (const { id } of await desk.tx.inStatus(['IN_REVIEW', 'SCHEDULED'], MOST_OPEN)) {
    const cards = await desk.tx.openCards(id);
    if (cards.some((card) => card.purpose === 'edit' && card.personId === person.id)) return true;
  }
  return false;
}

async function nothingAsked(turn: Turn, lines: boolean, text: string): Promise<Answer> {
  if (namesCorrected(text)) return correctionWord(turn, text);
  if (lines) return say('现在没有正在写的稿件，这几行没有采用。请以“投稿”开头再发一次。');
  const draft = await draftForLines(turn);
  return say(draft ? `没看懂这句话。${reminder(draft)}` : PLAN_LINE.test(text) ? PLAN_WORD_MISSING : NOT_UNDERSTOOD);
}

async function editLines(turn: Turn, draft: Submission, text: string): Promise<Answer> {
  const { reasons, rest } = ownReasons(text);
  const { patch, problems, given, picturesAgain } = readTemplate(rest, {
    accounts: turn.desk.world.accounts,
    now: turn.desk.now,
    kind: draft.kind,
  });
  const changed = given.length > 0 ? `已改 ${named(draft)}：${given.join('、')}。` : `${named(draft)} 没有改动。`;
  const notes = [...(rest === '' ? [] : [changed, ...problems]), ...(await ownReasonLines(turn, draft, reasons))];
  return editDraft(turn, draft, { patch, notes, tone: given.length > 3 ? 'whole' : 'brief', picturesAgain });
}

/** A return asks for the new body; it is as new as its moment, and over once its submission has a question of its own. */
async function returnedSince(turn: Turn, question: Question | null): Promise<Submission | null> {
  const busy = new Set(
    turn.dialogue.questions.filter(({ kind }) => kind === 'body' || kind === 'field').map((one) => one.submissionId),
  );
  const returned = lastReturned((await writable(turn)).filter(({ id }) => !busy.has(id)));
  if (!returned) return null;
  return !question || (returned.closing?.at ?? 0) >= question.openedAt ? returned : null;
}

async function newBody(turn: Turn, returned: Submission, text: string): Promise<Answer> {
  if (isChatter(text))
    return say(`${named(returned)} 等您修改：直接回复新正文，或只发要改的行，如“标题：…”；改完回复“提交”。`);
  const notes = [`已作为${named(returned)}的新正文，其余不变。`];
  return editDraft(turn, returned, { patch: { content: { body: text } }, notes, tone: 'whole' });
}

/** Null when the question no longer applies. */
async function answerTo(turn: Turn, question: Question, inbound: Text, text: string): Promise<Answer | null> {
  const { desk } = turn;
  if (question.kind === 'reason') return reasonText(turn, question, text, inbound);
  if (question.kind === 'opinion') return opinionText(turn, question, text);
  const submission = await desk.tx.submission(question.submissionId);
  if (!submission) return null;
  switch (question.kind) {
    case 'field':
      return isWritable(submission) ? fieldText(turn, question, submission, text) : null;
    case 'body':
      return isWritable(submission) ? paragraph(turn, submission, text) : null;
    case 'finding':
      return isWritable(submission) ? reasonForFindings(turn, question, submission, text) : null;
    case 'edit':
      return editText(turn, question, submission, text);
    case 'editPictures':
      return editPicturesText(turn, question, submission, text);
    case 'withdraw':
      return withdraw(turn, submission, text);
    case 'takedown':
      return takeDown(turn, submission, question.accountIds, text);
    case 'readBack':
      return problemText(turn, question, submission, text);
    case 'time':
      return reschedule(turn, submission, text, question.slots);
    case 'cancel':
      return cancel(turn, submission, text);
    case 'confirm':
      return confirmAndPublish(turn, submission, text);
    case 'back':
      return giveBack(turn, submission, text);
    case 'abandon':
      return abandon(turn, submission, question.accountId, text);
  }
}

function isWritable({ status }: Submission): boolean {
  return status === 'DRAFT' || status === 'RETURNED';
}

async function paragraph(turn: Turn, submission: Submission, text: string): Promise<Answer> {
  if (isChatter(text)) return say(reminder(submission));
  const length = Array.from(`${submission.content.body ?? ''}${text}`).length;
  const notes = [`已接在正文后面，正文现在约 ${length} 字。要整篇重写请发“正文：…”。`];
  return editDraft(turn, submission, { patch: { appendBody: text }, notes, tone: 'brief' });
}

/** The asked field's value; one that makes no sense is asked again. */
async function fieldText(
  turn: Turn,
  question: Extract<Question, { kind: 'field' }>,
  submission: Submission,
  text: string,
): Promise<Answer> {
  const { key, question: how } = askingOf(question.field, submission.kind);
  if (question.field !== 'body' && isChatter(text) && !/^(?:对|是的|可以|行)/.test(text))
    return say(`【${key}】${how}`);
  if (question.field === 'title' && text.includes('\n')) return say(`标题只要一行，正文稍后会问。【${key}】${how}`);
  const read = readLine(key, text, { accounts: turn.desk.world.accounts, now: turn.desk.now, kind: submission.kind });
  if ('problem' in read) return say(`${read.problem}。${outOf(submission)}`);
  const notes = [noted(question.field, key, read.value.patch.request?.plannedAt ?? null, turn.desk.now)];
  return editDraft(turn, submission, { patch: read.value.patch, notes, tone: 'brief' });
}

/** 下周六上午九点 may be another day than was meant, so a time is said as it was understood. */
function noted(field: Field, key: string, plannedAt: number | null, now: number): string {
  if (field === 'body') return '正文已记下，接着发会续成段落。';
  if (plannedAt === null) return `已记下${key}。`;
  return `已记下${key}：${readableTime(plannedAt, now)}（${weekdayWords(shanghaiDate(plannedAt))}）。`;
}

/** Whoever does not want to answer at all is not asked for ever. */
function outOf({ status, no }: Submission): string {
  return status === 'DRAFT' ? '不写了回复“放弃”。' : `不改了回复“撤回 ${no} 原因”。`;
}

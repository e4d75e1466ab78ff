/**
 * A decision written as a text instead of tapped: never a signature. Its writer gets a card that quotes the words; the tap on that card is
 * the signature, and the words are its opinion (§3.3 case 9).
 */
import type { Answer, Card } from '../../application/ports';
import { mayRead } from '../../application/queries';
import type { CardRow } from '../../application/store';
import type { Choice, Stage } from '../../domain/policy';
import { toSign } from '../../domain/signing/review';
import { currentReview, openStage, type Submission } from '../../domain/submission';
import { closeOpenCards } from '../cards/rows';
import { holdsReplacement } from './edit-text';
import { proposeEdit, refusalToAsk } from '../review/edits';
import { namesOffice } from '../review/reasons';
import { named, short } from '../wording/labels';
import { findNumber, readNumber } from './numbers';
import { truthText } from '../truth';
import { say, type Turn } from '../turn';

/** On a card that quotes: nothing is signed. */
export const NOT_MEANT = 'not-meant';

const MOST_OPEN = 200;
const LONGEST = 200;
const LEADING = /^[\s，,。.！!、；;：:]+/;
const APPROVING =
  /^(?:同意(?:签发|发布|发)?|签发|批准|准予(?:发布)?|可以(?:签发|发布|发)?|没问题|没有问题|通过|无涉密|ok(?:ay)?)(?=$|[\s，,。.！!、；;：:（(]|\d)/i;
const RETURNING = /^(?:退回核稿|退回|需删减|不同意|打回)(?=$|[\s，,。.！!、；;：:（(]|\d)/;
/** Not the plain yes it begins as. */
const DOUBTFUL = /[?？吗]|不|别|先|但|退回|暂/;
const WANTS_EDIT = /改|换成|换为|替换|删|去掉|应为|应该是|写成/;
/** What was left of the number was no number: the old words of a replacement are one. */
const REPLACES = /^(?:→|⇒|->|=>|－>|—>|改)/;

/** Nothing but the word, or the word and numbers: no opinion on something signed before, while another card waits. */
export function isBareDecision(text: string): boolean {
  const pattern = [APPROVING, RETURNING].find((one) => one.test(text));
  const rest = pattern ? text.replace(pattern, '') : '';
  return pattern ? /^[\s，,。.！!]*$/.test(rest) || isNumbers(rest) : TAPPED_ONLY.test(text);
}

/** `8、9` */
function isNumbers(text: string): boolean {
  let rest = text;
  for (let number = readNumber(rest); number; number = readNumber(rest)) rest = number.rest;
  return rest === '' && text.trim() !== '';
}

const NOTHING_WAITS = '现在没有等您签的稿件。发“待办”看要您处理的事，发“进度 编号”看一篇走到哪一步。';
const BUTTONS_ONLY = '文字不能代替签字，没有任何改变。请点卡片上的按钮，或打开“看全文”的页面。发“待办”看哪些在等您。';
/** What is on the buttons and cannot be said in words. */
const TAPPED_ONLY = /^(?:不予发布|不宜公开|修改后签发)[。.！!]?$/;

/** What a text that sounds like a decision is answered; null when it is none, or nothing waits for this person. */
export async function spokenDecision(turn: Turn, text: string): Promise<Answer | null> {
  const act = APPROVING.test(text) ? 'APPROVE' : RETURNING.test(text) ? 'RETURN' : null;
  if (!act && !TAPPED_ONLY.test(text)) return null;
  const waiting = await waitingFor(turn);
  if (waiting.length === 0) return nothingWaits(turn, text);
  const said = text
    .replace(act === 'APPROVE' ? APPROVING : RETURNING, '')
    .replace(LEADING, '')
    .trim();
  const { meant, rest } = await about(turn, said, waiting);
  const replaces = act === 'APPROVE' && holdsReplacement(rest);
  if (!act || (act === 'APPROVE' && !replaces && DOUBTFUL.test(rest))) return say(BUTTONS_ONLY);
  // one card, one signature
  if (isNumbers(rest)) return say(whichOne(waiting, text, ''));
  if (meant.length !== 1) return say(whichOne(meant.length > 0 ? meant : waiting, text, replaces ? rest : ''));
  const [submission] = meant as [Submission];
  const stage = openStage(submission)!;
  const choice = stage.choices.find((one) => one.act === act);
  if (namesOffice(text) && !stage.mayReturnToOffice) return say(BUTTONS_ONLY);
  // a return needs its reason
  if (!choice || (act === 'RETURN' && !/[\u4e00-\u9fff]/.test(rest))) return say(BUTTONS_ONLY);
  if (act === 'APPROVE' && (replaces || WANTS_EDIT.test(rest))) return spokenEdit(turn, submission, stage, rest);
  return quoted(turn, submission, stage, choice, text);
}

/**
 * `同意，把“三家”改“四家”`: the words are the edit, and nobody is offered to sign what he wants changed. It is shown to whoever may make
 * it, for the executive with the tap that signs as well (§3.3 case 8); everybody else can only return.
 */
async function spokenEdit(turn: Turn, submission: Submission, stage: Stage, edit: string): Promise<Answer> {
  const signsOff = stage.choices.some((one) => one.act === 'APPROVE_WITH_EDIT');
  const head = `没有${signsOff ? '签发' : '签字'} ${named(submission)}：您还要改文字。`;
  if (signsOff) return say(`${head}${(await proposeEdit(turn, submission, edit, 'signOff')).text ?? ''}`);
  if (!refusalToAsk(turn, submission, 'office')) {
    const { text } = await proposeEdit(turn, submission, edit, 'office');
    return say(`${head}${text ?? ''}\n改完再点卡片签字；也可发“改 ${submission.no} …”。`);
  }
  const back = stage.choices.find((one) => one.act === 'RETURN')?.text ?? '退回';
  return say(
    `${head}要改请${back === '退回' ? '退回' : `按“${back}”退回`}，例如发“退回 ${submission.no} ${short(edit, 30)}”。`,
  );
}

/** Nothing waits, but one is named: how that one stands, and nobody signs by text. */
async function nothingWaits({ desk, person, dialogue: { questions } }: Turn, text: string): Promise<Answer | null> {
  const number = readNumber(text.replace(/^[\u4e00-\u9fff]+/, '').replace(LEADING, ''));
  const found = number && (await findNumber(desk.tx, number.ref));
  // said alone, after a decision, it may still be that one's opinion
  if (!number && questions.length === 0 && isBareDecision(text)) return say(NOTHING_WAITS);
  if (!found || !mayRead(found, person.id, desk.world, desk.now)) return null;
  return say(`没有改变：这一篇现在不在等您签。${truthText(found, desk.world, desk.now)}`);
}

async function waitingFor({ desk, person }: Turn): Promise<Submission[]> {
  const open = await desk.tx.inStatus(['IN_REVIEW'], MOST_OPEN);
  return toSign(open, desk.world.organization, person.id, desk.now);
}

/** The one that is named, or all that wait; and what was said besides. */
async function about(
  { desk }: Turn,
  said: string,
  waiting: Submission[],
): Promise<{ meant: Submission[]; rest: string }> {
  const number = readNumber(said);
  if (!number || REPLACES.test(number.rest)) return { meant: waiting, rest: said };
  const found = await findNumber(desk.tx, number.ref);
  return { meant: waiting.filter(({ id }) => id === found?.id), rest: number.rest };
}

/** @param edit what shall be changed, to be said again with the number; empty for none */
function whichOne(waiting: Submission[], text: string, edit: string): string {
  const word = short(text, 6).replace(/[，,。.！!\s\d０-９].*$/, '');
  const again = `${word} ${waiting[0]!.no}${edit ? `，${short(edit, 30)}` : ''}`;
  return [
    `有 ${waiting.length} 件在等您，文字不能代替签字。请点卡片，或写明是哪一篇，例如“${again}”：`,
    ...waiting.slice(0, 10).map((one) => `${named(one)} ${openStage(one)!.title}`),
  ].join('\n');
}

async function quoted(turn: Turn, submission: Submission, stage: Stage, choice: Choice, text: string): Promise<Answer> {
  const { desk, person } = turn;
  await closeOpenCards(desk, submission.id, (card) => card.personId === person.id && wordsOf(card) !== null);
  const { no: reviewNo, digest } = currentReview(submission)!;
  await desk.show(person.id, {
    purpose: 'review',
    submissionId: submission.id,
    reviewNo,
    stage: stage.name,
    digest,
    payload: { words: short(text, LONGEST), choice: choice.key },
  });
  return say(`文字不是签字。已把您的话放在确认卡片上，点“确认 ${choice.text}”才签 ${named(submission)}。`);
}

/** The words a card quotes; null on an ordinary one. */
export function wordsOf({ payload }: Pick<CardRow, 'payload'>): string | null {
  return (JSON.parse(payload) as { words?: string }).words ?? null;
}

/** The review card with the words in front, and the one decision they mean. */
export function quotingCard(card: Card, row: CardRow, stage: Stage): Card {
  const words = wordsOf(row);
  const { choice: key } = JSON.parse(row.payload) as { choice?: string };
  const choice = stage.choices.find((one) => one.key === key);
  if (words === null || !choice) return card;
  const { select: _select, ...rest } = card;
  return {
    ...rest,
    title: card.title.replace(/【(?:待审核|请再确认)】/, '【待确认】'),
    body: `您发来：“${short(words, 60)}”。点“确认 ${choice.text}”才是签字，这句话记作意见。\n${card.body ?? ''}`,
    buttons: [
      { key: choice.key, text: `确认 ${choice.text}`, tone: 'primary' },
      { key: NOT_MEANT, text: '取消', tone: 'plain' },
      ...card.buttons.filter(({ url }) => url),
    ],
  };
}

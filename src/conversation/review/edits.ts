/** 改 and 修改后签发: what is to be changed, shown against what is there, and made when it is confirmed (`contract.md` §4; §3.3 cases 6, 8, 33). */
import type { Answer } from '../../application/ports';
import { decide } from '../../domain/decide';
import type { Command, ProposedEdit, Refusal, TapProof } from '../../domain/commands';
import type { Picture } from '../../domain/content';
import { rightToSign } from '../../domain/signing/review';
import { currentReview, currentVersion, openStage, type Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { closeOpenCards } from '../cards/rows';
import { differenceLines } from './difference';
import { asked, forgotten, settled, type Question } from '../dialogue';
import { EDIT_EXAMPLE, readEdit } from '../reading/edit-text';
import { named } from '../wording/labels';
import { readNumber } from '../reading/numbers';
import { picturesOnTheWay } from '../draft/on-the-way';
import { previewContext, say, type Turn } from '../turn';
import { readNotes } from '../template/template-values';
import { missingText, refusalText } from '../wording/refusals';

/** In which capacity somebody edits. */
export type EditAs = 'office' | 'signOff';

/** Everything a confirmation needs: what was seen, and what shall become of it. */
export interface PendingEdit {
  as: EditAs;
  seen: { reviewNo: number; stage: string; digest: string };
  change: ProposedEdit;
}

const USAGE = '改 编号 三家→四家';

export async function editWord(turn: Turn, text: string): Promise<Answer> {
  const answer = await answerToQuestion(turn, text);
  if (answer) return answer;
  const about = await aboutNumber(turn, text, USAGE);
  if ('answer' in about) return say(about.answer);
  const { submission, rest } = about;
  const as = capacityOf(turn, submission);
  const refusal = refusalToAsk(turn, submission, as);
  if (refusal)
    return say(
      refusalText(refusal, submission, turn.desk.world, turn.desk.now) + insteadOfEdit(turn, submission, refusal),
    );
  return rest === '' ? askForEdit(turn, submission, as) : proposeEdit(turn, submission, rest, as);
}

/** Who signs now and may not edit is told what of theirs comes to the same. */
function insteadOfEdit({ desk, person }: Turn, submission: Submission, { code }: Refusal): string {
  const signs = !('refusal' in rightToSign(submission, desk.world.organization, person.id, desk.now));
  const back = openStage(submission)?.choices.find(({ act }) => act === 'RETURN')?.text;
  return code === 'NOT_ENTITLED' && signs && back ? `要改文字请按“${back}”，并写明怎么改。` : '';
}

/** 小改 NUMBER …: the editor says it is a small change; the text decides. */
export async function smallEditWord(turn: Turn, text: string): Promise<Answer> {
  const answer = await answerToQuestion(turn, `小改 ${text}`);
  if (answer) return answer;
  const about = await aboutNumber(turn, text, `小${USAGE}`);
  if ('answer' in about) return say(about.answer);
  return editWord(turn, about.rest === '' ? about.submission.no! : `${about.submission.no} 小改 ${about.rest}`);
}

/** Asked 要改哪里, people begin their answer with 改 or 小改 and leave the number out. */
async function answerToQuestion(turn: Turn, text: string): Promise<Answer | null> {
  const question = turn.dialogue.questions.at(-1);
  if (question?.kind !== 'edit' || readNumber(text.replace(/^小改\s*/, ''))) return null;
  const submission = await turn.desk.tx.submission(question.submissionId);
  return submission && editText(turn, question, submission, text);
}

/** Whoever signs 签发 now edits by 修改后签发; everybody else as the office. */
function capacityOf({ desk, person }: Turn, submission: Submission): EditAs {
  const offers = openStage(submission)?.choices.some(({ act }) => act === 'APPROVE_WITH_EDIT');
  const right = rightToSign(submission, desk.world.organization, person.id, desk.now);
  return offers && !('refusal' in right) ? 'signOff' : 'office';
}

export function askForEdit(turn: Turn, submission: Submission, as: EditAs): Answer {
  turn.dialogue = asked(turn.dialogue, { kind: 'edit', submissionId: submission.id, as, openedAt: turn.desk.now });
  return say(
    `${named(submission)} 要改哪里？请直接回复，${EDIT_EXAMPLE}；只是文字润色，在前面加“小改”。不改了回复“取消”。`,
  );
}

/** The answer to 要改哪里. What is not understood leaves the question open. */
export function editText(
  turn: Turn,
  question: Extract<Question, { kind: 'edit' }>,
  submission: Submission,
  text: string,
): Promise<Answer> {
  return proposeEdit(turn, submission, text, question.as);
}

/** Read what is to be changed, and offer it; what is not understood is said. */
export async function proposeEdit(turn: Turn, submission: Submission, text: string, as: EditAs): Promise<Answer> {
  const { desk } = turn;
  const read = readEdit(text, currentVersion(submission)!.content, { accounts: desk.world.accounts, now: desk.now });
  if ('problem' in read) return say(read.problem);
  if ('pictures' in read) return askForPictures(turn, submission, { as, change: read.change, wanted: read.wanted });
  return offer(turn, submission, read.change, as);
}

/** What else is to be changed waits with the question, so that lines and pictures are one edit. */
function askForPictures(
  turn: Turn,
  submission: Submission,
  { as, change, wanted }: { as: EditAs; change: ProposedEdit; wanted: number | null },
): Answer {
  const problem = problemOfLines(turn, submission, as, change);
  if (problem) return say(problem);
  const { minor, patch, reason } = change;
  const lines = { patch, ...(reason === undefined ? {} : { reason }) };
  const question = { kind: 'editPictures' as const, submissionId: submission.id, as, minor, lines, wanted };
  turn.dialogue = asked(forgotten(turn.dialogue, submission.id, ['edit']), {
    ...question,
    pictures: [],
    openedAt: turn.desk.now,
  });
  const kept = isEmpty(patch) ? '' : '文字的改动已记下。';
  const count = wanted === null ? '' : ` ${wanted} 张`;
  return say(`${kept}请把${named(submission)}的${count}新图片发来，全部原图都会换掉。${NOTES_WANTED}`);
}

/** What is wrong with the words is said before anybody sends pictures. */
function problemOfLines(turn: Turn, submission: Submission, as: EditAs, change: ProposedEdit): string | null {
  const { declaredPictures: _, pictureNotes: __, ...content } = change.patch.content ?? {};
  const words = { ...change, patch: { ...change.patch, content } };
  const pending: PendingEdit = { as, seen: sightOf(submission), change: words };
  const decided = decide(submission, commandOf(pending, turn.person.id, NO_PROOF), previewContext(turn));
  if (!('refusal' in decided) || decided.refusal.code === 'EDIT_CHANGES_NOTHING') return null;
  return editRefusalText(turn, decided.refusal, submission);
}

function isEmpty({ content = {}, request = {} }: ProposedEdit['patch']): boolean {
  const { declaredPictures: _, pictureNotes: __, ...words } = content;
  return Object.keys(words).length + Object.keys(request).length === 0;
}

/** A picture for an edit that waits for them. */
export function takeEditPicture(
  turn: Turn,
  question: Extract<Question, { kind: 'editPictures' }>,
  picture: Picture,
): Answer {
  const known = question.pictures.some(({ messageId }) => messageId === picture.messageId);
  const pictures = known ? question.pictures : [...question.pictures, picture];
  turn.dialogue = asked(turn.dialogue, { ...question, pictures });
  return say(`收到第 ${pictures.length} 张新图片。${NOTES_WANTED}`);
}

const DONE = /^(?:完成|好了|发完了|就这些)(?:[。.！!]?$|[:：（(，,\s]+(.*?)[）)]?$)/s;
const NOTES_WANTED =
  '发完回复“完成：说明，来源，授权，人物”，例如“完成：海报，自绘，公司自有，无人物”；不换了回复“取消”。';

/** 完成 behind the new pictures. */
export async function editPicturesText(
  turn: Turn,
  question: Extract<Question, { kind: 'editPictures' }>,
  submission: Submission,
  text: string,
): Promise<Answer> {
  const { pictures, minor, as, lines, wanted } = question;
  const done = DONE.exec(text.trim());
  if (!done) return say(`正在等${named(submission)}的新图片，已收到 ${pictures.length} 张。${NOTES_WANTED}`);
  if ((await picturesOnTheWay(turn)) > 0) return say('还有图片没有收完，请稍候再回复“完成”。');
  if (pictures.length === 0) return say('还没有收到新图片。要去掉全部图片，请发“改 编号 图片：0张”。');
  if (wanted && pictures.length < wanted)
    return say(`写了 ${wanted} 张，收到 ${pictures.length} 张。请接着发；就这些的话，回复“取消”后按实际张数再发一次。`);
  if (wanted && pictures.length > wanted)
    return say(`写了 ${wanted} 张，收到 ${pictures.length} 张，多了。请回复“取消”后再发一次“改 ${submission.no} …”。`);
  const change = withNotes({ patch: {}, ...lines, pictures, minor }, readNotes(done[1] ?? ''));
  const command = commandOf({ as, seen: sightOf(submission), change }, turn.person.id, NO_PROOF);
  const decided = decide(submission, command, previewContext(turn));
  // what is only to be said of the pictures may be said now; they need not be sent again
  if ('refusal' in decided && (decided.refusal.code === 'BLOCKED' || decided.refusal.code === 'UNANSWERED'))
    return say(`${editRefusalText(turn, decided.refusal, submission)}\n新图片还留着。${NOTES_WANTED}`);
  turn.dialogue = settled(turn.dialogue, question);
  return offer(turn, submission, change, as);
}

/** What 完成 says of the pictures goes before what the lines said of them. */
function withNotes(change: ProposedEdit, pictureNotes: string[]): ProposedEdit {
  if (pictureNotes.length === 0) return change;
  return { ...change, patch: { ...change.patch, content: { ...change.patch.content, pictureNotes } } };
}

/** Show the difference, and the card that makes it so. */
async function offer(turn: Turn, submission: Submission, change: ProposedEdit, as: EditAs): Promise<Answer> {
  const { desk, person } = turn;
  const pending: PendingEdit = { as, seen: sightOf(submission), change };
  const decided = decide(submission, commandOf(pending, person.id, NO_PROOF), previewContext(turn));
  if ('refusal' in decided) return say(editRefusalText(turn, decided.refusal, submission));
  const made = decided.events.find((event) => event.type === 'VersionEdited')!;
  turn.dialogue = forgotten(turn.dialogue, submission.id, ['edit', 'editPictures']);
  const { pictures } = change;
  const offered = turn.dialogue.offered.filter((one) => one.submissionId !== submission.id);
  turn.dialogue = {
    ...turn.dialogue,
    offered: pictures ? [...offered, { submissionId: submission.id, pictures }] : offered,
  };
  await closeOpenCards(desk, submission.id, (card) => card.purpose === 'edit' && card.personId === person.id);
  await desk.show(person.id, {
    purpose: 'edit',
    submissionId: submission.id,
    payload: { edit: JSON.stringify(pending) },
  });
  const lines = differenceLines(currentVersion(submission)!.content, made.version.content, desk.world);
  const head = `${named(submission)} 的改动对照（－原文 ＋改后）：`;
  return say([head, ...lines, '还没有改。请看卡片，点“确认修改”才生效。'].join('\n'));
}

const NO_PROOF: TapProof = { messenger: '', cardId: null, callbackId: null, platformTime: null };

function sightOf(submission: Submission): PendingEdit['seen'] {
  const { no: reviewNo, digest } = currentReview(submission)!;
  return { reviewNo, digest, stage: openStage(submission)?.name ?? '' };
}

export function commandOf(
  { as, seen, change }: PendingEdit,
  by: string,
  proof: TapProof,
): Extract<Command, { type: 'EditAtReview' | 'SignOffWithEdit' }> {
  return { type: as === 'signOff' ? 'SignOffWithEdit' : 'EditAtReview', by, seen, change, proof };
}

/** What the core would refuse whatever the change says is said before anything is asked. */
export function refusalToAsk(turn: Turn, submission: Submission, as: EditAs): Refusal | null {
  if (!currentReview(submission)) return { code: 'CANNOT_EDIT_NOW', status: submission.status };
  const nothing: PendingEdit = { as, seen: sightOf(submission), change: { patch: {}, pictures: null, minor: false } };
  const decided = decide(submission, commandOf(nothing, turn.person.id, NO_PROOF), previewContext(turn));
  return 'refusal' in decided && decided.refusal.code !== 'EDIT_CHANGES_NOTHING' ? decided.refusal : null;
}

/** As for a draft, in words that fit what is under review. */
export function editRefusalText({ desk }: Turn, refusal: Refusal, submission: Submission | null): string {
  if (refusal.code === 'BLOCKED') {
    const lines = refusal.rules.map(({ rule, text, citation }) => `提示 ${rule}（须改）：${text}（${citation}）`);
    return ['不能这样改，什么也没有改：', ...lines].join('\n');
  }
  if (refusal.code === 'UNANSWERED') {
    const lines = refusal.findings.map(({ rule, text, citation }) => `提示 ${rule}：${text}（${citation}）`);
    return ['没有改：改后的文字有提示要确认：', ...lines, '请换个说法，或在改动下面另起一行写“理由：…”再发一次。'].join(
      '\n',
    );
  }
  if (refusal.code === 'MISSING') return `不能这样改，什么也没有改。改后${missingText(refusal.fields).split('\n')[0]}`;
  if (refusal.code === 'STALE_CARD')
    return `没有生效：稿件在您确认之前已有变化。${refusalText({ code: 'NOT_IN_REVIEW' }, submission, desk.world, desk.now).replace('没有生效。', '')}要改请照现在的内容再发一次“改 ${submission?.no ?? '编号'} …”。`;
  return refusalText(refusal, submission, desk.world, desk.now);
}

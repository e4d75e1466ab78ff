/** 进度, 待办 and 我的稿件: read-only answers to what people ask most. */
import type { Desk } from '../application/door';
import type { Answer } from '../application/ports';
import { toReadBackBy } from '../application/published';
import { mayRead, readingScope } from '../application/queries';
import { isPost, STATUSES, type Status } from '../domain/codes';
import { openQuestion } from '../domain/signing/approval-age';
import { nameOf, officePeople, type Person } from '../domain/people';
import { dueOf } from '../domain/post/read-back';
import { inTheWayThen, isKeptBack } from '../domain/edit/recheck';
import { reassignmentsOf, toSign, waitingSince } from '../domain/signing/review';
import { currentPublications, currentVersion, openStage, type Submission } from '../domain/submission';
import { readableTime } from '../domain/time/shanghai';
import { noRightToRead } from './about';
import { mayGoNow } from './cards/office';
import { writable } from './draft/current';
import { readBackWords } from './cards/read-back';
import { deadLetterLines } from './publishing/dead-letters';
import { writingOn } from './dialogue';
import { accountWordsById, leadWords, named, statusWords, waited } from './wording/labels';
import { handWords } from './wording/hand-words';
import { limitWords, nearTime } from './wording/limit-words';
import { matching } from './reading/matching';
import { findNumber, numberWords, readNumber } from './reading/numbers';
import { answerForDraft } from './draft/edit';
import { pageOf, previewContext, say, type Reader, type Turn } from './turn';
import { unsignedLine } from './unsigned';
import { validityAsked } from './wording/validity-words';
import { lostWords } from './wording/original-words';
import { chainLine, publicationWords, reassignmentWords, stateWords, whyToMove, withdrawalAsked } from './truth';

const UNDER_WAY: Status[] = [
  'IN_REVIEW',
  'RETURNED',
  'SCHEDULED',
  'PUBLISHING',
  'RESCHEDULE_NEEDED',
  'HELD',
  'PUBLISH_FAILED',
];
const ENDED: Status[] = ['PUBLISHED', 'ARCHIVED', 'WITHDRAWN', 'REJECTED', 'TAKEN_DOWN'];
const SHOWN = 5;
const ENDED_LOOKED_AT = 20;

export async function progress(turn: Turn, which: string): Promise<Answer> {
  const number = readNumber(which);
  if (number && number.rest === '') {
    const found = await findNumber(turn.desk.tx, number.ref);
    if (found)
      return say(
        mayRead(found, turn.person.id, turn.desk.world, turn.desk.now)
          ? await progressText(turn, found)
          : noRightToRead(found.no!),
      );
    // digits may also be words of a title
    const titled = await byTitle(turn, which);
    return titled.length > 0 ? listProgress(turn, titled) : say(`没有找到编号 ${numberWords(number.ref)} 的稿件。`);
  }
  if (which !== '') {
    const found = await byTitle(turn, which);
    if (found.length > 0) return listProgress(turn, found);
    const unsent = matching(await drafts(turn), which);
    return say(draftLines(unsent).join('\n') || `没有找到标题里有“${which.slice(0, 30)}”的稿件。`);
  }
  const own = await turn.desk.tx.ownedBy(turn.person.id, UNDER_WAY, SHOWN);
  if (own.length > 0) return listProgress(turn, own);
  const all = readsAll(turn) ? (await turn.desk.tx.inStatus(UNDER_WAY, 50)).slice(0, SHOWN) : [];
  if (all.length > 0) return listProgress(turn, all);
  const ended = await turn.desk.tx.ownedBy(turn.person.id, ENDED, ENDED_LOOKED_AT);
  // a draft that was dropped never was on its way
  const last = ended.filter(({ no }) => no !== null).slice(0, 1);
  const lastText = last.length > 0 ? [(await listProgress(turn, last)).text ?? ''] : [];
  return say(
    [...draftLines(await drafts(turn)), ...lastText].join('\n\n') ||
      '现在没有在办的稿件。带上编号或标题里的词，可以查别的，例如“进度 123”。',
  );
}

async function drafts(turn: Turn): Promise<Submission[]> {
  return (await writable(turn)).filter(({ status }) => status === 'DRAFT');
}

function draftLines(unsent: Submission[]): string[] {
  return unsent.map((draft) => `${named(draft)} 还没有提交。写完后回复“提交”。`);
}

function readsAll({ desk, person }: Turn): boolean {
  return readingScope(person.id, desk.world.organization, desk.now).everything;
}

/** By words of the title: the person's own first, then what they may read. */
async function byTitle(turn: Turn, words: string): Promise<Submission[]> {
  const { desk, person } = turn;
  const own = matching(await desk.tx.ownedBy(person.id, [...STATUSES], 200), words).filter(({ no }) => no !== null);
  const others = (await desk.tx.search({ q: words, limit: 20 })).items;
  const readable = others.filter((one) => mayRead(one, person.id, desk.world, desk.now));
  const seen = new Set(own.map(({ id }) => id));
  return [...own, ...readable.filter(({ id }) => !seen.has(id))].slice(0, SHOWN);
}

async function listProgress(turn: Turn, submissions: Submission[]): Promise<Answer> {
  const texts = await Promise.all(submissions.map((submission) => progressText(turn, submission)));
  return say(texts.join('\n\n'));
}

async function progressText({ desk }: Turn, submission: Submission): Promise<string> {
  const { world, now } = desk;
  const { status, request, leadTime, closing, no } = submission;
  const version = currentVersion(submission);
  const publications = currentPublications(submission);
  const planned =
    request.plannedAt === null || !isPost(submission) ? '' : `拟发 ${readableTime(request.plannedAt, now)}`;
  const isOut = ['PUBLISHING', 'PUBLISHED', 'PUBLISH_FAILED', 'ARCHIVED', 'TAKEN_DOWN'].includes(status);
  const ended = status === 'RETURNED' || status === 'REJECTED' || status === 'WITHDRAWN';
  return [
    `${named(submission)} v${version?.no ?? 1} · ${statusWords(submission)}`,
    chainLine(submission, world, now),
    ...reassignmentsOf(submission).map(
      (one) => `转审 ${readableTime(one.at, now)}：${reassignmentWords(one, submission, world.organization)}`,
    ),
    ended && closing
      ? `${statusWords(submission)}：${closing.reason}（${nameOf(world.organization, closing.by)} ${readableTime(closing.at, now)}）`
      : '',
    isOut ? publicationWords(submission, world, now) : '',
    ...publications.map((one) => readBackWords(one, world, now, publications.length > 1)),
    validityAsked(submission),
    submission.lostOriginal || isKeptBack(submission) ? stateWords(submission, world, now) : '',
    withdrawalAsked(submission),
    [planned, leadTime && leadWords(leadTime, now)].filter(Boolean).join(' · '),
    no ? pageOf(world.publicUrl, no) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const MOST_OPEN = 200;

/** Where something may wait for a person who is not its writer. */
const WAITING: Status[] = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD', 'PUBLISHING', 'PUBLISH_FAILED'];

/** What waits for this person, by what they are. */
export async function todo(turn: Turn): Promise<Answer> {
  const lines = await todoLines(turn);
  return say(lines.length > 0 ? [`待办 ${lines.length} 件：`, ...lines].join('\n') : '现在没有要您处理的事。');
}

/** How many lines 待办 would have: the number on the person's tile. */
export async function countTodo(desk: Desk, person: Person): Promise<number> {
  const lines = await todoLines({ desk, person });
  return lines.length;
}

async function todoLines(turn: Reader): Promise<string[]> {
  const { desk, person } = turn;
  const open = await desk.tx.inStatus(WAITING, MOST_OPEN);
  return [
    ...toSign(open, desk.world.organization, person.id, desk.now).map((submission) => signingLine(turn, submission)),
    ...open.flatMap((submission) => [...unsignedLine(turn, submission), ...overdueLine(turn, submission)]),
    ...open.flatMap((submission) => heldLine(turn, submission)),
    ...open.flatMap((submission) => validityLine(turn, submission)),
    ...open.flatMap((submission) => withdrawalLine(turn, submission)),
    ...open.flatMap((submission) => publishingLines(turn, submission)),
    ...(await readBackLines(turn)),
    ...(await ownLines(turn)),
    ...(await deadLetterLines(turn)),
  ];
}

function signingLine({ desk, person }: Reader, submission: Submission): string {
  const since = waited(desk.now - (waitingSince(submission, [person.id]) ?? desk.now));
  const page = pageOf(desk.world.publicUrl, submission.no!);
  return `待您${openStage(submission)!.title}：${named(submission)}，已等 ${since}，截止 ${limitWords(submission, desk.world, desk.now)}。点卡片，或打开 ${page}`;
}

function overdueLine({ desk, person }: Reader, submission: Submission): string[] {
  const { status, request, no } = submission;
  const isLate =
    status === 'RESCHEDULE_NEEDED' ||
    (status === 'IN_REVIEW' && isPost(submission) && request.plannedAt !== null && request.plannedAt <= desk.now);
  // what has to be confirmed first has a line of its own
  if (openQuestion(submission) !== null) return [];
  if (!isLate || !officePeople(desk.world.organization).includes(person.id)) return [];
  if (isKeptBack(submission)) return [keptLine(submission, desk.now)];
  const isPast = request.plannedAt! <= desk.now;
  const head = isPast
    ? `拟发时间已过：${named(submission)}`
    : `时间要另定：${named(submission)}，${whyToMove(submission, desk.now)}`;
  const now = mayGoNow(submission, desk.now) ? `“立即发 ${no}”、` : '';
  return [`${head}。回复${now}“改期 ${no} 新时间”，或“作废 ${no} 原因”`];
}

function keptLine(submission: Submission, now: number): string {
  const { no } = submission;
  const first = inTheWayThen(submission).blocks.length > 0 ? `改 ${no} …` : `确认并发 ${no} 理由`;
  return `没有发出：${named(submission)}，${whyToMove(submission, now)}。请在卡片上决定，或回复“${first}”、“作废 ${no} 原因”`;
}

/** Once 全部暂停 is over the office is asked about every post it stopped. */
function heldLine({ desk, person }: Reader, submission: Submission): string[] {
  const { status, request, no, lostOriginal } = submission;
  const isWaiting = status === 'HELD' && (!desk.world.pause || lostOriginal);
  if (!isWaiting || !officePeople(desk.world.organization).includes(person.id)) return [];
  if (lostOriginal)
    return [
      `没有转发：${named(submission)}，${lostWords(lostOriginal)}。请在卡片上决定，或回复“立即发 ${no}”（先再核对原文）、“作废 ${no} 原因”`,
    ];
  if (!isPost(submission)) return [`暂停已解除：${named(submission)}。回复“恢复 ${no}”，或“作废 ${no} 原因”`];
  return [
    `暂停已解除：${named(submission)}，原定 ${readableTime(request.plannedAt!, desk.now)}。回复“恢复 ${no}”、“改期 ${no} 新时间”，或“作废 ${no} 原因”`,
  ];
}

function validityLine({ desk, person }: Reader, submission: Submission): string[] {
  const what = openQuestion(submission);
  const { no } = submission;
  if (what === null || !officePeople(desk.world.organization).includes(person.id)) return [];
  const word = what === 'RECONFIRM' ? '继续有效' : '继续审批';
  return [`签发已久：${named(submission)}。回复“${word} ${no}”、“退回重审 ${no} 原因”，或“作废 ${no} 原因”`];
}

function withdrawalLine({ desk, person }: Reader, submission: Submission): string[] {
  if (!submission.withdrawal || !officePeople(desk.world.organization).includes(person.id)) return [];
  return [
    `请求撤回：${named(submission)}，原因：${submission.withdrawal.reason}。回复“同意撤回 ${submission.no}”或“不同意撤回 ${submission.no}”`,
  ];
}

function publishingLines({ desk, person }: Reader, submission: Submission): string[] {
  const { organization, accounts } = desk.world;
  if (!organization.office.publishers.includes(person.id)) return [];
  const { no } = submission;
  return currentPublications(submission).flatMap(({ accountId, status }) => {
    const account = accountWordsById(accountId, accounts);
    switch (status) {
      case 'MANUAL': {
        if (submission.kind === 'TAKEDOWN')
          return [`待人工下架：${named(submission)} → ${account}。下架后回复“已下架 ${no}”`];
        const hand = handWords(submission);
        if (hand) return [`待${hand.verb}：${named(submission)} → ${account}。办好后回复“${hand.tell}”`];
        return [`待人工发布：${named(submission)} → ${account}。发布后回复“已发 ${no} 链接”`];
      }
      case 'UNKNOWN':
        return [
          `需人工核实：${named(submission)} → ${account}。已发出回复“已发 ${no} 链接”，要再核对回复“重发 ${no} ${account}”（先查后发）`,
        ];
      case 'FAILED':
        return [
          `没有发出：${named(submission)} → ${account}。回复“重发 ${no} ${account}”或“不发 ${no} ${account} 原因”`,
        ];
      default:
        return [];
    }
  });
}

/** What was published and this person is asked to compare with what was signed. */
async function readBackLines(turn: Reader): Promise<string[]> {
  const { tx, world, now } = turn.desk;
  const open = await toReadBackBy(tx, turn.person.id, previewContext(turn));
  return open.map(({ submission, publication }) => {
    const account = accountWordsById(publication.accountId, world.accounts);
    const by = nearTime(dueOf(publication.readBack!), now);
    return `待读网复核：${named(submission)} → ${account}，请在 ${by} 前。点卡片，或回复“读网复核 ${submission.no}”`;
  });
}

async function ownLines(turn: Reader): Promise<string[]> {
  return (await writable(turn)).map((submission) =>
    submission.status === 'RETURNED'
      ? `已退回待修改：${named(submission)}，原因：${submission.closing?.reason ?? ''}。直接回复新正文，再回复“提交”`
      : `没写完的草稿：${named(submission)}。回复“继续 标题里的词”`,
  );
}

export async function mine(turn: Turn): Promise<Answer> {
  const own = await turn.desk.tx.ownedBy(turn.person.id, [...STATUSES], 15);
  const shown = own.filter(({ status, no }) => no !== null || status === 'DRAFT');
  if (shown.length === 0) return say('您还没有稿件。发“投稿”开始一篇。');
  const current = turn.dialogue.draft?.id;
  const lines = shown.map((submission) => {
    const stage = openStage(submission);
    const state = stage ? `${statusWords(submission)}·${stage.title}` : statusWords(submission);
    return `${named(submission)} ${state}${submission.id === current ? '（正在写）' : ''}`;
  });
  return say(['我的稿件（新的在前）：', ...lines, '看详情发“进度 编号”，接着写草稿发“继续 标题里的词”。'].join('\n'));
}

/** 继续: take up another draft, or a returned submission. */
export async function resume(turn: Turn, which: string): Promise<Answer> {
  const open = await writable(turn);
  const others = which === '' ? open.filter(({ id }) => id !== turn.dialogue.draft?.id) : matching(open, which);
  const chosen = others[0] ?? (which === '' ? open[0] : undefined);
  if (!chosen)
    return say(
      which === '' ? '没有可以接着写的草稿。发“投稿”开始一篇。' : `没有找到标题里有“${which.slice(0, 30)}”的草稿。`,
    );
  turn.dialogue = writingOn(turn.dialogue, chosen.id, turn.desk.now);
  return answerForDraft(turn, chosen, { patch: {}, notes: [`接着写${named(chosen)}：`], tone: 'whole' });
}

/** What a publisher says about a reader's comment: 评论, 回复, 已回复, 隐藏评论, 删除评论 (A9; R17.2; F-16; §3.3 case 23). */
import type { HouseVerdict } from '../../application/door';
import type { Answer } from '../../application/ports';
import { bookStateOf } from '../../application/world';
import type { BookKey } from '../../domain/house';
import { waits, type CommentFacts, type CommentRecord, type CommentsCommand } from '../../domain/house/comments';
import { isUsable, newestWordings, type ApprovedWording, type Wordings } from '../../domain/house/wordings';
import { commentKey, mayBringComment } from '../../domain/post/reply';
import { readableTime } from '../../domain/time/shanghai';
import { accountWordsById, short } from '../wording/labels';
import { accountOfLink, linkIn } from '../reading/links';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

const SHOWN = 10;

/** 评论 URL 摘录: brought to the log, so that its limits count; alone: what waits. */
export async function commentWord(turn: Turn, text: string): Promise<Answer> {
  if (text === '') return say(await waitingText(turn));
  const about = await aboutComment(turn, text, '评论 链接 评论内容');
  if ('answer' in about) return say(about.answer);
  const verdict = await enterComment(turn, about, { type: 'NoteComment', by: turn.person.id, about: about.facts });
  if (!verdict.ok) return say(refused(turn, verdict));
  if (verdict.events.length > 0) await tellPublishers(turn, about, verdict.state as CommentRecord);
  return say([notedText(turn, verdict.state as CommentRecord), await howToAnswer(turn, about)].join('\n'));
}

/** Whoever answers in the company's name is told at once when somebody else brought it: its limits count from now. */
async function tellPublishers({ desk, person }: Turn, { facts }: AboutComment, record: CommentRecord): Promise<void> {
  const { organization, accounts } = desk.world;
  const { excerpt, firstBy } = record.comment!;
  const text = `${person.name}登记了${accountWordsById(facts.accountId, accounts)}评论${excerpt && `“${short(excerpt, 30)}”`}，请在 ${readableTime(firstBy, desk.now)} 前首次答复：回复“回复 ${facts.url} 口径名”；没有合适的口径，发“回复投稿”。`;
  for (const id of organization.office.publishers) if (id !== person.id) await desk.tell(id, text);
}

/** 回复 URL 口径名: with an approved wording, which is approved already; without a name it is picked from a list. */
export async function replyWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutComment(turn, text, '回复 评论链接 口径名');
  if ('answer' in about) return say(`${about.answer}没有口径可用时，发“回复投稿”另走审批。`);
  if (about.rest === '') return say(await howToAnswer(turn, about));
  const found = await wordingSaid(turn, about.rest);
  if (!found)
    return say(
      `口径库里没有“${short(about.rest, 20)}”，没有记下。未经审批不能以官方账号回复（F-16，第十七条）。发“口径”看现有的，或发“回复投稿”。`,
    );
  return useWording(turn, about, found);
}

export interface AboutComment {
  key: BookKey;
  facts: CommentFacts;
  rest: string;
}

/** Enter that a wording answers a comment, and give the text to paste. */
export async function useWording(turn: Turn, about: AboutComment, wording: ApprovedWording): Promise<Answer> {
  const verdict = await enterComment(turn, about, {
    type: 'UseWording',
    by: turn.person.id,
    about: about.facts,
    wording,
  });
  if (!verdict.ok) return say(refused(turn, verdict));
  const { desk, person } = turn;
  // in a message of its own, so that it can be copied as it is
  await desk.tell(person.id, wording.text);
  const account = accountWordsById(about.facts.accountId, desk.world.accounts);
  return say(
    `已记下：用口径“${wording.name}”第 ${wording.version} 版（${wording.no}）在${account}回复这条评论。下一条是要粘贴的文字，一个字也不要改。发出后回复：已回复 ${about.facts.url}\n只是先答一句、还要再答的，回复：已回复 ${about.facts.url} 待续`,
  );
}

/** 已回复 URL [待续] */
export async function answeredWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutComment(turn, text, '已回复 评论链接');
  if ('answer' in about) return say(about.answer);
  const more = /^待续/.test(about.rest);
  const verdict = await enterComment(turn, about, { type: 'ConfirmAnswer', by: turn.person.id, more });
  if (!verdict.ok) return say(refused(turn, verdict));
  const { comment } = verdict.state as CommentRecord;
  const rest = more ? `完整答复请在 ${readableTime(comment!.fullBy, turn.desk.now)} 前发出。` : '这条评论已办结。';
  return say(`已记下：评论“${short(comment!.excerpt, 20)}”已回复。${rest}`);
}

export const hideCommentWord = (turn: Turn, text: string) => removeComment(turn, text, 'HIDDEN');
export const deleteCommentWord = (turn: Turn, text: string) => removeComment(turn, text, 'DELETED');

/** 隐藏评论 / 删除评论 URL 理由: a comment of readers goes for a reason that is kept. */
async function removeComment(turn: Turn, text: string, how: 'HIDDEN' | 'DELETED'): Promise<Answer> {
  const word = how === 'HIDDEN' ? '隐藏' : '删除';
  const about = await aboutComment(turn, text, `${word}评论 链接 理由`);
  if ('answer' in about) return say(about.answer);
  const reason = about.rest;
  // what the comment said is known from before, or not at all: the rest of this message is the reason
  const facts = { ...about.facts, excerpt: '' };
  const told = { type: 'RemoveComment' as const, by: turn.person.id, about: facts, how, reason };
  const verdict = await enterComment(turn, about, told);
  if (!verdict.ok) {
    const needsReason = verdict.refusal.code === 'REASON_NEEDED';
    return say(
      needsReason ? `${word}评论要写明理由：${word}评论 ${facts.url} 理由。还没有记下。` : refused(turn, verdict),
    );
  }
  const account = accountWordsById(facts.accountId, turn.desk.world.accounts);
  return say(`已登记：${account}的这条评论已${word}，理由：${reason}。请先截屏再在账号后台${word}。`);
}

async function aboutComment(turn: Turn, text: string, usage: string): Promise<AboutComment | { answer: string }> {
  const link = linkIn(text);
  if (!link) return { answer: `请带上评论的链接：${usage}。` };
  const account = accountOfLink(link, turn.desk.world.accounts);
  if ('answer' in account) return account;
  const { accountId, rest } = account;
  return { key: commentKey(link.url), facts: { url: link.url, accountId, excerpt: short(rest, 120) }, rest };
}

function enterComment({ desk }: Turn, { key }: AboutComment, command: CommentsCommand): Promise<HouseVerdict> {
  return desk.enter(key, command);
}

function refused({ desk }: Turn, verdict: Extract<HouseVerdict, { ok: false }>): string {
  return refusalText(verdict.refusal, null, desk.world, desk.now);
}

function notedText({ desk }: Turn, { comment }: CommentRecord): string {
  const { excerpt, firstBy, fullBy, provisional, accountId } = comment!;
  const account = accountWordsById(accountId, desk.world.accounts);
  const words = excerpt ? `“${short(excerpt, 40)}”` : '';
  return `已登记${account}评论${words}：首次答复 ${readableTime(firstBy, desk.now)} 前，完整答复 ${readableTime(fullBy, desk.now)} 前${provisional ? '（暂定）' : ''}。`;
}

/** A card with what may be said, for a publisher; else how it goes on. */
async function howToAnswer(turn: Turn, { key, facts }: AboutComment): Promise<string> {
  const { desk, person } = turn;
  const free = '没有合适的口径，发“回复投稿”另走审批。';
  if (!desk.world.organization.office.publishers.includes(person.id)) return free;
  const usable = newestWordings(await loadWordings(turn)).filter((one) => isUsable(one, desk.now));
  if (usable.length === 0) return `口径库里现在没有可用的口径。${free}`;
  const names = usable.slice(-SHOWN).map(({ name }) => name);
  const { url, accountId, excerpt } = facts;
  const payload = { key, url, accountId, excerpt, names: JSON.stringify(names) };
  await desk.show(person.id, { purpose: 'wording', submissionId: null, payload });
  return `请在卡片上选口径，或回复“回复 ${url} 口径名”。${free}`;
}

export async function loadWordings({ desk }: Pick<Turn, 'desk'>): Promise<Wordings> {
  return bookStateOf<Wordings>('wordings', await desk.tx.books(['wordings']));
}

/** The wording whose name these words are. */
async function wordingSaid(turn: Turn, words: string): Promise<ApprovedWording | null> {
  const known = newestWordings(await loadWordings(turn));
  const said = words.replace(/[。.]$/, '');
  return known.find(({ name }) => name === said) ?? known.find(({ name }) => name === words) ?? null;
}

const MOST_LINES = 12;

async function waitingText({ desk, person }: Turn): Promise<string> {
  if (!mayBringComment(desk.world.organization, person.id, desk.now))
    return refusalText({ code: 'NOT_A_COMMENT_READER' }, null, desk.world, desk.now);
  const rows = await desk.tx.booksUnder('comment:');
  const open = rows
    .map((row) => bookStateOf<CommentRecord>(row.key, [row]))
    .filter((one) => waits(one, 'FULL'))
    .sort((a, b) => a.comment!.fullBy - b.comment!.fullBy);
  if (open.length === 0) return '没有等答复的评论。看到要答的评论，发“评论 链接 评论内容”登记。';
  const lines = open.slice(0, MOST_LINES).map((one) => {
    const { url, excerpt, firstBy, fullBy } = one.comment!;
    const due = waits(one, 'FIRST') ? `首次答复 ${readableTime(firstBy, desk.now)}` : '已先答';
    return `“${short(excerpt, 20)}” ${due}，完整答复 ${readableTime(fullBy, desk.now)} ${url}`;
  });
  const more = open.length > MOST_LINES ? [`另有 ${open.length - MOST_LINES} 条。`] : [];
  return [`等答复的评论 ${open.length} 条：`, ...lines, ...more].join('\n');
}

/** 转发投稿: a draft that shows somebody else's post again, and what became of reading that post (`domain.md` §3.3 case 22; F-11). */
import type { Desk } from '../../application/door';
import { NO_ANSWER, type Answer } from '../../application/ports';
import type { OriginalFound } from '../../domain/commands';
import type { DraftPatch } from '../../domain/content';
import { goneWords } from '../../domain/post/original';
import { findPerson } from '../../domain/people';
import type { Submission } from '../../domain/submission';
import { answerForDraft } from './edit';
import { submittedText } from './send';
import { startKind } from './start';
import { named } from '../wording/labels';
import { picturesOnTheWay } from './on-the-way';
import { originalLine } from '../wording/original-words';
import { readOriginalLine, readSource } from '../template/template-values';
import { inTurn, say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

/** Class, account and address where the lines do not say them. */
export function repostWord(turn: Turn, lines: string): Promise<Answer> {
  const weibo = turn.desk.world.accounts.filter(({ channel }) => channel === 'WEIBO');
  const accountIds = weibo.length === 1 ? weibo.map(({ id }) => id) : null;
  const original = addressOf(lines, turn.desk.now);
  const defaults: DraftPatch = { content: { category: 5, accountIds, ...(original && { original }) } };
  return startKind(turn, lines, 'REPOST', defaults);
}

/** 来源 names the address where 原文 does not. */
function addressOf(lines: string, now: number) {
  const source = /^[^\S\n]*(?:信息)?来源[^\S\n]*[:：]([^\n]*)$/m.exec(lines)?.[1];
  const read = source === undefined ? null : readSource(source.trim());
  const url = read && 'value' in read ? read.value?.url : null;
  const original = url ? readOriginalLine(url, now) : null;
  return original && 'value' in original ? original.value : null;
}

/** The platform has answered: its writer is told, asked for what it did not give, and 提交 that waited for it happens. */
export async function takeOriginal(
  submissionId: string,
  url: string,
  found: OriginalFound,
  desk: Desk,
): Promise<Answer> {
  const draft = await desk.tx.lockSubmission(submissionId);
  const person = draft && findPerson(desk.world.organization, draft.submitterId);
  if (!draft || !person) return NO_ANSWER;
  return inTurn(desk, person, async (turn) => {
    const verdict = await desk.dispatch(submissionId, { type: 'NoteOriginal', url, found });
    if (!verdict.ok || verdict.events.length === 0) return NO_ANSWER;
    const answer = draft.submitWhenComplete
      ? await submitNow(turn, verdict.submission)
      : await goOn(turn, verdict.submission);
    if (answer.text) await desk.tell(person.id, answer.text, submissionId);
    return answer;
  });
}

function goOn(turn: Turn, draft: Submission): Promise<Answer> | Answer {
  const { draft: current } = turn.dialogue;
  const said = noteWords(draft, turn.desk.now);
  // another draft is being written: that one's question stays
  if (current && current.id !== draft.id) return say(`${named(draft)}：${said}接着写请回复“继续 标题里的词”。`);
  return answerForDraft(turn, draft, { patch: {}, notes: [said], tone: 'brief' });
}

async function submitNow(turn: Turn, draft: Submission): Promise<Answer> {
  const { desk } = turn;
  const said = noteWords(draft, desk.now);
  const onTheWay = await picturesOnTheWay(turn);
  const verdict = await desk.dispatch(draft.id, { type: 'Submit', by: null, onTheWay });
  if (!verdict.ok) {
    const why = refusalText(verdict.refusal, verdict.submission, desk.world, desk.now);
    return say(`${said}还不能提交。${why}`);
  }
  const after = verdict.submission;
  return say(after.status === 'IN_REVIEW' ? `${said}${submittedText(turn, after)}` : `${said}图片到齐后自动提交。`);
}

function noteWords({ content }: Submission, now: number): string {
  const original = content.original!;
  if (original.gone) return `${goneWords(original)}，不能转发。请换一条，重发“原文：网址”。`;
  if (original.unread !== undefined)
    return `接口没有读到原文（${original.unread}），请您提供；发布时由发布专员人工转发。`;
  return `已读到原文并存了快照：${originalLine(original, now)}。`;
}

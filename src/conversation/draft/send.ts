/** 提交 and 放弃, by word or by the draft's card (`contract.md` §4). */
import { forgetFiles } from '../../application/files';
import type { Answer } from '../../application/ports';
import type { Verdict } from '../../application/door';
import type { MissingField } from '../../domain/commands';
import { storedAs } from '../../domain/content';
import { nameOf } from '../../domain/people';
import { peopleToAsk } from '../../domain/signing/review';
import { currentVersion, openStage, type Submission } from '../../domain/submission';
import { currentDraft, writable } from './current';
import { asked, forgotten, writingOn } from '../dialogue';
import { askField } from './edit';
import { askReason } from '../review/finding-reasons';
import { picturesWords } from '../wording/draft-words';
import { leadWords, named, paperNo } from '../wording/labels';
import { limitWords } from '../wording/limit-words';
import { matching } from '../reading/matching';
import { truthText } from '../truth';
import { picturesOnTheWay } from './on-the-way';
import { pageOf, say, type Turn } from '../turn';
import { NO_DRAFT } from '../wording/wording';
import { refusalText } from '../wording/refusals';

/** @param which a number or words of the title; empty: the draft in hand */
export async function submitWord(turn: Turn, which: string): Promise<Answer> {
  const chosen = which === '' ? await currentDraft(turn) : (matching(await writable(turn), which)[0] ?? null);
  if (!chosen) return say(which === '' ? await nothingToSubmit(turn) : `没有找到“${which}”这篇草稿。${NO_DRAFT}`);
  return (await submit(turn, chosen)).answer;
}

async function nothingToSubmit({ desk, person }: Turn): Promise<string> {
  const several = await desk.tx.ownedBy(person.id, ['DRAFT'], 2);
  if (several.length > 1) return '您有几篇草稿。请回复“提交 标题里的词”，或先“继续 标题里的词”。';
  const [sent] = await desk.tx.ownedBy(person.id, ['IN_REVIEW'], 1);
  return sent ? `${NO_DRAFT}最近提交的 ${truthText(sent, desk.world, desk.now)}` : NO_DRAFT;
}

/** Let the core decide about 提交 and word what it says. `sent`: it is in review now. */
export async function submit(turn: Turn, submission: Submission): Promise<{ answer: Answer; sent: boolean }> {
  const { desk, person } = turn;
  const onTheWay = await picturesOnTheWay(turn);
  const verdict = await desk.dispatch(submission.id, { type: 'Submit', by: person.id, onTheWay });
  if (verdict.ok && verdict.submission.status === 'IN_REVIEW') {
    return { answer: say(submittedText(turn, verdict.submission)), sent: true };
  }
  return { answer: say(await notYetText(turn, submission, verdict, onTheWay)), sent: false };
}

/** 已提交, and the draft is nobody's question any more. */
export function submittedText(turn: Turn, submission: Submission): string {
  const { organization, publicUrl } = turn.desk.world;
  const { now } = turn.desk;
  turn.dialogue = forgotten(turn.dialogue, submission.id);
  const no = submission.no!;
  const people = peopleToAsk(submission, organization, now).map((id) => nameOf(organization, id));
  const stage = openStage(submission)?.title ?? '';
  return [
    `已提交 ${named(submission)} v${currentVersion(submission)!.no}，${paperNo(no)}。`,
    people.length > 0
      ? `现在请 ${people.join('、')} ${stage}，截止 ${limitWords(submission, turn.desk.world, now)}。`
      : `“${stage}”暂时没有可以签的人，已请公司办公室安排。`,
    ...(submission.leadTime
      ? [
          `${leadWords(submission.leadTime, now)}${submission.leadTime.verdict === 'LATE' ? '，须经公司办公室受理' : ''}`,
        ]
      : []),
    `查看：${pageOf(publicUrl, no)}`,
  ].join('\n');
}

/** Not sent: what is missing or in the way; the first missing field becomes the question. */
async function notYetText(turn: Turn, submission: Submission, verdict: Verdict, onTheWay: number): Promise<string> {
  const { desk } = turn;
  if (verdict.ok && verdict.submission.content.original?.reading)
    return `正在读取原文，读到后自动提交 ${named(verdict.submission)}，并告诉您结果。`;
  if (verdict.ok) {
    const { declaredPictures, pictures } = verdict.submission.content;
    const left = (declaredPictures ?? pictures.length + onTheWay) - pictures.length;
    return `还差 ${left} 张图片（${picturesWords(verdict.submission)}），到齐后自动提交。不等了就发“图片：${pictures.length}张”再回复“提交”。`;
  }
  const { refusal } = verdict;
  turn.dialogue = writingOn(turn.dialogue, submission.id, desk.now);
  if (refusal.code === 'MISSING') {
    return ['还不能提交。', ...(await askField(turn, submission, refusal.fields))].join('\n');
  }
  if (refusal.code === 'UNANSWERED') return askReason(turn, submission, refusal.findings);
  if (refusal.code === 'PLANNED_TIME_PAST') ask(turn, submission, 'plannedAt');
  return refusalText(refusal, verdict.submission, desk.world, desk.now);
}

function ask(turn: Turn, submission: Submission, field: MissingField): void {
  turn.dialogue = asked(turn.dialogue, { kind: 'field', submissionId: submission.id, field, openedAt: turn.desk.now });
}

/** 放弃 drops the draft in hand; what was returned has signatures behind it and is withdrawn instead. */
export async function discardWord(turn: Turn, which: string): Promise<Answer> {
  const chosen = which === '' ? await currentDraft(turn) : (matching(await writable(turn), which)[0] ?? null);
  if (!chosen) return dropLoose(turn);
  return (await discard(turn, chosen)).answer;
}

/** Without a draft there may still be pictures that wait for one. */
async function dropLoose(turn: Turn): Promise<Answer> {
  const { loose } = turn.dialogue;
  turn.dialogue = { ...turn.dialogue, loose: [] };
  await forgetFiles(turn.desk, storedAs(loose));
  return say(loose.length > 0 ? `等着的 ${loose.length} 张图片不要了。发“投稿”开始一篇。` : NO_DRAFT);
}

export async function discard(turn: Turn, submission: Submission): Promise<{ answer: Answer; dropped: boolean }> {
  const { desk, person } = turn;
  if (submission.status === 'RETURNED') {
    const text = `${named(submission)}是退回的稿件，不能当草稿放弃。不再发布请回复“撤回 ${submission.no} 原因”。`;
    return { answer: say(text), dropped: false };
  }
  const verdict = await desk.dispatch(submission.id, { type: 'DiscardDraft', by: person.id });
  if (!verdict.ok) {
    return { answer: say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now)), dropped: false };
  }
  turn.dialogue = forgotten(turn.dialogue, submission.id);
  return { answer: say(`已放弃${named(submission)}。发“投稿”可以重新开始。`), dropped: true };
}

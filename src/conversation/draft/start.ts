/** 投稿: a new draft from what the message says and the pictures that came before it (第七条: only an information officer or a head writes). */
import type { Answer } from '../../application/ports';
import { isPost, type SubmissionKind } from '../../domain/codes';
import type { DraftPatch, Picture } from '../../domain/content';
import { departmentOfSubmitter, officerOfHead } from '../../domain/people';
import type { Submission } from '../../domain/submission';
import { currentDraft } from './current';
import { forgotten } from '../dialogue';
import { answerForDraft } from './edit';
import { named } from '../wording/labels';
import { joinedContent, readTemplate } from '../template';
import { say, type Turn } from '../turn';
import { refusalText } from '../wording/refusals';

/** @param lines what follows the word 投稿; nothing: the form is asked step by step */
export function startDraft(turn: Turn, lines: string): Promise<Answer> {
  return startKind(turn, lines, 'ORIGINAL', {});
}

/** A draft of any kind; what the lines do not say is taken from `defaults`. */
export async function startKind(
  turn: Turn,
  lines: string,
  kind: SubmissionKind,
  defaults: DraftPatch,
  departmentId?: string,
): Promise<Answer> {
  const { desk, person } = turn;
  const { organization, accounts } = desk.world;
  if (isPost({ kind }) && !departmentOfSubmitter(organization, person.id, desk.now)) {
    return say(
      refusalText(
        { code: 'NOT_INFORMATION_OFFICER', officer: officerOfHead(organization, person.id) },
        null,
        desk.world,
        desk.now,
      ),
    );
  }
  const template = readTemplate(lines, { accounts, now: desk.now, kind });
  const patch = over(defaults, template.patch);
  // 图片：0张 says that what came before belongs to something else
  const pictures = patch.content?.declaredPictures === 0 ? [] : turn.dialogue.loose;
  const begun = await beginDraft(turn, { kind, patch, pictures, ...(departmentId !== undefined && { departmentId }) });
  if ('answer' in begun) return begun.answer;
  const isStepwise = lines.trim() === '';
  turn.dialogue = {
    ...turn.dialogue,
    loose: turn.dialogue.loose.filter((picture) => !pictures.includes(picture)),
  };
  const notes = [
    ...begun.aside,
    isStepwise ? '好，一项一项来。' : '收到草稿：',
    ...template.problems,
    ...(pictures.length > 0 ? [`已带上之前发来的 ${pictures.length} 张图片。`] : []),
  ];
  return answerForDraft(turn, begun.submission, { patch, notes, tone: isStepwise ? 'brief' : 'whole' });
}

interface Beginning {
  kind: SubmissionKind;
  patch: DraftPatch;
  pictures: Picture[];
  departmentId?: string;
}

type Begun = { answer: Answer } | { submission: Submission; aside: string[] };

/** The new draft is the one being written from now on; `aside` says how to take up again what was written before. */
export async function beginDraft(turn: Turn, { kind, patch, pictures, departmentId }: Beginning): Promise<Begun> {
  const { desk, person } = turn;
  const before = await currentDraft(turn);
  const submissionId = desk.newId();
  const verdict = await desk.dispatch(submissionId, {
    type: 'StartDraft',
    by: person.id,
    submissionId,
    kind,
    patch,
    pictures,
    ...(departmentId !== undefined && { departmentId }),
  });
  if (!verdict.ok) return { answer: say(refusalText(verdict.refusal, verdict.submission, desk.world, desk.now)) };
  if (before) turn.dialogue = forgotten(turn.dialogue, before.id);
  return { submission: verdict.submission, aside: before ? [asideWords(before)] : [] };
}

function asideWords(before: Submission): string {
  return before.status === 'RETURNED'
    ? `${named(before)}还等着修改，先放到一边，回复“继续 ${before.no}”可接着改。`
    : `原来的${named(before)}已放到一边，回复“继续 标题里的词”可接着写。`;
}

function over(defaults: DraftPatch, patch: DraftPatch): DraftPatch {
  if (!defaults.content && !defaults.request) return patch;
  const content = joinedContent(defaults.content, patch.content);
  return { ...patch, content, request: { ...defaults.request, ...patch.request } };
}

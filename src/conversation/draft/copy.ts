/** 复制: what was rejected, withdrawn or published once, as a new draft; its signatures stay where they are (§3.3 cases 21, 26). */
import type { Answer } from '../../application/ports';
import type { Status, SubmissionKind } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import { departmentOfSubmitter } from '../../domain/people';
import { currentVersion, type Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { answerForDraft } from './edit';
import { beginDraft } from './start';
import { named, STATUS_WORDS } from '../wording/labels';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';

const OVER: Status[] = ['REJECTED', 'WITHDRAWN', 'PUBLISHED', 'ARCHIVED', 'TAKEN_DOWN', 'PUBLISH_FAILED'];
const COPIED: SubmissionKind[] = ['ORIGINAL', 'REPOST', 'CORRECTION'];

export async function copyWord(turn: Turn, text: string): Promise<Answer> {
  const about = await aboutNumber(turn, text, '复制 编号');
  if ('answer' in about) return say(about.answer);
  const { submission } = about;
  const refusal = refusalToCopy(turn, submission);
  if (refusal) return say(refusal);
  const { patch, pictures } = copied(submission, turn.desk.now);
  const begun = await beginDraft(turn, { kind: submission.kind, patch, pictures });
  if ('answer' in begun) return begun.answer;
  const notes = [
    `已把 ${named(submission)} 复制成新草稿，图片一并带上；原来的签字不带，提交后从头审批。`,
    ...begun.aside,
  ];
  return answerForDraft(turn, begun.submission, { patch, notes, tone: 'whole' });
}

function refusalToCopy({ desk, person }: Turn, submission: Submission): string | null {
  const { world, now } = desk;
  const own = departmentOfSubmitter(world.organization, person.id, now);
  // who may not write at all is told so by the core
  if (!own) return null;
  const isOurs = submission.submitterId === person.id || submission.departmentId === own.id;
  if (!isOurs) return `${named(submission)} 是别的部门的稿件，不能复制。`;
  if (!COPIED.includes(submission.kind)) return `${named(submission)} 不是投稿，不能复制。`;
  if (OVER.includes(submission.status)) return null;
  return `${named(submission)} 现在是“${STATUS_WORDS[submission.status]}”，还没有结束，不用复制。${stateWords(submission, world, now)}`;
}

/** All that was written; a time that has gone by is asked anew. */
function copied(submission: Submission, now: number) {
  const { pictures, ...content } = currentVersion(submission)?.content ?? submission.content;
  const { plannedAt, urgency, reason, dateBound } = submission.request;
  const request = {
    urgency,
    reason,
    plannedAt: plannedAt !== null && plannedAt > now ? plannedAt : null,
    ...(dateBound !== undefined && { dateBound }),
  };
  const patch: DraftPatch = { content, request };
  return { patch, pictures };
}

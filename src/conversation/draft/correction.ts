/** 更正投稿: a post that corrects one of ours; the fast lane, the whole chain, the class of what it corrects (§3.3 case 19; A18). */
import type { Answer } from '../../application/ports';
import { isPost } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import { currentPublications, currentVersion, titleOf, type Submission } from '../../domain/submission';
import { aboutNumber } from '../about';
import { startKind } from './start';
import { named } from '../wording/labels';
import { say, type Turn } from '../turn';
import { stateWords } from '../truth';

const OBJECT = /^[^\S\n]*更正对象[^\S\n]*[:：]([^\n]*)\n?/m;
const USAGE = '更正投稿要写明更正哪一篇。请这样发：\n更正投稿\n更正对象：2026-0123\n标题：…\n拟发：…\n正文：…';

/** What 更正投稿 asks for when it came alone. */
export function namesCorrected(text: string): boolean {
  return OBJECT.test(text);
}

export async function correctionWord(turn: Turn, lines: string): Promise<Answer> {
  const written = OBJECT.exec(lines);
  const about = await aboutNumber(turn, written?.[1] ?? lines.split('\n')[0] ?? '', '更正对象：编号');
  if ('answer' in about) return say(`${about.answer}\n${USAGE}`);
  const { submission } = about;
  if (!wasPublished(submission))
    return say(`${named(submission)} 没有发布过，不用更正。${stateWords(submission, turn.desk.world, turn.desk.now)}`);
  const rest = written ? lines.replace(OBJECT, '') : lines.split('\n').slice(1).join('\n');
  return startKind(turn, rest, 'CORRECTION', defaultsOf(submission));
}

function wasPublished(submission: Submission): boolean {
  if (!isPost(submission)) return false;
  return currentPublications(submission).some(({ status }) => status === 'PUBLISHED');
}

/** Class, video and accounts of what is corrected; important and urgent, because an error is public. */
function defaultsOf(submission: Submission): DraftPatch {
  const { category, videoUrl, accountIds } = currentVersion(submission)!.content;
  const url = currentPublications(submission).find((one) => one.url !== null)?.url ?? null;
  const corrects = { submissionId: submission.id, no: submission.no!, title: titleOf(submission), category, url };
  return {
    content: { category, videoUrl, accountIds, corrects },
    request: { urgency: 'IMPORTANT_URGENT', reason: `更正 ${submission.no}` },
  };
}

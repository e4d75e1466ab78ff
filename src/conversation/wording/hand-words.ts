/** What a publisher does by hand with what is no post, in words (A9; 第十四条). */
import { natureOf } from '../../domain/post/reply';
import type { Submission } from '../../domain/submission';

interface HandWords {
  /** what the publisher does, and what it is called when it is done */
  verb: string;
  done: string;
  /** how it is told that it is done */
  tell: string;
}

/** Null for what is a post, or is removed. */
export function handWords(submission: Submission): HandWords | null {
  const { kind, no } = submission;
  if (kind === 'PROFILE_CHANGE') return { verb: '人工修改资料', done: '已修改', tell: `已改 ${no}` };
  if (kind !== 'REPLY') return null;
  if (natureOf(submission) === 'WORDING') return { verb: '入口径库', done: '已入口径库', tell: '' };
  return { verb: '人工回复', done: '已回复', tell: `已发 ${no} 链接` };
}

/** The interaction log: every comment with its answers and removals, read only (R17.2; `domain.md` §2.1 Comments). */
import type { CommentRecord } from '../domain/house/comments';
import type { StoreReads } from './store';
import { bookStateOf } from './world';

/** Comments brought with from ≤ t < to (epoch ms), the newest first. */
export async function loadInteractions(
  reads: Pick<StoreReads, 'booksUnder'>,
  { from, to }: { from: number; to: number },
): Promise<CommentRecord[]> {
  const rows = await reads.booksUnder('comment:');
  return rows
    .map((row) => bookStateOf<CommentRecord>(row.key, [row]))
    .filter(({ comment }) => comment !== null && from <= comment.at && comment.at < to)
    .sort((a, b) => b.comment!.at - a.comment!.at);
}

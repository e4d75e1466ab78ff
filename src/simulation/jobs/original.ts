/** The look at a repost's original before each attempt, as `delivery/original.ts` has it; each `yield` is a moment where the process may die. */
import { isChecked } from '../../domain/post/original';
import type { Publication, Submission } from '../../domain/submission';
import type { Sent } from '../platform';
import type { Random } from '../random';
import type { PublishRow, Town } from '../town';

interface Looking {
  town: Town;
  row: PublishRow;
  submission: Submission;
  publication: Publication;
  sent: Sent;
  random: Random;
  troubled: number;
}

/** What becomes of the row; null: it may be sent, or shows nothing again. */
export function* looksAgain(job: Looking): Generator<void, 'done' | 'later' | null> {
  const { town, row, submission, publication, sent, random, troubled } = job;
  const { accountId } = row;
  const { original } = sent.post;
  if (!original || isChecked(publication.originalCheckedAt, town.now)) return null;
  if (random.chance(troubled / 3)) return 'later';
  const text = town.originals.get(original.url) ?? null;
  yield;
  if (random.chance(troubled / 6)) {
    town.dispatch(submission.id, { type: 'HandToPublisher', accountId, why: '接口读不到原文' });
    return 'done';
  }
  const found = text === null ? { kind: 'gone' as const } : { kind: 'read' as const, text };
  town.dispatch(submission.id, { type: 'CheckOriginal', accountId, found });
  return 'later';
}

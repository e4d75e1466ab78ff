/** How a verdict of the core is answered, beside the tapped card as it is now. */
import type { Verdict } from '../application/door';
import type { Answer } from '../application/ports';
import type { SubmissionCard } from '../application/store';
import type { Submission } from '../domain/submission';
import { closedCard } from './cards';
import { say, type Turn } from './turn';
import { refusalText } from './wording/refusals';

/** What the core said, in words: what is done, or why not. */
export function answer({ desk }: Turn, verdict: Verdict, done: (submission: Submission) => string): Answer {
  return say(
    verdict.ok ? done(verdict.submission) : refusalText(verdict.refusal, verdict.submission, desk.world, desk.now),
  );
}

/** What is said, and the tapped card as it is now. */
export async function withCard({ desk }: Turn, row: SubmissionCard, { text }: Answer): Promise<Answer> {
  const submission = await desk.tx.submission(row.submissionId);
  return { text, card: submission && closedCard(row, submission, desk.world, desk.now) };
}

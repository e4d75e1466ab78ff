/** The protocol of `delivery/removal.ts`, step by step; each `yield` is a moment where the process may die. */
import { currentPublications, type Publication, type Submission } from '../../domain/submission';
import { whyNotSendable } from '../../domain/signing/validity';
import type { PublishJob } from './publish';
import type { Random } from '../random';
import type { PublishRow, Town } from '../town';
import { demand } from '../violation';

const MAX_ATTEMPTS = 2;

interface Job {
  town: Town;
  row: PublishRow;
  submission: Submission;
  publication: Publication;
  random: Random;
  troubled: number;
}

export function* removalJob(town: Town, row: PublishRow, random: Random, troubled: number): PublishJob {
  const submission = town.held.get(row.submissionId)!.state;
  const publication = currentPublications(submission).find(({ accountId }) => accountId === row.accountId);
  if (submission.status !== 'PUBLISHING' || !publication) return 'done';
  const job = { town, row, submission, publication, random, troubled };
  yield;
  if (publication.status === 'SENDING') return yield* look(job);
  if (publication.status !== 'WAITING') return 'done';
  if (publication.evidence) return yield* remove(job);
  const evidence = { sha256: 'e'.repeat(64), at: town.now, from: 'page' as const, note: null };
  town.dispatch(submission.id, { type: 'NoteEvidence', accountId: row.accountId, evidence });
  return 'later';
}

function* remove(job: Job): PublishJob {
  const { town, row, submission, random, troubled } = job;
  const { accountId } = row;
  const { sealed } = town.held.get(submission.id)!;
  const wrong = whyNotSendable(submission, sealed, accountId, { now: town.now, policy: town.company.policy });
  demand(wrong === null, `an ordered removal was not let through: ${wrong}`);
  const attemptId = `a${random.below(2 ** 30)}`;
  if (!town.dispatch(submission.id, { type: 'BeginSending', accountId, attemptId })) return 'done';
  yield;
  const answer = town.platform.takeDown({ request: submission.id, ...targetOf(job) }, random, troubled);
  yield;
  switch (answer) {
    case 'removed':
      return settled(job);
    case 'putOff':
      town.dispatch(submission.id, { type: 'PutOffSending', accountId, attemptId, note: '稍后' });
      return 'later';
    case 'byHand':
      town.dispatch(submission.id, { type: 'HandToPublisher', accountId, why: '接口不能删' });
      return 'done';
    case 'lost':
      return 'later';
  }
}

/** Only what is certainly still there is tried once more. */
function* look(job: Job): PublishJob {
  const { town, row, submission, publication } = job;
  const { accountId } = row;
  const { submissionId, version } = targetOf(job);
  const isLive = town.platform.isLive(submissionId, version, accountId);
  yield;
  if (!isLive) return settled(job);
  const { attemptId, attempts } = publication;
  if (attempts >= MAX_ATTEMPTS)
    town.dispatch(submission.id, { type: 'HandToPublisher', accountId, why: '两次都没有删掉' });
  else town.dispatch(submission.id, { type: 'PutOffSending', accountId, attemptId, note: '还在' });
  return attempts >= MAX_ATTEMPTS ? 'done' : 'later';
}

function targetOf({ town, row, submission }: Job) {
  const { submissionId } = submission.content.takedown!;
  const version = town.held.get(submissionId)!.state.versions.at(-1)!.no;
  return { submissionId, version, accountId: row.accountId };
}

function settled({ town, row }: Job): 'done' {
  const { submissionId, accountId } = row;
  const outcome = { status: 'PUBLISHED' as const, platformId: 'p', url: null, publishedAt: town.now, proof: {} };
  town.dispatch(submissionId, { type: 'SettlePublication', accountId, outcome });
  return 'done';
}

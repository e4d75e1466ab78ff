/**
 * The publishing protocol of `delivery/publish.ts`, step by step: each `yield` is a moment where the process may die, and where other
 * people's acts come between.
 */
import { LOOK_FIRST } from '../../domain/evolve';
import { currentPublications, currentVersion, type Publication, type Submission } from '../../domain/submission';
import type { SealedSignature } from '../../domain/signing/signature';
import { whyNotSendable } from '../../domain/signing/validity';
import type { Post, Version } from '../../domain/post/version';
import { ageAt } from '../judge/validity';
import { hasOpenFinding } from '../judge/findings';
import { isStopped } from '../judge/words';
import { looksAgain } from './original';
import { demandHeld } from '../pausing';
import type { Sent } from '../platform';
import type { Random } from '../random';
import type { PublishRow, Town } from '../town';
import { demand } from '../violation';

/** `done`: the row goes; `later`: it stays and is taken again. */
export type Ended = 'done' | 'later';
export type PublishJob = Generator<void, Ended>;

const MAX_SENDS = 2;

interface Job {
  town: Town;
  row: PublishRow;
  submission: Submission;
  publication: Publication;
  sent: Sent;
  random: Random;
  troubled: number;
}

/** @param troubled how often the platform does something other than plainly accept, 0 to 1 */
export function* publishJob(town: Town, row: PublishRow, random: Random, troubled: number): PublishJob {
  const submission = town.held.get(row.submissionId)!.state;
  const publication = currentPublications(submission).find(({ accountId }) => accountId === row.accountId);
  const version = currentVersion(submission);
  const post = version?.posts.find(({ accountId }) => accountId === row.accountId);
  if (submission.status !== 'PUBLISHING' || !publication || !version || !post) return 'done';
  const attemptId = publication.attemptId ?? '';
  const sent = { submissionId: submission.id, version: version.no, code: version.code, attemptId, post };
  const job = { town, row, submission, publication, sent, random, troubled };
  yield;
  if (publication.status === 'WAITING') return yield* publication.handle[LOOK_FIRST] ? look(job) : send(job);
  return publication.status === 'SENDING' ? yield* look(job) : 'done';
}

function* send(job: Job): PublishJob {
  const { town, row, submission, random, troubled } = job;
  const { accountId } = row;
  const { sealed } = town.held.get(submission.id)!;
  const { ledger, state } = town.held.get(submission.id)!;
  const wrong = whyNotSendable(submission, sealed, accountId, whenOf(town));
  const isOld = ageAt(ledger, town.now, town.company) !== null;
  const isKept = isStopped(ledger, town.company);
  // somebody was at it since this job began: it looks again
  if (wrong !== null && state.revision !== submission.revision) return 'later';
  demand(
    (wrong !== null) === isOld,
    isOld ? 'let out though it is too old' : `a signed post was not let out: ${wrong}`,
  );
  if (isOld) return settled(job, { status: 'FAILED', note: '签发已过有效期' });
  if (isKept) return settled(job, { status: 'FAILED', note: '按现在的词表须改' });
  if (hasOpenFinding(ledger, town.now)) return settled(job, { status: 'FAILED', note: '有提示要确认' });
  if (random.chance(0.25)) probe(job);
  const looked = yield* looksAgain(job);
  if (looked) return looked;
  yield;
  const noted = town.dispatch(submission.id, {
    type: 'NotePreparation',
    accountId,
    handle: { media: 'm', publishId: '' },
  });
  if (!noted) return 'done';
  yield;
  const attemptId = `a${random.below(2 ** 30)}`;
  if (!town.dispatch(submission.id, { type: 'BeginSending', accountId, attemptId })) {
    const waits = holdPaused(town, submission) || job.sent.post.original || isStopped(ledger, town.company);
    return waits ? 'later' : 'done';
  }
  yield;
  const answer = town.platform.publish({ ...job.sent, attemptId }, random, troubled);
  yield;
  switch (answer.kind) {
    case 'published':
      return settled(job, publishedAs(answer.platformId, town.now));
    case 'accepted':
      town.dispatch(submission.id, { type: 'NoteSending', accountId, handle: { publishId: answer.publishId } });
      return 'later';
    case 'putOff':
      town.dispatch(submission.id, { type: 'PutOffSending', accountId, attemptId, note: '稍后' });
      return 'later';
    case 'refused':
      return settled(job, { status: 'FAILED', note: '平台拒绝' });
    case 'lost':
      return 'later';
  }
}

/** What was let out just when everything was paused. @returns whether that is why it was not begun */
function holdPaused(town: Town, { id }: Submission): boolean {
  const { pause } = town;
  if (!pause) return false;
  town.dispatch(id, { type: 'Hold', by: pause.by, reason: pause.reason });
  demandHeld(town.held.get(id)!.ledger, pause);
  return true;
}

function* look(job: Job): PublishJob {
  const { town, row, submission, publication, random, troubled } = job;
  const { accountId } = row;
  const found = town.platform.find(job.sent, random, troubled);
  yield;
  switch (found.kind) {
    case 'published':
      return settled(job, publishedAs(found.platformId, town.now));
    case 'pending':
      town.dispatch(submission.id, { type: 'NoteSending', accountId, handle: { publishId: found.publishId } });
      return 'later';
    case 'refused':
      return settled(job, { status: 'FAILED', note: '平台没有通过' });
    case 'unsure':
      return settled(job, { status: 'UNKNOWN', note: '不能确定' });
    case 'absent':
      if (publication.status === 'WAITING') return yield* send(job);
      if (publication.attempts >= MAX_SENDS) return settled(job, { status: 'UNKNOWN', note: '两次都没有找到' });
      town.dispatch(submission.id, {
        type: 'PutOffSending',
        accountId,
        attemptId: publication.attemptId,
        note: '没有找到，重发一次',
      });
      return 'later';
  }
}

function whenOf({ now, company }: Town) {
  return { now, policy: company.policy };
}

type Outcome = Parameters<Town['dispatch']>[1] & { type: 'SettlePublication' };

function settled({ town, row }: Job, outcome: Outcome['outcome']): Ended {
  const { submissionId, accountId } = row;
  town.dispatch(submissionId, { type: 'SettlePublication', accountId, outcome });
  return 'done';
}

function publishedAs(platformId: string, now: number): Outcome['outcome'] {
  return { status: 'PUBLISHED', platformId, url: null, publishedAt: now, proof: {} };
}

/** The check at the moment of sending sees through a missing signature and through a post that was touched. */
function probe(job: Job): void {
  const { town, row, submission, random } = job;
  const { sealed } = town.held.get(submission.id)!;
  const { accountId } = row;
  const needed = submission.reviews.at(-1)!.signatures;
  const gone = random.pick(needed);
  const fewer = sealed.filter(({ record }) => record.at !== gone.at || record.stage !== gone.stage);
  demand(whyNotSendable(submission, fewer, accountId, whenOf(town)) !== null, `sendable without ${gone.stage}`);
  probeWalk(town, submission, sealed, accountId);
  const touch = (change: (post: Post) => Post) => {
    const version = submission.versions.at(-1)!;
    const posts = version.posts.map((post) => (post.accountId === accountId ? change(post) : post));
    const touched = { ...submission, versions: [...submission.versions.slice(0, -1), { ...version, posts }] };
    demand(whyNotSendable(touched, sealed, accountId, whenOf(town)) !== null, 'sendable though touched');
  };
  touch((post) => ({ ...post, text: `${post.text}改` }));
  if (job.sent.post.original)
    touch((post) => ({ ...post, original: { ...post.original!, text: `${post.original!.text}改` } }));
}

/** What an edit carried over rests on the edit's record, and on nothing but what an edit of its kind may carry. */
function probeWalk(town: Town, submission: Submission, sealed: SealedSignature[], accountId: string): void {
  const version = submission.versions.at(-1)!;
  const { edit, ...bare } = version;
  const carried = submission.reviews.at(-1)!.signatures.filter((one) => one.version < version.no);
  if (carried.length === 0) return;
  demand(edit !== undefined, 'a signature of another version stands without an edit');
  const others = submission.versions.slice(0, -1);
  const sendable = (last: Version) =>
    whyNotSendable({ ...submission, versions: [...others, last] }, sealed, accountId, whenOf(town)) === null;
  demand(!sendable(bare), 'sendable without the record of its edit');
  demand(!sendable({ ...bare, edit: { ...edit, by: 'OFFICE', impact: 'SUBSTANTIVE' } }), 'a substantive edit carried');
  demand(!sendable({ ...bare, edit: { ...edit, carried: [] } }), 'sendable on what the edit did not carry');
}

/**
 * Take a post down, once (A10; §3.3 case 20; 第十七条): first what is public is captured, then it is removed. A removal without an answer
 * is looked up before anything is repeated; what the interface cannot do, the publisher does by hand.
 */
import { randomUUID } from 'node:crypto';
import type { CaptureOutcome, Channel, FileStore, PublishContext, RemovalTarget } from '../application/ports';
import type { Store } from '../application/store';
import { byRule } from '../conversation/wording/rules';
import { canonicalJson } from '../domain/digest';
import type { Command, Settlement } from '../domain/commands';
import type { Evidence, Publication, Submission } from '../domain/submission';
import { signedText } from '../domain/post/takedown';
import type { Log } from '../lib/log';
import type { Done } from './done';

export interface RemovalParts {
  store: Store;
  files: FileStore;
  log: Log;
}

export interface RemovalJob {
  submission: Submission;
  publication: Publication;
  channel: Channel;
  context: PublishContext;
  /** of the outbox row: how often it was taken up */
  tries: number;
  /** stored signatures are whole and enough; null when they are */
  wrong: () => Promise<string | null>;
  /** let the core decide; false when it refused */
  tell: (command: Command) => Promise<boolean>;
}

const DONE: Done = { kind: 'done' };
const later = (inMs: number, note: string): Done => ({ kind: 'later', inMs, note });
const FIRST_LOOK_MS = 5_000;
const TAKEN_OVER_MS = 60_000;
/** To limit harm matters more than a perfect picture (A10): so often the page is tried, then the signed record stands for it. */
const CAPTURE_TRIES = 3;
const MAX_ATTEMPTS = 2;

export async function removalStep(parts: RemovalParts, job: RemovalJob): Promise<Done> {
  const { publication } = job;
  if (publication.status === 'WAITING') return publication.evidence ? remove(parts, job) : captureFirst(parts, job);
  return publication.status === 'SENDING' ? look(job) : DONE;
}

function targetOf({ submission, publication }: RemovalJob): RemovalTarget {
  const target = submission.content.takedown?.targets.find(({ accountId }) => accountId === publication.accountId);
  return { platformId: target?.platformId ?? '', url: target?.url ?? null };
}

async function captureFirst(parts: RemovalParts, job: RemovalJob): Promise<Done> {
  const { publication, channel, context, tries, tell } = job;
  const found = await channel.capture(targetOf(job), context);
  if (found.kind === 'later' && tries < CAPTURE_TRIES) return later(found.retryAfterMs, found.reason);
  const evidence = await keep(parts, job, found);
  await tell({ type: 'NoteEvidence', accountId: publication.accountId, evidence });
  return later(0, 'what was there is kept');
}

/** The page as it was read, beside what was signed; as a file under its own hash. */
async function keep({ store, files }: RemovalParts, job: RemovalJob, found: CaptureOutcome): Promise<Evidence> {
  const { submission, publication, context } = job;
  const takedown = submission.content.takedown!;
  const original = await store.read.submission(takedown.submissionId);
  const page = found.kind === 'captured' ? found.page : null;
  const note = noteOf(found);
  const facts = {
    about: takedown.no,
    accountId: publication.accountId,
    target: targetOf(job),
    capturedAt: context.now,
    signed: original ? signedText(original, publication.accountId) : '',
    page,
    note,
  };
  const sha256 = await files.put(Buffer.from(canonicalJson(facts)));
  return { sha256, at: context.now, from: page ? 'page' : 'record', note };
}

function noteOf(found: CaptureOutcome): string | null {
  if (found.kind === 'captured') return null;
  return found.kind === 'gone' ? '平台上已经没有这一条' : found.reason;
}

async function remove(parts: RemovalParts, job: RemovalJob): Promise<Done> {
  const { submission, publication, channel, context, tell } = job;
  const { accountId } = publication;
  const wrong = await job.wrong();
  if (wrong) {
    parts.log.error({ no: submission.no, accountId, wrong }, 'refused to take down');
    return byHand(job, `下架决定的签字核对不符，系统没有执行，请联系管理员核查。${byRule('F-09')}`);
  }
  const attemptId = randomUUID();
  if (!(await tell({ type: 'BeginSending', accountId, attemptId })))
    return later(TAKEN_OVER_MS, 'somebody else is at it');
  const outcome = await channel.takeDown(targetOf(job), context);
  switch (outcome.kind) {
    case 'removed':
      return removed(job, outcome.proof);
    case 'putOff':
      await tell({ type: 'PutOffSending', accountId, attemptId, note: outcome.reason });
      return later(outcome.retryAfterMs, outcome.reason);
    case 'byHand':
      return byHand(job, outcome.reason);
    case 'unknown':
      return later(FIRST_LOOK_MS, outcome.reason);
  }
}

/** Gone, or still there? Only what is certainly still there is tried once more. */
async function look(job: RemovalJob): Promise<Done> {
  const { publication, channel, context, tell } = job;
  const { accountId, attemptId, attempts } = publication;
  const found = await channel.capture(targetOf(job), context);
  switch (found.kind) {
    case 'gone':
      return removed(job, { by: 'looked', gone: true });
    case 'later':
      return later(found.retryAfterMs, found.reason);
    case 'unable':
      return byHand(job, `不能确定是否已经删除（${found.reason}），请到账号上看一眼`);
    case 'captured':
      if (attempts >= MAX_ATTEMPTS) return byHand(job, '接口两次都没有删掉，请人工下架');
      await tell({ type: 'PutOffSending', accountId, attemptId, note: '还在，再下架一次' });
      return later(0, 'certainly still there, once more');
  }
}

async function byHand({ publication, tell }: RemovalJob, why: string): Promise<Done> {
  await tell({ type: 'HandToPublisher', accountId: publication.accountId, why });
  return DONE;
}

async function removed(job: RemovalJob, proof: Record<string, unknown>): Promise<Done> {
  const { platformId, url } = targetOf(job);
  const outcome: Settlement = { status: 'PUBLISHED', platformId, url, publishedAt: job.context.now, proof };
  await job.tell({ type: 'SettlePublication', accountId: job.publication.accountId, outcome });
  return DONE;
}

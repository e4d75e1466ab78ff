/**
 * Send a post, once (`architecture.md` §4; `contract.md` §6). Every step is a state that survives a crash: a publication found SENDING is
 * looked up before anything else happens, and only a certain "not there" lets it be sent again, one time.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import type { Desk, Door } from '../application/door';
import type { Signer } from '../application/keys';
import type { Channel, FileStore, FindOutcome, Memo, PublishContext, PublishOutcome } from '../application/ports';
import { checkSignatureChain } from '../application/proof';
import type { OutboxRow, Store } from '../application/store';
import type { CurrentWorld } from '../application/world';
import { byRule } from '../conversation/wording/rules';
import type { Settlement } from '../domain/commands';
import { LOOK_FIRST } from '../domain/evolve';
import { currentPublications, currentVersion, type Publication, type Submission } from '../domain/submission';
import { inTheWayToday } from '../domain/edit/recheck';
import { EXPIRED, NOT_CONFIRMED, whyNotSendable } from '../domain/signing/validity';
import type { Post } from '../domain/post/version';
import type { Done } from './done';
import { looksAgain } from './original';
import type { Handler } from './outbox-work';
import { removalStep, type RemovalJob } from './removal';

export interface PublishParts {
  store: Store;
  door: Door;
  clock: Clock;
  log: Log;
  world: CurrentWorld;
  signer: Signer;
  channels: Map<string, Channel>;
  files: FileStore;
  memo: Memo;
}

/** After an accepted or uncertain send, the first look. */
const FIRST_LOOK_MS = 5_000;
/** Another process began, or a person gave the account up: look later what came of it, for that process may never come back. */
const TAKEN_OVER_MS = 60_000;
/** An uncertain post is sent again at most this often, then a person decides. */
const MAX_SENDS = 2;

/** What people are told where an approval has grown old; everything else is for an administrator. */
const NOTES: Record<string, string> = {
  [NOT_CONFIRMED]: '签发已过有效期，没有发出：公司办公室回复“继续有效 编号”后再重发',
  [EXPIRED]: '签发已过有效期，没有发出，须放弃该渠道并重新走审批',
};

const DONE: Done = { kind: 'done' };
const later = (inMs: number, note: string): Done => ({ kind: 'later', inMs, note });

interface Job {
  submission: Submission;
  publication: Publication;
  post: Post;
  channel: Channel;
  context: PublishContext;
}

export function publishHandler(parts: PublishParts): Handler {
  return async (row) => {
    const job = await jobOf(parts, row);
    if (!job) return DONE;
    if (job.submission.kind === 'TAKEDOWN') return removalStep(parts, removalOf(parts, job, row));
    switch (job.publication.status) {
      case 'WAITING':
        return job.publication.handle[LOOK_FIRST] ? look(parts, job) : send(parts, job);
      case 'SENDING':
        return look(parts, job);
      default:
        // settled, or in a person's hands
        return DONE;
    }
  };
}

async function jobOf(parts: PublishParts, row: OutboxRow): Promise<Job | null> {
  const { accountId } = JSON.parse(row.payload) as { accountId: string };
  const submission = await parts.store.read.submission(row.submissionId!);
  if (!submission || submission.status !== 'PUBLISHING') return null;
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const post = currentVersion(submission)?.posts.find((one) => one.accountId === accountId);
  const channel = parts.channels.get(accountId);
  if (!publication || !post || !channel) return null;
  const context = { files: parts.files, memo: parts.memo, now: parts.clock.now() };
  return { submission, publication, post, channel, context };
}

function removalOf(parts: PublishParts, job: Job, row: OutboxRow): RemovalJob {
  const { submission, publication } = job;
  return {
    ...job,
    tries: row.attempts,
    wrong: () => whyNotSigned(parts, submission, publication.accountId),
    tell: (command) => dispatch(parts, submission.id, command),
  };
}

/** Verify, prepare what nobody sees, take the slot, claim the attempt, send. */
async function send(parts: PublishParts, job: Job): Promise<Done> {
  const { submission, publication, post, channel, context } = job;
  const { accountId } = publication;
  const wrong = await whyNotSigned(parts, submission, accountId);
  if (wrong) {
    parts.log.error({ no: submission.no, accountId, wrong }, 'refused to publish');
    return settle(parts, job, {
      status: 'FAILED',
      note: NOTES[wrong] ?? `签字核对不符，系统拒绝发布，请联系管理员核查。${byRule('F-09')}`,
    });
  }
  const original = await looksAgain(job, (command) => dispatch(parts, submission.id, command));
  if (original) return original;
  const stopped = await stoppedByRules(parts, job);
  if (stopped) return settle(parts, job, { status: 'FAILED', note: stopped });
  const prepared = await channel.prepare(post, publication.handle, context);
  if (prepared.kind === 'putOff') return later(prepared.retryAfterMs, prepared.reason);
  if (prepared.kind === 'refused') return settle(parts, job, { status: 'FAILED', note: prepared.reason });
  const noted = await dispatch(parts, submission.id, { type: 'NotePreparation', accountId, handle: prepared.handle });
  if (!noted) return later(TAKEN_OVER_MS, 'somebody else is at it');
  const wait = await waitForSlot(parts, channel);
  if (wait > 0) return { kind: 'rest', inMs: wait };
  // whoever commits this sends; whoever finds it committed looks
  const attemptId = randomUUID();
  const began = await dispatch(parts, submission.id, { type: 'BeginSending', accountId, attemptId });
  if (!began) return notBegun(parts, submission.id);
  const outcome = await channel.publish(post, prepared.handle, context);
  return afterSending(parts, job, attemptId, outcome);
}

/** Somebody else is at it; or everything was paused just when this was let out, and it is held like the rest (§3.3 case 29). */
async function notBegun(parts: PublishParts, submissionId: string): Promise<Done> {
  const { pause } = await parts.world();
  if (pause) await dispatch(parts, submissionId, { type: 'Hold', by: pause.by, reason: pause.reason });
  return later(TAKEN_OVER_MS, pause ? 'everything is paused' : 'somebody else is at it');
}

/** Listed since publishing began, or before it was asked for again: why it is not sent, for people; null when nothing stops it. */
async function stoppedByRules({ clock, world, log }: PublishParts, { submission, publication }: Job) {
  const { blocks, confirms } = inTheWayToday(submission, { now: clock.now(), ...(await world()), freshCode: '' });
  if (blocks.length + confirms.length === 0) return null;
  const rules = [...blocks, ...confirms].map(({ rule }) => rule);
  log.warn({ no: submission.no, accountId: publication.accountId, rules }, 'stopped by the rules');
  return blocks.length > 0
    ? '按现在的规则和词表须改，没有发出：请放弃该渠道，改好后重新走审批'
    : `按现在的规则和词表有提示要确认，没有发出：请公司办公室回复“确认并发 ${submission.no} 理由”，再重发`;
}

async function afterSending(parts: PublishParts, job: Job, attemptId: string, outcome: PublishOutcome): Promise<Done> {
  const { accountId } = job.publication;
  switch (outcome.kind) {
    case 'published':
      return settle(parts, job, publishedOf(outcome, parts.clock.now()));
    case 'accepted':
      await dispatch(parts, job.submission.id, { type: 'NoteSending', accountId, handle: outcome.handle });
      return later(FIRST_LOOK_MS, 'accepted, waiting for the verdict');
    case 'putOff':
      await dispatch(parts, job.submission.id, { type: 'PutOffSending', accountId, attemptId, note: outcome.reason });
      return later(outcome.retryAfterMs, outcome.reason);
    case 'refused':
      return settle(parts, job, { status: 'FAILED', note: outcome.reason });
    case 'byHand':
      await dispatch(parts, job.submission.id, { type: 'HandToPublisher', accountId, why: outcome.reason });
      return DONE;
    case 'unknown':
      return later(FIRST_LOOK_MS, outcome.reason);
  }
}

/** Is it there? Nothing is sent from here: an absent post goes back to WAITING first. */
async function look(parts: PublishParts, job: Job): Promise<Done> {
  const { submission, publication, post, channel, context } = job;
  const { accountId } = publication;
  const found: FindOutcome = await channel.find(
    post,
    publication.handle,
    publication.sendingSince ?? context.now,
    context,
  );
  switch (found.kind) {
    case 'published':
      return settle(parts, job, publishedOf(found, parts.clock.now()));
    case 'pending':
      if (found.handle) await dispatch(parts, submission.id, { type: 'NoteSending', accountId, handle: found.handle });
      return later(found.retryAfterMs, 'looked, not decided yet');
    case 'refused':
      return settle(parts, job, { status: 'FAILED', note: found.reason });
    case 'unsure':
      return settle(parts, job, { status: 'UNKNOWN', note: found.reason });
    case 'absent':
      return afterAbsent(parts, job);
  }
}

async function afterAbsent(parts: PublishParts, job: Job): Promise<Done> {
  const { submission, publication } = job;
  const { accountId, attemptId } = publication;
  // a person asked for it again: their word counts for one more send
  if (publication.status === 'WAITING') return send(parts, job);
  if (publication.attempts >= MAX_SENDS) {
    return settle(parts, job, { status: 'UNKNOWN', note: '两次发送都没有在平台上找到，需人工核实' });
  }
  await dispatch(parts, submission.id, {
    type: 'PutOffSending',
    accountId,
    attemptId,
    note: '平台上没有找到，重发一次',
  });
  return later(0, 'certainly absent, sent once more');
}

async function settle(parts: PublishParts, { submission, publication }: Job, outcome: Settlement): Promise<Done> {
  await dispatch(parts, submission.id, { type: 'SettlePublication', accountId: publication.accountId, outcome });
  return DONE;
}

function publishedOf(
  found: { platformId: string; url: string | null; at: number | null; proof: Record<string, unknown> },
  now: number,
): Settlement {
  const { platformId, url, at, proof } = found;
  return { status: 'PUBLISHED', platformId, url, publishedAt: at ?? now, proof };
}

async function dispatch(
  parts: PublishParts,
  submissionId: string,
  command: Parameters<DispatchOf>[1],
): Promise<boolean> {
  const verdict = await parts.door.within((desk) => desk.dispatch(submissionId, command));
  if (!verdict.ok)
    parts.log.warn({ submissionId, command: command.type, refusal: verdict.refusal.code }, 'not applied');
  return verdict.ok;
}

type DispatchOf = Desk['dispatch'];

/** The four signatures on exactly what is sent, from the stored rows and with their chain and keys checked. */
async function whyNotSigned(
  { store, signer, clock, world }: PublishParts,
  submission: Submission,
  accountId: string,
): Promise<string | null> {
  const sealed = await store.read.signatures(submission.id);
  const when = { now: clock.now(), policy: (await world()).policy };
  return checkSignatureChain(sealed, signer.check) ?? whyNotSendable(submission, sealed, accountId, when);
}

async function waitForSlot({ store, clock, world }: PublishParts, channel: Channel): Promise<number> {
  if ((await world()).policy.pacing === 'off') return 0;
  return store.takeSlot(`slot:${channel.accountId}`, clock.now(), channel.minGapMs);
}

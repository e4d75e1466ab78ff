/** What a repost shows again: read while its draft is written, and once more before it is sent (`domain.md` §3.3 case 22). */
import type { Door } from '../application/door';
import type { Channel, FileStore, Memo, OriginalOutcome, PublishContext } from '../application/ports';
import type { Store } from '../application/store';
import { takeOriginal } from '../conversation';
import type { Command, OriginalFound } from '../domain/commands';
import { isChecked } from '../domain/post/original';
import type { Publication, Submission } from '../domain/submission';
import { MINUTE } from '../domain/time/shanghai';
import type { Post } from '../domain/post/version';
import type { Clock } from '../lib/clock';
import type { Done } from './done';
import type { Handler } from './outbox-work';

export interface OriginalParts {
  store: Store;
  door: Door;
  clock: Clock;
  channels: Map<string, Channel>;
  files: FileStore;
  memo: Memo;
}

const DONE: Done = { kind: 'done' };
/** Whoever writes waits for no more than this many tries: then they are asked. */
const MOST_TRIES = 3;
const RETRY_MS = 5_000;
/** A post that waits longer than this for its original to be readable goes to the publisher, who looks. */
const LONGEST_WAIT = 30 * MINUTE;

/** Read what the draft wants to show again, and tell its writer what became of it. */
export function originalHandler(parts: OriginalParts): Handler {
  return async (row): Promise<Done> => {
    const { url } = JSON.parse(row.payload) as { url: string };
    const submission = await parts.store.read.submission(row.submissionId!);
    if (!submission) return DONE;
    const context = { files: parts.files, memo: parts.memo, now: parts.clock.now() };
    const outcome = await readBy(readersFor(submission, parts.channels), url, context);
    if (outcome.kind === 'later' && row.attempts < MOST_TRIES)
      return { kind: 'later', inMs: RETRY_MS, note: outcome.reason };
    await parts.door.within((desk) => takeOriginal(submission.id, url, foundOf(outcome), desk));
    return DONE;
  };
}

/** The channels of its own accounts first: their right to read is the one that counts when it is sent. */
function readersFor({ content }: Submission, channels: Map<string, Channel>): Channel[] {
  const own = (content.accountIds ?? []).flatMap((id) => channels.get(id) ?? []);
  return [...new Set([...own, ...channels.values()])].filter(({ readOriginal }) => readOriginal);
}

async function readBy([first]: Channel[], url: string, context: PublishContext): Promise<OriginalOutcome> {
  if (!first?.readOriginal) return { kind: 'unable', reason: '没有可以读取原文的账号接口' };
  return first.readOriginal(url, context);
}

function foundOf(outcome: OriginalOutcome): OriginalFound {
  return outcome.kind === 'later' ? { kind: 'unable', reason: outcome.reason } : outcome;
}

interface Sending {
  submission: Submission;
  publication: Publication;
  post: Post;
  channel: Channel;
  context: PublishContext;
}

/**
 * Before an attempt: is the original still there, with the same words? Null: it is, or there is none, and the attempt may begin; else what
 * becomes of the row. What the interface cannot read goes to the publisher, who can.
 */
export async function looksAgain(
  { submission, publication, post, channel, context }: Sending,
  tell: (command: Command) => Promise<boolean>,
): Promise<Done | null> {
  const { original } = post;
  const { accountId } = publication;
  if (!original || isChecked(publication.originalCheckedAt, context.now)) return null;
  const byHand = async (reason: string): Promise<Done> => {
    await tell({ type: 'HandToPublisher', accountId, why: `接口读不到原文（${reason}），请核对原文没有改动再转发` });
    return DONE;
  };
  if (!channel.readOriginal) return byHand('本账号没有这个接口');
  const outcome = await channel.readOriginal(original.url, context);
  switch (outcome.kind) {
    case 'read':
    case 'gone':
      await tell({ type: 'CheckOriginal', accountId, found: outcome });
      // the next look at the row finds what was decided: checked, held, or given up
      return { kind: 'later', inMs: 0, note: 'the original was looked at' };
    case 'unable':
      return byHand(outcome.reason);
    case 'later': {
      const waited = context.now - (submission.request.plannedAt ?? context.now);
      if (waited > LONGEST_WAIT) return byHand(outcome.reason);
      return { kind: 'later', inMs: outcome.retryAfterMs, note: outcome.reason };
    }
  }
}

/** What a publisher does by hand once it is signed: a reply to a comment, a change of an account's data (A9; 第十四条; F-16, F-17). */
import type { Command } from '../commands';
import { refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { currentPublications, currentVersion, type Submission } from '../submission';
import { natureOf } from '../post/reply';
import { finish, settled } from './publishing';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** No interface is open to an ordinary app for either, so the publisher is given what was signed; a wording goes into the 口径库. */
export function doneByHand(submission: Submission, signed: DomainEvent, context: Context): DomainEvent[] {
  const started: DomainEvent = { type: 'PublishingStarted' };
  if (natureOf(submission) === 'WORDING') return [started, ...intoLibrary(submission, signed, context)];
  const why = submission.kind === 'REPLY' ? '回复评论由人工发布' : '账号资料由人工修改';
  const given = currentVersion(submission)!.posts.map(({ accountId }): DomainEvent => ({
    type: 'HandedToPublisher',
    accountId,
    why,
  }));
  return [started, ...given];
}

/** The last signature puts a wording into the 口径库; nothing of it goes to an account. */
function intoLibrary(submission: Submission, signed: DomainEvent, { now }: Context): DomainEvent[] {
  const { title, topic = null, validUntil: until = null } = submission.content;
  const { posts } = currentVersion(submission)!;
  const adopted: DomainEvent = {
    type: 'WordingAdopted',
    by: null,
    name: title!,
    topic,
    text: posts[0]?.text ?? '',
    until,
  };
  const kept = posts.map(({ accountId }): DomainEvent => ({
    type: 'PublicationSettled',
    accountId,
    status: 'PUBLISHED',
    platformId: null,
    url: null,
    publishedAt: now,
    note: null,
    proof: { library: title! },
    by: null,
  }));
  const when = { at: now, actor: null };
  const after = evolveAll(submission, [signed, { type: 'PublishingStarted' }, adopted, ...kept], when);
  return [adopted, ...kept, ...finish(after)];
}

/** 已发 NUMBER / 已改 NUMBER: only what was signed and given to the publisher can have been done (F-08, F-16, F-17). */
export function confirmDone(submission: Submission, command: Of<'ConfirmDone'>, context: Context): Decided {
  const { by, accountId, doneAt, url } = command;
  if (!context.organization.office.publishers.includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'publisher' });
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const isByHand = submission.kind === 'REPLY' || submission.kind === 'PROFILE_CHANGE';
  if (!isByHand || publication?.status !== 'MANUAL')
    return refuse({ code: 'PUBLICATION_NOT_OPEN', accountId, status: publication?.status ?? null });
  // nothing was done before it was signed, nor is it done tomorrow
  const publishedAt = Math.min(Math.max(doneAt, signedAt(submission)), context.now);
  const proof = { by, url, at: context.now };
  const outcome = { status: 'PUBLISHED' as const, platformId: null, url, publishedAt, proof };
  return settled(submission, { accountId, by, outcome }, context);
}

function signedAt({ reviews }: Submission): number {
  return Math.max(0, ...(reviews.at(-1)?.signatures.map(({ at }) => at) ?? []));
}

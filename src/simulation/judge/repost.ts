/** What must hold of reposts: what is signed is what was read, and nothing is shown again that is not what was signed (§3.3 case 22; F-11). */
import { createHash } from 'node:crypto';
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import { currentPublications, type Submission } from '../../domain/submission';
import { MINUTE } from '../../domain/time/shanghai';
import type { Post, Version } from '../../domain/post/version';
import type { Circumstances } from '../circumstances';
import type { Ledger } from '../ledger';
import type { RepostLedger } from '../ledger/repost';
import { hashOf } from './own-digest';
import { demand } from '../violation';

const FRESH = 10 * MINUTE;
const LOOK_HOLDS = 5 * MINUTE;

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** May this happen now? The ledger is as it was before the event. */
export function judgeRepost(ledger: Ledger, event: DomainEvent, facts: Circumstances): void {
  const { repost } = ledger;
  if (event.type.startsWith('Original')) demand(repost !== null, `${event.type} of what is no repost`);
  if (!repost) return demand(event.type !== 'PublishingStarted' || ledger.status !== 'HELD', 'let out while held');
  const { command, now } = facts;
  switch (event.type) {
    case 'OriginalAsked':
      return judgeQuestion(repost, event, facts);
    case 'OriginalRead':
    case 'OriginalUnread':
      demand(repost.reading, 'the platform answered what nobody asked');
      return demand(command.type === 'NoteOriginal' && command.url === repost.url, 'an answer about another address');
    case 'Submitted':
      return judgeSnapshot(repost, event.version, now);
    case 'VersionEdited':
      return demand(shown(event.version) === shown(ledger.version!), 'an edit changed what is shown again');
    case 'OriginalChecked':
    case 'OriginalLost':
      return judgeLook(ledger, event, facts);
    case 'SendingBegan': {
      const at = repost.looked.get(event.accountId);
      return demand(at !== undefined && now - at <= LOOK_HOLDS, 'sent without a look at the original');
    }
    case 'Returned':
      return demand(!repost.lost || isOffice(event.by, facts), `${event.by} gave back what the office decides about`);
    case 'PublishingStarted':
    case 'RescheduleNeeded':
    case 'Resumed':
      return demand(
        !repost.lost || ('by' in command && command.by !== null),
        `${event.type} by itself though its original is lost`,
      );
    default:
  }
}

function isOffice(by: string, { company }: Circumstances): boolean {
  const { head, contacts, editors } = company.organization.office;
  return [head, ...contacts, ...editors].includes(by);
}

/** The platform takes a repost: of the snapshot that was signed, on a look of its own. */
export function judgeShown({ repost, version }: Ledger, post: Post): void {
  demand((post.original !== undefined) === (repost !== null), 'a repost of nothing, or an original of no repost');
  if (!repost) return;
  const signed = version!.posts.find(({ accountId }) => accountId === post.accountId)!.original;
  demand(hashOf(post.original) === hashOf(signed), 'shows again what nobody signed');
  demand(repost.covered.has(post.accountId), 'taken without a look at the original');
}

function judgeQuestion(
  { url, text, reading, unread, gone, from, takenAt }: RepostLedger,
  event: Extract<DomainEvent, { type: 'OriginalAsked' }>,
  { command, now }: Circumstances,
): void {
  demand(event.url === url && !reading, 'the platform was asked twice, or about another address');
  const isNew = text === null && !unread && !gone;
  const isOld = command.type === 'Submit' && from === 'page' && now - takenAt! > FRESH;
  demand(isNew || isOld, 'the platform was asked without need');
}

/** Each account's post carries what was read or given, all of it, and what was read is fresh. */
function judgeSnapshot(
  { url, author, postedAt, text, takenAt, from, reading, gone }: RepostLedger,
  { posts }: Version,
  now: number,
) {
  demand(!reading, 'submitted while the platform was being asked');
  demand(!gone, 'submitted though its original is gone');
  demand(from !== 'page' || now - takenAt! <= FRESH, 'submitted on an old snapshot');
  for (const { channel, original } of posts) {
    demand(channel === 'WEIBO' && original !== undefined, 'a repost where there is none');
    const sha256 = createHash('sha256').update(original.text).digest('hex');
    const { platformId, ...signed } = original;
    demand(
      hashOf(signed) === hashOf({ url, author, postedAt, text, sha256, takenAt, from }),
      'what is signed is not what was read',
    );
    demand(from !== 'page' || platformId !== null, 'read without the number it needs to be shown again');
  }
}

/** The original, the same on every account; an edit may change the accounts. */
function shown({ posts }: Version): string {
  const each = new Set(posts.map(({ original }) => hashOf(original ?? null)));
  demand(each.size === 1, 'accounts show different originals');
  return [...each].join();
}

function judgeLook(
  ledger: Ledger,
  event: Extract<DomainEvent, { type: 'OriginalChecked' | 'OriginalLost' }>,
  { command }: Circumstances,
): void {
  demand(command.type === 'CheckOriginal' && command.accountId === event.accountId, `${event.type} without a look`);
  const { found } = command;
  const signed = ledger.version!.posts.find(({ accountId }) => accountId === event.accountId)!.original!;
  const isSame = found.kind === 'read' && words(found.text) === words(signed.text);
  if (event.type === 'OriginalChecked') return demand(isSame, 'goes on though its original is not what was signed');
  demand(!isSame, 'held though its original is what was signed');
  demand(event.what === (found.kind === 'gone' ? 'GONE' : 'CHANGED'), `${event.what} for a wrong reason`);
  demand(
    [...ledger.publications.values()].every((one) => one === 'WAITING'),
    'held when some of it is out',
  );
}

/** Whoever writes waits for the platform's answer; the office decides about what is held. */
export function demandOriginalAsked(events: DomainEvent[], effects: Effect[]): void {
  for (const event of events) {
    if (event.type === 'OriginalAsked') {
      const isAsked = effects.some((one) => one.kind === 'readOriginal' && one.url === event.url);
      demand(isAsked, 'nobody asks the platform');
    }
    if (event.type !== 'OriginalLost') continue;
    const isAsked = effects.some(
      (one) => one.kind === 'askHeld' && one.personId === 'editorA' && one.lost.what === event.what,
    );
    demand(isAsked, 'held for its original, and nobody of the office was asked');
  }
}

/** The core's state says what the ledger says. */
export function compareRepost({ repost }: Ledger, state: Submission): void {
  demand((state.lostOriginal !== undefined) === (repost?.lost ?? false), 'held for its original, or not');
  if (!repost) return;
  demand((state.content.original?.reading ?? false) === repost.reading, 'the platform is being asked, or not');
  for (const { accountId, originalCheckedAt } of currentPublications(state))
    demand(originalCheckedAt === repost.looked.get(accountId), `${accountId} was looked at ${originalCheckedAt}`);
}

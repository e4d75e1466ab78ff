/** What is true of a repost once its original was asked for, read, or found to be another (`domain.md` §3.3 case 22). */
import type { DomainEvent } from '../events';
import { sourceOfOriginal, withoutReading, withRead, type Original } from '../post/original';
import type { Publication, Submission } from '../submission';

const TYPES = ['OriginalAsked', 'OriginalRead', 'OriginalUnread', 'OriginalChecked', 'OriginalLost'] as const;

export type OriginalEvent = Extract<DomainEvent, { type: (typeof TYPES)[number] }>;

export function isOriginalEvent(event: DomainEvent): event is OriginalEvent {
  return (TYPES as readonly string[]).includes(event.type);
}

export function originalApplied(s: Submission, event: OriginalEvent, at: number): Submission {
  switch (event.type) {
    case 'OriginalAsked':
      return withOriginal(s, (original) => ({ ...original, reading: true }));
    case 'OriginalRead':
      return withOriginal(s, (original) => withRead(original, event.read, at));
    case 'OriginalUnread':
      return withOriginal(s, (original) => withoutReading(original, event.reason, event.gone));
    case 'OriginalChecked':
      return {
        ...s,
        publications: s.publications.map((one) => (isOf(one, s, event) ? { ...one, originalCheckedAt: at } : one)),
      };
    case 'OriginalLost':
      return { ...s, status: 'HELD', lostOriginal: { what: event.what, text: event.text, at } };
  }
}

function isOf({ accountId, version }: Publication, s: Submission, event: { accountId: string }): boolean {
  return accountId === event.accountId && version === s.versions.at(-1)?.no;
}

function withOriginal(s: Submission, change: (original: Original) => Original): Submission {
  if (!s.content.original) return s;
  const original = change(s.content.original);
  const source = s.content.source ?? sourceOfOriginal(original);
  return { ...s, content: { ...s.content, original, source } };
}

/** Whatever becomes of a held post, the reason it was held for is over with it. */
export function withoutLost(s: Submission): Submission {
  if (s.status === 'HELD' || !s.lostOriginal) return s;
  const { lostOriginal: _over, ...rest } = s;
  return rest;
}

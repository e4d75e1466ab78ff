/** How a change to a draft is applied: by 投稿's lines, and by an edit under review. */
import type { DraftPatch } from './content';
import { changedOriginal } from './post/original';
import type { Submission } from './submission';

/** A draft with a change; only what the patch names is touched. */
export function withPatch(submission: Submission, patch: DraftPatch): Submission {
  const { original: change, ...lines } = patch.content ?? {};
  const content = { ...submission.content, ...named(lines) };
  if (change) content.original = changedOriginal(content.original, named(change));
  if (patch.appendBody !== undefined) content.body = [content.body, patch.appendBody].filter(Boolean).join('\n');
  const { urgencyOpen, ...request } = { ...submission.request, ...named(patch.request) };
  const isOpen = urgencyOpen && patch.request?.urgency === undefined;
  return { ...submission, content, request: isOpen ? { ...request, urgencyOpen } : request };
}

/** A field that is there but undefined is not named: stored as JSON it is gone, and a replay must give the same. */
function named<T extends object>(fields: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}

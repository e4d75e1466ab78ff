/**
 * From the version somebody signed to the current one (`contract.md` §8 "Which signatures count"). Every version in between must have
 * been made from the one before it by a recorded edit that does not need that stage again. Everything is recomputed from what is stored.
 */
import { carriedOver, type EditStep } from '../edit/edit';
import type { Stage } from '../policy';
import type { Signature } from './signature';
import type { Submission } from '../submission';
import { digestOfPost, digestOfPosts, type Version } from '../post/version';

/** Does a signature stand for the newest version: given on it, or carried to it step by step? @param stages of the current review */
export function reachesNewest(record: Signature, submission: Submission, stages: Stage[]): boolean {
  const path = pathOf(record, submission);
  return (
    path !== null &&
    record.digest === digestOfPosts(path[0]!.posts) &&
    steps(path).every(([before, after]) => carries(record.stage, before, after, stages))
  );
}

/** Does a signature that reaches the newest version also cover what this account will carry? */
export function coversAccount(record: Signature, submission: Submission, accountId: string): boolean {
  const path = pathOf(record, submission);
  if (!path || record.accountDigests[accountId] !== accountDigest(path[0]!, accountId)) return false;
  return steps(path).every(([before, after]) => {
    const link = after.edit?.accounts[accountId];
    return link?.from === accountDigest(before, accountId) && link?.to === accountDigest(after, accountId);
  });
}

/** What is wrong with a recorded edit, in English for `verify`; null when each one is what its versions say. */
export function brokenEdit({ versions }: Submission): string | null {
  for (const [index, version] of versions.entries()) {
    const { edit } = version;
    if (!edit) continue;
    const before = versions[index - 1];
    if (!before || !linksDigests(edit, before, version)) return `version ${version.no} is not the edit it says it is`;
  }
  return null;
}

/** The versions from the signed one to the newest; null when the signature names none. */
function pathOf(record: Signature, { versions }: Submission): Version[] | null {
  const from = versions.findIndex(({ no }) => no === record.version);
  return from < 0 ? null : versions.slice(from);
}

function steps(path: Version[]): [Version, Version][] {
  return path.slice(1).map((after, index) => [path[index]!, after]);
}

function carries(stage: string, before: Version, after: Version, stages: Stage[]): boolean {
  const { edit } = after;
  // what the record says is carried must also be what an edit of that kind may carry
  return Boolean(
    edit &&
    linksDigests(edit, before, after) &&
    edit.carried.includes(stage) &&
    carriedOver(stages, edit).includes(stage),
  );
}

function linksDigests({ from, to }: EditStep, before: Version, after: Version): boolean {
  return from.version === before.no && from.digest === digestOfPosts(before.posts) && to === digestOfPosts(after.posts);
}

function accountDigest({ posts }: Version, accountId: string): string | null {
  const post = posts.find((one) => one.accountId === accountId);
  return post ? digestOfPost(post) : null;
}

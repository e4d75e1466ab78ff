/** What trying the links of a post has shown becomes a finding of its current version, until it is being sent (F-20). */
import type { Status } from '../codes';
import type { Command } from '../commands';
import { happened, nothing, type Context, type Decided } from '../context';
import { findingsOf } from '../findings';
import { isSame } from '../same-finding';
import { linksIn, withTried } from '../post/links';
import { linkRule } from '../rules/link';
import { currentVersion, type Submission } from '../submission';

/** While somebody can still do something about it. */
const BEFORE_SENDING: Status[] = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

/** Answers about links that an edit has taken out say nothing. */
export function noteLinks(
  submission: Submission,
  { tried }: Extract<Command, { type: 'NoteLinks' }>,
  context: Context,
): Decided {
  const version = currentVersion(submission);
  if (!version || !BEFORE_SENDING.includes(submission.status)) return nothing;
  const there = linksIn(version.content);
  const links = tried
    .filter(({ url }) => there.includes(url))
    .map(({ url, outcome }) => ({ url, outcome, at: context.now }));
  if (links.length === 0) return nothing;
  const { no, content, posts } = version;
  const { request, leadTime: lead } = submission;
  const looked = { content, request, posts, lead, version: no };
  const before = submission.findings.filter((one) => one.version === no);
  const findings = findingsOf({ ...submission, links: withTried(submission.links, links) }, looked, context)
    .filter(({ rule }) => rule === linkRule.id)
    .map((finding) => before.find((one) => isSame(one, finding)) ?? finding);
  const fresh = findings
    .filter((one) => one.effect === 'CONFIRM' && one.answer === null && !before.includes(one))
    .flatMap(({ matched }) => matched ?? []);
  return happened({ type: 'LinksChecked', version: no, links, findings, fresh });
}

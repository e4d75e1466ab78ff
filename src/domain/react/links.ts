/** When the links of a post are tried, and who hears that one of them is in trouble (F-20). */
import { isPost } from '../codes';
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { ALIVE_FOR, LAST_LOOK, linksIn, linksToCheck } from '../post/links';
import { isOfficeStage } from '../signing/review';
import { currentReview, currentVersion, keeperOf, type Submission } from '../submission';

export type LinkNotice = { kind: 'linkTrouble'; links: { url: string; text: string }[] };

export type LinkEffect =
  /** at `at`; what was found alive before `freshSince` is tried again (both epoch ms) */
  { kind: 'checkLinks'; at: number; freshSince: number } | { kind: 'tell'; personId: string; notice: LinkNotice };

type LinksChecked = Extract<DomainEvent, { type: 'LinksChecked' }>;

/** What follows for the links; nothing for most events. @param submission as it is after everything that happened together */
export function linkEffects(event: DomainEvent, submission: Submission, context: Context): LinkEffect[] {
  switch (event.type) {
    case 'Submitted':
    case 'VersionEdited':
      return tried(submission, context.now);
    case 'Scheduled':
    case 'Rescheduled':
    case 'Resumed':
      return lastLook(submission, context.now);
    case 'LinksChecked':
      return told(event, submission, context);
    default:
      return [];
  }
}

function tried(submission: Submission, now: number): LinkEffect[] {
  if (!isPost(submission) || linksToCheck(submission, now).length === 0) return [];
  return [{ kind: 'checkLinks', at: now, freshSince: now - ALIVE_FOR }];
}

/** Once more before it goes out, early enough for somebody to mend it; whether the network answers holds nothing up. */
function lastLook(submission: Submission, now: number): LinkEffect[] {
  const { plannedAt } = submission.request;
  if (submission.status !== 'SCHEDULED' || !isPost(submission) || plannedAt === null) return [];
  const version = currentVersion(submission);
  if (!version || linksIn(version.content).length === 0) return [];
  const at = Math.max(now, plannedAt - LAST_LOOK);
  return [{ kind: 'checkLinks', at, freshSince: at - LAST_LOOK }];
}

/** Its writer can mend it; the office is told where its 核稿 card is out already. */
function told({ findings, fresh }: LinksChecked, submission: Submission, { organization }: Context): LinkEffect[] {
  if (fresh.length === 0) return [];
  const { stages = [], current = 0 } = currentReview(submission) ?? {};
  const isPast = stages.findIndex(isOfficeStage) <= current;
  const people = [keeperOf(submission), ...(isPast ? organization.office.contacts : [])];
  const links = findings.flatMap(({ matched: url, text }) =>
    url !== null && fresh.includes(url) ? [{ url, text }] : [],
  );
  const notice: LinkNotice = { kind: 'linkTrouble', links };
  return [...new Set(people)].map((personId) => ({ kind: 'tell', personId, notice }));
}

/** A post ends otherwise than it was meant to: taken back, given up, or taken away by its platform (§3.3 cases 15, 21). */
import type { Context } from '../context';
import { OF_REVIEW, type Effect, type Notice } from '../effect';
import type { DomainEvent } from '../events';
import { excerptOf, type IncidentReport } from '../incident';
import { currentPublications, currentVersion, keeperOf, type Submission } from '../submission';

/** Taken back by its submitter or given up by the office; after 签发 the one asks and the other answers (§3.3 case 15). */
export function withdrawalEffects(
  event: Extract<DomainEvent, { type: 'WithdrawalAsked' | 'WithdrawalRefused' | 'Withdrawn' | 'Cancelled' }>,
  submission: Submission,
  { organization, now }: Context,
): Effect[] {
  const tellSubmitter = (notice: Notice): Effect => ({ kind: 'tell', personId: keeperOf(submission), notice });
  const over: Effect = { kind: 'closeCards', purposes: [...OF_REVIEW, 'withdrawal', 'slot', 'held'] };
  switch (event.type) {
    case 'WithdrawalAsked': {
      const askedAt = submission.withdrawal?.at ?? now;
      return organization.office.contacts.map((personId) => ({ kind: 'askWithdrawal', personId, askedAt }));
    }
    case 'WithdrawalRefused':
      return [
        { kind: 'closeCards', purposes: ['withdrawal'] },
        tellSubmitter({ kind: 'withdrawalRefused', by: event.by }),
      ];
    case 'Withdrawn': {
      const { grantedBy: by, reason } = event;
      return by ? [over, tellSubmitter({ kind: 'withdrawalGranted', by, reason })] : [over];
    }
    case 'Cancelled':
      return [over, tellSubmitter({ kind: 'cancelled', by: event.by, reason: event.reason })];
  }
}

/** The register, and everybody who answers for the post, learn that the platform took it away. */
export function removalEffects(
  event: Extract<DomainEvent, { type: 'PublicationRemoved' }>,
  submission: Submission,
  { organization }: Context,
): Effect[] {
  const { accountId, removal } = event;
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const post = currentVersion(submission)?.posts.find((one) => one.accountId === accountId);
  const report: IncidentReport = {
    kind: 'PLATFORM_REMOVED',
    submissionId: submission.id,
    accountId,
    platformId: publication?.platformId ?? null,
    excerpt: excerptOf(post?.text ?? ''),
    reason: removal.reason,
    openedBy: removal.by,
  };
  const notice: Notice = { kind: 'removed', accountId, removal };
  const people = new Set([keeperOf(submission), ...organization.office.contacts, organization.office.head]);
  // the order to take it down has opened its incident and told the others
  const incident: Effect[] = removal.how === 'PLATFORM' ? [{ kind: 'openIncident', report }] : [];
  return [
    { kind: 'closeCards', purposes: ['readBack'], accountId },
    ...incident,
    ...[...people].filter((id) => id !== removal.by).map((personId): Effect => ({ kind: 'tell', personId, notice })),
  ];
}

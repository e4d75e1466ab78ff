/** What a stage that opens again leaves standing. */
import type { DomainEvent } from '../../domain/events';
import type { Signature } from '../../domain/signing/signature';
import type { Version } from '../../domain/post/version';
import { inReach } from './time';

interface Reopened {
  reviewNo: number;
  handed: object[];
  standing: Signature[];
  plannedAt: number | null;
  version: Version | null;
}

/** A new review of the same version: 退回核稿 keeps the head's signature, an objection none, another time what is near enough to it. */
export function enterReopening(
  ledger: Reopened,
  event: Extract<DomainEvent, { type: 'EditObjected' | 'SentBackToOffice' | 'SignOffReopened' | 'ReviewRepeated' }>,
): void {
  const stands = {
    EditObjected: () => false,
    ReviewRepeated: () => false,
    SentBackToOffice: ({ stage }: Signature) => stage === 'DEPT_REVIEW',
    SignOffReopened: (one: Signature) => one.stage !== 'EXEC_SIGNOFF' || inReach(ledger, one),
  };
  ledger.reviewNo = event.review.no;
  ledger.handed = [];
  ledger.standing = ledger.standing.filter(stands[event.type]);
}

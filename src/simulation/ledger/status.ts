/** What becomes of a submission and its publications by each event that says so. */
import type { Status } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';

export const STATUS_AFTER: Partial<Record<DomainEvent['type'], Status>> = {
  Submitted: 'IN_REVIEW',
  Returned: 'RETURNED',
  Rejected: 'REJECTED',
  Withdrawn: 'WITHDRAWN',
  Cancelled: 'WITHDRAWN',
  DraftDiscarded: 'WITHDRAWN',
  Scheduled: 'SCHEDULED',
  RescheduleNeeded: 'RESCHEDULE_NEEDED',
  Held: 'HELD',
  Resumed: 'SCHEDULED',
  OriginalLost: 'HELD',
  SignOffReopened: 'IN_REVIEW',
  ReviewRepeated: 'IN_REVIEW',
  VersionEdited: 'IN_REVIEW',
  PublishingStarted: 'PUBLISHING',
  PublicationRequeued: 'PUBLISHING',
  TakenDown: 'TAKEN_DOWN',
};

export const PUBLICATION_AFTER = {
  HandedToPublisher: 'MANUAL',
  SendingBegan: 'SENDING',
  SendingPutOff: 'WAITING',
  PublicationRequeued: 'WAITING',
} as const;

/** After these another stage, or another limit, is waited for. */
export const CHASED_ANEW: DomainEvent['type'][] = [
  'Submitted',
  'StageOpened',
  'SentBackToOffice',
  'SignOffReopened',
  'ReviewRepeated',
  'UrgencyChanged',
  'Reassigned',
  'VersionEdited',
  'EditObjected',
  'NatureRaised',
];

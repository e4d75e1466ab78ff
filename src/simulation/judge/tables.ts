/** Which event may follow which, and by whose hand, as tables. */
import type { PublicationStatus, Status } from '../../domain/codes';
import type { EventType } from '../../domain/events';

const WRITING: Status[] = ['DRAFT', 'RETURNED'];
const PUBLISHING: Status[] = ['PUBLISHING'];
const EDITABLE: Status[] = ['IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED'];
const MOVABLE_STATUS: Status[] = [...EDITABLE, 'HELD'];
const AGEING: Status[] = ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];
const BEGUN: Status[] = ['PUBLISHING', 'PUBLISH_FAILED'];
/** Somebody may still have to do something about it. */
const OPEN: Status[] = [...WRITING, ...MOVABLE_STATUS, ...BEGUN];
const OUT: Status[] = ['PUBLISHED', 'ARCHIVED', 'PUBLISH_FAILED'];

/** In which status each event may happen; null: in any. */
export const WHEN: Record<EventType, Status[] | null> = {
  DraftStarted: ['DRAFT'],
  DraftEdited: WRITING,
  PictureAdded: WRITING,
  PicturesCleared: WRITING,
  PicturesDropped: WRITING,
  SubmitAsked: WRITING,
  OriginalAsked: WRITING,
  OriginalRead: WRITING,
  OriginalUnread: WRITING,
  OriginalChecked: PUBLISHING,
  OriginalLost: PUBLISHING,
  DraftDiscarded: ['DRAFT'],
  Submitted: WRITING,
  Signed: ['IN_REVIEW'],
  StageOpened: ['IN_REVIEW'],
  SentBackToOffice: ['IN_REVIEW'],
  Returned: ['IN_REVIEW', ...AGEING],
  Rejected: ['IN_REVIEW'],
  SignersChanged: ['IN_REVIEW'],
  Reassigned: ['IN_REVIEW'],
  VersionEdited: EDITABLE,
  EditObjected: ['IN_REVIEW'],
  Corrected: null,
  OpinionAdded: null,
  FindingAnswered: ['IN_REVIEW'],
  LinksChecked: MOVABLE_STATUS,
  CategoryDetermined: ['IN_REVIEW'],
  NatureRaised: ['IN_REVIEW'],
  WordingAdopted: ['PUBLISHING', 'PUBLISHED', 'ARCHIVED'],
  UrgencyChanged: ['IN_REVIEW'],
  Withdrawn: ['IN_REVIEW', 'RETURNED', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'],
  WithdrawalAsked: ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'],
  WithdrawalRefused: null,
  Reminded: ['IN_REVIEW'],
  Escalated: ['IN_REVIEW'],
  Nudged: ['IN_REVIEW'],
  HandedOver: OPEN,
  Cancelled: MOVABLE_STATUS,
  PlannedTimePassed: ['IN_REVIEW'],
  Scheduled: ['IN_REVIEW'],
  RescheduleNeeded: ['SCHEDULED', 'HELD'],
  StoppedByRules: ['SCHEDULED'],
  FindingsConfirmed: ['RESCHEDULE_NEEDED', ...BEGUN],
  Rescheduled: MOVABLE_STATUS,
  SlotContested: ['SCHEDULED'],
  Held: ['SCHEDULED', 'PUBLISHING'],
  Resumed: ['HELD'],
  SignOffReopened: ['IN_REVIEW', 'SCHEDULED', 'HELD'],
  ValidityAsked: AGEING,
  ApprovalReconfirmed: [...AGEING, ...BEGUN],
  ReviewRepeated: AGEING,
  // what is held for its original is let out by the office: judge-repost.ts
  PublishingStarted: ['SCHEDULED', 'HELD'],
  HandedToPublisher: PUBLISHING,
  PublicationRequeued: BEGUN,
  SendingBegan: PUBLISHING,
  SendingProgressed: PUBLISHING,
  SendingPutOff: PUBLISHING,
  PublicationSettled: BEGUN,
  PublishingFinished: BEGUN,
  ReadBackDone: [...PUBLISHING, ...OUT],
  ReadBackReminded: [...PUBLISHING, ...OUT],
  TakedownAsked: OUT,
  TakedownEnded: null,
  EvidenceCaptured: PUBLISHING,
  PublicationRemoved: OUT,
  TakenDown: OUT,
  ArchiveCheckFailed: ['PUBLISHED', 'TAKEN_DOWN'],
  Sealed: ['PUBLISHED', 'TAKEN_DOWN'],
};

/** From which state of a publication each event may come. */
export const PUBLICATION_BEFORE: Partial<Record<EventType, PublicationStatus[]>> = {
  // a removal may also be given over while nobody is sure of it
  HandedToPublisher: ['WAITING', 'SENDING'],
  PublicationRequeued: ['UNKNOWN', 'FAILED'],
  SendingBegan: ['WAITING'],
  OriginalChecked: ['WAITING'],
  OriginalLost: ['WAITING'],
  SendingProgressed: ['WAITING', 'SENDING', 'UNKNOWN'],
  SendingPutOff: ['SENDING', 'UNKNOWN'],
  PublicationSettled: ['WAITING', 'SENDING', 'UNKNOWN', 'MANUAL', 'FAILED'],
  PublicationRemoved: ['PUBLISHED'],
  EvidenceCaptured: ['WAITING'],
  ReadBackDone: ['PUBLISHED'],
  ReadBackReminded: ['PUBLISHED'],
};

/** Whose hand an event needs: the submitter's, the office's, a publisher's. */
export const HAND: Partial<Record<EventType, 'submitter' | 'office' | 'publisher'>> = {
  DraftEdited: 'submitter',
  PictureAdded: 'submitter',
  PicturesCleared: 'submitter',
  PicturesDropped: 'submitter',
  DraftDiscarded: 'submitter',
  SubmitAsked: 'submitter',
  WithdrawalAsked: 'submitter',
  WithdrawalRefused: 'office',
  CategoryDetermined: 'office',
  NatureRaised: 'office',
  UrgencyChanged: 'office',
  Cancelled: 'office',
  Rescheduled: 'office',
  ApprovalReconfirmed: 'office',
  ReviewRepeated: 'office',
  FindingsConfirmed: 'office',
  PublicationRequeued: 'publisher',
};

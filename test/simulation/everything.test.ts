/** Nothing that can be commanded and nothing that can happen is missing from the random lives: both lists are exhaustive by their types. */
import type { Command } from '../../src/domain/commands';
import type { Decided } from '../../src/domain/context';
import type { EventType } from '../../src/domain/events';
import { bookOf, type BookName, type HouseCommand, type HouseEvent } from '../../src/domain/house';
import { faultOf as faultOfCalendar } from '../../src/simulation/lives/calendar-life';
import { play } from '../../src/simulation/lives/life';
import { faultOf as faultOfLists } from '../../src/simulation/lives/lists-life';
import { play as playLinks } from '../../src/simulation/lives/links-life';
import { play as playPeople } from '../../src/simulation/lives/people-life';
import { play as playReplies } from '../../src/simulation/lives/reply-life';
import { play as playRhythm } from '../../src/simulation/lives/rhythm-life';
import { faultOf as faultOfPlan } from '../../src/simulation/lives/plan-life';
import { scriptOf } from '../../src/simulation/acts/steps';

const asked = new Set<string>();
const happened = new Set<string>();

/** Decides as it does, and is listened to. */
function listened<C extends { type: string }, R extends unknown[]>(
  decide: (state: never, command: C, ...rest: R) => { events: { type: string }[] } | { refusal: unknown },
): typeof decide {
  return (state, command, ...rest) => {
    const decided = decide(state, command, ...rest);
    asked.add(command.type);
    if ('events' in decided) for (const { type } of decided.events) happened.add(type);
    return decided;
  };
}

jest.mock('../../src/domain/decide', () => {
  const core = jest.requireActual<{ decide: (s: never, c: Command, x: never) => Decided }>('../../src/domain/decide');
  return { ...core, decide: (s: never, c: Command, x: never) => listened(core.decide)(s, c, x) };
});

const BOOKS: Record<BookName, true> = {
  calendar: true,
  comment: true,
  delegations: true,
  lists: true,
  plan: true,
  registry: true,
  roster: true,
  silence: true,
  standstill: true,
  week: true,
  wordings: true,
};

const COMMANDS: Record<Command['type'], true> = {
  StartDraft: true,
  EditDraft: true,
  AnswerFindings: true,
  AddPicture: true,
  ClearPictures: true,
  DropPictures: true,
  DiscardDraft: true,
  Submit: true,
  Decide: true,
  Reassign: true,
  EditAtReview: true,
  SignOffWithEdit: true,
  ObjectToEdit: true,
  AddOpinion: true,
  DetermineCategory: true,
  ChangeUrgency: true,
  Nudge: true,
  Withdraw: true,
  AnswerWithdrawal: true,
  NoteOriginal: true,
  NoteLinks: true,
  CheckOriginal: true,
  ReturnHeld: true,
  NoteCorrection: true,
  AskTakedown: true,
  EndTakedown: true,
  NoteRemoval: true,
  StartTakedown: true,
  RaiseNature: true,
  AdoptWording: true,
  ConfirmDone: true,
  NoteEvidence: true,
  HandToPublisher: true,
  ConfirmRemoval: true,
  NotePlatformRemoval: true,
  HandOver: true,
  PublishNow: true,
  ConfirmAndPublish: true,
  Reschedule: true,
  Cancel: true,
  Reconfirm: true,
  RepeatReview: true,
  ReturnOld: true,
  Realign: true,
  Hold: true,
  Resume: true,
  YieldSlot: true,
  ReachPlannedTime: true,
  ReachLimit: true,
  ReachValidity: true,
  ReadBack: true,
  ReachReadBack: true,
  NotePreparation: true,
  BeginSending: true,
  PutOffSending: true,
  NoteSending: true,
  SettlePublication: true,
  BackfillPublication: true,
  RetryPublication: true,
  AbandonPublication: true,
  NoteSeal: true,
  NoteArchiveCheck: true,
};

const EVENTS: Record<EventType, true> = {
  DraftStarted: true,
  DraftEdited: true,
  PictureAdded: true,
  PicturesCleared: true,
  PicturesDropped: true,
  SubmitAsked: true,
  LinksChecked: true,
  OriginalAsked: true,
  OriginalRead: true,
  OriginalUnread: true,
  DraftDiscarded: true,
  Submitted: true,
  Signed: true,
  StageOpened: true,
  SentBackToOffice: true,
  Returned: true,
  Rejected: true,
  SignersChanged: true,
  Reassigned: true,
  VersionEdited: true,
  EditObjected: true,
  OpinionAdded: true,
  StoppedByRules: true,
  FindingsConfirmed: true,
  FindingAnswered: true,
  CategoryDetermined: true,
  Withdrawn: true,
  WithdrawalAsked: true,
  WithdrawalRefused: true,
  UrgencyChanged: true,
  ValidityAsked: true,
  ApprovalReconfirmed: true,
  ReviewRepeated: true,
  Reminded: true,
  Escalated: true,
  Nudged: true,
  HandedOver: true,
  Cancelled: true,
  PlannedTimePassed: true,
  Scheduled: true,
  RescheduleNeeded: true,
  Rescheduled: true,
  Held: true,
  Resumed: true,
  SlotContested: true,
  SignOffReopened: true,
  PublishingStarted: true,
  HandedToPublisher: true,
  PublicationRequeued: true,
  OriginalChecked: true,
  OriginalLost: true,
  SendingBegan: true,
  SendingProgressed: true,
  SendingPutOff: true,
  PublicationSettled: true,
  NatureRaised: true,
  WordingAdopted: true,
  ReadBackDone: true,
  ReadBackReminded: true,
  PublishingFinished: true,
  TakedownAsked: true,
  Corrected: true,
  TakedownEnded: true,
  EvidenceCaptured: true,
  PublicationRemoved: true,
  TakenDown: true,
  ArchiveCheckFailed: true,
  Sealed: true,
};

const HOUSE_COMMANDS: Record<HouseCommand['type'], true> = {
  LoadNotice: true,
  AskForNotice: true,
  NoteComment: true,
  UseWording: true,
  ConfirmAnswer: true,
  NoteReply: true,
  RemoveComment: true,
  RemindComment: true,
  Delegate: true,
  EndDelegation: true,
  EndConfiguredDelegation: true,
  ReachDelegationEdge: true,
  ImportList: true,
  DecideList: true,
  EditPlan: true,
  HandInPlan: true,
  RecordProfile: true,
  ReadDirectory: true,
  NoteAccount: true,
  NoteLeaving: true,
  AppointOfficer: true,
  NameSuccessor: true,
  RecordHandOver: true,
  AskForOfficer: true,
  AskForSuccessor: true,
  CheckSilence: true,
  PauseAll: true,
  EndPause: true,
  WakeMorning: true,
  MissReminder: true,
  ReportNothing: true,
  SumUp: true,
  AddWording: true,
  StopWording: true,
};

const HOUSE_EVENTS: Record<HouseEvent['type'], true> = {
  NoticeLoaded: true,
  NoticeWanted: true,
  CommentNoted: true,
  WordingUsed: true,
  AnswerPosted: true,
  ReplyPosted: true,
  CommentRemoved: true,
  CommentReminded: true,
  Delegated: true,
  DelegationEnded: true,
  ConfiguredDelegationEnded: true,
  DelegationEdgeReached: true,
  ListImported: true,
  ListDecided: true,
  PlanEdited: true,
  PlanHandedIn: true,
  ProfileRecorded: true,
  PersonSeen: true,
  AccountRenamed: true,
  MemberJoined: true,
  DepartmentRead: true,
  PersonLeft: true,
  PersonReturned: true,
  DirectoryDoubted: true,
  DirectoryBelieved: true,
  OfficerAppointed: true,
  SuccessorNamed: true,
  HandOverRecorded: true,
  OfficerAskedFor: true,
  SuccessorAskedFor: true,
  SilenceCounted: true,
  SilenceTold: true,
  AllPaused: true,
  PauseEnded: true,
  OfficersReminded: true,
  HintsGiven: true,
  MorningPassed: true,
  ReminderMissed: true,
  NothingReported: true,
  SummarySent: true,
  WeekClosed: true,
  WordingAdded: true,
  WordingStopped: true,
};

/** So many lives of each kind see everything; a thing that happens in fewer lives is as good as not tried. */
function liveAll(): void {
  const times = (count: number, live: (seed: number) => unknown) => {
    for (let seed = 1; seed <= count; seed += 1) live(seed);
  };
  times(600, (seed) => play(scriptOf(seed)));
  times(200, playReplies);
  times(60, playPeople);
  times(40, playLinks);
  times(20, playRhythm);
  times(20, faultOfLists);
  times(20, faultOfCalendar);
  times(20, faultOfPlan);
}

describe('everything that can be', () => {
  const right = new Map<string, unknown>();

  beforeAll(() => {
    for (const name of Object.keys(BOOKS)) {
      const book = bookOf(name);
      right.set(name, book.decide);
      book.decide = listened(book.decide as never) as typeof book.decide;
    }
    liveAll();
  }, 600_000);

  afterAll(() => {
    for (const name of Object.keys(BOOKS)) bookOf(name).decide = right.get(name) as never;
  });

  const missing = (all: object, seen: Set<string>) => Object.keys(all).filter((one) => !seen.has(one));

  it('is commanded in some life', () => {
    expect(missing({ ...COMMANDS, ...HOUSE_COMMANDS }, asked)).toEqual([]);
  });

  it('happens in some life', () => {
    expect(missing({ ...EVENTS, ...HOUSE_EVENTS }, happened)).toEqual([]);
  });
});

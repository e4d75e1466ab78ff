/**
 * decide(submission, command, context) → events, or a refusal. Pure: the same values give the same answer, and nothing happens by
 * deciding. `submission` is null only for StartDraft.
 */
import type { Command } from '../commands';
import { refuse, type Context, type Decided } from '../context';
import type { Submission } from '../submission';
import { nudge, reachLimit } from './chasing';
import { confirmAndPublish } from './confirming';
import { handOver } from './handing-over';
import {
  addPicture,
  answerFindings,
  clearPictures,
  discardDraft,
  dropPictures,
  editDraft,
  startDraft,
  submit,
} from './drafting';
import { hold, resumeHeld } from './holding';
import { yieldSlot } from './placing';
import { editAtReview, objectToEdit, signOffWithEdit } from './editing';
import {
  abandonPublication,
  backfillPublication,
  beginSending,
  notePreparation,
  noteArchiveCheck,
  noteSeal,
  noteSending,
  putOffSending,
  retryPublication,
  settlePublication,
} from './publishing';
import { confirmDone } from './by-hand';
import { adoptWording, raiseNature } from './replying';
import { reachReadBack, readBack } from './reading-back';
import { noteLinks } from './links';
import { checkOriginal, noteOriginal, returnHeld } from './originals';
import { realign } from './realigning';
import { reassign } from './reassigning';
import { addOpinion, changeUrgency, decideStage, determineCategory } from './reviewing';
import { noteCorrection, notePlatformRemoval } from './removing';
import { cancel, publishNow, reachPlannedTime, reschedule } from './scheduling';
import {
  askTakedown,
  confirmRemoval,
  endTakedown,
  handToPublisher,
  noteEvidence,
  noteRemoval,
  startTakedown,
} from './takedown';
import { reachValidity, reconfirm, repeatReview, returnOld } from './validity';
import { answerWithdrawal, withdraw } from './withdrawing';

/** What a command does to a submission that is there. */
type Decider<T extends Command['type']> = (
  submission: Submission,
  command: Extract<Command, { type: T }>,
  context: Context,
) => Decided;

/** StartDraft and StartTakedown begin one. */
type Beginning = 'StartDraft' | 'StartTakedown';

const DECIDERS: { [T in Exclude<Command['type'], Beginning>]: Decider<T> } = {
  EditDraft: editDraft,
  AnswerFindings: answerFindings,
  AddPicture: addPicture,
  ClearPictures: clearPictures,
  DropPictures: dropPictures,
  DiscardDraft: discardDraft,
  Submit: submit,
  Decide: decideStage,
  Reassign: reassign,
  EditAtReview: editAtReview,
  SignOffWithEdit: signOffWithEdit,
  ObjectToEdit: objectToEdit,
  AddOpinion: addOpinion,
  DetermineCategory: determineCategory,
  ChangeUrgency: changeUrgency,
  Realign: realign,
  Withdraw: withdraw,
  AnswerWithdrawal: answerWithdrawal,
  AskTakedown: askTakedown,
  EndTakedown: endTakedown,
  RaiseNature: raiseNature,
  AdoptWording: adoptWording,
  ConfirmDone: confirmDone,
  NoteRemoval: noteRemoval,
  NoteEvidence: noteEvidence,
  HandToPublisher: handToPublisher,
  ConfirmRemoval: confirmRemoval,
  NoteCorrection: noteCorrection,
  NotePlatformRemoval: notePlatformRemoval,
  HandOver: handOver,
  ReachPlannedTime: reachPlannedTime,
  Nudge: nudge,
  ReachLimit: (submission, _command, context) => reachLimit(submission, context),
  ReachValidity: (submission, _command, context) => reachValidity(submission, context),
  Reconfirm: reconfirm,
  RepeatReview: repeatReview,
  ReturnOld: returnOld,
  ReadBack: readBack,
  ReachReadBack: (submission, _command, context) => reachReadBack(submission, context),
  PublishNow: publishNow,
  ConfirmAndPublish: confirmAndPublish,
  Reschedule: reschedule,
  Cancel: cancel,
  Hold: hold,
  Resume: resumeHeld,
  YieldSlot: yieldSlot,
  ReturnHeld: returnHeld,
  NoteOriginal: noteOriginal,
  CheckOriginal: checkOriginal,
  NoteLinks: noteLinks,
  NotePreparation: notePreparation,
  BeginSending: beginSending,
  PutOffSending: putOffSending,
  NoteSending: noteSending,
  SettlePublication: settlePublication,
  BackfillPublication: backfillPublication,
  RetryPublication: retryPublication,
  AbandonPublication: abandonPublication,
  NoteSeal: noteSeal,
  NoteArchiveCheck: noteArchiveCheck,
};

export function decide(submission: Submission | null, command: Command, context: Context): Decided {
  if (command.type === 'StartDraft') return startDraft(submission, command, context);
  if (command.type === 'StartTakedown') return startTakedown(submission, command, context);
  if (!submission) return refuse({ code: 'NO_SUCH_SUBMISSION' });
  // the table's type says that each command meets its own decider
  return (DECIDERS[command.type] as Decider<Command['type']>)(submission, command, context);
}

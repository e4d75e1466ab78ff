/**
 * decide(submission, command, context) → events, or a refusal. Pure: the same values give the same answer, and nothing happens by
 * deciding. `submission` is null only for StartDraft.
 */
import type { Command } from '../commands';
import { refuse, type Context, type Decided } from '../context';
import type { Submission } from '../submission';
import { nudge, reachLimit } from './chasing';
import { handOver } from './handing-over';
import { addPicture, clearPictures, discardDraft, editDraft, startDraft, submit } from './drafting';
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

export function decide(submission: Submission | null, command: Command, context: Context): Decided {
  if (command.type === 'StartDraft') return startDraft(submission, command, context);
  if (command.type === 'StartTakedown') return startTakedown(submission, command, context);
  if (!submission) return refuse({ code: 'NO_SUCH_SUBMISSION' });
  switch (command.type) {
    case 'EditDraft':
      return editDraft(submission, command);
    case 'AddPicture':
      return addPicture(submission, command);
    case 'ClearPictures':
      return clearPictures(submission, command);
    case 'DiscardDraft':
      return discardDraft(submission, command);
    case 'Submit':
      return submit(submission, command, context);
    case 'Decide':
      return decideStage(submission, command, context);
    case 'Reassign':
      return reassign(submission, command, context);
    case 'EditAtReview':
      return editAtReview(submission, command, context);
    case 'SignOffWithEdit':
      return signOffWithEdit(submission, command, context);
    case 'ObjectToEdit':
      return objectToEdit(submission, command, context);
    case 'AddOpinion':
      return addOpinion(submission, command);
    case 'DetermineCategory':
      return determineCategory(submission, command, context);
    case 'ChangeUrgency':
      return changeUrgency(submission, command, context);
    case 'Realign':
      return realign(submission, command, context);
    case 'Withdraw':
      return withdraw(submission, command);
    case 'AnswerWithdrawal':
      return answerWithdrawal(submission, command, context);
    case 'AskTakedown':
      return askTakedown(submission, command, context);
    case 'EndTakedown':
      return endTakedown(submission, command);
    case 'RaiseNature':
      return raiseNature(submission, command, context);
    case 'AdoptWording':
      return adoptWording(submission, command, context);
    case 'ConfirmDone':
      return confirmDone(submission, command, context);
    case 'NoteRemoval':
      return noteRemoval(submission, command);
    case 'NoteEvidence':
      return noteEvidence(submission, command);
    case 'HandToPublisher':
      return handToPublisher(submission, command);
    case 'ConfirmRemoval':
      return confirmRemoval(submission, command, context);
    case 'NoteCorrection':
      return noteCorrection(submission, command);
    case 'NotePlatformRemoval':
      return notePlatformRemoval(submission, command, context);
    case 'HandOver':
      return handOver(submission, command, context);
    case 'ReachPlannedTime':
      return reachPlannedTime(submission, command, context);
    case 'Nudge':
      return nudge(submission, command, context);
    case 'ReachLimit':
      return reachLimit(submission, context);
    case 'ReachValidity':
      return reachValidity(submission, context);
    case 'Reconfirm':
      return reconfirm(submission, command, context);
    case 'RepeatReview':
      return repeatReview(submission, command, context);
    case 'ReturnOld':
      return returnOld(submission, command, context);
    case 'PublishNow':
      return publishNow(submission, command, context);
    case 'Reschedule':
      return reschedule(submission, command, context);
    case 'Cancel':
      return cancel(submission, command, context);
    case 'Hold':
      return hold(submission, command, context);
    case 'Resume':
      return resumeHeld(submission, command, context);
    case 'YieldSlot':
      return yieldSlot(submission, command, context);
    default:
      return decidePublishing(submission, command, context);
  }
}

type PublishingCommand = Extract<
  Command,
  {
    type:
      | 'NotePreparation'
      | 'BeginSending'
      | 'PutOffSending'
      | 'NoteSending'
      | 'SettlePublication'
      | 'BackfillPublication'
      | 'RetryPublication'
      | 'AbandonPublication'
      | 'NoteSeal'
      | 'NoteArchiveCheck';
  }
>;

/** What the dispatcher, the platforms, the publisher and the archive report. */
function decidePublishing(submission: Submission, command: PublishingCommand, context: Context): Decided {
  switch (command.type) {
    case 'NotePreparation':
      return notePreparation(submission, command);
    case 'BeginSending':
      return beginSending(submission, command, context);
    case 'PutOffSending':
      return putOffSending(submission, command);
    case 'NoteSending':
      return noteSending(submission, command);
    case 'SettlePublication':
      return settlePublication(submission, command);
    case 'BackfillPublication':
      return backfillPublication(submission, command, context);
    case 'RetryPublication':
      return retryPublication(submission, command, context);
    case 'AbandonPublication':
      return abandonPublication(submission, command, context);
    case 'NoteSeal':
      return noteSeal(submission, command);
    case 'NoteArchiveCheck':
      return noteArchiveCheck(submission, command);
  }
}

/** What did the person mean, and what is answered: the way from a verified input to a command of the core. */
import type { Desk, CardPurpose } from '../application/door';
import { NO_ANSWER, type Answer, type Inbound } from '../application/ports';
import type { CardRow, SubmissionCard } from '../application/store';
import type { Submission } from '../domain/submission';
import { closedWith } from './cards';
import { answeredWord, commentWord, deleteCommentWord, hideCommentWord, replyWord } from './replies/comments';
import { copyWord } from './draft/copy';
import { correctionWord } from './draft/correction';
import { requeue } from './publishing/dead-letters';
import { delegateWord, delegationWithoutBlank, endDelegationWord } from './review/delegate';
import { tapDraft, tapField } from './draft/taps';
import { discardWord, submitWord } from './draft/send';
import { startDraft } from './draft/start';
import { closeIncidentWord } from './publishing/incidents';
import { repostWord } from './draft/original';
import { objectWord, tapEdit, tapObjection } from './review/edit-taps';
import { editWord, smallEditWord } from './review/edits';
import { closedHouseCard, HOUSE_CARDS } from './cards/house-cards';
import { listsWord } from './house/lists';
import { confirmWord } from './publishing/kept';
import { nudgeWord } from './review/nudge';
import { rescheduleWord, tapSlot } from './publishing/moving';
import { pauseOneWord, pauseWord, resumeWord, tapHeld } from './publishing/pausing';
import { cancelWord, changeUrgency, determine, publishNowWord, tapOverdue } from './publishing/office';
import { planWord } from './rhythm/plan';
import { leaverOf, personOf } from './person';
import { plainText } from './draft/plain-text';
import { mine, progress, resume, todo } from './progress';
import { abandonWord, backfillWord, retryWord, tapTrouble } from './publishing/publisher';
import { changedWord, profileWord } from './replies/profile';
import { readBackWord, tapReadBack } from './publishing/read-back';
import { reassignWord } from './review/reassign';
import { platformRemovalWord } from './publishing/removal';
import { raiseWord, replyDraftWord } from './replies/reply';
import { tapReview } from './review/taps';
import { LONGEST, splitText } from './split';
import { officerWord, successionWord } from './house/staff';
import { removedWord, takedownWord } from './publishing/takedown';
import { inTurn, say, type Turn } from './turn';
import { truthText } from './truth';
import { continueWord, reconfirmWord, returnOldWord, tapValidity } from './publishing/validity';
import { nothingThisWeek } from './rhythm/weekly';
import { answerWithdrawalWord, tapWithdrawal, withdrawWord } from './publishing/withdraw';
import {
  absentText,
  EMPTY_TEXT,
  greeting,
  helpText,
  leaverText,
  NOT_UNDERSTOOD,
  STRANGER,
  UNKNOWN_CARD,
  unusableText,
} from './wording/wording';
import { wordingsWord } from './replies/wordings';
import { whyWord } from './review/why';
import { severalCommands } from './reading/several';
import { firstWord, type Word } from './reading/words';

type Tap = Extract<Inbound, { kind: 'tap' }>;

/** Inside the door's transaction: what did the person mean, and what is answered. */
export async function converse(inbound: Inbound, desk: Desk): Promise<Answer> {
  if (inbound.kind === 'event' || inbound.kind === 'directory' || inbound.kind === 'picture') return NO_ANSWER;
  const person = personOf(desk.world.organization, inbound.messenger, inbound.userId);
  if (!person) return turnedAway(inbound, desk);
  return inTurn(desk, person, async (turn) => delivered(turn, inbound, await understood(turn, inbound)));
}

/** Who has left can do nothing any more, and is told so: on the card where there was one to tap (§3.3 cases 16, 18). */
async function turnedAway(inbound: Inbound, { world, tx, now }: Desk): Promise<Answer> {
  const leaver = leaverOf(world.organization, inbound.messenger, inbound.userId);
  if (!leaver) return say(STRANGER);
  const row = inbound.kind === 'tap' ? await tx.card(inbound.taskId) : null;
  if (!row?.submissionId) return say(leaverText(leaver.name));
  const submission = (await tx.submission(row.submissionId))!;
  return { text: null, card: closedWith(row, submission, world, now, '您已离职，没有生效') };
}

async function understood(
  turn: Turn,
  inbound: Exclude<Inbound, { kind: 'event' | 'directory' | 'picture' }>,
): Promise<Answer> {
  switch (inbound.kind) {
    case 'text':
      return textOf(turn, inbound);
    case 'tap':
      return tapOn(turn, inbound);
    case 'menu':
      return MENU[inbound.choice]?.(turn, '') ?? menuWord(turn, inbound.choice);
    case 'enter':
      return greet(turn);
    case 'unusable':
      return say(unusableText(inbound.what));
  }
}

/** A tap is answered by its card alone, so what is said goes out as a message; what is too long for one answer goes on in messages. */
async function delivered({ desk, person }: Turn, inbound: Inbound, { text, card }: Answer): Promise<Answer> {
  if (text === null) return { text, card };
  if (inbound.kind === 'tap') {
    await desk.tell(person.id, text);
    return { text: null, card };
  }
  const [first = '', ...others] = splitText(text, LONGEST);
  for (const piece of others) await desk.tell(person.id, piece);
  return { text: first, card: null };
}

const HANDLERS: Record<Word, (turn: Turn, rest: string) => Promise<Answer>> = {
  投稿: startDraft,
  提交: submitWord,
  放弃: discardWord,
  继续: resume,
  进度: progress,
  待办: todo,
  我的稿件: mine,
  撤回: withdrawWord,
  同意撤回: (turn, rest) => answerWithdrawalWord(turn, rest, true),
  不同意撤回: (turn, rest) => answerWithdrawalWord(turn, rest, false),
  帮助: async ({ person, desk }) => say(helpText(person, desk.world, desk.now)),
  改: editWord,
  小改: smallEditWord,
  反对: objectWord,
  认定: determine,
  改级: changeUrgency,
  改期: rescheduleWord,
  暂停全部: pauseWord,
  暂停: pauseOneWord,
  恢复: resumeWord,
  继续有效: reconfirmWord,
  继续审批: continueWord,
  退回重审: returnOldWord,
  读网复核: readBackWord,
  立即发: publishNowWord,
  确认并发: confirmWord,
  作废: cancelWord,
  已发: backfillWord,
  重发: retryWord,
  不发: abandonWord,
  重送: requeue,
  转审: reassignWord,
  催办: nudgeWord,
  为什么: whyWord,
  更正投稿: correctionWord,
  回复投稿: replyDraftWord,
  评论: commentWord,
  回复: replyWord,
  已回复: answeredWord,
  口径: wordingsWord,
  词表: listsWord,
  隐藏评论: hideCommentWord,
  删除评论: deleteCommentWord,
  改性质: raiseWord,
  资料变更: profileWord,
  已改: changedWord,
  转发投稿: repostWord,
  下架: takedownWord,
  已下架: removedWord,
  平台下架: platformRemovalWord,
  复制: copyWord,
  结案: closeIncidentWord,
  委托: delegateWord,
  取消委托: endDelegationWord,
  本周无: nothingThisWeek,
  计划: planWord,
  信息员: officerWord,
  继任: successionWord,
};

/** Keys of the app's menu, the same in every messenger. */
const MENU: Record<string, (turn: Turn, rest: string) => Promise<Answer>> = {
  submit: startDraft,
  todo,
  mine,
  help: HANDLERS.帮助,
};

/** A key may be the word itself, since administrators make the menu by hand. */
async function menuWord(turn: Turn, key: string): Promise<Answer> {
  const first = firstWord(key);
  return first && 'word' in first ? HANDLERS[first.word](turn, first.rest) : say(NOT_UNDERSTOOD);
}

async function textOf(turn: Turn, inbound: Extract<Inbound, { kind: 'text' }>): Promise<Answer> {
  const text = inbound.text.trim();
  if (text === '') return say(EMPTY_TEXT);
  const several = severalCommands(text);
  if (!several) return oneText(turn, inbound, text);
  const answers: Answer[] = [];
  for (const line of several) answers.push(await oneText(turn, { ...inbound, text: line }, line));
  return say(answers.flatMap((one) => one.text ?? []).join('\n\n'));
}

async function oneText(turn: Turn, inbound: Extract<Inbound, { kind: 'text' }>, text: string): Promise<Answer> {
  const first = firstWord(text);
  if (!first) {
    const delegation = delegationWithoutBlank(text, turn.desk);
    if (!delegation) return plainText(turn, inbound, text);
    return HANDLERS[delegation.ends ? '取消委托' : '委托'](turn, delegation.rest);
  }
  return 'absent' in first ? say(absentText(first.absent)) : HANDLERS[first.word](turn, first.rest);
}

const TAPS: Partial<
  Record<CardPurpose, (turn: Turn, tap: Tap, row: SubmissionCard, submission: Submission) => Promise<Answer>>
> = {
  review: tapReview,
  draft: tapDraft,
  field: tapField,
  edit: tapEdit,
  objection: tapObjection,
  overdue: tapOverdue,
  withdrawal: tapWithdrawal,
  slot: tapSlot,
  held: tapHeld,
  validity: tapValidity,
  readBack: tapReadBack,
  trouble: tapTrouble,
};

/** The server's state decides, never the card (`contract.md` §5). */
async function tapOn(turn: Turn, tap: Tap): Promise<Answer> {
  const { desk, person } = turn;
  const card = await desk.tx.card(tap.taskId);
  if (card?.submissionId === null) return houseTap(turn, tap, card);
  // locked at once: what is answered is the truth at the moment of the answer
  const submission = card && (await desk.tx.lockSubmission(card.submissionId));
  if (!card || !submission) return say(UNKNOWN_CARD);
  const row: SubmissionCard = { ...card, submissionId: submission.id };
  if (row.personId !== person.id) {
    const text = `这张卡片不是发给您的，没有生效。${truthText(submission, desk.world, desk.now)}`;
    return { text, card: closedWith(row, submission, desk.world, desk.now, '这张卡片不是发给您的') };
  }
  const handler = TAPS[row.purpose as CardPurpose];
  const answer = handler ? await handler(turn, tap, row, submission) : say(UNKNOWN_CARD);
  // a card that asks on can be changed with this tap's code, also when the one from its sending has run out
  if (!answer.card && tap.updateCode) {
    await desk.tx.updateCard(row.taskId, { updateCode: tap.updateCode, updateCodeAt: desk.now });
  }
  return answer;
}

/** A tap on a card about no submission. */
async function houseTap(turn: Turn, tap: Tap, row: CardRow): Promise<Answer> {
  const { desk, person } = turn;
  if (row.personId !== person.id) return say('这张卡片不是发给您的，没有生效。');
  const about = HOUSE_CARDS[row.purpose as CardPurpose];
  if (!about) return say(UNKNOWN_CARD);
  if (row.status === 'closed')
    return { text: about.caption(row, desk.world, desk.now), card: closedHouseCard(row, desk.world, desk.now) };
  return about.tap(turn, tap, row);
}

/** Once; after that opening the app says nothing. */
async function greet(turn: Turn): Promise<Answer> {
  if (turn.dialogue.greeted) return NO_ANSWER;
  turn.dialogue = { ...turn.dialogue, greeted: true };
  return say(greeting(turn.person));
}

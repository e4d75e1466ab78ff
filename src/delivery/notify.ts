/** Ask or tell people: cards, texts, notices, copy packs; close cards that are no longer true. Content is built now, from the state as it is now. */
import { PlatformRefused } from '../lib/outgoing';
import type { Card } from '../application/ports';
import type { CardRow, OutboxRow } from '../application/store';
import {
  buildCard,
  buildHouseCard,
  closedCard,
  closedHouseCard,
  copyPackTexts,
  houseNoticeText,
  houseTruthText,
  noticeText,
  splitText,
  truthText,
} from '../conversation';
import { hasLeft } from '../domain/people';
import type { HouseNotice } from '../domain/house/notice';
import type { Notice } from '../domain/react';
import type { Submission } from '../domain/submission';
import type { Done } from './done';
import type { Handler } from './outbox-work';
import { reach, reachAccount, type Account, type NotifyParts, type Receiver } from './receiver';
import { finishTodo, openReminders } from './reminders';

/** The message id of a card that arrived but whose answer was lost: it can no longer be changed, its holder can still be told. */
const LOST = 'lost';

const DONE: Done = { kind: 'done' };

export function notifyHandlers(parts: NotifyParts): Record<string, Handler> {
  return {
    text: paced(parts, sendText),
    notice: paced(parts, sendNotice),
    houseNotice: paced(parts, sendHouseNotice),
    reminders: paced(parts, sendReminders),
    todoDone: (row) => finishTodo(parts, row),
    card: paced(parts, sendCard),
    closeCard: (row) => closeCard(parts, row),
    copyPack: paced(parts, sendCopyPack),
  };
}

/** More than a person's share is silently discarded by the platform (`wecom.md` §15): the person's lane rests instead. */
function paced(parts: NotifyParts, send: (parts: NotifyParts, row: OutboxRow) => Promise<Done>): Handler {
  const { store, clock } = parts;
  return async (row) => {
    const to = await receiverOf(parts, row);
    const { policy } = await parts.world();
    if (policy.pacing === 'platform' && to) {
      const { gapMs, burst } = to.messenger.pace;
      const wait = await store.takeSlot(`slot:${row.lane}`, clock.now(), gapMs, burst);
      if (wait > 0) return { kind: 'rest', inMs: wait };
    }
    return send(parts, row);
  };
}

function payloadOf<T>(row: OutboxRow): T {
  return JSON.parse(row.payload) as T;
}

/** Whom a row is for; null when nobody can be reached. */
async function receiverOf(parts: NotifyParts, row: OutboxRow): Promise<Receiver | null> {
  const { personId, account, taskId } = payloadOf<{ personId?: string; account?: Account; taskId?: string }>(row);
  if (account) return reachAccount(parts, account);
  const card = taskId === undefined ? null : await parts.store.read.card(taskId);
  const id = personId ?? card?.personId;
  return id === undefined ? null : reach(parts, id);
}

/** Somebody who has left is told nothing more, and nobody else needs to know that. */
async function unreachable({ world }: NotifyParts, personId: string): Promise<Done> {
  const { organization } = await world();
  return hasLeft(organization, personId)
    ? DONE
    : { kind: 'dead', note: `${personId} has no account in a configured messenger` };
}

async function sendAll(parts: NotifyParts, row: OutboxRow, personId: string, text: string): Promise<Done> {
  const to = await reach(parts, personId);
  return to ? sendPieces(to, row, text) : unreachable(parts, personId);
}

async function sendPieces({ messenger, userId }: Receiver, row: OutboxRow, text: string): Promise<Done> {
  const pieces = splitText(text, messenger.maxTextBytes);
  // the dedup key makes a repeat after a crash the same message, piece by piece
  for (const [index, piece] of pieces.entries()) await messenger.sendText(userId, piece, `${row.id}-${index}`);
  return DONE;
}

async function sendText(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { personId, account, text } = payloadOf<{ personId: string; account?: Account; text: string }>(row);
  if (!account) return sendAll(parts, row, personId, text);
  const to = reachAccount(parts, account);
  // the messenger is configured no longer: whoever wrote there is not there any more
  if (!to) return DONE;
  return sendPieces(to, row, text).catch((error: unknown) => {
    // whoever wrote from outside, or has left, may be out of reach: nobody else needs to know what they were answered
    if (error instanceof PlatformRefused && error.kind === 'content') return DONE;
    throw error;
  });
}

async function sendNotice(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { personId, notice } = payloadOf<{ personId: string; notice: Notice }>(row);
  const submission = await submissionOf(parts, row.submissionId!);
  const text = noticeText(notice, submission, await parts.world(), parts.clock.now(), personId);
  return sendAll(parts, row, personId, text);
}

async function sendHouseNotice(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { personId, notice } = payloadOf<{ personId: string; notice: HouseNotice }>(row);
  return sendAll(parts, row, personId, houseNoticeText(notice, await parts.world(), parts.clock.now()));
}

async function sendReminders(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { personId, moment } = payloadOf<{ personId: string; moment: number }>(row);
  const text = await openReminders(parts, personId, moment, await reach(parts, personId));
  return text === null ? DONE : sendAll(parts, row, personId, text);
}

async function sendCopyPack(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { personId, accountId } = payloadOf<{ personId: string; accountId: string }>(row);
  const submission = await submissionOf(parts, row.submissionId!);
  const texts = copyPackTexts(submission, accountId, await parts.world(), parts.clock.now());
  for (const [index, text] of texts.entries()) {
    const sent = await sendAll(parts, { ...row, id: `${row.id}-${index}` }, personId, text);
    if (sent.kind !== 'done') return sent;
  }
  return DONE;
}

async function submissionOf({ store }: NotifyParts, id: string): Promise<Submission> {
  const submission = await store.read.submission(id);
  if (!submission) throw new Error(`no submission ${id}`);
  return submission;
}

async function sendCard(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { store, clock } = parts;
  const card = await store.read.card(payloadOf<{ taskId: string }>(row).taskId);
  if (!card) return DONE;
  // closed before it was sent: nobody needs to see it. An earlier try may have reached its holder all the same, who then is told
  if (card.status === 'closed') {
    return row.attempts > 1 ? { kind: 'done', also: (tx) => tx.updateCard(card.taskId, { messageId: LOST }) } : DONE;
  }
  const to = await reach(parts, card.personId);
  if (!to) return unreachable(parts, card.personId);
  const content = await contentOf(parts, card, clock.now());
  if (!content) {
    await store.transaction((tx) => tx.updateCard(card.taskId, { status: 'closed' }));
    return DONE;
  }
  const sent = await to.messenger.sendCard(to.userId, content);
  // the codes are kept with the row that says it was sent, or not at all (wecom.md §5.1)
  return {
    kind: 'done',
    also: (tx) =>
      tx.updateCard(card.taskId, {
        messageId: sent.messageId ?? LOST,
        updateCode: sent.updateCode,
        updateCodeAt: sent.updateCode ? clock.now() : null,
      }),
  };
}

/** What a card says now; null when it is no longer worth sending. */
async function contentOf(parts: NotifyParts, card: CardRow, now: number): Promise<Card | null> {
  const world = await parts.world();
  if (card.submissionId === null) return buildHouseCard(card, world, now);
  return buildCard(card, await submissionOf(parts, card.submissionId), world, now);
}

/** How it looks now that it is over. */
async function closedContentOf(parts: NotifyParts, card: CardRow, now: number): Promise<Card | null> {
  const world = await parts.world();
  if (card.submissionId === null) return closedHouseCard(card, world, now);
  return closedCard(card, await submissionOf(parts, card.submissionId), world, now);
}

/** Show the truth on a card that is over; where the platform no longer lets it change, one message says it (`contract.md` §5). */
async function closeCard(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const { store, clock, log } = parts;
  const { taskId, shown } = payloadOf<{ taskId: string; shown?: Card }>(row);
  const card = await store.read.card(taskId);
  // never sent
  if (!card || card.messageId === null) return DONE;
  const to = await reach(parts, card.personId);
  if (!to) return unreachable(parts, card.personId);
  // a tap was answered with it: its holder reads the same again
  const content = shown ?? (await closedContentOf(parts, card, clock.now()));
  const { once, lifetimeMs } = to.messenger.updateCodes;
  const code = usableCode(card, clock.now(), lifetimeMs);
  if (code && content) {
    // spent before the call, so that a crash never tries it twice
    if (once) await store.transaction((tx) => tx.updateCard(card.taskId, { updateCode: null }));
    try {
      await to.messenger.updateCard([to.userId], code, content);
      return DONE;
    } catch (error) {
      // a change that may be repeated is repeated until it is certain, or the platform says that it cannot be
      if (!once && !(error instanceof PlatformRefused && error.kind === 'content')) throw error;
      if (!(error instanceof PlatformRefused))
        log.warn({ card: card.taskId, err: String(error) }, 'card update uncertain');
    }
  }
  return paced(parts, sendTruth)(row);
}

async function sendTruth(parts: NotifyParts, row: OutboxRow): Promise<Done> {
  const card = await parts.store.read.card(payloadOf<{ taskId: string }>(row).taskId);
  if (!card) return DONE;
  const [world, now] = [await parts.world(), parts.clock.now()];
  const text =
    card.submissionId === null
      ? houseTruthText(card, world, now)
      : truthText(await submissionOf(parts, card.submissionId), world, now);
  return text === '' ? DONE : sendAll(parts, row, card.personId, text);
}

function usableCode(card: CardRow, now: number, lifetimeMs: number): string | null {
  if (!card.updateCode || card.updateCodeAt === null) return null;
  return now - card.updateCodeAt < lifetimeMs ? card.updateCode : null;
}

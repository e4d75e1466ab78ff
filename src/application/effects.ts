/** Carries out what `react` asks for: rows in the outbox, cards and due times, in the transaction of what happened. Nothing is sent here. */
import type { Effect } from '../domain/react';
import { findPerson } from '../domain/people';
import type { Submission } from '../domain/submission';
import type { Desk, PromisedCard } from './door';
import { enterIncident } from './incidents';
import type { CardRow, DueRow, NewOutboxRow, StoreTx } from './store';
import { hasTodo } from './todos';
import type { World } from './world';

export interface Promising {
  tx: StoreTx;
  now: number;
  world: World;
  newId: () => string;
  /** an entry in one of the company's books, in the same transaction */
  enter: Desk['enter'];
  /** people for whom something waits now that did not, or the other way round */
  touched?: Set<string>;
}

/** Messages to one person are sent in order. */
export const laneTo = (personId: string) => `to:${personId}`;
/** Posts on one account are sent one after another. */
export const laneOf = (accountId: string) => `post:${accountId}`;

export async function promiseText(
  p: Promising,
  personId: string,
  text: string,
  submissionId: string | null,
): Promise<void> {
  await p.tx.addOutbox([outboxRow(p, 'text', laneTo(personId), { personId, text }, submissionId)]);
}

/** All that a person is to be reminded of at a moment, in one message. @param payload JSON: whom, and the moment */
export async function promiseReminders(
  { tx, now, newId }: Pick<Promising, 'tx' | 'now' | 'newId'>,
  personId: string,
  payload: string,
): Promise<void> {
  const lane = laneTo(personId);
  await tx.addOutbox([
    { id: newId(), kind: 'reminders', lane, payload, submissionId: null, dueAt: now, createdAt: now },
  ]);
}

/**
 * A card: its row is there before it is sent, so that no tap can come too early.
 * @param at when it is sent at the earliest (epoch ms)
 */
export async function promiseCard(p: Promising, personId: string, card: PromisedCard, at = p.now): Promise<void> {
  const taskId = p.newId();
  p.touched?.add(personId);
  await p.tx.addCards([
    {
      taskId,
      // the messenger a person is reached by is chosen here, once
      messenger: findPerson(p.world.organization, personId)?.wecom ? 'wecom' : 'dingtalk',
      personId,
      submissionId: card.submissionId,
      purpose: card.purpose,
      reviewNo: card.reviewNo ?? null,
      stage: card.stage ?? null,
      digest: card.digest ?? null,
      payload: JSON.stringify(card.payload ?? {}),
      status: 'open',
      messageId: null,
      updateCode: null,
      updateCodeAt: null,
      createdAt: p.now,
    },
  ]);
  await p.tx.addOutbox([{ ...outboxRow(p, 'card', laneTo(personId), { taskId }, card.submissionId), dueAt: at }]);
}

/** @param tapped the card whose tap caused this: its holder sees the answer in the reply, so no update is sent for it */
export async function carryOut(
  effects: Effect[],
  submission: Submission,
  p: Promising,
  tapped: string | null,
): Promise<void> {
  for (const effect of effects) await carryOutOne(effect, submission, p, tapped);
}

async function carryOutOne(effect: Effect, submission: Submission, p: Promising, tapped: string | null): Promise<void> {
  const { id: submissionId } = submission;
  switch (effect.kind) {
    case 'ask':
    case 'offerObjection':
    case 'askHeld':
    case 'askOverdue':
    case 'askWithdrawal':
    case 'askValidity':
    case 'askReadBack':
    case 'offerSlots':
    case 'trouble':
      return promiseCard(p, effect.personId, { ...cardOf(effect), submissionId });
    case 'readOriginal':
      return p.tx.addOutbox([outboxRow(p, 'readOriginal', `read:${submissionId}`, { url: effect.url }, submissionId)]);
    case 'checkLinks': {
      // one post after another: sites that are slow take a single place of the dispatcher's
      const { at, freshSince } = effect;
      const row = outboxRow(p, 'checkLinks', 'links', { freshSince }, submissionId);
      return p.tx.addOutbox([{ ...row, dueAt: at }]);
    }
    case 'enter':
      return void (await p.enter(effect.key, effect.command));
    case 'openIncident':
      return void (await enterIncident(p.tx, effect.report, p.now));
    case 'closeCards':
      return closeCards(effect, submission, p, tapped);
    case 'tell':
      return p.tx.addOutbox([
        outboxRow(
          p,
          'notice',
          laneTo(effect.personId),
          { personId: effect.personId, notice: effect.notice },
          submissionId,
        ),
      ]);
    case 'copyPack':
      return p.tx.addOutbox([
        outboxRow(
          p,
          'copyPack',
          laneTo(effect.personId),
          { personId: effect.personId, accountId: effect.accountId },
          submissionId,
        ),
      ]);
    case 'publish':
      return p.tx.addOutbox([
        outboxRow(p, 'publish', laneOf(effect.accountId), { accountId: effect.accountId }, submissionId),
      ]);
    case 'seal':
      return p.tx.addOutbox([outboxRow(p, 'seal', 'seal', {}, submissionId)]);
    case 'followUp':
    case 'yieldSlot':
    case 'gather':
    case 'wakeAt':
      return p.tx.putDue(dueRowOf(effect, submissionId, p.now));
  }
}

type Waiting = Extract<Effect, { kind: 'followUp' | 'yieldSlot' | 'gather' | 'wakeAt' }>;

/** What happens at an instant, or in a transaction of its own: two submissions are never locked together. */
function dueRowOf(effect: Waiting, submissionId: string, now: number): DueRow {
  switch (effect.kind) {
    case 'followUp':
      // what comes before it is handled is told with it, from the state as it is then
      return { key: `follow:${submissionId}`, kind: 'followUp', submissionId, dueAt: now, payload: '{}' };
    case 'yieldSlot': {
      const { submissionId: other, to, plannedAt, ask } = effect;
      const payload = JSON.stringify({ to, plannedAt, ask });
      return { key: `slot:${other}`, kind: 'yieldSlot', submissionId: other, dueAt: now, payload };
    }
    case 'gather': {
      const { personId, at } = effect;
      const payload = JSON.stringify({ personId, moment: at });
      return { key: `message:${personId}:${at}`, kind: 'message', submissionId: null, dueAt: at, payload };
    }
    case 'wakeAt': {
      const payload = JSON.stringify({ plannedAt: effect.at });
      return { key: `planned:${submissionId}`, kind: 'plannedTime', submissionId, dueAt: effect.at, payload };
    }
  }
}

type Question =
  | 'ask'
  | 'offerObjection'
  | 'askHeld'
  | 'askOverdue'
  | 'askWithdrawal'
  | 'askValidity'
  | 'askReadBack'
  | 'offerSlots'
  | 'trouble';

/** The card that a question to a person is. */
function cardOf(effect: Extract<Effect, { kind: Question }>): Omit<PromisedCard, 'submissionId'> {
  switch (effect.kind) {
    case 'ask': {
      const { reviewNo, stage, digest } = effect;
      return { purpose: 'review', reviewNo, stage, digest };
    }
    case 'offerObjection': {
      const { since, digest } = effect;
      return { purpose: 'objection', digest, payload: { since: String(since) } };
    }
    case 'askHeld':
      return { purpose: 'held', payload: { lost: JSON.stringify(effect.lost) } };
    case 'askOverdue':
      return { purpose: 'overdue' };
    case 'askWithdrawal':
      return { purpose: 'withdrawal', payload: { askedAt: String(effect.askedAt) } };
    case 'askValidity': {
      const { reviewNo, what } = effect;
      return { purpose: 'validity', reviewNo, payload: { what } };
    }
    case 'askReadBack':
      return { purpose: 'readBack', payload: { accountId: effect.accountId, turn: effect.turn } };
    case 'offerSlots':
      return { purpose: 'slot', payload: { by: effect.by, slots: effect.slots.join(',') } };
    case 'trouble':
      return { purpose: 'trouble', payload: { accountId: effect.accountId } };
  }
}

async function closeCards(
  effect: Extract<Effect, { kind: 'closeCards' }>,
  submission: Submission,
  p: Promising,
  tapped: string | null,
): Promise<void> {
  const cards = await p.tx.openCards(submission.id);
  const about = (card: CardRow) =>
    (effect.personIds?.includes(card.personId) ?? true) &&
    (effect.accountId === undefined ||
      (JSON.parse(card.payload) as { accountId?: string }).accountId === effect.accountId);
  const closing = cards.filter((card) => (effect.purposes as string[]).includes(card.purpose) && about(card));
  for (const card of closing) {
    p.touched?.add(card.personId);
    await p.tx.updateCard(card.taskId, { status: 'closed' });
  }
  const promised = (kind: string) => (card: CardRow) =>
    outboxRow(p, kind, laneTo(card.personId), { taskId: card.taskId }, submission.id);
  const rows = [
    // a to-do is finished after whatever is still on its way to this person
    ...closing.filter(hasTodo).map(promised('todoDone')),
    ...closing.filter(({ taskId }) => taskId !== tapped).map(promised('closeCard')),
  ];
  if (rows.length > 0) await p.tx.addOutbox(rows);
}

export function outboxRow(
  p: Pick<Promising, 'now' | 'newId'>,
  kind: string,
  lane: string,
  payload: unknown,
  submissionId: string | null,
): NewOutboxRow {
  return { id: p.newId(), kind, lane, payload: JSON.stringify(payload), submissionId, dueAt: p.now, createdAt: p.now };
}

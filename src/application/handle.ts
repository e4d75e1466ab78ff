/**
 * The one door. Everything that can change a submission comes through here: load and lock, decide, evolve, seal what was signed,
 * append the history, promise what follows, all in one transaction with the input's key.
 */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../lib/clock';
import { historyHash, signatureHash } from '../domain/archive/archive';
import type { Command } from '../domain/commands';
import type { Context } from '../domain/context';
import { decide } from '../domain/decide';
import type { DomainEvent, Recorded } from '../domain/events';
import { evolve } from '../domain/evolve';
import { react } from '../domain/react';
import { keeperOf, type Submission } from '../domain/submission';
import { shanghaiYear } from '../domain/time/shanghai';
import type { Desk, Door, HouseVerdict, PromisedCard, Verdict } from './door';
import { carryOut, promiseCard, promiseText } from './effects';
import { enterInBook } from './enter';
import { carryOutForHouse } from './house-effects';
import type { Signer } from './keys';
import { NO_ANSWER, type Answer } from './ports';
import { bookedFor } from './slots';
import type { HistoryRow, Store, StoreTx } from './store';
import { watch } from './watch';
import { currentWorld, type World } from './world';

export interface DoorParts {
  store: Store;
  clock: Clock;
  signer: Signer;
  /** as configured; the books are read with every input */
  world: World;
  /** called with what happened, and with the people it touched, after the transaction is committed */
  onCommitted?: (events: Recorded[], touched: ReadonlySet<string>) => void;
}

export function createDoor(parts: DoorParts): Door {
  const inTransaction = async <T>(work: (desk: OpenDesk) => Promise<T>): Promise<T> => {
    let happened: Recorded[] = [];
    let touched = new Set<string>();
    const result = await parts.store.transaction(async (tx) => {
      const desk = openDesk(parts, tx, await currentWorld(parts.world, tx, parts.clock.now()));
      const value = await work(desk);
      ({ happened, touched } = desk);
      return value;
    });
    parts.onCommitted?.(happened, touched);
    return result;
  };

  return {
    async handle(key, work) {
      return inTransaction(async (desk) => {
        const fresh = await desk.tx.claimInbox({ key, at: desk.now, answer: null, waiting: null });
        if (!fresh) return storedAnswer(desk.tx, key);
        const answer = await work(desk);
        await desk.tx.finishInbox(key, JSON.stringify(answer));
        return answer;
      });
    },
    async accept(key, lane, payload) {
      return inTransaction(async (desk) => {
        await desk.tx.claimInbox({
          key,
          at: desk.now,
          answer: null,
          waiting: { lane, payload: JSON.stringify(payload) },
        });
        return NO_ANSWER;
      });
    },
    async finish(key, work) {
      await inTransaction(async (desk) => {
        const row = await desk.tx.inbox(key);
        if (!row || row.answer !== null) return;
        await desk.tx.finishInbox(key, JSON.stringify(await work(desk)));
      });
    },
    within: inTransaction,
  };
}

async function storedAnswer(tx: StoreTx, key: string): Promise<Answer> {
  const row = await tx.inbox(key);
  return row?.answer ? (JSON.parse(row.answer) as Answer) : NO_ANSWER;
}

/** 26 characters, unguessable, in the order of their making by the millisecond. */
export function freshId(now: number): string {
  return now.toString(36).padStart(9, '0') + randomBytes(11).toString('hex').slice(0, 17);
}

const CODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten characters nobody misreads: about 49 bits, so that codes cannot be guessed. */
function freshCode(): string {
  return Array.from(randomBytes(10), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}

interface OpenDesk extends Desk {
  happened: Recorded[];
  touched: Set<string>;
}

function openDesk({ world: configured, signer, clock }: DoorParts, tx: StoreTx, world: World): OpenDesk {
  const now = clock.now();
  const happened: Recorded[] = [];
  const newId = () => freshId(now);
  const touched = new Set<string>();
  const enter: Desk['enter'] = (...entry) => desk.enter(...entry);
  const promising = { tx, now, world, newId, touched, enter };
  const desk: OpenDesk = {
    now,
    get world() {
      return promising.world;
    },
    tx,
    happened,
    touched,
    newId,
    tell: (personId, text, submissionId = null) => promiseText(promising, personId, text, submissionId),
    show: (personId: string, card: PromisedCard) => promiseCard(promising, personId, card),
    async dispatch(submissionId, command): Promise<Verdict> {
      const before = await tx.lockSubmission(submissionId);
      const booked = await bookedFor(tx, before, command, promising);
      const context: Context = { now, ...promising.world, freshCode: freshCode(), ...(booked && { booked }) };
      const decided = decide(before, command, context);
      if ('refusal' in decided) return { ok: false, refusal: decided.refusal, submission: before };
      const events = await numbered(tx, decided.events, now);
      if (events.length === 0) return { ok: true, submission: before!, events: [] };
      const recorded = events.map((event): Recorded => ({ event, at: now, actor: actorOf(command) }));
      const after = recorded.reduce<Submission | null>(
        (state, { event, at, actor }) => evolve(state, event, { at, actor }),
        before,
      )!;
      if (before) await tx.saveSubmission(after, before.revision);
      else await tx.insertSubmission(after);
      await appendHistory(tx, after.id, before?.revision ?? 0, recorded);
      for (const { event } of recorded) if (event.type === 'Signed') await sealSignature(tx, signer, event.signature);
      const tapped = tappedCard(command);
      for (const { event } of recorded) await carryOut(react(event, after, context), after, promising, tapped);
      await watch(tx, before, after, context);
      touched.add(keeperOf(after));
      happened.push(...recorded);
      return { ok: true, submission: after, events: recorded };
    },
    async enter(key, command, organization): Promise<HouseVerdict> {
      const context: Context = {
        now,
        ...promising.world,
        ...(organization && { organization }),
        freshCode: freshCode(),
      };
      const { verdict, effects } = await enterInBook(tx, key, command, context);
      promising.world = await currentWorld(configured, tx, now);
      await carryOutForHouse(effects, promising, desk);
      return verdict;
    },
  };
  return desk;
}

/** The card whose tap brought the command, when a card did. */
function tappedCard(command: Command): string | null {
  if ('proof' in command) return command.proof.cardId;
  return 'cardId' in command ? command.cardId : null;
}

function actorOf(command: Command): string | null {
  return 'by' in command ? command.by : null;
}

/** Numbers are given at the first 提交, gap-free per Shanghai year, in this transaction (`contract.md` §8). */
async function numbered(tx: StoreTx, events: DomainEvent[], now: number): Promise<DomainEvent[]> {
  return Promise.all(
    events.map(async (event) => {
      if (event.type !== 'Submitted' || event.no !== '') return event;
      const year = shanghaiYear(now);
      const count = await tx.nextCount(`no:${year}`);
      return { ...event, no: `${year}-${String(count).padStart(4, '0')}` };
    }),
  );
}

async function appendHistory(tx: StoreTx, submissionId: string, lastSeq: number, recorded: Recorded[]): Promise<void> {
  let prevHash = lastSeq === 0 ? '' : ((await tx.lastHistory(submissionId))?.hash ?? '');
  const rows = recorded.map(({ event, at, actor }, index): HistoryRow => {
    const link = { submissionId, seq: lastSeq + index + 1, at, actor, event, prevHash };
    const hash = historyHash(link);
    prevHash = hash;
    return { ...link, hash };
  });
  await tx.appendHistory(rows);
}

async function sealSignature(
  tx: StoreTx,
  signer: Signer,
  record: Extract<DomainEvent, { type: 'Signed' }>['signature'],
): Promise<void> {
  const last = await tx.lastSignature(record.submissionId);
  const seq = (last?.seq ?? 0) + 1;
  const prevHash = last?.hash ?? '';
  const hash = signatureHash(record, seq, prevHash);
  const { keyId } = signer;
  await tx.appendSignature(record.submissionId, {
    seq,
    record,
    prevHash,
    hash,
    keyId,
    serverSignature: signer.sign(hash),
  });
}

/** The door to the core in a simulated life, as `application/handle.ts` is in the product. Every decision is judged here. */
import { nextValidityAt } from '../domain/signing/approval-age';
import type { Command } from '../domain/commands';
import type { Context } from '../domain/context';
import { decide } from '../domain/decide';
import type { DomainEvent } from '../domain/events';
import { evolve, type When } from '../domain/evolve';
import { react, type Effect } from '../domain/react';
import { nextReadBackAt } from '../domain/post/read-back';
import type { SealedSignature } from '../domain/signing/signature';
import { nextLimitAt } from '../domain/time/stage-limit';
import { bookingOf, type Booking } from '../domain/time/slots';
import type { Submission } from '../domain/submission';
import { shanghaiYear } from '../domain/time/shanghai';
import type { Circumstances } from './circumstances';
import type { Company } from './company';
import { compare, judge } from './judge';
import { judgeAcceptance } from './judge/publishing';
import { isRightfulTap } from './judge/signatures';
import { enterConfirmed } from './judge/findings';
import { judgeDropped } from './judge/pictures';
import { judgeTakingDown } from './judge/removal';
import { newLedger, type Ledger } from './ledger';
import { enter } from './ledger/enter';
import { watchEdges } from './house';
import { createPlatform } from './platform';
import { demandTold, demandWatched, judgeChase } from './chase';
import { demandArchiveTold } from './judge/archive';
import { demandReadersAsked, enterReadBack } from './judge/read-back';
import { demandOriginalAsked } from './judge/repost';
import { enterLinks, openTroubles } from './ledger/links';
import { demandLinksTried } from './judge/links';
import { enterRepost } from './ledger/repost';
import { demandCorrectionTold, enterCorrection } from './judge/corrections';
import { demandSeatTold } from './judge/people';
import { demandStopTold, enterWords } from './judge/words';
import { demandValidityAsked, enterValidity } from './judge/validity';
import { demandSigningTold } from './pausing';
import { demandSomebodyAsked, promise } from './promises';
import { emptyTown, type Held, type Town } from './town';
import { frozen, sameness, storage } from './values';
import { demand } from './violation';

/** Acts of which the same again must do nothing. The others say something new each time (a text, a move, a look). */
const ONCE: ReadonlySet<Command['type']> = new Set([
  'StartDraft',
  'AddPicture',
  'DropPictures',
  'DiscardDraft',
  'Submit',
  'Decide',
  'ReachLimit',
  'ReachValidity',
  'ReadBack',
  'ReachReadBack',
  'Reconfirm',
  'RepeatReview',
  'ReturnOld',
  'Nudge',
  'EditAtReview',
  'SignOffWithEdit',
  'ObjectToEdit',
  'Withdraw',
  'AnswerWithdrawal',
  'NotePlatformRemoval',
  'AskTakedown',
  'StartTakedown',
  'EndTakedown',
  'NoteRemoval',
  'NoteEvidence',
  'HandToPublisher',
  'ConfirmRemoval',
  'PublishNow',
  'ConfirmAndPublish',
  'Cancel',
  'BeginSending',
  'PutOffSending',
  'NoteSending',
  'SettlePublication',
  'BackfillPublication',
  'RetryPublication',
  'AbandonPublication',
  'NoteSeal',
  'RaiseNature',
  'ConfirmDone',
  'NoteArchiveCheck',
  'NoteOriginal',
  'NoteCorrection',
  'ReturnHeld',
]);

export function createTown(configured: Company, start: number): Town {
  const numbers = new Map<number, number>();
  const same = sameness();
  const store = storage();
  let codes = 0;

  const platform = createPlatform(
    (sent) => judgeAcceptance(held(sent.submissionId).ledger, sent.post, town.now),
    ({ submissionId, version, accountId }) => held(submissionId).ledger.accepted.delete(`${version}/${accountId}`),
    ({ request, accountId }) => judgeTakingDown(held(request).ledger, accountId, town.company),
  );

  const town: Town = { ...emptyTown(configured, start), platform, dispatch };

  function held(submissionId: string): Held {
    return town.held.get(submissionId)!;
  }

  function dispatch(submissionId: string, command: Command): boolean {
    frozen(command);
    const before = town.held.get(submissionId) ?? null;
    codes += 1;
    const context = contextOf(town, codes);
    const decided = decide(before?.state ?? null, command, context);
    if (before && command.type === 'Decide') {
      const facts = circumstances(submissionId, command, []);
      const rightful = isRightfulTap(before.ledger, command, facts);
      demand(rightful !== 'refusal' in decided, `a ${rightful ? 'rightful tap was refused' : 'wrong tap counted'}`);
    }
    if ('refusal' in decided) return false;
    const events = frozen(decided.events.map(numbered));
    if (events.length > 0) happen(submissionId, command, context, events);
    if (ONCE.has(command.type)) demandNothingNew(submissionId, command, context);
    return true;
  }

  function circumstances(submissionId: string, command: Command, events: DomainEvent[]): Circumstances {
    const isLive = (version: number, accountId: string) => liveOf(town, submissionId, version, accountId);
    return { ...town, command, events, others: ledgersOf(town), isLive };
  }

  /** As the door does it: gap-free in the year of the first 提交. */
  function numbered(event: DomainEvent): DomainEvent {
    if (event.type !== 'Submitted' || event.no !== '') return event;
    const year = shanghaiYear(town.now);
    const count = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, count);
    return { ...event, no: `${year}-${count}` };
  }

  function happen(submissionId: string, command: Command, context: Context, events: DomainEvent[]): void {
    const when = { at: town.now, actor: 'by' in command ? command.by : null };
    const facts = circumstances(submissionId, command, events);
    const last = town.held.get(submissionId);
    const before = last?.state ?? null;
    const troubles = new Set(last ? openTroubles(last.ledger.links, last.ledger.version) : []);
    for (const event of events) {
      town.held.set(submissionId, record(town.held.get(submissionId), event, when, facts));
    }
    const { state, replayed, ledger } = held(submissionId);
    compare(ledger, state, town.company);
    judgeDropped(command, before, state);
    demand(same(state, replayed), 'replaying the history gives another state');
    const effects = events.flatMap((event) => react(event, state, context));
    for (const effect of effects) promise(town, submissionId, effect);
    demandEffects(town, ledger, events, effects);
    demandLinksTried(ledger, troubles, events, effects, town.now);
    const limit = nextLimitAt(state, town.company);
    wakeAt(town.limits, submissionId, limit);
    wakeAt(town.ageing, submissionId, nextValidityAt(state, town.company.policy));
    wakeAt(town.reading, submissionId, nextReadBackAt(state));
    demandWatched(ledger, town.company.organization, limit);
    demandSomebodyAsked(town, submissionId, events);
  }

  function record(last: Held | undefined, event: DomainEvent, when: When, facts: Circumstances): Held {
    const ledger = last?.ledger ?? newLedger(event as Extract<DomainEvent, { type: 'DraftStarted' }>);
    judge(ledger, event, facts);
    judgeChase(ledger, event, facts);
    enterEverywhere(ledger, event, when.at);
    const stored = store(event);
    const state = frozen(evolve(last?.state ?? null, event, when));
    const replayed = evolve(last?.replayed ?? null, stored, when);
    const now = last ?? { state, replayed, history: [], sealed: [], ledger };
    now.history.push({ event: stored, ...when });
    if (event.type === 'Signed') now.sealed.push(sealed(event, now.sealed.length));
    return Object.assign(now, { state, replayed });
  }

  function demandNothingNew(submissionId: string, command: Command, context: Context): void {
    const again = decide(held(submissionId).state, command, context);
    demand('refusal' in again || again.events.length === 0, `${command.type} twice had two effects`);
  }

  watchEdges(town);
  return town;
}

function enterEverywhere(ledger: Ledger, event: DomainEvent, at: number): void {
  enter(ledger, event, at);
  enterValidity(ledger, event, at);
  enterReadBack(ledger, event, at);
  enterRepost(ledger, event, at);
  enterLinks(ledger, event);
  enterWords(ledger, event);
  enterConfirmed(ledger, event);
  enterCorrection(ledger, event);
}

/** Whoever has to hear of what happened does. */
function demandEffects({ company }: Town, ledger: Ledger, events: DomainEvent[], effects: Effect[]): void {
  demandTold(events, effects, company.organization);
  demandArchiveTold(ledger, events, effects);
  demandValidityAsked(events, effects);
  demandReadersAsked(ledger, events, effects);
  demandOriginalAsked(events, effects);
  demandStopTold(events, effects);
  demandSeatTold(ledger, events, effects, company.organization);
  demandCorrectionTold(ledger, events, effects);
  demandSigningTold(ledger, events, effects);
}

function wakeAt(rows: Map<string, number>, submissionId: string, at: number | null): void {
  if (at === null) rows.delete(submissionId);
  else rows.set(submissionId, at);
}

function ledgersOf({ held }: Town): Circumstances['others'] {
  return [...held.values()].map(({ ledger }) => ledger);
}

function contextOf({ now, company, held, pause }: Town, drawn: number): Context {
  const freshCode = `c${String(drawn).padStart(5, '0')}`;
  let booked: Booking[] | undefined;
  return {
    now,
    ...company,
    ...(pause && { pause }),
    freshCode,
    // most commands do not look at the queue
    get booked() {
      booked ??= [...held.values()].map(({ state }) => bookingOf(state)).filter((one) => one !== null);
      return booked;
    },
  };
}

function sealed(event: Extract<DomainEvent, { type: 'Signed' }>, count: number): SealedSignature {
  const chain = { prevHash: '', hash: '', keyId: '', serverSignature: '' };
  return { seq: count + 1, record: event.signature, ...chain };
}

/** A whole history once more from its beginning, at the end of a life. */
export function demandReplay({ history, state }: Held): void {
  const again = history.reduce<Submission | null>((s, { event, at, actor }) => evolve(s, event, { at, actor }), null);
  demand(sameness()(again, state), 'replaying the whole history gives another state');
}

/** Of a request to take down the post it is about is looked for. */
function liveOf({ held, platform }: Town, submissionId: string, version: number, accountId: string): boolean {
  const about = held.get(submissionId)?.state.content.takedown?.submissionId;
  if (!about) return platform.isLive(submissionId, version, accountId);
  return platform.isLive(about, held.get(about)!.state.versions.at(-1)!.no, accountId);
}

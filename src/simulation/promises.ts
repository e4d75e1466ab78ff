/** What the core promises after a decision: cards go into people's hands, posts into the outbox, and only rightful people are asked. */
import type { DomainEvent } from '../domain/events';
import type { Effect } from '../domain/react';
import { PEOPLE } from './company';
import { stageDue } from './ledger';
import { rightOf } from './ledger/rights';
import { enterLibrary } from './library';
import type { Town } from './town';
import { demand } from './violation';

export function promise(town: Town, submissionId: string, effect: Effect): void {
  const { ledger } = town.held.get(submissionId)!;
  const { organization } = town.company;
  switch (effect.kind) {
    case 'ask': {
      const { personId, reviewNo, stage, digest } = effect;
      const due = stageDue(ledger, organization);
      demand(due?.name === stage, `${personId} was asked for ${stage} out of turn`);
      demand(rightOf(ledger, due, organization, personId, town.now) !== null, `${personId} was asked in vain`);
      ledger.shown.set(`${reviewNo}/${stage}`, ledger.plannedAt!);
      town.cards.push({ personId, submissionId, seen: { reviewNo, stage, digest } });
      town.holding.set(submissionId, (town.holding.get(submissionId) ?? new Set()).add(personId));
      break;
    }
    case 'closeCards':
      if (effect.purposes.includes('review')) closeReviewCards(town, submissionId, effect.personIds);
      break;
    case 'wakeAt':
      town.due.set(submissionId, effect.at);
      break;
    case 'enter':
      enterLibrary(town, effect.key, effect.command);
      break;
    case 'followUp':
      town.follows.add(submissionId);
      break;
    case 'yieldSlot': {
      const { kind: _kind, ...one } = effect;
      town.yields.push(one);
      break;
    }
    case 'readOriginal':
      town.questions.push({ submissionId, url: effect.url });
      break;
    case 'checkLinks':
      town.linksToTry.push({ submissionId, at: effect.at, freshSince: effect.freshSince });
      break;
    case 'publish':
      town.outbox.push({ submissionId, accountId: effect.accountId });
      break;
    default:
  }
}

function closeReviewCards({ holding }: Town, submissionId: string, personIds: string[] | undefined): void {
  if (!personIds) holding.delete(submissionId);
  for (const id of personIds ?? []) holding.get(submissionId)?.delete(id);
}

const OPENING: DomainEvent['type'][] = [
  ...(['Submitted', 'StageOpened', 'SentBackToOffice', 'SignOffReopened', 'Reassigned'] as const),
  'ReviewRepeated',
  ...(['VersionEdited', 'EditObjected', 'NatureRaised'] as const),
];

/** Whenever a stage opens, somebody who may sign it holds its card, if there is anybody. */
export function demandSomebodyAsked(town: Town, submissionId: string, events: DomainEvent[]): void {
  const { organization } = town.company;
  const { ledger } = town.held.get(submissionId)!;
  const due = stageDue(ledger, organization);
  if (!due || !events.some(({ type }) => OPENING.includes(type))) return;
  const able = PEOPLE.some((id) => rightOf(ledger, due, organization, id, town.now) !== null);
  const asked = town.cards.some(
    ({ submissionId: about, seen }) =>
      about === submissionId && seen.reviewNo === ledger.reviewNo && seen.stage === due.name,
  );
  demandReceiverAsked(town, submissionId, events);
  demand(asked === able, `${due.name} opened and ${asked ? 'somebody' : 'nobody'} was asked`);
}

/** Whoever something was handed to by 转审 holds the newest card and may sign with it; nobody who handed it on may. */
function demandReceiverAsked(town: Town, submissionId: string, events: DomainEvent[]): void {
  const { organization } = town.company;
  const { ledger } = town.held.get(submissionId)!;
  for (const event of events) {
    if (event.type !== 'Reassigned') continue;
    const due = stageDue(ledger, organization)!;
    demand(town.cards.at(-1)?.personId === event.to, `${event.to} was handed ${due.name} and got no card`);
    const still = event.from.filter((id) => rightOf(ledger, due, organization, id, town.now) !== null);
    demand(still.length === 0, `${still.join()} handed ${due.name} on and may still sign it`);
  }
}

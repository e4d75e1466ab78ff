/** Who signs for whom in a life: 委托 by anybody to anybody, taken back, and 转审. */
import { DAY, HOUR, MINUTE } from '../../domain/time/shanghai';
import { PEOPLE } from '../company';
import { enterInBook, waitingOf } from '../house';
import { stageDue } from '../ledger';
import { dutyRightOf } from '../ledger/rights';
import type { Random } from '../random';
import { wakeDue, type Act } from '../scene';
import { somebody } from '../somebody';
import type { Town } from '../town';

export const DUTY_ACTS: Record<'delegate' | 'endDelegation' | 'reassign', Act> = {
  delegate: ({ town, random }) => giveDuty(town, random),
  endDelegation: ({ town, random }) => {
    const one = random.pick(town.book.made);
    const delegation = random.pick(town.company.organization.delegations);
    const by = somebody(random, (random.chance(0.7) ? (one ?? delegation)?.from : null) ?? 'editorB');
    if (delegation && random.chance(0.4)) enterInBook(town, { type: 'EndConfiguredDelegation', by, delegation });
    else enterInBook(town, { type: 'EndDelegation', by, id: one?.id ?? 'd1' });
  },
  reassign: ({ town, random }, { state, ledger }) => {
    // somebody was silent until the office was called
    if (random.chance(0.25)) waitLong(town);
    const { organization } = town.company;
    const due = stageDue(ledger, organization);
    const able = due ? PEOPLE.filter((id) => dutyRightOf(ledger, due, organization, id, town.now)) : [];
    const lent = able.filter((id) => organization.delegations.some((one) => one.to === id && one.end > town.now));
    const to = random.pick(random.pick([lent, able, PEOPLE])) ?? random.pick(PEOPLE);
    const by = somebody(random, (random.chance(0.7) ? random.pick(able) : null) ?? 'editorA');
    const isGiven = town.dispatch(state.id, { type: 'Reassign', by, to, reason: random.chance(0.9) ? '出差' : ' ' });
    const ends = organization.delegations.filter((one) => one.to === to && one.end > town.now).map(({ end }) => end);
    // and whoever it came to may be as silent
    if (isGiven && random.chance(0.3)) return waitLong(town);
    if (!isGiven || ends.length === 0 || random.chance(0.5)) return;
    // what it was handed to goes back with the delegation
    town.now = Math.min(...ends);
    wakeDue(town);
  },
};

/** From now or soon, for minutes or days; mostly somebody with a duty, sometimes with a document. */
function giveDuty(town: Town, random: Random): void {
  const asked = [...town.holding.values()].flatMap((people) => [...people]);
  const from = (random.chance(0.7) ? random.pick(asked) : null) ?? random.pick(PEOPLE);
  const start = town.now + random.pick([0, 0, 0, MINUTE, HOUR, DAY]);
  const end = start + random.pick([MINUTE, HOUR, HOUR, 5 * HOUR, DAY, 3 * DAY, -MINUTE]);
  const document = random.chance(0.7) ? '授〔2026〕9号' : null;
  const by = random.chance(0.6) ? from : random.pick(['editorA', ...PEOPLE]);
  const waiting = waitingOf(town, from);
  enterInBook(town, { type: 'Delegate', by, from, to: random.pick(PEOPLE), start, end, document, waiting });
  if (random.chance(0.7)) return;
  // the last instant in which it is in force, or the first in which it is not
  town.now = Math.max(town.now, end - random.below(2));
  wakeDue(town);
}

/** Longer than any limit of a stage, though not at one stroke. */
function waitLong(town: Town): void {
  for (const span of [20 * MINUTE, 5 * HOUR, 3 * DAY]) {
    town.now += span;
    wakeDue(town);
  }
}

/** People who come and go (§3.3 cases 16 to 18): nothing of theirs is left lying, and no 会签 goes on over an empty seat. */
import type { Status } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Stage } from '../../domain/policy';
import type { Effect } from '../../domain/react';
import { isComplete, keeperIn, stageDue } from '../ledger';
import { isGone } from '../ledger/rights';
import type { Town } from '../town';
import { demand } from '../violation';

const OPEN: Status[] = [
  ...(['DRAFT', 'RETURNED', 'IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'] as const),
  ...(['PUBLISHING', 'PUBLISH_FAILED'] as const),
];

/** The stages that wait, before something is entered about people. */
export function seatsBefore({ held, company }: Town): Map<string, Stage> {
  return new Map(
    [...held].flatMap(([id, { ledger }]) => {
      const due = stageDue(ledger, company.organization);
      return due ? [[id, due] as const] : [];
    }),
  );
}

/** A 会签 that only lacks who has left waits for a successor; once one is named or back it goes on like any other. */
export function enterSeats(town: Town, before: Map<string, Stage>): void {
  const { held, company, roster } = town;
  const isSeatEmpty = Object.entries(roster.left).some(
    ([id, { offices }]) =>
      offices.some(({ role }) => role === 'executive') &&
      !roster.successions.some((one) => one.from === id && one.offices.some(({ role }) => role === 'executive')),
  );
  for (const [id, { ledger }] of held) {
    const due = before.get(id);
    const waits = due?.quorum === 'all' && isSeatEmpty && isComplete(ledger, due, company.organization);
    ledger.seat = waits ? { reviewNo: ledger.reviewNo, stage: due.name } : null;
  }
}

/** Whoever can name a successor hears which seat is empty. */
export function demandSeatTold(events: DomainEvent[], effects: Effect[]): void {
  for (const event of events) {
    if (event.type !== 'SignersChanged' || !event.waitingFor) continue;
    const isTold = effects.some((one) => one.kind === 'tell' && one.notice.kind === 'seatEmpty');
    demand(isTold, 'a seat is empty, and the office does not know');
  }
}

export function waitsForOfficer({ company }: Town, departmentId: string): boolean {
  const { organization } = company;
  const officer = organization.departments.find(({ id }) => id === departmentId)?.informationOfficer ?? null;
  return officer === null || isGone(organization, officer);
}

/** What somebody left behind is with the officer, else the head, else the office, as long as anybody is here. */
export function demandKept({ held, company }: Town): void {
  const { organization } = company;
  const { departments, office, executives } = organization;
  const others = [office.head, ...office.contacts, ...office.editors, ...executives];
  for (const { ledger } of held.values()) {
    if (!OPEN.includes(ledger.status)) continue;
    const keeper = keeperIn(ledger);
    if (!isGone(organization, keeper)) continue;
    const department = departments.find(({ id }) => id === ledger.departmentId);
    const takers = [department?.informationOfficer, department?.head, ...others];
    const taker = takers.find((id) => id && !isGone(organization, id));
    demand(!taker, `${keeper} has left, and ${ledger.id} is with nobody`);
  }
}

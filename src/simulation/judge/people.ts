/** People who come and go (§3.3 cases 16 to 18): nothing of theirs is left lying, and no 会签 goes on over an empty seat. */
import type { Status } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Office } from '../../domain/house/offices';
import type { Organization } from '../../domain/people';
import type { Effect } from '../../domain/react';
import { dutyLeft, keeperIn, seatsLeft, stageDue, type Ledger } from '../ledger';
import { isGone } from '../ledger/rights';
import type { Town } from '../town';
import { demand } from '../violation';

const OPEN: Status[] = [
  ...(['DRAFT', 'RETURNED', 'IN_REVIEW', 'SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'] as const),
  ...(['PUBLISHING', 'PUBLISH_FAILED'] as const),
];

/** The seats that are empty are those of people who have left, were not succeeded, and whose office others hold still. */
export function demandVacated({ company, roster }: Town): void {
  const { vacated, executives } = company.organization;
  const isExecutive = ({ role }: Office) => role === 'executive';
  const gone = Object.entries(roster.left).filter(([, { offices }]) => offices.some(isExecutive));
  const empty = gone
    .map(([id]) => id)
    .filter((id) => !roster.successions.some((one) => one.from === id && one.offices.some(isExecutive)));
  const said = vacated?.executive ?? [];
  const isRight = said.toSorted().join() === empty.toSorted().join();
  demand(isRight || !executives.some((id) => !isGone(company.organization, id)), `${said} called empty, not ${empty}`);
}

/** Whoever can name a successor hears that a 会签 waits for nobody else. */
export function demandSeatTold(
  ledger: Ledger,
  events: DomainEvent[],
  effects: Effect[],
  organization: Organization,
): void {
  const due = stageDue(ledger, organization);
  if (!due || !events.some(({ type }) => WAITING_ANEW.includes(type))) return;
  const waits = dutyLeft(ledger, due, organization).length === 0 && seatsLeft(ledger, due, organization).length > 0;
  const told = effects.flatMap((one) => (one.kind === 'tell' && one.notice.kind === 'seatEmpty' ? [one.personId] : []));
  demand(
    waits === told.includes(organization.office.head),
    'a seat is empty, and the office does not know, or none is',
  );
}

const WAITING_ANEW: DomainEvent['type'][] = [
  ...(['Signed', 'SignersChanged', 'StageOpened', 'SignOffReopened', 'VersionEdited'] as const),
];

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

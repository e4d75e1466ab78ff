/** What may be entered about people, and who has to hear of it, told from the command and from the company as it was and is. */
import type { HouseEffect } from '../../domain/house/book';
import { DAY } from '../../domain/time/shanghai';
import type { RosterCommand, RosterEvent } from '../../domain/house/roster-terms';
import type { Organization } from '../../domain/people';
import { isGone, officeOf } from '../ledger/rights';
import type { Town } from '../town';
import { demand } from '../violation';

type Of<T extends RosterEvent['type']> = Extract<RosterEvent, { type: T }>;

/** As much as is looked at here. */
interface Entered {
  town: Town;
  command: RosterCommand;
  /** the company as it was */
  before: Organization;
  /** notices and who gets them */
  told: { personId: string; kind: string }[];
  effects: HouseEffect[];
}

export function judgeRoster(
  town: Town,
  command: RosterCommand,
  entered: (readonly [RosterEvent, HouseEffect[]])[],
  before: Organization,
): void {
  const isDoubted = entered.some(([{ type }]) => type === 'DirectoryDoubted');
  const leaving = entered.filter(([{ type }]) => type === 'PersonLeft').length;
  // whoever joins with this reading counts as well
  const most = Math.max(2, town.company.organization.people.length / 3);
  demand(leaving <= most, `${leaving} people left with one reading, and it was believed`);
  for (const [event, effects] of entered) {
    const told = effects.flatMap((one) =>
      one.kind === 'tell' ? [{ personId: one.personId, kind: one.notice.kind }] : [],
    );
    judgeEvent(event, { town, command, before, told, effects });
    demand(!isDoubted || event.type !== 'PersonLeft', 'a reading was doubted, and believed');
  }
}

function judgeEvent(event: RosterEvent, entered: Entered): void {
  switch (event.type) {
    case 'PersonLeft':
      return judgeLeaving(event, entered);
    case 'PersonReturned':
      return judgeReturn(event, entered);
    case 'OfficerAppointed':
      return judgeOfficer(event, entered);
    case 'SuccessorNamed':
      return judgeSuccessor(event, entered);
    case 'OfficerAskedFor':
      return judgeAsked(event, entered);
    case 'SuccessorAskedFor':
      return judgeWanted(entered);
    case 'DirectoryDoubted':
      return demand(tells(entered, 'directoryDoubted').length > 0, 'the directory is doubted, and nobody knows');
    case 'HandOverRecorded':
      return demand(tells(entered, 'handedOver').includes(event.to), `${event.to} does not know what came to him`);
    default:
  }
}

function tells({ told }: Entered, kind: string): string[] {
  return told.flatMap((one) => (one.kind === kind ? [one.personId] : []));
}

const isActive = (command: RosterCommand, userId: string | undefined) =>
  command.type === 'ReadDirectory' && command.directory.users.some((user) => user.userId === userId && user.active);

/** Gone is whom the directory says so of, one by one or by not having them; the head hears whose officer it was, and the office. */
function judgeLeaving({ personId }: Of<'PersonLeft'>, entered: Entered): void {
  const { town, command, before, effects } = entered;
  const person = before.people.find(({ id }) => id === personId);
  demand(person !== undefined && person.left === undefined, `${personId} left twice`);
  const isNamed = command.type === 'NoteLeaving' && command.userId === person.wecom;
  const isMissing = command.type === 'ReadDirectory' && !isActive(command, person.wecom);
  demand(isNamed || isMissing, `${personId} is here and called gone`);
  const { organization } = town.company;
  demand(isGone(organization, personId), `${personId} left and still counts`);
  const office = officeOf(organization).filter((id) => !isGone(organization, id));
  demand(office.length === 0 || tells(entered, 'personLeft').length > 0, 'somebody left, and the office does not know');
  for (const { id, informationOfficer } of before.departments) {
    if (informationOfficer !== personId) continue;
    // the same reading may have named another head
    const { head } = organization.departments.find((one) => one.id === id)!;
    const isAsked = tells(entered, 'officerWanted').includes(head) || isGone(organization, head);
    demand(isAsked, `${head} does not hear that an officer is wanted`);
    const errand = effects.find((one) => one.kind === 'wakeAt' && one.key === `officer:${id}`);
    const at = errand?.kind === 'wakeAt' ? errand.at : 0;
    demand(at > town.now && at < town.now + 5 * DAY, 'nobody asks again for an officer');
  }
}

/** Somebody is back when a reading has them that began after they were said to have left. */
function judgeReturn({ personId }: Of<'PersonReturned'>, { before, command }: Entered): void {
  const person = before.people.find(({ id }) => id === personId);
  demand(isActive(command, person?.wecom), `${personId} is back without being there`);
  const began = command.type === 'ReadDirectory' ? command.began : 0;
  demand(person!.left !== undefined && person!.left < began, 'back by a reading of before they left');
}

/** 第七条: one officer each, named by the head or whoever acts for him; a second one only in the place of the first. */
function judgeOfficer({ by, departmentId, personId, replaced }: Of<'OfficerAppointed'>, entered: Entered): void {
  const { town, command, before } = entered;
  const { head, informationOfficer } = before.departments.find(({ id }) => id === departmentId)!;
  const acts = before.delegations.some(
    ({ from, to, start, end }) => from === head && to === by && start <= town.now && town.now < end,
  );
  demand(by === head || acts, `${by} named an officer for ${head}`);
  demand(!isGone(before, personId) && personId !== head, `${personId} cannot be officer`);
  demand(replaced === informationOfficer, 'the officer who was there is not said to be replaced');
  const isSaid = command.type === 'AppointOfficer' && command.replacing === informationOfficer;
  demand(informationOfficer === null || isSaid, 'a second officer was named beside the first');
  const { departments } = town.company.organization;
  const now = departments.filter((one) => one.informationOfficer === personId);
  demand(now.length === 1 && now[0]!.id === departmentId, `${personId} is not officer of ${departmentId} alone`);
  demand(tells(entered, 'officerWelcome').includes(personId), `${personId} does not know of being officer`);
}

/** 第四条: by the head of the office with a document; by an executive where that is the head's own place, or the head has left. */
function judgeSuccessor({ by, from, to, document, offices }: Of<'SuccessorNamed'>, entered: Entered): void {
  const { town, before } = entered;
  const { head } = before.office;
  const byHead = by === head && from !== head;
  const byExecutive = before.executives.includes(by) && (from === head || isGone(before, head));
  demand((byHead || byExecutive) && !isGone(before, by), `${by} named a successor of ${from}`);
  demand(document.trim() !== '' && from !== to && !isGone(before, to), `${to} succeeds ${from} without a right`);
  const { organization } = town.company;
  for (const office of offices) {
    if (office.role === 'deptHead') {
      const department = organization.departments.find(({ id }) => id === office.departmentId)!;
      demand(department.head === to || department.synced === true, `${to} does not head what ${from} headed`);
    }
    if (office.role === 'secrecyLead')
      demand(organization.secrecyLead === to, `${to} does not have the place of ${from}`);
    if (office.role === 'executive') {
      demand(organization.executives.includes(to), `${to} does not have the place of ${from}`);
      demand(!organization.executives.includes(from), `${from} still has the place that ${to} has`);
    }
  }
  demand(tells(entered, 'successorNamed').includes(to), `${to} does not know of being successor`);
}

/** Whoever can name one is asked; where nobody who can is here, the rest of the office and the administrators. */
function judgeWanted(entered: Entered): void {
  const { office, executives } = entered.before;
  const able = [office.head, ...executives].filter((id) => !isGone(entered.before, id));
  const others = [...officeOf(entered.before), ...entered.before.sysAdmins].filter((id) => !isGone(entered.before, id));
  const told = tells(entered, 'successorWanted');
  const isAsked = able.length > 0 ? told.some((id) => able.includes(id)) : others.every((id) => told.includes(id));
  demand(isAsked, 'a successor is wanted, and nobody who can name one is asked');
}

/** The head once more, then the office. */
function judgeAsked({ departmentId, time }: Of<'OfficerAskedFor'>, entered: Entered): void {
  const { town, before } = entered;
  const { head, informationOfficer } = before.departments.find(({ id }) => id === departmentId)!;
  demand(informationOfficer === null, 'an officer is wanted where there is one');
  const asked = tells(entered, 'officerWanted').includes(head) || isGone(town.company.organization, head);
  demand(asked, 'an officer is wanted, and the head does not hear of it');
  const isOver = time > 1;
  demand(tells(entered, 'officerMissing').length > 0 === isOver, 'the office hears too early or not at all');
}

/** What may be entered in the roster, and what a reading of the directory says that was not known. */
import type { Refusal } from '../commands';
import { capacitiesOf, findDepartment, findPerson, type Department, type Organization } from '../people';
import type { BookContext } from './book';
import { officesOf, sameOffice, vacantOffices, type Office } from './offices';
import type { Roster, RosterCommand, RosterEvent } from './roster-terms';
import { readings } from './roster-reading';

type Of<T extends RosterCommand['type']> = Extract<RosterCommand, { type: T }>;
type Decided = { events: RosterEvent[] } | { refusal: Refusal };

const refuse = (refusal: Refusal): Decided => ({ refusal });
const happened = (...events: RosterEvent[]): Decided => ({ events });

export function decideRoster(state: Roster, command: RosterCommand, context: BookContext): Decided {
  const { organization } = context;
  switch (command.type) {
    case 'ReadDirectory':
      return happened(...readings(state, command, organization));
    case 'NoteLeaving':
      return noteLeaving(command, organization);
    case 'NoteAccount': {
      const { messenger, from, to } = command;
      const person = organization.people.find((one) => one[messenger]?.toLowerCase() === from);
      return person ? happened({ type: 'AccountRenamed', personId: person.id, messenger, userId: to }) : happened();
    }
    case 'AppointOfficer':
      return appointOfficer(command, context);
    case 'NameSuccessor':
      return nameSuccessor(state, command, context);
    case 'RecordHandOver': {
      const { from, to, departmentId, items } = command;
      return items.length === 0 ? happened() : happened({ type: 'HandOverRecorded', from, to, departmentId, items });
    }
    case 'AskForOfficer': {
      const department = findDepartment(organization, command.departmentId);
      if (!department || department.informationOfficer !== null) return happened();
      const time = (state.asked[command.departmentId] ?? 0) + 1;
      return happened({ type: 'OfficerAskedFor', departmentId: command.departmentId, time });
    }
    case 'AskForSuccessor': {
      const { personId } = command;
      const offices = vacantOffices(organization, state.left[personId]?.offices ?? []);
      return offices.length === 0 ? happened() : happened({ type: 'SuccessorAskedFor', personId, offices });
    }
  }
}

/** An event of the directory is a fact by itself; told again, or of somebody we never knew, it changes nothing. */
function noteLeaving({ messenger, userId }: Of<'NoteLeaving'>, organization: Organization): Decided {
  const person = organization.people.find((one) => one[messenger]?.toLowerCase() === userId);
  if (!person || person.left !== undefined) return happened();
  return happened({ type: 'PersonLeft', personId: person.id, offices: officesOf(organization, person.id) });
}

/** 第七条: the head names one officer; whoever acts for the head may. */
function appointOfficer(command: Of<'AppointOfficer'>, context: BookContext): Decided {
  const { by, departmentId, personId, replacing } = command;
  const { organization } = context;
  const department = findDepartment(organization, departmentId);
  if (!department || !actsForHead(department, by, context)) return refuse({ code: 'NOT_ENTITLED', right: 'deptHead' });
  if (!findPerson(organization, personId)) return refuse({ code: 'NO_SUCH_PERSON', id: personId });
  const { informationOfficer: present, configuredOfficer = present } = department;
  if (present === personId) return refuse({ code: 'OFFICER_ALREADY', personId });
  if (personId === department.head) return refuse({ code: 'HEAD_IS_NO_OFFICER' });
  const elsewhere = organization.departments.find((one) => one.informationOfficer === personId);
  if (elsewhere) return refuse({ code: 'OFFICER_ELSEWHERE', personId, departmentId: elsewhere.id });
  if (present !== null && replacing !== present)
    return refuse({ code: 'OFFICER_THERE', personId: present, wanted: personId });
  return happened({
    type: 'OfficerAppointed',
    departmentId,
    personId,
    replaced: present,
    over: configuredOfficer,
    by,
  });
}

function actsForHead({ head }: Department, by: string, { organization, now }: BookContext): boolean {
  return capacitiesOf(organization, by, now).includes(head);
}

/** By the office's head, with a document; by an executive where it is the head's own office that is empty (第四条). */
function nameSuccessor(state: Roster, command: Of<'NameSuccessor'>, { organization }: BookContext): Decided {
  const { by, from, to, document } = command;
  if (!maySucceed(organization, by, from)) return refuse({ code: 'NOT_ENTITLED', right: 'officeHead' });
  if (!findPerson(organization, to)) return refuse({ code: 'NO_SUCH_PERSON', id: to });
  if (from === to) return refuse({ code: 'OWN_SUCCESSOR' });
  if (document.trim() === '') return refuse({ code: 'SUCCESSION_DOCUMENT_NEEDED' });
  const held = state.left[from]?.offices ?? officesOf(organization, from);
  const given = state.successions.filter((one) => one.from === from).flatMap((one) => one.offices);
  const isGiven = (office: Office) => from in state.left && given.some((one) => sameOffice(one, office));
  const offices = held.filter((office) => office.role !== 'informationOfficer' && !isGiven(office));
  if (offices.length === 0) return refuse({ code: 'NO_OFFICE', personId: from });
  return happened({ type: 'SuccessorNamed', from, to, document: document.trim(), by, offices });
}

function maySucceed(organization: Organization, by: string, from: string): boolean {
  const { head } = organization.office;
  if (by === head && from !== head) return true;
  const isEmpty = from === head || findPerson(organization, head) === null;
  return isEmpty && organization.executives.includes(by);
}

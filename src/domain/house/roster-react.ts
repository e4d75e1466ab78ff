/** Who hears of people's coming and going, what moves with it, and when somebody is asked again (R7.4; §3.3 cases 16, 18). */
import { workingDayAfter } from '../time/calendar';
import { findDepartment, findPerson, officePeople, type Organization } from '../people';
import { instantOf, HOUR, shanghaiDate } from '../time/shanghai';
import type { BookContext, HouseEffect } from './book';
import type { PeopleNotice } from './notice';
import { vacantOffices, whoNamesSuccessors } from './offices';
import type { Roster, RosterEvent } from './roster-terms';
import { withRoster } from './roster-organization';

type Of<T extends RosterEvent['type']> = Extract<RosterEvent, { type: T }>;

/** @param context as it was before */
export function reactOfRoster(event: RosterEvent, state: Roster, context: BookContext): HouseEffect[] {
  const organization = asItIsNow(context.organization, state);
  switch (event.type) {
    case 'PersonLeft':
      return afterLeaving(event, organization, context);
    case 'PersonReturned':
      return [
        { kind: 'realign' },
        ...toAll(caring(organization), { kind: 'personReturned', personId: event.personId }),
      ];
    case 'DepartmentRead':
      return afterReading(event, context.organization, organization);
    case 'OfficerAppointed':
      return afterAppointment(event, organization);
    case 'SuccessorNamed':
      return afterSuccession(event, organization);
    case 'HandOverRecorded': {
      const { from, to, departmentId, items } = event;
      const others = officePeople(organization).filter((id) => id !== to);
      return [
        ...toAll([to], { kind: 'handedOver', from, departmentId, items }),
        ...toAll(others, { kind: 'handOverDone', from, to, departmentId, items }),
      ];
    }
    case 'OfficerAskedFor':
      return askForOfficer(event, organization, context);
    case 'SuccessorAskedFor':
      return toAll(deciding(organization), {
        kind: 'successorWanted',
        personId: event.personId,
        offices: event.offices,
      });
    case 'DirectoryDoubted':
      return toAll(caring(organization), { kind: 'directoryDoubted', missing: event.missing });
    case 'PersonSeen':
    case 'AccountRenamed':
    case 'MemberJoined':
    case 'DirectoryBelieved':
      return [];
  }
}

/** With what the same reading says: who has left is asked nothing, who is back is. Applying a roster twice changes nothing more. */
function asItIsNow(before: Organization, state: Roster): Organization {
  const members = state.members.filter(({ id }) => !before.people.some((person) => person.id === id));
  const people = before.people.map(({ left: _since, ...person }) => person);
  return withRoster({ ...before, people }, { ...state, members });
}

function afterLeaving(
  { personId, offices }: Of<'PersonLeft'>,
  organization: Organization,
  context: BookContext,
): HouseEffect[] {
  const { remind, until } = dayAfter(context);
  const wanting = offices.flatMap((office) => (office.role === 'informationOfficer' ? [office.departmentId] : []));
  const vacant = vacantOffices(organization, offices);
  const wakeAt = (key: string, due: string, payload: Record<string, unknown>): HouseEffect => ({
    kind: 'wakeAt',
    key,
    due,
    at: remind,
    payload,
  });
  return [
    { kind: 'handOver', departmentId: null, replaced: null },
    { kind: 'realign' },
    ...toAll(caring(organization), { kind: 'personLeft', personId, vacant, wanting }),
    ...wanting.flatMap((departmentId) => [
      ...toAll(headOf(organization, departmentId), { kind: 'officerWanted', departmentId, left: personId, until }),
      wakeAt(`officer:${departmentId}`, 'askForOfficer', { departmentId }),
    ]),
    ...(vacant.length > 0 ? [wakeAt(`successor:${personId}`, 'askForSuccessor', { personId })] : []),
  ];
}

function afterReading({ departmentId }: Of<'DepartmentRead'>, before: Organization, now: Organization): HouseEffect[] {
  const from = findDepartment(before, departmentId)?.head;
  const to = findDepartment(now, departmentId)?.head;
  if (!from || !to || from === to) return [];
  const people = [...new Set([...officePeople(now), from, to])];
  return [
    { kind: 'realign' },
    { kind: 'handOver', departmentId, replaced: null },
    ...toAll(
      people.filter((id) => findPerson(now, id)),
      { kind: 'headRead', departmentId, from, to },
    ),
  ];
}

function afterAppointment(event: Of<'OfficerAppointed'>, organization: Organization): HouseEffect[] {
  const { departmentId, personId, replaced, by } = event;
  const office = officePeople(organization).filter((id) => id !== personId);
  return [
    { kind: 'dropWake', key: `officer:${departmentId}` },
    ...toAll([personId], { kind: 'officerWelcome', departmentId, by }),
    ...(replaced ? toAll([replaced], { kind: 'officerReplaced', departmentId, personId, by }) : []),
    ...toAll(office, { kind: 'officerChanged', departmentId, personId, replaced, by }),
    { kind: 'handOver', departmentId, replaced },
    // a head who was the submitter's stand-in may be asked again
    { kind: 'realign' },
  ];
}

function afterSuccession(event: Of<'SuccessorNamed'>, organization: Organization): HouseEffect[] {
  const { from, to, document, by, offices } = event;
  const people = [...new Set([to, from, ...officePeople(organization)])].filter((id) => findPerson(organization, id));
  return [
    { kind: 'dropWake', key: `successor:${from}` },
    { kind: 'realign' },
    ...offices.flatMap((office): HouseEffect[] =>
      office.role === 'deptHead' ? [{ kind: 'handOver', departmentId: office.departmentId, replaced: null }] : [],
    ),
    ...toAll(people, { kind: 'successorNamed', from, to, document, by, offices }),
  ];
}

/** The head a second time, in the morning; at the end of that day the office. */
function askForOfficer(
  { departmentId, time }: Of<'OfficerAskedFor'>,
  organization: Organization,
  { now, policy }: BookContext,
): HouseEffect[] {
  const head = headOf(organization, departmentId);
  if (time > 1) {
    return [
      ...toAll(officePeople(organization), { kind: 'officerMissing', departmentId }),
      ...toAll(head, { kind: 'officerWanted', departmentId, left: null, until: null }),
    ];
  }
  const until = Math.max(instantOf(shanghaiDate(now), policy.businessHours[1]), now + HOUR);
  return [
    ...toAll(head, { kind: 'officerWanted', departmentId, left: null, until }),
    { kind: 'wakeAt', key: `officer:${departmentId}`, due: 'askForOfficer', at: until, payload: { departmentId } },
  ];
}

/** 及时 is one working day (§1.2): the next one, when somebody is asked again an hour after it begins. */
function dayAfter({ now, calendar, policy }: BookContext): { remind: number; until: number } {
  const day = workingDayAfter(calendar, shanghaiDate(now));
  const [opens, closes] = policy.businessHours;
  return { remind: instantOf(day, opens) + HOUR, until: instantOf(day, closes) };
}

/** The office and the administrators, who look after accounts. */
function caring(organization: Organization): string[] {
  const people = [...officePeople(organization), ...organization.sysAdmins];
  const here = people.filter((id) => findPerson(organization, id));
  return here.length > 0 ? [...new Set(here)] : organization.executives.filter((id) => findPerson(organization, id));
}

/** Who can name a successor; where nobody can, whoever is left of the office, and the administrators, who can have it configured. */
function deciding(organization: Organization): string[] {
  const able = whoNamesSuccessors(organization);
  return able.length > 0 ? able : caring(organization);
}

function headOf(organization: Organization, departmentId: string): string[] {
  const head = findDepartment(organization, departmentId)?.head;
  return head && findPerson(organization, head) ? [head] : [];
}

function toAll(people: string[], notice: PeopleNotice): HouseEffect[] {
  return people.map((personId) => ({ kind: 'tell', personId, notice }));
}

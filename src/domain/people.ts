/** Who is who: people, their offices and who may act for whom (第四至七条; `contract.md` §2 organization.yaml). */

export interface Person {
  id: string;
  name: string;
  title: string;
  /** userid in WeCom; compared case-insensitively (`wecom.md` §8.2) */
  wecom?: string;
  dingtalk?: string;
  /** told to those on duty at night, and to nobody else */
  phone?: string;
  /** has left the company, since when (epoch ms): signed what is signed, may do nothing any more */
  left?: number;
}

export interface Department {
  id: string;
  name: string;
  head: string;
  informationOfficer: string | null;
  /** who reviews in the head's place what the head submits; without it an executive, or the head of the office (§3.3 case 2) */
  superior?: string | null;
  /** name and head come from the messenger's directory, which then goes before the configuration */
  synced?: boolean;
  /** its id in WeCom's directory, where its name there is another one */
  wecom?: string;
  /** the configured officer, who may have left or been replaced in the chat since */
  configuredOfficer?: string | null;
}

export interface Delegation {
  from: string;
  to: string;
  /** epoch ms; in force for start ≤ t < end */
  start: number;
  end: number;
  document: string | null;
}

export interface Organization {
  company: string;
  people: Person[];
  departments: Department[];
  office: { head: string; contacts: string[]; editors: string[]; publishers: string[]; credentialCustodian: string };
  secrecyLead: string;
  executives: string[];
  delegations: Delegation[];
  archivists: string[];
  auditors: string[];
  sysAdmins: string[];
  /** by role that several hold: who has left it, and nobody was named for (继任); absent when nobody */
  vacated?: Partial<Record<SigningRole, string[]>>;
}

/** A right to sign a stage. The route (`config/route.yaml`) names one per stage. */
export const SIGNING_ROLES = ['deptHead', 'officeEditor', 'officeHead', 'secrecyLead', 'executive'] as const;
export type SigningRole = (typeof SIGNING_ROLES)[number];

/** Somebody who works here now: who has left is not found, and so has no rights and no place to be reached. */
export function findPerson(organization: Organization, id: string): Person | null {
  const person = organization.people.find((one) => one.id === id);
  return person && person.left === undefined ? person : null;
}

/** The person's name, also of somebody who has left, or the bare id when nobody ever knew it. */
export function nameOf(organization: Organization, id: string): string {
  return organization.people.find((person) => person.id === id)?.name ?? id;
}

export function hasLeft(organization: Organization, id: string): boolean {
  return organization.people.some((person) => person.id === id && person.left !== undefined);
}

export function findDepartment(organization: Organization, id: string): Department | null {
  return organization.departments.find((department) => department.id === id) ?? null;
}

/**
 * The department a person submits for: where they are 信息员, else where they are head and there is no officer, else where they act for the
 * officer under a delegation in force; null for everybody else (第七条; §1.2, §3.3 case 17). @param at epoch ms
 */
export function departmentOfSubmitter(organization: Organization, personId: string, at: number): Department | null {
  const { departments } = organization;
  const officers = capacitiesOf(organization, personId, at).slice(1);
  return (
    departments.find(({ informationOfficer }) => informationOfficer === personId) ??
    departments.find(({ head, informationOfficer }) => head === personId && informationOfficer === null) ??
    departments.find(({ informationOfficer }) => officers.includes(informationOfficer ?? '')) ??
    null
  );
}

/** For a head who may not submit because the department has an officer: that officer; null for everybody else. */
export function officerOfHead({ departments }: Organization, personId: string): string | null {
  return departments.find(({ head }) => head === personId)?.informationOfficer ?? null;
}

/** The departments whose plan a person keeps: those they are 信息员 or head of. */
export function departmentsWrittenFor(organization: Organization, personId: string): Department[] {
  return organization.departments.filter(
    ({ head, informationOfficer }) => informationOfficer === personId || head === personId,
  );
}

/** Who answers for a department's weekly report: its 信息员, or the head of one that has none (§3.3 case 17). */
export function reporterOf({ head, informationOfficer }: Department): string {
  return informationOfficer ?? head;
}

/** The departments a person reports for: those they answer for, else those they are head of. */
export function departmentsReportedBy(organization: Organization, personId: string): Department[] {
  const answering = organization.departments.filter((department) => reporterOf(department) === personId);
  return answering.length > 0 ? answering : organization.departments.filter(({ head }) => head === personId);
}

/** The people who hold a signing role for a department's submission, by office and not by delegation. */
export function holders(organization: Organization, role: SigningRole, departmentId: string): string[] {
  switch (role) {
    case 'deptHead': {
      const department = findDepartment(organization, departmentId);
      return department ? [department.head] : [];
    }
    case 'officeEditor':
      return organization.office.editors;
    case 'officeHead':
      return [organization.office.head];
    case 'secrecyLead':
      return [organization.secrecyLead];
    case 'executive':
      return organization.executives;
  }
}

/** The delegations in force at an instant (epoch ms). */
export function delegationsInForce(organization: Organization, at: number): Delegation[] {
  return organization.delegations.filter((delegation) => delegation.start <= at && at < delegation.end);
}

/** In whose places a person stands at an instant (epoch ms): the own, and those of everybody they act for under a delegation in force. */
export function capacitiesOf(organization: Organization, personId: string, at: number): string[] {
  const principals = delegationsInForce(organization, at).flatMap(({ from, to }) => (to === personId ? [from] : []));
  return [personId, ...principals];
}

/** Who receives what an officer would: the officer, or the head where there is none (R7.1); null where both have left. */
export function officerOrHead(organization: Organization, department: Department): string | null {
  const { informationOfficer, head } = department;
  return [informationOfficer, head].find((id) => id !== null && findPerson(organization, id)) ?? null;
}

/** Shown red in the report (§5.1). */
export function departmentsWithoutOfficer(organization: Organization): Department[] {
  return organization.departments.filter(
    ({ informationOfficer }) => informationOfficer === null || !findPerson(organization, informationOfficer),
  );
}

/** People of the office who look after what the system cannot decide (第四条): contacts, editors and the head. */
export function officePeople(organization: Organization): string[] {
  const { head, contacts, editors } = organization.office;
  return [...new Set([...contacts, ...editors, head])];
}

/** Who may have tried again what the system gave up sending (重送). */
export function mayRequeue({ id }: Person, organization: Organization): boolean {
  const { office, sysAdmins } = organization;
  return [...officePeople(organization), ...office.publishers, ...sysAdmins].includes(id);
}

/** Who may have a record's archive check run again at once (重送 NUMBER; §3.3 case 35). */
export function mayReseal(person: Person, organization: Organization): boolean {
  return organization.archivists.includes(person.id) || mayRequeue(person, organization);
}

/** Does this person sign anything by office? An information officer only submits. */
export function signsByOffice(
  { departments, office, secrecyLead, executives }: Organization,
  personId: string,
): boolean {
  const heads = departments.map(({ head }) => head);
  return [...heads, office.head, ...office.editors, secrecyLead, ...executives].includes(personId);
}

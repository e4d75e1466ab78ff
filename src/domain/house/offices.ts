/** The offices people hold (第四至七条), who is left without a holder, and what a successor takes over. */
import { findPerson, type Organization } from '../people';

export type Office =
  | { role: 'informationOfficer' | 'deptHead'; departmentId: string }
  | {
      role:
        | 'officeHead'
        | 'contact'
        | 'editor'
        | 'publisher'
        | 'credentialCustodian'
        | 'secrecyLead'
        | 'executive'
        | 'archivist'
        | 'auditor'
        | 'sysAdmin';
    };

export function sameOffice(one: Office, other: Office): boolean {
  const departmentOf = (office: Office) => ('departmentId' in office ? office.departmentId : null);
  return one.role === other.role && departmentOf(one) === departmentOf(other);
}

/** Everything a person is, by office and not by delegation. */
export function officesOf(organization: Organization, personId: string): Office[] {
  const { departments, office } = organization;
  const ofDepartments = departments.flatMap(({ id: departmentId, head, informationOfficer }): Office[] => [
    ...(head === personId ? [{ role: 'deptHead' as const, departmentId }] : []),
    ...(informationOfficer === personId ? [{ role: 'informationOfficer' as const, departmentId }] : []),
  ]);
  const held: [Exclude<Office['role'], 'deptHead' | 'informationOfficer'>, string[]][] = [
    ['officeHead', [office.head]],
    ['contact', office.contacts],
    ['editor', office.editors],
    ['publisher', office.publishers],
    ['credentialCustodian', [office.credentialCustodian]],
    ['secrecyLead', [organization.secrecyLead]],
    ['executive', organization.executives],
    ['archivist', organization.archivists],
    ['auditor', organization.auditors],
    ['sysAdmin', organization.sysAdmins],
  ];
  return [...ofDepartments, ...held.flatMap(([role, people]) => (people.includes(personId) ? [{ role }] : []))];
}

/** Who may name a successor (继任): the office's head, else the executives; nobody when all of them have left. */
export function whoNamesSuccessors(organization: Organization): string[] {
  const { office, executives } = organization;
  const here = (ids: string[]) => ids.filter((id) => findPerson(organization, id));
  return [here([office.head]), here(executives)].find((people) => people.length > 0) ?? [];
}

/** Which of these offices nobody holds any more, or a stand-in alone; the officer's apart, for which the head is asked. */
export function vacantOffices(organization: Organization, offices: Office[]): Office[] {
  const isHere = (id: string) => findPerson(organization, id) !== null;
  const { office, departments } = organization;
  const standIn = (ids: string[]) => !ids.some((id) => isHere(id) && id !== office.head);
  return offices.filter((one) => {
    switch (one.role) {
      case 'informationOfficer':
        return false;
      case 'deptHead':
        return !departments.some(({ id, head }) => id === one.departmentId && isHere(head));
      case 'officeHead':
        return !isHere(office.head);
      case 'contact':
        return standIn(office.contacts);
      case 'publisher':
        return standIn(office.publishers);
      case 'editor':
        return !office.editors.some(isHere);
      case 'credentialCustodian':
        return !isHere(office.credentialCustodian);
      case 'secrecyLead':
        return !isHere(organization.secrecyLead);
      case 'executive':
        return !organization.executives.some(isHere);
      case 'archivist':
        return !organization.archivists.some(isHere);
      case 'auditor':
        return !organization.auditors.some(isHere);
      case 'sysAdmin':
        return !organization.sysAdmins.some(isHere);
    }
  });
}

/** The organization with one person in the named offices of another; what else the other was given since stays his. */
export function withSuccessor(organization: Organization, from: string, to: string, offices: Office[]): Organization {
  const roles = new Set(offices.map(({ role }) => role));
  const headed = new Set(offices.flatMap((one) => (one.role === 'deptHead' ? [one.departmentId] : [])));
  const one = (role: Office['role'], id: string) => (id === from && roles.has(role) ? to : id);
  const each = (role: Office['role'], ids: string[]) => [...new Set(ids.map((id) => one(role, id)))];
  const { office } = organization;
  return {
    ...organization,
    departments: organization.departments.map((department) =>
      department.head === from && headed.has(department.id) ? { ...department, head: to } : department,
    ),
    office: {
      head: one('officeHead', office.head),
      contacts: each('contact', office.contacts),
      editors: each('editor', office.editors),
      publishers: each('publisher', office.publishers),
      credentialCustodian: one('credentialCustodian', office.credentialCustodian),
    },
    secrecyLead: one('secrecyLead', organization.secrecyLead),
    executives: each('executive', organization.executives),
    archivists: each('archivist', organization.archivists),
    auditors: each('auditor', organization.auditors),
    sysAdmins: each('sysAdmin', organization.sysAdmins),
  };
}

/**
 * The organization without those who have left where others hold the same office. An office with one holder keeps its name, so that its
 * delegate still acts for it and everybody sees whose place is empty; contacts and publishers are never nobody (R4.1, R4.2).
 */
export function withoutLeavers(organization: Organization): Organization {
  const isHere = (id: string) => findPerson(organization, id) !== null;
  const those = (ids: string[]) => (ids.some(isHere) ? ids.filter(isHere) : ids);
  const { office } = organization;
  const editors = those(office.editors);
  const vacated = vacatedIn(organization, isHere);
  const standIn = [office.head, ...editors, ...office.contacts, ...organization.executives].find(isHere);
  const orStandIn = (ids: string[]) => (ids.some(isHere) || standIn === undefined ? those(ids) : [standIn]);
  return {
    ...organization,
    departments: organization.departments.map((department) => {
      const { informationOfficer } = department;
      return {
        ...department,
        informationOfficer: informationOfficer && isHere(informationOfficer) ? informationOfficer : null,
      };
    }),
    office: { ...office, contacts: orStandIn(office.contacts), editors, publishers: orStandIn(office.publishers) },
    executives: those(organization.executives),
    archivists: those(organization.archivists),
    auditors: those(organization.auditors),
    sysAdmins: those(organization.sysAdmins),
    delegations: organization.delegations.filter(({ to }) => isHere(to)),
    ...(vacated && { vacated }),
  };
}

/** Seats that 会签 waits for: of roles that others hold still. */
function vacatedIn(
  { executives, office }: Organization,
  isHere: (id: string) => boolean,
): Organization['vacated'] | undefined {
  const found = Object.entries({ executive: executives, officeEditor: office.editors }).map(
    ([role, ids]) => [role, ids.some(isHere) ? ids.filter((id) => !isHere(id)) : []] as const,
  );
  const empty = found.filter(([, ids]) => ids.length > 0);
  return empty.length > 0 ? Object.fromEntries(empty) : undefined;
}

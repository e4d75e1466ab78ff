import {
  delegationsInForce,
  departmentOfSubmitter,
  findDepartment,
  findPerson,
  holders,
  nameOf,
  officePeople,
  officerOfHead,
} from '../../src/domain/people';
import { buildOrganization, DAY, NOW } from '../helpers/build';

const organization = buildOrganization();

describe('who is who', () => {
  it('is found by id, and named even when the directory no longer knows them', () => {
    expect(findPerson(organization, 'head')!.name).toBe('孟初晴');
    expect(findPerson(organization, 'left')).toBeNull();
    expect([nameOf(organization, 'head'), nameOf(organization, 'left')]).toEqual(['孟初晴', 'left']);
    expect(findDepartment(organization, 'D-MED')!.head).toBe('head');
    expect(findDepartment(organization, 'D-NONE')).toBeNull();
  });

  it('an officer submits for their department before one they head', () => {
    const two = buildOrganization({
      departments: [
        { id: 'D-HEAD', name: '甲', head: 'both', informationOfficer: null },
        { id: 'D-OFFICER', name: '乙', head: 'head', informationOfficer: 'both' },
      ],
    });
    expect(departmentOfSubmitter(two, 'both', NOW)!.id).toBe('D-OFFICER');
    expect(departmentOfSubmitter(two, 'head', NOW)).toBeNull();
    expect(departmentOfSubmitter(two, 'editor', NOW)).toBeNull();
  });

  it('whoever acts for the officer submits while that lasts', () => {
    const lent = { from: 'officer', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
    const covered = buildOrganization({ delegations: [lent] });
    const at = (now: number) => departmentOfSubmitter(covered, 'stranger', now)?.id;
    expect([at(NOW - 1), at(NOW), at(NOW + DAY)]).toEqual([undefined, 'D-MED', undefined]);
  });

  it('a head submits only where there is no officer', () => {
    const one = (informationOfficer: string | null) =>
      buildOrganization({ departments: [{ id: 'D-MED', name: '甲', head: 'head', informationOfficer }] });
    expect(departmentOfSubmitter(one(null), 'head', NOW)!.id).toBe('D-MED');
    expect(departmentOfSubmitter(one('officer'), 'head', NOW)).toBeNull();
    expect([officerOfHead(one('officer'), 'head'), officerOfHead(one(null), 'head')]).toEqual(['officer', null]);
    expect(officerOfHead(one('officer'), 'editor')).toBeNull();
  });

  it.each([
    ['deptHead', ['head']],
    ['officeEditor', ['editor', 'editor2']],
    ['officeHead', ['editor2']],
    ['secrecyLead', ['secrecy']],
    ['executive', ['exec', 'exec2']],
  ] as const)('%s is held by %j', (role, people) => {
    expect(holders(organization, role, 'D-MED')).toEqual(people);
  });

  it('nobody heads a department that is not there', () => {
    expect(holders(organization, 'deptHead', 'D-NONE')).toEqual([]);
  });

  it('the office’s people are named once', () => {
    expect(officePeople(organization)).toEqual(['editor', 'editor2']);
  });
});

describe('delegationsInForce', () => {
  const lent = { from: 'head', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
  const at = (now: number) => delegationsInForce(buildOrganization({ delegations: [lent] }), now);

  it('is start ≤ t < end', () => {
    expect([NOW - 1, NOW, NOW + DAY - 1, NOW + DAY].map((now) => at(now).length)).toEqual([0, 1, 1, 0]);
  });
});

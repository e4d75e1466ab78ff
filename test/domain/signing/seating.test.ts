import type { Organization } from '../../../src/domain/people';
import { standIns, unsignableStage } from '../../../src/domain/signing/seating';
import { buildOrganization, buildPolicy, buildRoute, DAY, NOW } from '../../helpers/build';

const lent = (from: string, to: string) => ({ from, to, start: NOW, end: NOW + DAY, document: null });

describe('unsignableStage', () => {
  const submission = { departmentId: 'D-MED', submitterId: 'officer' };
  const stuck = (changes: Partial<Organization> = {}, route = buildRoute(), by = submission, now = NOW) =>
    unsignableStage(route, by, buildOrganization(changes), now)?.name ?? null;

  it('is none when every stage has a person of its own', () => {
    expect(stuck()).toBeNull();
  });

  it('is the stage only the submitter holds', () => {
    const bySecrecy = { ...submission, submitterId: 'secrecy' };
    expect(stuck({ executives: ['exec'] }, buildRoute(), bySecrecy)).toBe('SECRECY_REVIEW');
    expect(stuck({}, buildRoute(), bySecrecy)).toBeNull();
    expect(stuck({}, buildRoute(), { ...submission, submitterId: 'editor' })).toBeNull();
  });

  it('is the stage left without a person when one holds two', () => {
    expect(stuck({ secrecyLead: 'head' })).toBe('SECRECY_REVIEW');
  });

  it('finds the one way to seat everybody', () => {
    const office = { ...buildOrganization().office, editors: ['secrecy', 'editor'] };
    expect(stuck({ office })).toBeNull();
    expect(stuck({ office: { ...office, editors: ['secrecy'] } })).toBe('SECRECY_REVIEW');
  });

  it('counts delegates, while they are in force', () => {
    const changes = { secrecyLead: 'head', delegations: [lent('head', 'stranger')] };
    expect(stuck(changes)).toBeNull();
    expect(stuck(changes, buildRoute(), submission, NOW + DAY)).toBe('SECRECY_REVIEW');
  });

  it('会签 needs a seat for each', () => {
    const all = buildRoute({ quorum: 'all' });
    expect(stuck({ executives: ['exec', 'head'] }, all)).toBe('EXEC_SIGNOFF');
    expect(stuck({ executives: ['exec', 'head'] })).toBeNull();
    expect(stuck({}, all)).toBeNull();
  });

  it('is the stage nobody holds at all', () => {
    expect(stuck({ executives: [] })).toBe('EXEC_SIGNOFF');
    expect(stuck({}, buildRoute(), { departmentId: 'D-NONE', submitterId: 'officer' })).toBe('DEPT_REVIEW');
  });
});

describe('the office as its own department', () => {
  const departments = [{ id: 'D-OFF', name: '公司办公室', head: 'editor2', informationOfficer: 'officer' }];
  const about = { departmentId: 'D-OFF', submitterId: 'officer' };

  it('is reviewed by its head, and edited by somebody else', () => {
    expect(unsignableStage(buildRoute(), about, buildOrganization({ departments }), NOW)).toBeNull();
    const alone = { ...buildOrganization().office, editors: ['editor2'] };
    expect(unsignableStage(buildRoute(), about, buildOrganization({ departments, office: alone }), NOW)!.name).toBe(
      'OFFICE_REVIEW',
    );
  });
});

describe('standIns', () => {
  const of = (stage: number, submitterId: string, changes: Partial<Organization> = {}, route = buildRoute()) =>
    standIns(route[stage]!, route, { departmentId: 'D-MED', submitterId }, buildOrganization(changes));

  it('are nobody where somebody else holds the stage', () => {
    expect(of(0, 'officer')).toEqual([]);
    expect(of(1, 'editor')).toEqual([]);
    expect(of(3, 'exec')).toEqual([]);
  });

  it('are above the only holder, the nearest first', () => {
    const office = { ...buildOrganization().office, editors: ['editor'] };
    expect(of(0, 'head')).toEqual(['exec', 'exec2']);
    expect(of(1, 'editor', { office })).toEqual(['editor2']);
    expect(of(2, 'secrecy')).toEqual(['exec', 'exec2']);
    expect(of(3, 'exec', { executives: ['exec'] })).toEqual([]);
  });

  it('never leave another stage without a person', () => {
    expect(of(0, 'head', {}, buildRoute({ quorum: 'all' }))).toEqual(['editor2']);
    expect(of(2, 'secrecy', { executives: ['exec'] })).toEqual([]);
  });

  it('are never the submitter', () => {
    expect(of(0, 'head', { executives: ['head', 'exec'] })).toEqual(['editor2']);
    expect(of(0, 'head', { executives: ['head', 'exec', 'exec2'] })).toEqual(['exec', 'exec2']);
  });

  it('a head who submits can be signed by them', () => {
    expect(
      unsignableStage(buildPolicy().route, { departmentId: 'D-MED', submitterId: 'head' }, buildOrganization(), NOW),
    ).toBeNull();
  });
});

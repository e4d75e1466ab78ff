import { departmentsWithoutOfficer, holders, officerOrHead } from '../../../src/domain/people';
import { withRoster } from '../../../src/domain/house/roster-organization';
import type { RosterCommand } from '../../../src/domain/house/roster-terms';
import { buildOrganization, NOW } from '../../helpers/build';
import { HOUR } from '../../../src/domain/time/shanghai';
import { rosterWorld, told } from './roster-world';

const appoint = (change: Partial<Extract<RosterCommand, { type: 'AppointOfficer' }>> = {}): RosterCommand => ({
  type: 'AppointOfficer',
  by: 'head',
  departmentId: 'D-MED',
  personId: 'stranger',
  replacing: null,
  ...change,
});
const succeed = (change: Partial<Extract<RosterCommand, { type: 'NameSuccessor' }>> = {}): RosterCommand => ({
  type: 'NameSuccessor',
  by: 'editor2',
  from: 'head',
  to: 'stranger',
  document: '任〔2026〕3号',
  ...change,
});
const refusal = (code: string) => ({ refusal: expect.objectContaining({ code }) });

describe('an officer', () => {
  test('is one and no more: a second is refused until the first is named as replaced', () => {
    const world = rosterWorld();
    expect(world.decide(appoint())).toEqual(refusal('OFFICER_THERE'));
    expect(world.decide(appoint({ replacing: 'exec' }))).toEqual(refusal('OFFICER_THERE'));
    const { effects } = world.enter(appoint({ replacing: 'officer' }));
    expect(world.organization().departments.map(({ informationOfficer }) => informationOfficer)).toEqual(['stranger']);
    expect(told(effects).map(({ personId, notice }) => [personId, notice.kind])).toEqual([
      ['stranger', 'officerWelcome'],
      ['officer', 'officerReplaced'],
      ['editor', 'officerChanged'],
      ['editor2', 'officerChanged'],
    ]);
    expect(effects).toContainEqual({ kind: 'handOver', departmentId: 'D-MED', replaced: 'officer' });
  });

  test('is named by the head or by whoever acts for the head, and by nobody else', () => {
    const lent = { from: 'head', to: 'exec2', start: NOW - HOUR, end: NOW + HOUR, document: null };
    const world = rosterWorld(buildOrganization({ delegations: [lent] }));
    world.leave('officer');
    for (const by of ['officer', 'editor2', 'exec', 'stranger']) {
      expect(world.decide(appoint({ by }))).toEqual(refusal('NOT_ENTITLED'));
    }
    expect(world.decide(appoint({ by: 'exec2' }))).toHaveProperty('events');
    world.now = NOW + HOUR;
    expect(world.decide(appoint({ by: 'exec2' }))).toEqual(refusal('NOT_ENTITLED'));
  });

  test('is somebody who works here, not the head, not the officer already, and of one department', () => {
    const base = buildOrganization();
    const other = { id: 'D-RND', name: '研发部', head: 'exec2', informationOfficer: 'publisher' };
    const world = rosterWorld({ ...base, departments: [...base.departments, other] });
    expect(world.decide(appoint({ personId: 'officer' }))).toEqual(refusal('OFFICER_ALREADY'));
    world.leave('officer');
    expect(world.decide(appoint({ personId: 'officer' }))).toEqual(refusal('NO_SUCH_PERSON'));
    expect(world.decide(appoint({ personId: 'head' }))).toEqual(refusal('HEAD_IS_NO_OFFICER'));
    expect(world.decide(appoint({ personId: 'publisher' }))).toEqual(refusal('OFFICER_ELSEWHERE'));
    expect(world.decide(appoint({ departmentId: 'D-RND' }))).toEqual(refusal('NOT_ENTITLED'));
  });

  test('missing: the head receives instead, and it shows', () => {
    const world = rosterWorld();
    expect(departmentsWithoutOfficer(world.organization())).toEqual([]);
    world.leave('officer');
    const organization = world.organization();
    expect(departmentsWithoutOfficer(organization).map(({ id }) => id)).toEqual(['D-MED']);
    expect(officerOrHead(organization, organization.departments[0]!)).toBe('head');
    world.leave('head');
    expect(officerOrHead(world.organization(), organization.departments[0]!)).toBeNull();
  });

  test('the head is asked again in the morning, at the end of the day the office, and nobody once there is one', () => {
    const world = rosterWorld();
    world.leave('officer');
    world.now = Date.parse('2026-03-17T09:30:00+08:00');
    const ask = { type: 'AskForOfficer' as const, by: null, departmentId: 'D-MED' };
    const first = world.enter(ask);
    expect(told(first.effects).map(({ personId }) => personId)).toEqual(['head']);
    const until = Date.parse('2026-03-17T17:30:00+08:00');
    expect(first.effects).toContainEqual(expect.objectContaining({ kind: 'wakeAt', key: 'officer:D-MED', at: until }));
    world.now = until;
    const second = world.enter(ask);
    expect(told(second.effects).map(({ personId, notice }) => [personId, notice.kind])).toEqual([
      ['editor', 'officerMissing'],
      ['editor2', 'officerMissing'],
      ['head', 'officerWanted'],
    ]);
    expect(second.effects.some(({ kind }) => kind === 'wakeAt')).toBe(false);
    world.enter(appoint());
    expect(world.enter(ask).events).toEqual([]);
  });

  test('a configuration that was changed since is the newer word', () => {
    const world = rosterWorld();
    world.enter(appoint({ replacing: 'officer' }));
    const edited = buildOrganization();
    edited.departments[0]!.informationOfficer = 'publisher';
    expect(withRoster(edited, world.state()).departments[0]!.informationOfficer).toBe('publisher');
  });

  test('who follows the one named in the chat follows in the same way', () => {
    const world = rosterWorld();
    world.enter(appoint({ replacing: 'officer' }));
    world.enter(appoint({ personId: 'exec2', replacing: 'stranger' }));
    expect(world.organization().departments[0]!.informationOfficer).toBe('exec2');
  });
});

describe('a successor', () => {
  test('holds every office of the one before, and the cards go over', () => {
    const world = rosterWorld();
    world.leave('editor');
    const { effects } = world.enter(succeed({ from: 'editor' }));
    const { office } = world.organization();
    expect(office).toMatchObject({ contacts: ['stranger'], editors: ['stranger', 'editor2'] });
    expect(effects).toContainEqual({ kind: 'realign' });
    expect(effects).toContainEqual({ kind: 'dropWake', key: 'successor:editor' });
    expect(told(effects).map(({ personId }) => personId)).toContain('stranger');
  });

  test('takes no office the one before is given later', () => {
    const world = rosterWorld();
    world.enter(succeed());
    expect(holders(world.organization(), 'deptHead', 'D-MED')).toEqual(['stranger']);
    const edited = buildOrganization({ secrecyLead: 'head' });
    expect(withRoster(edited, world.state()).secrecyLead).toBe('head');
  });

  test('is named with a document, by the head of the office, for somebody who holds something', () => {
    const world = rosterWorld();
    expect(world.decide(succeed({ by: 'editor' }))).toEqual(refusal('NOT_ENTITLED'));
    expect(world.decide(succeed({ by: 'exec' }))).toEqual(refusal('NOT_ENTITLED'));
    expect(world.decide(succeed({ document: ' ' }))).toEqual(refusal('SUCCESSION_DOCUMENT_NEEDED'));
    expect(world.decide(succeed({ to: 'head' }))).toEqual(refusal('OWN_SUCCESSOR'));
    expect(world.decide(succeed({ from: 'officer' }))).toEqual(refusal('NO_OFFICE'));
    world.leave('stranger');
    expect(world.decide(succeed())).toEqual(refusal('NO_SUCH_PERSON'));
  });

  test('of the head of the office is named by an executive, who then also stands in for that head', () => {
    const world = rosterWorld();
    expect(world.decide(succeed({ by: 'editor2', from: 'editor2' }))).toEqual(refusal('NOT_ENTITLED'));
    expect(world.decide(succeed({ by: 'exec', from: 'editor2' }))).toHaveProperty('events');
    world.leave('editor2');
    expect(world.decide(succeed({ by: 'exec' }))).toHaveProperty('events');
  });

  test('is asked for once more on the next working day, unless there is one', () => {
    const world = rosterWorld();
    world.leave('secrecy');
    const ask = { type: 'AskForSuccessor' as const, by: null, personId: 'secrecy' };
    expect(told(world.enter(ask).effects)).toMatchObject([
      { personId: 'editor2', notice: { kind: 'successorWanted', offices: [{ role: 'secrecyLead' }] } },
    ]);
    world.enter(succeed({ from: 'secrecy' }));
    expect(world.enter(ask).events).toEqual([]);
  });
});

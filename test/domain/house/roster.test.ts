import { findPerson, holders, nameOf } from '../../../src/domain/people';
import { HOUR } from '../../../src/domain/time/shanghai';
import { buildOrganization, NOW } from '../../helpers/build';
import { rosterWorld, told } from './roster-world';

const types = (events: { type: string }[]) => events.map(({ type }) => type);

describe('somebody leaves', () => {
  test('may do nothing any more, and keeps the name', () => {
    const world = rosterWorld();
    world.leave('officer');
    const organization = world.organization();
    expect(findPerson(organization, 'officer')).toBeNull();
    expect(nameOf(organization, 'officer')).toBe('甄宣禾');
    expect(organization.departments[0]).toMatchObject({ informationOfficer: null, head: 'head' });
  });

  test('told again, or of a stranger, nothing happens', () => {
    const world = rosterWorld();
    expect(types(world.leave('officer').events)).toEqual(['PersonLeft']);
    expect(world.leave('officer').events).toEqual([]);
    expect(world.leave('nobody').events).toEqual([]);
  });

  test('the head hears that an officer is wanted, the office what is empty, and both are asked again', () => {
    const { effects } = rosterWorld().leave('officer');
    expect(effects.slice(0, 2)).toEqual([
      { kind: 'handOver', departmentId: null, replaced: null },
      { kind: 'realign' },
    ]);
    // Tue 2026-03-17 is the next working day
    const until = Date.parse('2026-03-17T17:30:00+08:00');
    expect(told(effects)).toContainEqual({
      kind: 'tell',
      personId: 'head',
      notice: { kind: 'officerWanted', departmentId: 'D-MED', left: 'officer', until },
    });
    expect(told(effects).filter(({ notice }) => notice.kind === 'personLeft')).toHaveLength(2);
    expect(effects).toContainEqual({
      kind: 'wakeAt',
      key: 'officer:D-MED',
      due: 'askForOfficer',
      at: Date.parse('2026-03-17T09:30:00+08:00'),
      payload: { departmentId: 'D-MED' },
    });
  });

  test('on a Friday the next working day is Monday', () => {
    const world = rosterWorld();
    world.now = Date.parse('2026-03-20T16:00:00+08:00');
    const { effects } = world.leave('officer');
    expect(effects.find(({ kind }) => kind === 'wakeAt')).toMatchObject({
      at: Date.parse('2026-03-23T09:30:00+08:00'),
    });
  });

  test('of several who hold an office the others are left; a single holder still names the empty place', () => {
    const world = rosterWorld();
    world.leave('exec');
    expect(holders(world.organization(), 'executive', 'D-MED')).toEqual(['exec2']);
    world.leave('secrecy');
    expect(holders(world.organization(), 'secrecyLead', 'D-MED')).toEqual(['secrecy']);
    expect(world.leave('editor').effects).toContainEqual(
      expect.objectContaining({ kind: 'wakeAt', key: 'successor:editor', due: 'askForSuccessor' }),
    );
  });

  test('contacts and publishers are never nobody', () => {
    const world = rosterWorld();
    world.leave('editor');
    world.leave('publisher');
    expect(world.organization().office).toMatchObject({ contacts: ['editor2'], publishers: ['editor2'] });
  });

  test('a delegation to the leaver is over, one by the leaver is not', () => {
    const lent = (from: string, to: string) => ({ from, to, start: NOW - HOUR, end: NOW + HOUR, document: null });
    const delegations = [lent('head', 'exec2'), lent('secrecy', 'stranger')];
    const world = rosterWorld(buildOrganization({ delegations }));
    world.leave('exec2');
    world.leave('secrecy');
    expect(world.organization().delegations).toEqual([delegations[1]]);
  });
});

describe('a reading of the directory', () => {
  test('says once who is there, and nothing the second time', () => {
    const world = rosterWorld();
    expect(new Set(types(world.read().events))).toEqual(new Set(['PersonSeen']));
    expect(world.read().events).toEqual([]);
  });

  test('renames, also back', () => {
    const world = rosterWorld();
    world.read();
    expect(types(world.read({ names: { head: '孟晴' } }).events)).toEqual(['PersonSeen']);
    expect(nameOf(world.organization(), 'head')).toBe('孟晴');
    world.read();
    expect(nameOf(world.organization(), 'head')).toBe('孟初晴');
  });

  test('who was seen and is missing has left; who was never seen has not', () => {
    const world = rosterWorld();
    world.read({ gone: ['stranger'] });
    expect(world.read({ gone: ['stranger', 'officer'] }).events).toEqual([
      {
        type: 'PersonLeft',
        personId: 'officer',
        offices: [{ role: 'informationOfficer', departmentId: 'D-MED' }],
      },
    ]);
  });

  test('who comes back is here again, but not by a reading that began before the leaving', () => {
    const world = rosterWorld();
    world.read();
    const began = world.now;
    world.now += HOUR;
    world.leave('officer');
    expect(world.read({ began }).events).toEqual([]);
    expect(types(world.read({ began: world.now + 1 }).events)).toEqual(['PersonReturned']);
    expect(findPerson(world.organization(), 'officer')).not.toBeNull();
  });

  test('half the company is not gone at once: the office is asked, once, and it is believed again later', () => {
    const world = rosterWorld();
    world.read();
    const gone = ['officer', 'head', 'editor', 'exec'];
    const doubted = world.read({ gone });
    expect(types(doubted.events)).toEqual(['DirectoryDoubted']);
    expect(told(doubted.effects).map(({ notice }) => notice.kind)).toContain('directoryDoubted');
    expect(world.read({ gone }).events).toEqual([]);
    expect(findPerson(world.organization(), 'officer')).not.toBeNull();
    expect(types(world.read({ gone: ['officer'] }).events)).toEqual(['DirectoryBelieved', 'PersonLeft']);
  });

  test('who comes back is counted in the same reading: the same reading again is judged the same', () => {
    const world = rosterWorld();
    world.read();
    world.leave('exec2');
    world.now += HOUR;
    const gone = ['officer', 'head', 'editor'];
    const first = types(world.read({ gone }).events);
    expect(first).toContain('PersonReturned');
    expect(world.read({ gone }).events).toEqual([]);
  });

  test('a head who is back hears that the officer is gone, though one reading says both', () => {
    const world = rosterWorld();
    world.read();
    world.leave('head');
    world.now += HOUR;
    const { events, effects } = world.read({ gone: ['officer'] });
    expect(types(events)).toEqual(['PersonReturned', 'PersonLeft']);
    const wanted = told(effects).filter(({ notice }) => notice.kind === 'officerWanted');
    expect(wanted.map(({ personId }) => personId)).toEqual(['head']);
  });

  test('an account with a new name is the same person', () => {
    const world = rosterWorld();
    world.read();
    world.enter({ type: 'NoteAccount', by: null, messenger: 'wecom', from: 'officer', to: 'zhen.xh' });
    expect(findPerson(world.organization(), 'officer')).toMatchObject({ wecom: 'zhen.xh' });
    expect(world.leave('zhen.xh').events).toMatchObject([{ type: 'PersonLeft', personId: 'officer' }]);
  });
});

describe('a synced department', () => {
  const synced = () => {
    const base = buildOrganization();
    const department = { ...base.departments[0]!, synced: true };
    return rosterWorld({
      ...base,
      departments: [department],
      people: base.people.filter(({ id }) => id !== 'stranger'),
    });
  };

  test('is called and led as the directory says, found by its number once it was found by its name', () => {
    const world = synced();
    world.read();
    const { effects } = world.read({ party: { name: '健康科普部', leader: 'officer' } });
    expect(world.organization().departments[0]).toMatchObject({ name: '健康科普部', head: 'officer' });
    expect(told(effects).map(({ personId, notice }) => [personId, notice.kind])).toContainEqual([
      'officer',
      'headRead',
    ]);
    expect(effects).toContainEqual({ kind: 'realign' });
  });

  test('one that is not synced keeps what is configured', () => {
    const world = rosterWorld();
    world.read();
    world.read({ party: { name: '健康科普部', leader: 'officer' } });
    expect(world.organization().departments[0]).toMatchObject({ name: '医学科普部', head: 'head' });
  });

  test('without a leader in the directory the configured head stays', () => {
    const world = synced();
    world.read({ party: { name: '医学科普部', leader: 'nobody' } });
    expect(world.organization().departments[0]).toMatchObject({ head: 'head' });
  });

  test('its members are somebody here without a line in the configuration', () => {
    const world = synced();
    const directory = {
      departments: [{ id: '2', name: '医学科普部', leaders: [] }],
      users: [{ userId: 'xinren', name: '辛仁', title: '编辑', departments: ['2'], active: true }],
    };
    const read = { type: 'ReadDirectory' as const, by: null, messenger: 'wecom' as const, directory, began: NOW };
    world.enter(read);
    expect(findPerson(world.organization(), 'wecom.xinren')).toMatchObject({ name: '辛仁', wecom: 'xinren' });
    expect(world.enter(read).events).toEqual([]);
    world.leave('xinren');
    expect(findPerson(world.organization(), 'wecom.xinren')).toBeNull();
  });
});

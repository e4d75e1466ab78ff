import { checkDelegations, checkDirectory, checkRoster } from '../../src/commands/doctor-people';
import type { Messenger } from '../../src/application/ports';
import type { Store } from '../../src/application/store';
import type { Delegations } from '../../src/domain/house/delegations';
import { rosterWorld } from '../domain/house/roster-world';
import { buildOrganization } from '../helpers/build';

test('the directory and the configuration, side by side', async () => {
  const organization = buildOrganization();
  const users = organization.people
    .filter(({ id }) => id !== 'stranger')
    .map(({ wecom = '', id, name }) => ({
      userId: wecom,
      name: id === 'head' ? '孟晴' : name,
      title: '',
      departments: ['2'],
      active: true,
    }));
  const directory = async () => ({ departments: [{ id: '2', name: '医学科普部', leaders: [] }], users });
  const said = await checkDirectory({ name: 'wecom', directory } as unknown as Messenger, organization);
  expect(said).toBe(
    '8 people in 1 departments are visible to the app; configured but not in the directory: 陌上云; called otherwise there: 孟初晴 is 孟晴',
  );
});

test('nobody who can name a successor is here: it is a failure, with what to do', async () => {
  const world = rosterWorld();
  const storeOf = () =>
    ({
      pendingMigrations: async () => [],
      read: { books: async () => [{ key: 'roster', revision: 1, state: JSON.stringify(world.state()), hash: '' }] },
    }) as unknown as Store;
  const { office, executives } = buildOrganization();
  for (const id of executives) world.leave(id);
  await expect(checkRoster(storeOf(), buildOrganization())).resolves.toContain('left:');
  world.leave(office.head);
  await expect(checkRoster(storeOf(), buildOrganization())).rejects.toThrow(
    'the head of the office and all executives have left: nobody can name a successor in the chat',
  );
});

test('who left, who was named, and which department has no officer', async () => {
  const world = rosterWorld();
  const storeOf = () =>
    ({
      pendingMigrations: async () => [],
      read: { books: async () => [{ key: 'roster', revision: 1, state: JSON.stringify(world.state()), hash: '' }] },
    }) as unknown as Store;
  expect(await checkRoster(storeOf(), buildOrganization())).toBe('as configured');
  world.leave('officer');
  expect(await checkRoster(storeOf(), buildOrganization())).toBe('left: 甄宣禾; without an officer: 医学科普部');
  world.enter({ type: 'AppointOfficer', by: 'head', departmentId: 'D-MED', personId: 'stranger', replacing: null });
  expect(await checkRoster(storeOf(), buildOrganization())).toBe(
    'left: 甄宣禾; other than configured: officer of D-MED is 陌上云',
  );
});

test('who acts for whom, from both sources, and what was ended in the chat', async () => {
  const [start, end] = [Date.parse('2026-03-01T00:00+08:00'), Date.parse('2026-03-09T00:00+08:00')];
  const one = { from: 'exec', to: 'exec2', start, end, document: null };
  const storeOf = (state: Delegations) =>
    ({
      pendingMigrations: async () => [],
      read: { books: async () => [{ key: 'delegations', revision: 1, state: JSON.stringify(state), hash: '' }] },
    }) as unknown as Store;
  const organization = buildOrganization({ delegations: [one] });
  const made = [{ ...one, from: 'head', to: 'stranger', id: 'd1', by: 'head', at: start }];
  const period = '2026-03-01T00:00:00+08:00 to 2026-03-09T00:00:00+08:00';
  expect(await checkDelegations(storeOf({ made }), organization, start)).toBe(
    `exec → exec2 ${period} (configured); head → stranger ${period} (made in chat)`,
  );
  const ended = [{ delegation: one, by: 'editor', at: start + 3_600_000 }];
  expect(await checkDelegations(storeOf({ made: [], ended }), organization, start + 7_200_000)).toBe(
    `exec → exec2 ${period} (configured, ended in chat by editor 2026-03-01T01:00:00+08:00)`,
  );
  expect(await checkDelegations(storeOf({ made }), organization, end)).toBe('none');
});

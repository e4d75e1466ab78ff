import { mergeReadings, type Reading } from '../../src/application/merge-readings';
import type { Directory } from '../../src/domain/house/directory';
import { roster } from '../../src/domain/house/roster';
import type { Organization, Person } from '../../src/domain/people';
import { buildContext, buildOrganization, NOW } from '../helpers/build';

const PEOPLE: Person[] = [
  { id: 'both', name: '两处', title: '', wecom: 'Both', dingtalk: '01' },
  { id: 'there', name: '钉钉', title: '', dingtalk: '02' },
  { id: 'here', name: '企微', title: '', wecom: 'here' },
];

const company = (people = PEOPLE): Organization => ({ ...buildOrganization(), people });
const directory = (...ids: string[]): Directory => ({
  departments: [],
  users: ids.map((userId) => ({ userId, name: `${userId}君`, title: '', departments: [], active: true })),
});
const wecom = (...ids: string[]): Reading => ({ messenger: 'wecom', directory: directory(...ids) });
const dingtalk = (...ids: string[]): Reading => ({ messenger: 'dingtalk', directory: directory(...ids) });

/** What the roster makes of one pair of readings after another: who left with each. */
function leavers(...pairs: [Reading, Reading][]): string[][] {
  let state = roster.empty;
  return pairs.map((pair) => {
    const { organization, messenger, directory: read } = mergeReadings(pair, company());
    const command = { type: 'ReadDirectory', by: null, messenger, directory: read, began: NOW } as const;
    const decided = roster.decide(state, command, { ...buildContext(), organization, key: 'roster' });
    if (!('events' in decided)) throw new Error('refused');
    state = decided.events.reduce((one, event) => roster.evolve(one, event, { at: NOW, actor: null }), state);
    return decided.events.flatMap((event) => (event.type === 'PersonLeft' ? [event.personId] : []));
  });
}

test('a single messenger says what it says', () => {
  const reading = wecom('both');
  expect(mergeReadings([reading], company())).toEqual({ ...reading, organization: company() });
});

test('who moved from one messenger to the other has not left; who is in neither has', () => {
  expect(
    leavers(
      [wecom('both', 'here'), dingtalk('01', '02')],
      [wecom('here'), dingtalk('01', '02')],
      [wecom('both', 'here'), dingtalk('02')],
      [wecom('here'), dingtalk('02')],
    ),
  ).toEqual([[], [], [], ['both']]);
});

test('who is in DingTalk alone leaves there, and is not missed in WeCom', () => {
  expect(
    leavers(
      [wecom('both', 'here'), dingtalk('01', '02')],
      [wecom('both', 'here'), dingtalk('01', '02')],
      [wecom('both', 'here'), dingtalk('01')],
    ),
  ).toEqual([[], [], ['there']]);
});

test('one that is known nowhere joins nothing; accounts that are not configured stay out', () => {
  const { directory: read } = mergeReadings([wecom('here'), dingtalk('02', '99')], company());
  expect(read.users.map(({ userId }) => userId)).toEqual(['here', 'dingtalk:02']);
});

test('departments: the first messenger’s, led by whom the other names where it names nobody, then those only the other has', () => {
  const [first, second] = [wecom('both', 'here'), dingtalk('02')];
  first.directory.departments = [
    { id: '1', name: '研发部', leaders: ['here'] },
    { id: '2', name: '市场部', leaders: [] },
  ];
  second.directory.departments = [
    { id: '1', name: '市场部', leaders: ['01', 'nobody'] },
    { id: '2', name: '研发部', leaders: ['02'] },
    { id: '3', name: '钉钉部', leaders: ['02'] },
  ];
  const { directory: read } = mergeReadings([first, second], company());
  expect(read.departments).toEqual([
    { id: '1', name: '研发部', leaders: ['here'] },
    { id: '2', name: '市场部', leaders: ['both'] },
    { id: 'dingtalk:3', name: '钉钉部', leaders: ['dingtalk:02'] },
  ]);
});

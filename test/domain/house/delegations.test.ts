import type { BookContext } from '../../../src/domain/house/book';
import { delegations, type DelegationCommand, type Delegations } from '../../../src/domain/house/delegations';
import { buildContext, buildOrganization, NOW } from '../../helpers/build';
import { DAY, HOUR } from '../../../src/domain/time';

const context = (at = NOW, organization = buildOrganization()): BookContext => ({
  ...buildContext(),
  now: at,
  organization,
  key: 'delegations',
});
const give = (change: Partial<Extract<DelegationCommand, { type: 'Delegate' }>> = {}): DelegationCommand => ({
  type: 'Delegate',
  by: 'exec',
  from: 'exec',
  to: 'exec2',
  start: NOW,
  end: NOW + DAY,
  document: '授〔2026〕3号',
  ...change,
});

function entered(commands: DelegationCommand[], at = NOW): Delegations {
  return commands.reduce<Delegations>((state, command) => {
    const decided = delegations.decide(state, command, context(at));
    if ('refusal' in decided) throw new Error(decided.refusal.code);
    return decided.events.reduce((one, event) => delegations.evolve(one, event, { at, actor: command.by }), state);
  }, delegations.empty);
}

test('a delegation is entered with who made it and when', () => {
  const { made } = entered([give()]);
  expect(made).toEqual([
    { id: 'd1', by: 'exec', at: NOW, from: 'exec', to: 'exec2', start: NOW, end: NOW + DAY, document: '授〔2026〕3号' },
  ]);
});

test('its beginning and its end wake the product', () => {
  const state = entered([give()]);
  const event = { type: 'Delegated' as const, id: 'd1', by: 'exec', delegation: state.made[0]! };
  const wakes = delegations.react(event, state, context()).filter(({ kind }) => kind === 'wakeAt');
  expect(wakes.map((effect) => effect.kind === 'wakeAt' && effect.at)).toEqual([NOW, NOW + DAY]);
});

test('an ended one is in force no longer', () => {
  const state = delegations.evolve(
    entered([give()]),
    { type: 'DelegationEnded', id: 'd1', by: 'exec' },
    { at: NOW + HOUR, actor: 'exec' },
  );
  expect(state.made[0]?.end).toBe(NOW + HOUR);
});

test.each([
  ['to oneself', give({ to: 'exec' }), 'SELF_DELEGATION'],
  ['that ends before it starts', give({ end: NOW - 1 }), 'DELEGATION_PERIOD'],
  ['that is over', give({ start: NOW - DAY, end: NOW }), 'DELEGATION_PERIOD'],
  ['that never was, ended', { type: 'EndDelegation', by: 'exec', id: 'd9' } as const, 'NO_SUCH_DELEGATION'],
])('one %s is refused', (_what, command, code) => {
  expect(delegations.decide(delegations.empty, command, context())).toMatchObject({ refusal: { code } });
});

test('one that overlaps another of the same person is refused, one that follows it is not', () => {
  const first = { from: 'exec', to: 'exec2', start: NOW, end: NOW + DAY, document: null };
  const organization = buildOrganization({ delegations: [first] });
  const overlapping = delegations.decide(delegations.empty, give({ start: NOW + DAY - 1 }), context(NOW, organization));
  expect(overlapping).toMatchObject({ refusal: { code: 'DELEGATION_OVERLAP', delegation: first } });
  const following = give({ start: NOW + DAY, end: NOW + 2 * DAY });
  expect(delegations.decide(delegations.empty, following, context(NOW, organization))).toMatchObject({
    events: [{ type: 'Delegated' }],
  });
});

import type { BookContext } from '../../../src/domain/house/book';
import { delegations, type DelegationCommand, type Delegations } from '../../../src/domain/house/delegations';
import { organizationWith } from '../../../src/domain/house';
import { roster } from '../../../src/domain/house/roster';
import { standstill } from '../../../src/domain/house/standstill';
import type { Delegation } from '../../../src/domain/people';
import { buildContext, buildOrganization, NOW } from '../../helpers/build';
import { DAY, HOUR } from '../../../src/domain/time/shanghai';

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
  const state = entered([give({ start: NOW + HOUR })]);
  const event = { type: 'Delegated' as const, id: 'd1', by: 'exec', delegation: state.made[0]! };
  const wakes = delegations.react(event, state, context()).filter(({ kind }) => kind === 'wakeAt');
  expect(wakes.map((effect) => effect.kind === 'wakeAt' && effect.at)).toEqual([NOW + HOUR, NOW + DAY]);
});

test('an ended one is in force no longer', () => {
  const state = delegations.evolve(
    entered([give()]),
    { type: 'DelegationEnded', id: 'd1', by: 'exec' },
    { at: NOW + HOUR, actor: 'exec' },
  );
  expect(state.made[0]?.end).toBe(NOW + HOUR);
});

describe('one of the configuration', () => {
  const one = { from: 'exec', to: 'exec2', start: NOW - DAY, end: NOW + DAY, document: null };
  const other = { ...one, from: 'head', to: 'stranger' };
  const configured = buildOrganization({ delegations: [one, other] });
  const end = (by: string, delegation: Delegation = one) => ({
    type: 'EndConfiguredDelegation' as const,
    by,
    delegation,
  });
  const decide = (state: Delegations, command: DelegationCommand, organization = configured) =>
    delegations.decide(state, command, context(NOW, organization));
  const now = (state: Delegations) =>
    organizationWith(configured, { delegations: state, roster: roster.empty, standstill: standstill.empty })
      .delegations;
  const ended = delegations.evolve(
    delegations.empty,
    { type: 'ConfiguredDelegationEnded', by: 'exec', delegation: one },
    { at: NOW, actor: 'exec' },
  );

  test.each(['exec', 'editor', 'editor2'])('is ended by %s, it alone, with a record', (by) => {
    expect(decide(delegations.empty, end(by))).toEqual({
      events: [{ type: 'ConfiguredDelegationEnded', by, delegation: one }],
    });
    expect(ended.ended).toEqual([{ delegation: one, by: 'exec', at: NOW }]);
    expect(now(ended)).toEqual([{ ...one, end: NOW }, other]);
    expect(now(delegations.empty)).toEqual([one, other]);
  });

  test('whoever did not do it hears of it and the cards move', () => {
    const event = { type: 'ConfiguredDelegationEnded' as const, by: 'exec', delegation: one };
    const effects = delegations.react(event, ended, context(NOW, configured));
    expect(effects[0]).toEqual({ kind: 'realign' });
    expect(effects.slice(1)).toMatchObject([{ personId: 'exec2' }]);
    // whoever ends it has the answer to that; the office tells both
    const byOffice = delegations.react({ ...event, by: 'editor' }, ended, context(NOW, configured));
    expect(byOffice.slice(1)).toMatchObject([{ personId: 'exec' }, { personId: 'exec2' }]);
  });

  test('is not ended twice, nor by others, nor one nobody knows', () => {
    const after = { ...configured, delegations: now(ended) };
    expect(decide(ended, end('exec'), after)).toEqual({ refusal: { code: 'NO_SUCH_DELEGATION' } });
    expect(decide(delegations.empty, end('exec2'))).toMatchObject({ refusal: { code: 'NOT_ENTITLED' } });
    expect(decide(delegations.empty, end('exec', { ...one, to: 'head' }))).toMatchObject({
      refusal: { code: 'NO_SUCH_DELEGATION' },
    });
  });

  test('written anew with another beginning is another one', () => {
    const renewed = { ...one, start: NOW };
    const organization = buildOrganization({ delegations: [renewed] });
    const books = { delegations: ended, roster: roster.empty, standstill: standstill.empty };
    expect(organizationWith(organization, books).delegations).toEqual([renewed]);
  });
});

test.each([
  ['to oneself', give({ to: 'exec' }), 'SELF_DELEGATION'],
  ['that ends before it starts', give({ end: NOW - 1 }), 'DELEGATION_PERIOD'],
  ['that is over', give({ start: NOW - DAY, end: NOW }), 'DELEGATION_PERIOD'],
  ['by somebody else than the office', give({ by: 'head' }), 'NOT_ENTITLED'],
  ['to nobody we know', give({ to: 'left' }), 'NO_SUCH_PERSON'],
  [
    'by whoever signs and submits nothing',
    give({ by: 'stranger', from: 'stranger', to: 'head' }),
    'NOTHING_TO_DELEGATE',
  ],
  ['of an executive without a document', give({ document: null }), 'DOCUMENT_NEEDED'],
  ['by the office without a document', give({ by: 'editor', from: 'head', document: null }), 'DOCUMENT_NEEDED'],
  ['to the officer of the own department', give({ by: 'head', from: 'head', to: 'officer' }), 'DELEGATE_SUBMITS'],
  [
    'to the submitter of what waits',
    give({ waiting: [{ no: '2026-0001', submitterId: 'exec2' }] }),
    'DELEGATE_SUBMITS',
  ],
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

test('a head needs no document, the office does', () => {
  const own = { by: 'head', from: 'head', to: 'stranger', document: null };
  expect(entered([give(own)]).made).toHaveLength(1);
  expect(entered([give({ ...own, by: 'editor', document: '办〔2026〕7号' })]).made[0]).toMatchObject({ by: 'editor' });
});

test('only its principal and the office end it', () => {
  const state = entered([give()]);
  const end = (by: string) => delegations.decide(state, { type: 'EndDelegation', by, id: 'd1' }, context());
  expect(end('exec2')).toMatchObject({ refusal: { code: 'NOT_ENTITLED' } });
  expect([end('exec'), end('editor')]).toMatchObject([{ events: [{ by: 'exec' }] }, { events: [{ by: 'editor' }] }]);
});

test('one that was ended before it began takes no time', () => {
  const first = { from: 'exec', to: 'exec2', start: NOW + DAY, end: NOW + HOUR, document: null };
  const organization = buildOrganization({ delegations: [first] });
  const again = delegations.decide(delegations.empty, give({ end: NOW + 2 * DAY }), context(NOW, organization));
  expect(again).toMatchObject({ events: [{ type: 'Delegated' }] });
});

describe('an edge', () => {
  const lent = { from: 'exec', to: 'exec2', start: NOW, end: NOW + DAY, document: null };
  const organization = buildOrganization({ delegations: [lent] });
  const reach = (edge: 'start' | 'end', now: number, delegation = lent) => {
    const command = { type: 'ReachDelegationEdge' as const, by: null, edge, delegation };
    return delegations.decide(delegations.empty, command, context(now, organization));
  };

  test.each([
    ['start', NOW - 1, 0],
    ['start', NOW, 1],
    // the process was down all the time
    ['start', NOW + DAY, 0],
    ['end', NOW + DAY - 1, 0],
    ['end', NOW + DAY, 1],
  ] as const)('%s at %d', (edge, now, count) => {
    expect(reach(edge, now)).toMatchObject({ events: Array<unknown>(count).fill({ edge, delegation: lent }) });
  });

  test('of a delegation that is no more, or was ended earlier, is nothing', () => {
    expect(reach('end', NOW + DAY, { ...lent, end: NOW + DAY - HOUR })).toEqual({ events: [] });
  });

  test('brings the cards in line and tells both', () => {
    const event = { type: 'DelegationEdgeReached' as const, edge: 'end' as const, delegation: lent };
    expect(delegations.react(event, delegations.empty, context(NOW + DAY))).toEqual([
      { kind: 'realign' },
      { kind: 'tell', personId: 'exec', notice: { kind: 'delegationExpired', delegation: lent } },
      { kind: 'tell', personId: 'exec2', notice: { kind: 'delegationExpired', delegation: lent } },
    ]);
  });
});

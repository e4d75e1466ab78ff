import type { BookContext } from '../../../src/domain/house/book';
import { silence, type Silence, type SilenceEvent } from '../../../src/domain/house/silence';
import { buildAccount, buildContext, buildOrganization, DAY, NOW } from '../../helpers/build';

const ID = 'weibo-main';
const context = (now: number): BookContext => ({
  ...buildContext(),
  accounts: [buildAccount(ID)],
  organization: buildOrganization({
    office: {
      head: 'officeHead',
      contacts: ['editor'],
      editors: ['editor', 'editor2'],
      publishers: [],
      credentialCustodian: '',
    },
  }),
  now,
  key: 'silence',
});

/** Looked at on these days after NOW; the last post by then, as days after NOW, where there is one. */
function lookedAt(...looks: [day: number, posted?: number][]) {
  let state: Silence = silence.empty;
  const said: [number, string, string[]][] = [];
  for (const [day, posted] of looks) {
    const now = NOW + day * DAY;
    const last: Record<string, number> = posted === undefined ? {} : { [ID]: NOW + posted * DAY };
    const decided = silence.decide(state, { type: 'CheckSilence', by: null, last }, context(now));
    const events: SilenceEvent[] = 'events' in decided ? decided.events : [];
    for (const event of events) {
      state = silence.evolve(state, event, { at: now, actor: null });
      const people = silence
        .react(event, state, context(now))
        .flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
      if (event.type === 'SilenceTold') said.push([day, event.level, people]);
    }
  }
  return said;
}

const OFFICE = ['editor', 'editor2'];

test('at ten days the office is told, at fourteen its head too, each once', () => {
  expect(lookedAt([1, 0], [9.9, 0], [10, 0], [11, 0], [13.9, 0], [14, 0], [15, 0], [40, 0])).toEqual([
    [10, 'WARN', OFFICE],
    [14, 'LIMIT', [...OFFICE, 'officeHead']],
  ]);
});

test('a post ends it, and it is counted from there', () => {
  expect(lookedAt([10, 0], [11, 10.5], [20, 10.5], [20.5, 10.5])).toEqual([
    [10, 'WARN', OFFICE],
    [20.5, 'WARN', OFFICE],
  ]);
});

test('an account that never published counts from the first look', () => {
  expect(lookedAt([0], [9], [10], [14]).map(([day, level]) => [day, level])).toEqual([
    [10, 'WARN'],
    [14, 'LIMIT'],
  ]);
});

test('what was missed while nobody looked is said once, as it is then; a post too old to be found is remembered', () => {
  expect(lookedAt([0, 0], [13, 0], [70]).map(([day, level]) => [day, level])).toEqual([
    [13, 'WARN'],
    [70, 'LIMIT'],
  ]);
  expect(lookedAt([0, 0], [70]).map(([day, level]) => [day, level])).toEqual([[70, 'LIMIT']]);
});

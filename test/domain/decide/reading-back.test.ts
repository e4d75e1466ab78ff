import { decide } from '../../../src/domain/decide';
import { react } from '../../../src/domain/react';
import { nextReadBackAt } from '../../../src/domain/post/read-back';
import { currentPublications, type Submission } from '../../../src/domain/submission';
import type { Command } from '../../../src/domain/commands';
import {
  act,
  at,
  buildContext,
  buildOrganization,
  buildPolicy,
  buildPublishing,
  eventsOf,
  HOUR,
  MINUTE,
  PLANNED,
  refusalOf,
  typesOf,
} from '../../helpers/build';

const W = 'weibo-main';
const context = buildContext();
const after = (ms: number) => at(context, PLANNED + ms);

function settled(accountId = W, given = context): Command {
  const outcome = { status: 'PUBLISHED' as const, platformId: '1', url: null, publishedAt: given.now, proof: {} };
  return { type: 'SettlePublication', accountId, outcome };
}

const published = (given = after(0)) =>
  act(buildPublishing({ content: { accountIds: [W] } }), settled(W, given), given);
const read = (by: string, changes: Partial<Extract<Command, { type: 'ReadBack' }>> = {}): Command => ({
  type: 'ReadBack',
  by,
  accountId: W,
  turn: null,
  problem: null,
  cardId: null,
  ...changes,
});
const readBackOf = (submission: Submission) => currentPublications(submission)[0]!.readBack!;
const asked = (submission: Submission, command: Command, given = after(0)) => {
  const events = eventsOf(decide(submission, command, given));
  const state = act(submission, command, given);
  return events
    .flatMap((event) => react(event, state, given))
    .flatMap((effect) => (effect.kind === 'askReadBack' ? [`${effect.turn} ${effect.personId}`] : []));
};

describe('读网复核', () => {
  it('is asked of the publisher at once, due in half an hour; of another within a working day', () => {
    expect(asked(buildPublishing({ content: { accountIds: [W] } }), settled())).toEqual(['FIRST publisher']);
    expect(readBackOf(published()).by).toEqual({
      first: PLANNED + 30 * MINUTE,
      // from 08:00: the business hours of this day
      second: Date.parse('2026-03-24T17:30:00+08:00'),
    });
  });

  it('then of the office without whoever read it first', () => {
    expect(asked(published(), read('publisher'), after(MINUTE))).toEqual(['SECOND editor', 'SECOND editor2']);
    const organization = buildOrganization();
    organization.office.publishers = ['editor'];
    expect(asked(published(), read('editor'), { ...after(MINUTE), organization })).toEqual(['SECOND editor2']);
  });

  it('is two people’s, in that order', () => {
    const first = act(published(), read('publisher'), after(MINUTE));
    const both = act(first, read('editor', { turn: 'SECOND' }), after(HOUR));
    expect(readBackOf(both)).toMatchObject({
      first: { by: 'publisher', at: PLANNED + MINUTE, problem: null },
      second: { by: 'editor', at: PLANNED + HOUR, problem: null },
    });
    expect(refusalOf(decide(both, read('editor2'), after(HOUR)))).toEqual({ code: 'NOTHING_TO_READ_BACK' });
    expect(refusalOf(decide(first, read('publisher'), after(HOUR)))).toEqual({ code: 'READ_BACK_BY_ANOTHER' });
  });

  it.each([
    ['the submitter first', 'officer', () => published(), 'publisher'],
    ['the office first', 'editor', () => published(), 'publisher'],
    ['the head of the department second', 'head', () => act(published(), read('publisher'), after(1)), 'office'],
  ])('is not for %s', (_who, by, build, right) => {
    expect(refusalOf(decide(build(), read(by), after(MINUTE)))).toEqual({ code: 'NOT_ENTITLED', right });
  });

  it('a card of the first turn is no second reading', () => {
    const first = act(published(), read('publisher'), after(1));
    expect(refusalOf(decide(first, read('editor', { turn: 'FIRST' }), after(2)))).toEqual({
      code: 'NOTHING_TO_READ_BACK',
    });
  });

  it('on a day off whoever is on duty reads it, too (§3.3 case 32)', () => {
    const saturday = Date.parse('2026-03-28T08:00:00+08:00');
    const duty = at(buildContext({ policy: buildPolicy({ dutyList: ['stranger'] }) }), saturday);
    const publishing = buildPublishing({ content: { accountIds: [W] } });
    expect(asked(publishing, settled(W, duty), duty)).toEqual(['FIRST publisher', 'FIRST stranger']);
    expect(readBackOf(act(published(duty), read('stranger'), duty)).first?.by).toBe('stranger');
  });

  it('a problem is told to the office', () => {
    const command = read('publisher', { problem: '图片不对' });
    const [event] = eventsOf(decide(published(), command, after(MINUTE)));
    const effects = react(event!, act(published(), command, after(MINUTE)), after(MINUTE));
    expect(effects.filter(({ kind }) => kind === 'tell')).toMatchObject([
      { personId: 'editor', notice: { kind: 'readBackProblem', by: 'publisher', problem: '图片不对' } },
      { personId: 'editor2' },
    ]);
  });

  it('each is reminded once, when it is due', () => {
    const reach = (submission: Submission, ms: number) =>
      eventsOf(decide(submission, { type: 'ReachReadBack' }, after(ms)));
    expect(nextReadBackAt(published())).toBe(PLANNED + 30 * MINUTE);
    expect(reach(published(), 30 * MINUTE - 1)).toEqual([]);
    expect(reach(published(), 30 * MINUTE)).toEqual([
      { type: 'ReadBackReminded', accountId: W, turn: 'FIRST', people: ['publisher'] },
    ]);
    const reminded = act(published(), { type: 'ReachReadBack' }, after(30 * MINUTE));
    expect(nextReadBackAt(reminded)).toBeNull();
    const first = act(reminded, read('publisher'), after(HOUR));
    expect(nextReadBackAt(first)).toBe(Date.parse('2026-03-24T17:30:00+08:00'));
    // whoever is asked late has half an hour all the same
    const late = act(reminded, read('publisher'), after(20 * HOUR));
    expect(nextReadBackAt(late)).toBe(PLANNED + 20 * HOUR + 30 * MINUTE);
  });

  it('what was removed is not read any more', () => {
    const gone = act(
      published(),
      { type: 'NotePlatformRemoval', by: 'editor', accountIds: [W], reason: '违规' },
      after(MINUTE),
    );
    expect(nextReadBackAt(gone)).toBeNull();
    expect(refusalOf(decide(gone, read('publisher'), after(MINUTE)))).toEqual({ code: 'NOTHING_TO_READ_BACK' });
  });

  it('never stands in the way of the seal, and comes after it', () => {
    const sealed = act(published(), { type: 'NoteSeal', recordNo: 1 }, after(1));
    expect(sealed.sealedAt).toBe(PLANNED + 1);
    expect(typesOf(eventsOf(decide(sealed, read('publisher'), after(2))))).toEqual(['ReadBackDone']);
  });
});

import { faultOf, play } from '../../src/simulation/lives/people-life';

describe('random lives of people who come and go', () => {
  it('keep every promise', () => {
    const faults = Array.from({ length: 300 }, (_, index) => [index + 1, faultOf(index + 1)]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
  }, 600_000);

  it('leave what was signed as it was signed, by people who have left as well', () => {
    const towns = Array.from({ length: 60 }, (_, index) => play(index + 1));
    const leavers = towns.flatMap(({ roster, held }) =>
      [...held.values()].flatMap(({ sealed }) => sealed.filter(({ record }) => record.signer.id in roster.left)),
    );
    expect(leavers.length).toBeGreaterThan(0);
    expect(leavers.map(({ record }) => record.signer.name).filter((name) => !name.endsWith('君'))).toEqual([]);
  }, 600_000);

  it('are the same again for the same seed', () => {
    expect(play(7).roster).toEqual(play(7).roster);
    expect(play(7).roster).not.toEqual(play(8).roster);
  });
});

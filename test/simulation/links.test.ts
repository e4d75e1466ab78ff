import { faultOf, play } from '../../src/simulation/lives/links-life';

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('random lives of posts with links', () => {
  it('keep every promise', () => {
    const faults = seeds(30)
      .map((seed) => [seed, faultOf(seed)])
      .filter(([, fault]) => fault !== null);
    expect(faults).toEqual([]);
  }, 900_000);

  it('get everywhere: tried, in trouble, answered at 核稿, kept back, confirmed by the office, sent', () => {
    const seen = new Set<string>();
    for (const { held } of seeds(60).map(play)) {
      for (const { history, state } of held.values()) {
        for (const { event } of history) {
          seen.add(event.type);
          if (event.type === 'LinksChecked') for (const { outcome } of event.links) seen.add(outcome.kind);
          if (event.type === 'FindingAnswered' && event.rule === 'F-20') seen.add('answered at 核稿');
          if (event.type === 'RescheduleNeeded') seen.add(event.why);
        }
        if (state.status === 'PUBLISHED' && state.links) seen.add('sent');
      }
    }
    const everywhere = [
      ...['ALIVE', 'DEAD', 'ELSEWHERE', 'UNCHECKED', 'answered at 核稿', 'TO_BE_CONFIRMED', 'FindingsConfirmed'],
      ...['VersionEdited', 'sent'],
    ];
    expect(everywhere.filter((one) => !seen.has(one))).toEqual([]);
  }, 600_000);
});

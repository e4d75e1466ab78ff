import { faultOf, play } from '../../src/simulation/lives/reply-life';

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('random lives of replies and comments', () => {
  it('keep every promise', () => {
    const faults = seeds(400)
      .map((seed) => [seed, faultOf(seed)])
      .filter(([, fault]) => fault !== null);
    expect(faults).toEqual([]);
  }, 900_000);

  it('get everywhere: signed, raised, held, done, kept as wordings, used, stopped, hidden', () => {
    const seen = new Set<string>();
    for (const { held, library } of seeds(200).map(play)) {
      for (const { history } of held.values()) for (const { event } of history) seen.add(event.type);
      for (const { stopped } of library.wordings.wordings) seen.add(stopped ? 'stopped' : 'usable');
      for (const { answers, removals } of library.comments.values()) {
        for (const { how, postedAt } of answers) seen.add(`${how} ${postedAt === null ? 'chosen' : 'posted'}`);
        for (const { how } of removals) seen.add(how);
      }
      if (Object.keys(library.registry).length > 0) seen.add('registry');
    }
    const everywhere = [
      ...['NatureRaised', 'WordingAdopted', 'HandedToPublisher', 'Held', 'Resumed', 'PublishingFinished', 'Returned'],
      ...['stopped', 'usable', 'WORDING chosen', 'WORDING posted', 'REPLY posted', 'HIDDEN', 'DELETED', 'registry'],
    ];
    expect(everywhere.filter((one) => !seen.has(one))).toEqual([]);
  }, 600_000);

  it('are the same again for the same seed', () => {
    const historyOf = (seed: number) => [...play(seed).held.values()].map(({ history }) => history);
    expect(historyOf(7)).toEqual(historyOf(7));
    expect(historyOf(7)).not.toEqual(historyOf(8));
  });
});

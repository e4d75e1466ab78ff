import { faultOf, play } from '../../src/simulation/lives/rhythm-life';

const LIVES = 60;
const seeds = Array.from({ length: LIVES }, (_, index) => index + 1);

describe('random lives of the weekly rhythm', () => {
  it('keep every promise', () => {
    const faults = seeds.map((seed) => [seed, faultOf(seed)]).filter(([, fault]) => fault !== null);
    expect(faults).toEqual([]);
  }, 600_000);

  it('see everything: reminders that come and that are missed, summaries and corrections, hints', () => {
    const scenes = seeds.slice(0, 20).map(play);
    const told = new Set(scenes.flatMap((scene) => scene.told.map(({ what }) => what)));
    expect([...told].sort()).toEqual(['correction', 'digest', 'reminder', 'summary']);
    const weeks = scenes.flatMap((scene) => [...scene.weeks.values()]);
    expect(weeks.some(({ reminder }) => reminder?.missed)).toBe(true);
    expect(weeks.some(({ zeroReports }) => Object.values(zeroReports).some(({ late }) => late))).toBe(true);
    const quiet = scenes.flatMap(({ quietness }) => Object.values(quietness.accounts));
    expect(quiet.some(({ told: levels }) => levels.includes('WARN') && levels.includes('LIMIT'))).toBe(true);
    expect(quiet.some(({ told: levels }) => levels.join() === 'LIMIT')).toBe(true);
    expect(weeks.some(({ closedAt, summary }) => summary !== null && closedAt === null)).toBe(true);
  }, 600_000);

  it('are the same again for the same seed', () => {
    expect(play(7).told).toEqual(play(7).told);
    expect(play(7).told).not.toEqual(play(8).told);
  });
});

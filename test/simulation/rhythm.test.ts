import { liveRhythm } from '../../src/simulation/rhythm-life';

/** So many lives find every planted mistake; see `mutants-rhythm.ts`. */
const LIVES = 300;

it('the weekly rhythm keeps what it promises in every random life', () => {
  const failures = Array.from({ length: LIVES }, (_, index) => index + 1).flatMap((seed) => {
    const what = liveRhythm(seed);
    return what === null ? [] : [`seed ${seed}: ${what}`];
  });
  expect(failures).toEqual([]);
});

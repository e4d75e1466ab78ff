import { STATUSES } from '../../src/domain/codes';
import { runSimulation } from '../../src/simulation/command';
import { play } from '../../src/simulation/lives/life';
import { scriptOf } from '../../src/simulation/acts/steps';
import { runToEnd } from '../helpers/processes';

describe('random lives', () => {
  it('keep every invariant after every step, 20,000 times', async () => {
    // as anybody runs it: on every core, and without the test runner, in which a life takes ten times as long
    const { status, output } = await runToEnd(['simulate', '--lives', '20000'], process.cwd());
    expect(output).toMatch(/^20000 lives from seed 1 .*\nevery invariant held after every step\n$/);
    expect(status).toBe(0);
  }, 1_800_000);

  it('get everywhere a submission can get', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 400; seed += 1)
      for (const { state } of play(scriptOf(seed)).held.values()) seen.add(state.status);
    // no event archives: the record is sealed, and the archive takes it once a year
    expect(STATUSES.filter((one) => !seen.has(one))).toEqual(['ARCHIVED']);
  });

  it('are the same again for the same seed', () => {
    const historyOf = (seed: number) => [...play(scriptOf(seed)).held.values()].map(({ history }) => history);
    expect(historyOf(7)).toEqual(historyOf(7));
    expect(historyOf(7)).not.toEqual(historyOf(8));
  });

  it('are told to whoever runs the command', async () => {
    const lines: string[] = [];
    expect(await runSimulation({ seed: 1, lives: 20 }, (line) => lines.push(line))).toBe(0);
    expect(lines[0]).toMatch(/^20 lives from seed 1 in [\d.]+ s: \d+ lives\/s$/);
    expect(lines[1]).toBe('every invariant held after every step');
  });
});

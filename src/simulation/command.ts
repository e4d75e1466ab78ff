/** `npm run simulate -- --lives N --seed S`: random lives until one goes wrong. */
import { failureText, live, type Failure } from './life';

/**
 * Live the lives of consecutive seeds, up to the first that fails.
 * @param lives how many
 * @param seed the first one's
 * @returns the failure, or null, and how many were lived
 */
export function simulate(lives: number, seed: number): { failure: Failure | null; lived: number } {
  for (let lived = 1; lived <= lives; lived += 1) {
    const failure = live(seed + lived - 1);
    if (failure) return { failure, lived };
  }
  return { failure: null, lived: lives };
}

/**
 * The command: prints lives per second and the first failure.
 * @param print takes each line
 * @returns the exit code: 0 every invariant held, 1 one did not
 */
export function runSimulation(lives: number, seed: number, print: (line: string) => void): number {
  const begin = process.hrtime.bigint();
  const { failure, lived } = simulate(lives, seed);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  print(`${lived} lives from seed ${seed} in ${seconds.toFixed(1)} s: ${Math.round(lived / seconds)} lives/s`);
  print(failure ? failureText(failure) : 'every invariant held after every step');
  return failure ? 1 : 0;
}

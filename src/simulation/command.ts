/** `npm run simulate -- --lives N --seed S`: random lives until one goes wrong, on every core of the machine. */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { failureText, live, type Failure } from './lives/life';

/** Consecutive seeds: so many lives from the first. */
export interface Stretch {
  seed: number;
  lives: number;
}

/** What became of a stretch; `lived` ends with the life that failed. */
export interface Lived {
  failure: Failure | null;
  lived: number;
}

/** A worker gets its work in stretches of this many: short enough to stop soon, long enough to be worth a message. */
const STRETCH = 1000;

/** A long run says how far it is after so many lives. */
const SAID_EVERY = 50_000;

/** Live the lives of a stretch, up to the first that fails. */
function simulate({ seed, lives }: Stretch): Lived {
  for (let lived = 1; lived <= lives; lived += 1) {
    const failure = live(seed + lived - 1);
    if (failure) return { failure, lived };
  }
  return { failure: null, lived: lives };
}

/**
 * The command: prints how far it is, lives per second in the end, and the failure with the lowest seed.
 * @param print takes each line
 * @returns the exit code: 0 every invariant held, 1 one did not
 */
export async function runSimulation(whole: Stretch, print: (line: string) => void): Promise<number> {
  const begin = process.hrtime.bigint();
  const { failure, lived } = whole.lives <= STRETCH ? simulate(whole) : await simulateTogether(whole, print);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  print(`${lived} lives from seed ${whole.seed} in ${seconds.toFixed(1)} s: ${Math.round(lived / seconds)} lives/s`);
  print(failure ? failureText(failure) : 'every invariant held after every step');
  return failure ? 1 : 0;
}

/** One worker a core; the stretches are handed out in order, and none after one has failed. */
async function simulateTogether({ seed, lives }: Stretch, print: (line: string) => void): Promise<Lived> {
  const whole: Lived = { failure: null, lived: 0 };
  let next = 0;
  const take = (): Stretch | null => {
    if (whole.failure || next >= lives) return null;
    const stretch = { seed: seed + next, lives: Math.min(STRETCH, lives - next) };
    next += stretch.lives;
    return stretch;
  };
  const work = async () => {
    const worker = new Worker(__filename);
    try {
      for (let stretch = take(); stretch; stretch = take()) {
        const { failure, lived } = await answered(worker, stretch);
        whole.lived += lived;
        if (whole.lived % SAID_EVERY === 0 && whole.lived < lives) print(`${whole.lived} of ${lives} lives …`);
        if (failure && (!whole.failure || failure.seed < whole.failure.seed)) whole.failure = failure;
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return whole;
}

function answered(worker: Worker, stretch: Stretch): Promise<Lived> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners().once('message', resolve).once('error', reject);
    worker.postMessage(stretch);
  });
}

if (!isMainThread) parentPort?.on('message', (stretch: Stretch) => parentPort?.postMessage(simulate(stretch)));

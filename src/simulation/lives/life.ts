/** One life from its seed, and the shortest life that fails the same way. */
import { HOUR } from '../../domain/time/shanghai';
import { ACTS, startDraft } from '../acts';
import { companyOf, FIRST_DAY } from '../company';
import { faultIn } from '../fault';
import { chosenFor } from '../acts/fitting';
import { randomFrom } from '../random';
import { scriptOf, type Script, type Step } from '../acts/steps';
import { createTown, demandReplay } from '../door';
import type { Scene } from '../scene';
import type { Town } from '../town';

/** What went wrong, and the steps that are enough for it. */
export interface Failure {
  seed: number;
  what: string;
  steps: Step[];
}

/** Live the life of a seed; null when every invariant held after every step. */
export function live(seed: number): Failure | null {
  const what = faultOf(seed);
  if (what === null) return null;
  const script = scriptOf(seed);
  const steps = shrunk(script);
  return { seed, what: whatFails({ ...script, steps }) ?? what, steps };
}

/** What goes wrong in the life of a seed, or null. */
export function faultOf(seed: number): string | null {
  return whatFails(scriptOf(seed));
}

/** @returns the first thing that must not be, or null */
function whatFails(script: Script): string | null {
  return faultIn(() => play(script));
}

/** Play a script to its end. @returns the town as it is then */
export function play(script: Script): Town {
  const town = createTown(companyOf(script), FIRST_DAY + script.startsAfter * HOUR);
  const working: Scene['working'] = new Map();
  for (const { kind, seed } of script.steps) {
    const { troubled, reposts, later } = script;
    const scene = { town, random: randomFrom(seed), troubled, reposts, later, working };
    const held = chosenFor(kind, town, scene.random);
    // a queue takes two
    if (kind === 'draft' || !held || (script.strict && town.held.size < 2)) startDraft(scene);
    else ACTS[kind](scene, held);
  }
  for (const held of town.held.values()) demandReplay(held);
  return town;
}

/** Leave out ever smaller runs of steps for as long as it still fails. */
function shrunk(script: Script): Step[] {
  let { steps } = script;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length;) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (whatFails({ ...script, steps: fewer }) !== null) steps = fewer;
      else from += size;
    }
  }
  return steps;
}

/** A failure as a person reads it; the seed alone plays it again. */
export function failureText({ seed, what, steps }: Failure): string {
  return [`seed ${seed}: ${what}`, ...steps.map(({ kind, seed: own }, index) => `  ${index + 1}. ${kind} ${own}`)].join(
    '\n',
  );
}

/** Lives of a department's publishing plan (第十二条; R12.3): edited and handed in by anybody, in any order; judged by what was said. */
import type { BookContext } from '../../domain/house/book';
import { plan, type PlanCommand, type PlanEvent } from '../../domain/house/plan';
import type { Plan, PlanLine } from '../../domain/rhythm/planning';
import { addDays, DAY, HOUR, instantOf, shanghaiDate } from '../../domain/time/shanghai';
import { ORDINARY, PEOPLE } from '../company';
import { faultIn } from '../fault';
import { randomFrom, type Random } from '../random';
import { frozen } from '../values';
import { demand } from '../violation';

const STEPS = 40;
const WRITERS = ['officer', 'head'];

interface Scene {
  random: Random;
  now: number;
  state: Plan;
  /** what stands in it, by its number */
  own: Map<number, PlanLine>;
  given: Set<number>;
  /** periods that were handed in since anything was changed */
  handed: Set<string>;
}

/** What goes wrong in the life of a seed; null when everything held. */
export function faultOf(seed: number): string | null {
  return faultIn(() => {
    const random = randomFrom(seed);
    const now = instantOf('2026-11-20', '10:00') + random.below(60) * DAY;
    const scene: Scene = { random, now, state: plan.empty, own: new Map(), given: new Set(), handed: new Set() };
    for (let step = 0; step < STEPS; step += 1) act(scene);
  });
}

function act(scene: Scene): void {
  const { random } = scene;
  scene.now += random.pick([0, 0, HOUR, DAY, 20 * DAY]);
  const by = random.pick([...WRITERS, ...WRITERS, random.pick(PEOPLE)]);
  const period = shanghaiDate(scene.now + random.pick([0, 30, 60]) * DAY).slice(0, random.pick([4, 7]));
  const isEdit = random.chance(0.7);
  enter(scene, isEdit ? { type: 'EditPlan', by, ...changeOf(scene) } : { type: 'HandInPlan', by, period });
}

/** Some lines, new or there already, of days to come and now and then of one that has passed; some numbers, there or not. */
function changeOf({ random, now, own }: Scene): { add: PlanLine[]; remove: number[] } {
  const today = shanghaiDate(now);
  const add = Array.from({ length: random.below(3) }, (): PlanLine => {
    const day = addDays(today, random.chance(0.1) ? -1 - random.below(40) : random.below(60));
    const date = random.chance(0.2) ? day.slice(0, 7) : day;
    return { date, topic: random.pick(['爱眼日', '献血', '义诊']), channels: ['WEIBO'] };
  });
  const there = [...own.keys()];
  const remove = random.chance(0.4) && there.length > 0 ? [random.pick(there)] : [];
  return { add, remove: random.chance(0.1) ? [99] : remove };
}

function enter(scene: Scene, command: PlanCommand): void {
  const { now } = scene;
  const context: BookContext = { ...ORDINARY, now, freshCode: '', key: 'plan:D-ONE' };
  const decided = plan.decide(scene.state, frozen(command), context);
  const events = 'refusal' in decided ? [] : frozen(decided.events);
  judge(scene, command, 'refusal' in decided);
  for (const event of events) {
    scene.state = frozen(plan.evolve(scene.state, event, { at: now, actor: command.by }));
    note(scene, event, command);
  }
  if (!('refusal' in decided)) demandDone(scene, command);
  demandTruth(scene);
}

const key = ({ date, topic }: PlanLine) => `${date} ${topic}`;
const isOf = (period: string) => (line: PlanLine) => line.date.startsWith(`${period}-`) || line.date === period;

/** Whoever writes for the department may; what is not there is not removed, what has passed not planned, what is empty not handed in. */
function judge({ own, now }: Scene, command: PlanCommand, isRefused: boolean): void {
  const isWriter = WRITERS.includes(command.by);
  const today = shanghaiDate(now);
  const isRight =
    command.type === 'HandInPlan'
      ? [...own.values()].some(isOf(command.period))
      : command.remove.every((no) => own.has(no)) &&
        command.add.every(({ date }) => (date.length === 7 ? date >= today.slice(0, 7) : date >= today));
  demand(
    isRefused !== (isWriter && isRight),
    `${command.type} of ${command.by} ${isRefused ? 'was refused' : 'counted'}`,
  );
}

function note({ own, given, handed }: Scene, event: PlanEvent, command: PlanCommand): void {
  if (event.type === 'PlanHandedIn') {
    demand(!handed.has(event.period), 'handed in twice without a change');
    // each handing in is a change of the plan
    handed.clear();
    handed.add(event.period);
    return;
  }
  handed.clear();
  for (const no of event.removed) own.delete(no);
  const there = new Set([...own.values()].map(key));
  for (const item of event.added) {
    demand(!given.has(item.no), `number ${item.no} was given twice`);
    demand(!there.has(key(item)), `${key(item)} stands in the plan twice`);
    demand(command.type === 'EditPlan' && command.add.some((line) => key(line) === key(item)), 'planned by nobody');
    there.add(key(item));
    given.add(item.no);
    own.set(item.no, item);
  }
}

/** What was asked for has come about. */
function demandDone({ own, handed }: Scene, command: PlanCommand): void {
  if (command.type === 'HandInPlan') return demand(handed.has(command.period), 'handed in, and nobody knows');
  const there = [...own.values()].map(key);
  demand(
    command.add.every((line) => there.includes(key(line))),
    'planned, and not in the plan',
  );
  demand(
    command.remove.every((no) => !own.has(no)),
    'removed, and still in the plan',
  );
}

/** What stands in the plan is what was said, in the order of its days. */
function demandTruth({ state, own }: Scene): void {
  const said = state.items.map(({ no, date, topic }) => `${no} ${date} ${topic}`);
  const expected = [...own].map(([no, line]) => `${no} ${key(line)}`);
  demand(said.toSorted().join() === expected.toSorted().join(), 'the plan is not what was said');
  const dates = state.items.map(({ date }) => date);
  demand(dates.join() === dates.toSorted().join(), 'the plan is out of order');
}

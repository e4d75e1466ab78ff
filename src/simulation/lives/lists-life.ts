/** Random lives of the company's word lists: imported, signed off or not by anybody, in any order; judged by what was said, not by the book. */
import type { BookContext, HouseEffect } from '../../domain/house/book';
import {
  effectiveLists,
  lists,
  waitingLists,
  type KeptLists,
  type ListsCommand,
  type ListsEvent,
} from '../../domain/house/lists';
import { DAY, HOUR } from '../../domain/time/shanghai';
import { FIRST_DAY, ORDINARY, PEOPLE } from '../company';
import { faultIn } from '../fault';
import { randomFrom, type Random } from '../random';
import { frozen } from '../values';
import { demand } from '../violation';

const NAMES = ['人名', '产品'];
const CONTENTS = ['aa', 'bb', 'cc'];
const STEPS = 40;

/** What was imported, and what the office said of it, beside the book. */
interface Own {
  name: string;
  version: number;
  sha256: string;
  rows: number;
  from: number | null;
  /** epoch ms; null: not agreed (yet) */
  importedBy: string;
  agreedAt: number | null;
  isDecided: boolean;
}

interface Scene {
  now: number;
  state: KeptLists;
  own: Own[];
  /** who holds an open card, by name and version */
  cards: Map<string, Set<string>>;
  random: Random;
}

/** Live the life of a seed. @returns the first thing that must not be; null when everything held */
export function faultOf(seed: number): string | null {
  const random = randomFrom(seed);
  const scene: Scene = { now: FIRST_DAY, state: lists.empty, own: [], cards: new Map(), random };
  return faultIn(() => {
    for (let step = 0; step < STEPS; step += 1) act(scene);
  });
}

function act(scene: Scene): void {
  const { random } = scene;
  scene.now += random.pick([0, HOUR, DAY]);
  const command = random.chance(0.4) ? importing(scene) : deciding(scene);
  const context: BookContext = { now: scene.now, ...ORDINARY, freshCode: 'c00000', key: 'lists' };
  const decided = lists.decide(scene.state, frozen(command), context);
  const events = 'refusal' in decided ? [] : frozen(decided.events);
  if (command.type === 'DecideList') judgeWord(scene, command, events.length > 0);
  for (const event of events) {
    scene.state = frozen(lists.evolve(scene.state, event, { at: scene.now, actor: command.by }));
    enter(scene, event, command);
  }
  for (const event of events) for (const effect of lists.react(event, scene.state, context)) carryOut(scene, effect);
  demandTruth(scene, scene.now);
  demandTruth(scene, scene.now + 3 * DAY);
  demandAsked(scene);
}

function importing({ random, now }: Scene): ListsCommand {
  const sha256 = random.pick(CONTENTS);
  const from = random.pick([null, null, now + 2 * DAY, now - DAY]);
  const list = {
    name: random.pick(NAMES),
    sha256,
    rows: sha256.charCodeAt(0),
    importedBy: random.pick(['root', ...signers()]),
    from,
  };
  return { type: 'ImportList', by: null, list };
}

function deciding({ random, own }: Scene): ListsCommand {
  const one = random.pick(own);
  const by = random.pick([...PEOPLE, ...signers()]);
  const name = one?.name ?? random.pick(NAMES);
  return { type: 'DecideList', by, name, version: one?.version ?? 1, agrees: random.chance(0.7) };
}

function signers(): string[] {
  const { head, contacts } = ORDINARY.organization.office;
  return [head, ...contacts];
}

/** Whose word counts: the office's, once, about the newest version. */
function judgeWord(
  { own }: Scene,
  { by, name, version, agrees }: Extract<ListsCommand, { type: 'DecideList' }>,
  counted: boolean,
) {
  const newest = own.findLast((one) => one.name === name);
  const isOwn = agrees && newest?.importedBy === by && new Set(signers()).size > 1;
  const isRight = signers().includes(by) && newest?.version === version && !newest.isDecided && !isOwn;
  demand(isRight === counted, `a word of ${by} about ${name} ${version} ${counted ? 'counted' : 'was refused'}`);
}

function enter({ own, now }: Scene, event: ListsEvent, command: ListsCommand): void {
  if (event.type === 'ListImported') {
    const { name, version, sha256, rows, from, importedBy } = event.list;
    const before = own.findLast((one) => one.name === name)?.version ?? 0;
    demand(version === before + 1, `${name} ${version} came after ${before}`);
    const isWhole = command.type === 'ImportList' && command.list.sha256 === sha256 && command.list.rows === rows;
    demand(isWhole, 'imported is something else than was brought');
    own.push({ name, version, sha256, rows, from, importedBy, agreedAt: null, isDecided: false });
    return;
  }
  const one = own.find(({ name, version }) => name === event.name && version === event.version)!;
  one.isDecided = true;
  if (event.agreed) one.agreedAt = now;
}

/** At an instant only what the office has agreed to counts, not before its day, and of one name only one version: the last. */
function demandTruth({ state, own }: Scene, at: number): void {
  const expected = NAMES.toSorted().flatMap((name) => {
    const counting = own.filter(
      (one) => one.name === name && one.agreedAt !== null && one.agreedAt <= at && (one.from ?? 0) <= at,
    );
    return counting.slice(-1);
  });
  const words = (list: Pick<Own, 'name' | 'version' | 'sha256' | 'rows'>[]) =>
    list.map(({ name, version, sha256, rows }) => `${name} ${version} ${sha256} ${rows}`).join();
  const counts = words(effectiveLists(state, at));
  demand(
    counts === words(expected),
    `${counts || 'nothing'} counts where ${words(expected) || 'nothing'} was signed off`,
  );
}

/** What waits is in the hands of the office, and nothing else is. */
function demandAsked({ state, own, cards }: Scene): void {
  const waiting = own.filter((one) => !one.isDecided && own.findLast(({ name }) => name === one.name) === one);
  const names = (list: { name: string; version: number }[]) => list.map(({ name, version }) => `${name} ${version}`);
  demand(names(waitingLists(state)).join() === names(waiting).join(), 'something else waits for the office');
  for (const key of names(waiting))
    for (const personId of signers()) demand(cards.get(key)?.has(personId) === true, `${personId} was not asked`);
  demand(cards.size === waiting.length, 'the office is asked about what is over');
}

function carryOut({ cards }: Scene, effect: HouseEffect): void {
  if (effect.kind === 'card') {
    const { name, version } = effect.payload;
    const key = `${name} ${version}`;
    cards.set(key, (cards.get(key) ?? new Set()).add(effect.personId));
  }
  if (effect.kind === 'closeHouseCards')
    for (const key of cards.keys()) if (key.startsWith(`${effect.payload?.name} `)) cards.delete(key);
}

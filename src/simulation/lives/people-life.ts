/** Lives in which people leave, come back, are renamed and succeeded while posts are under way (§3.3 cases 16, 17, 18, 30, 34; R7.1, R7.4). */
import type { DirectoryUser } from '../../domain/house/directory';
import type { RosterCommand } from '../../domain/house/roster-terms';
import { DAY, HOUR, MINUTE } from '../../domain/time/shanghai';
import { ACTS, startDraft } from '../acts';
import { companyOf, FIRST_DAY, PEOPLE, withSynced } from '../company';
import { createTown, demandReplay } from '../door';
import { faultIn } from '../fault';
import { dutyLeft, stageDue } from '../ledger';
import { isGone } from '../ledger/rights';
import { chosenFor } from '../acts/fitting';
import { enterRoster, runErrands } from '../people';
import { randomFrom } from '../random';
import { wakeDue, type Act, type Scene } from '../scene';
import { somebody } from '../somebody';
import type { StepKind } from '../acts/steps';
import type { Town } from '../town';

const STEPS = 55;
/** The contact of the office stays: other judges know that name. */
const MAY_LEAVE = PEOPLE.filter((id) => id !== 'editorA');
const DEPARTMENTS = ['D-ONE', 'D-TWO', 'D-THREE', 'D-NONE'];

/** What of the ordinary lives happens here too, and how often. */
const OTHERS: Partial<Record<Exclude<StepKind, 'draft'>, number>> = {
  progress: 70,
  tap: 10,
  officeEdit: 3,
  object: 1,
  delegate: 5,
  endDelegation: 1,
  reassign: 4,
  withdraw: 1,
  reschedule: 1,
  takedown: 1,
  time: 4,
  wake: 4,
};

type PeopleAct = (life: Life) => void;

/** The directory as it really is, beside what the roster has read of it. */
interface Life {
  scene: Scene;
  users: Map<string, DirectoryUser>;
  /** who leads the department that is synced */
  leader: string;
}

const OWN: [number, PeopleAct][] = [
  [10, leave],
  [5, comeBack],
  [6, read],
  [2, rename],
  [8, appoint],
  [8, succeed],
  [8, vacate],
  [4, askTooEarly],
  [4, passDays],
];

const BAG: (Exclude<StepKind, 'draft'> | PeopleAct)[] = [
  ...Object.entries(OTHERS).flatMap(([kind, weight]) =>
    Array<Exclude<StepKind, 'draft'>>(weight).fill(kind as Exclude<StepKind, 'draft'>),
  ),
  ...OWN.flatMap(([weight, act]) => Array<PeopleAct>(weight).fill(act)),
];

/** What goes wrong in the life of a seed; null when every invariant held after every step. */
export function faultOf(seed: number): string | null {
  return faultIn(() => play(seed));
}

/** @returns the town as it is at the end */
export function play(seed: number): Town {
  const random = randomFrom(seed);
  const company = withSynced(companyOf({ allExecutives: random.chance(0.5), strict: false }));
  const town = createTown(company, FIRST_DAY + random.below(96) * HOUR);
  const scene: Scene = { town, random, troubled: 0, working: new Map() };
  const life: Life = { scene, users: new Map(PEOPLE.map((id) => [id, userOf(id)])), leader: 'both' };
  lockOut(town);
  read(life);
  for (let step = 0; step < STEPS; step += 1) {
    const kind = random.pick(BAG);
    if (town.held.size < 3 && random.chance(0.3)) startDraft(scene);
    if (typeof kind === 'function') kind(life);
    else ordinary(scene, kind);
    runErrands(town);
  }
  for (const one of town.held.values()) demandReplay(one);
  return town;
}

function ordinary(scene: Scene, kind: Exclude<StepKind, 'draft'>): void {
  const held = chosenFor(kind, scene.town, scene.random);
  if (held) (ACTS[kind] as Act)(scene, held);
}

/** Who has left reaches nobody any more; what is left of them is a tap on a card. */
function lockOut(town: Town): void {
  const { dispatch } = town;
  town.dispatch = (id, command) => {
    const by = 'by' in command ? command.by : null;
    const isOut = by !== null && command.type !== 'Decide' && isGone(town.company.organization, by);
    return !isOut && dispatch(id, command);
  };
}

function userOf(id: string): DirectoryUser {
  return { userId: id.toLowerCase(), name: `${id}君`, title: '职员', departments: ['1'], active: true };
}

/** Somebody is gone: the directory says so at once, twice, or only when it is read. */
function leave(life: Life): void {
  const { scene, users } = life;
  const { town, random } = scene;
  const duties = [...town.holding.values()].flatMap((people) => [...people]);
  const id = random.pick([random.pick(duties) ?? 'officer', random.pick(MAY_LEAVE)]);
  const user = users.get(id);
  if (id === 'editorA' || !user?.active) return;
  users.set(id, { ...user, active: false });
  if (random.chance(0.25)) return;
  const note: RosterCommand = { type: 'NoteLeaving', by: null, messenger: 'wecom', userId: user.userId };
  enterRoster(town, note);
  // a reading that began before it has them still
  if (random.chance(0.3)) readAs(life, [...users.values(), { ...user, active: true }], town.now - MINUTE);
}

/** Of those who all have to sign one goes, after another has signed or before; whoever has signed may be the successor. */
function vacate({ scene: { town, random }, users }: Life): void {
  const { organization } = town.company;
  for (const { ledger } of town.held.values()) {
    const due = stageDue(ledger, organization);
    if (due?.quorum !== 'all') continue;
    const signed = ledger.standing.find(({ stage }) => stage === due.name)?.signer.id;
    const [from, other] = dutyLeft(ledger, due, organization);
    const user = from === undefined ? undefined : users.get(from);
    const isFirst = signed === undefined && (other === undefined || random.chance(0.5));
    if (isFirst || !from || !user?.active || from === 'editorA') continue;
    users.set(from, { ...user, active: false });
    enterRoster(town, { type: 'NoteLeaving', by: null, messenger: 'wecom', userId: user.userId });
    if (random.chance(0.4)) return;
    const to = random.pick([signed ?? other, signed ?? other, random.pick(MAY_LEAVE)])!;
    const by = organization.office.head;
    enterRoster(town, { type: 'NameSuccessor', by, from, to, document: '任〔2026〕8号' });
    return;
  }
}

function comeBack(life: Life): void {
  const gone = [...life.users].filter(([, { active }]) => !active);
  const [id, user] = life.scene.random.pick(gone) ?? [];
  if (!id || !user) return;
  life.users.set(id, { ...user, active: true });
  const { town, random } = life.scene;
  // on the day a head is back the officer is gone
  const officer = town.company.organization.departments.find(({ head }) => head === id)?.informationOfficer;
  const other = officer && officer !== id && random.chance(0.5) ? life.users.get(officer) : undefined;
  if (officer && other) life.users.set(officer, { ...other, active: false });
  town.now += MINUTE;
  read(life);
}

/** The whole directory; now and then not everybody is visible, or somebody new is there. */
function read(life: Life): void {
  const { town, random } = life.scene;
  if (random.chance(0.15)) life.leader = random.pick(['both', 'chief']);
  const users = [...life.users.values()];
  const few = random.pick([users.slice(random.below(5)), [life.users.get('editorA')!]]);
  const visible = random.chance(0.25) ? few : users;
  const newcomer = { ...userOf('newcomer'), departments: ['2'] };
  readAs(life, random.chance(0.5) ? [...visible, newcomer] : visible, town.now);
}

function readAs({ scene, users, leader }: Life, seen: DirectoryUser[], began: number): void {
  const leaders = [users.get(leader)!.userId];
  const departments = [{ id: '2', name: '二部', leaders }];
  const directory = { departments, users: seen };
  enterRoster(scene.town, { type: 'ReadDirectory', by: null, messenger: 'wecom', directory, began });
}

/** An account is called otherwise; the name and title follow with the next reading. */
function rename({ scene: { town, random }, users }: Life): void {
  const id = random.pick(PEOPLE);
  const user = users.get(id)!;
  const to = `${id.toLowerCase()}${random.below(9)}`;
  if (to === user.userId) return;
  users.set(id, { ...user, userId: to, title: random.pick(['职员', '主管']) });
  enterRoster(town, { type: 'NoteAccount', by: null, messenger: 'wecom', from: user.userId, to });
}

/** 信息员 by the head, or somebody else; with or without naming whom it replaces. */
function appoint({ scene: { town, random } }: Life): void {
  const { departments } = town.company.organization;
  const departmentId = random.pick(DEPARTMENTS);
  const { head, informationOfficer } = departments.find(({ id }) => id === departmentId) ?? departments[0]!;
  const replacing = random.chance(0.7) ? informationOfficer : null;
  const personId = random.pick(PEOPLE);
  enterRoster(town, { type: 'AppointOfficer', by: somebody(random, head), departmentId, personId, replacing });
}

/** 继任 of whoever has left, or of somebody who has not. */
function succeed({ scene: { town, random } }: Life): void {
  const gone = Object.keys(town.roster.left);
  const from = (random.chance(0.8) ? random.pick(gone) : null) ?? random.pick(MAY_LEAVE);
  const by = random.pick([town.company.organization.office.head, 'execA', 'execB', random.pick(PEOPLE)]);
  const document = random.chance(0.8) ? '任〔2026〕7号' : ' ';
  enterRoster(town, { type: 'NameSuccessor', by, from, to: random.pick(MAY_LEAVE), document });
}

/** A question that comes at a wrong time, or for what is over. */
function askTooEarly({ scene: { town, random } }: Life): void {
  const personId = random.pick(PEOPLE);
  if (random.chance(0.5)) enterRoster(town, { type: 'AskForSuccessor', by: null, personId });
  else enterRoster(town, { type: 'AskForOfficer', by: null, departmentId: random.pick(DEPARTMENTS) });
}

/** Until the next question is due, or for days. */
function passDays({ scene: { town, random } }: Life): void {
  const next = Math.min(...[...town.errands.values()].map(({ at }) => at));
  town.now = Number.isFinite(next) && random.chance(0.8) ? Math.max(town.now, next) : town.now + DAY;
  wakeDue(town);
}

/** Lives of posts with links that come and go: tried at 提交, at edits and before they go out, or told of at any time (F-20). */
import type { LinkOutcome } from '../../domain/post/links';
import { linksToCheck } from '../../domain/post/links';
import { currentReview, openStage } from '../../domain/submission';
import { HOUR } from '../../domain/time/shanghai';
import { ACTS } from '../acts';
import { draftOf, bodyOf } from '../acts/drafts';
import { progress } from '../acts/progress';
import { companyOf, FIRST_DAY } from '../company';
import { createTown, demandReplay } from '../door';
import { faultIn } from '../fault';
import { LINKS } from '../ledger/links';
import { randomFrom, type Random } from '../random';
import type { Act, Scene } from '../scene';
import { somebody } from '../somebody';
import type { Town } from '../town';

const STEPS = 70;
const MOST = 3;

/** What of the ordinary lives happens here too, and how often. */
const OTHERS = {
  tap: 8,
  officeEdit: 4,
  signOffEdit: 3,
  object: 1,
  withdraw: 1,
  reschedule: 3,
  publishNow: 3,
  urgency: 1,
  pause: 1,
  resume: 1,
  work: 6,
  crash: 1,
  time: 6,
  wake: 6,
} as const;

const OUTCOMES: LinkOutcome[] = [
  { kind: 'ALIVE' },
  { kind: 'ALIVE' },
  { kind: 'DEAD', why: 'STATUS', status: 404 },
  { kind: 'DEAD', why: 'NO_HOST' },
  { kind: 'ELSEWHERE', host: '203.0.113.9' },
  { kind: 'UNCHECKED', why: 'NETWORK' },
];

const BAG: Act[] = [
  ...Object.entries(OTHERS).flatMap(([kind, weight]) => Array<Act>(weight).fill(ACTS[kind as keyof typeof OTHERS])),
  ...Array<Act>(60).fill(progress),
  ...Array<Act>(24).fill((scene) => tryLinks(scene)),
  ...Array<Act>(6).fill(tellOfLinks),
  ...Array<Act>(8).fill(editLinks),
  ...Array<Act>(4).fill(confirm),
];

/** What goes wrong in the life of a seed; null when every invariant held after every step. */
export function faultOf(seed: number): string | null {
  return faultIn(() => play(seed));
}

/** @returns the town as it is at the end */
export function play(seed: number): Town {
  const random = randomFrom(seed);
  const company = companyOf({ allExecutives: random.chance(0.2), strict: random.chance(0.2) });
  const town = createTown(company, FIRST_DAY + random.below(96) * HOUR);
  const working: Scene['working'] = new Map();
  for (let step = 0; step < STEPS; step += 1) {
    const scene: Scene = { town, random, troubled: 0.05, working };
    const held = random.pick([...town.held.values()]);
    if (!held || (town.held.size < MOST && random.chance(0.1))) begin(scene);
    else random.pick(BAG)(scene, held);
  }
  for (const one of town.held.values()) demandReplay(one);
  return town;
}

function begin({ town, random }: Scene): void {
  const submissionId = `s${town.held.size + 1}`;
  const by = random.pick(['officer', 'officer', 'both', 'chief']);
  const { content, request } = draftOf(random, town.now);
  const patch = { content: { ...content, body: linkedBody(random) }, request };
  town.dispatch(submissionId, { type: 'StartDraft', by, submissionId, kind: 'ORIGINAL', patch, pictures: [] });
}

function linkedBody(random: Random): string {
  const links = LINKS.filter(() => random.chance(0.5));
  return random.chance(0.15) ? bodyOf(random) : `正文一段${random.below(100)}，见${links.join('、')}。`;
}

/** What is promised and due is done: the sites answer. Now and then nobody is there to do it yet. */
function tryLinks({ town, random }: Scene): void {
  const due = town.linksToTry.filter(({ at }) => at <= town.now);
  town.linksToTry = town.linksToTry.filter(({ at }) => at > town.now);
  for (const { submissionId, freshSince } of due) {
    const urls = linksToCheck(town.held.get(submissionId)!.state, town.now, freshSince);
    const tried = urls.map((url) => ({ url, outcome: random.pick(OUTCOMES)! }));
    if (tried.length > 0) town.dispatch(submissionId, { type: 'NoteLinks', tried });
  }
}

/** An answer that is late, or about what does not stand in the post. */
function tellOfLinks({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  const tried = LINKS.filter(() => random.chance(0.6)).map((url) => ({ url, outcome: random.pick(OUTCOMES)! }));
  town.dispatch(state.id, { type: 'NoteLinks', tried });
}

/** Links are put in and taken out, in a draft and under review. */
function editLinks({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  const patch = { content: { body: linkedBody(random) } };
  if (state.status === 'DRAFT' || state.status === 'RETURNED') {
    town.dispatch(state.id, { type: 'EditDraft', by: state.submitterId, patch });
    return;
  }
  const review = currentReview(state);
  if (!review) return;
  town.dispatch(state.id, {
    type: 'EditAtReview',
    by: random.pick(['editorA', 'editorB']),
    seen: { reviewNo: review.no, stage: openStage(state)?.name ?? '', digest: review.digest },
    change: { patch, pictures: null, minor: false, ...(random.chance(0.4) && { reason: '已核对' }) },
    proof: { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null },
  });
}

/** 确认并发 of what is kept back, needed or not. */
function confirm({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  const by = somebody(random, 'editorA');
  town.dispatch(state.id, { type: 'ConfirmAndPublish', by, reason: random.chance(0.8) ? '链接已打开看过' : ' ' });
}

/** Lives of replies, wordings, comments and changes of accounts' data, by right and wrong people (A9; R17.2; F-16, F-17; §3.3 case 23). */
import { PROFILE_FIELDS, REPLY_NATURES } from '../../domain/codes';
import { newestWordings, type ApprovedWording } from '../../domain/house/wordings';
import { currentPublications } from '../../domain/submission';
import { DAY, HOUR, MINUTE } from '../../domain/time/shanghai';
import { ACTS } from '../acts';
import { ACCOUNT_IDS, companyOf, FIRST_DAY, PEOPLE } from '../company';
import { createTown, demandReplay } from '../door';
import { bodyOf } from '../acts/drafts';
import { enterLibrary, wakeComments } from '../library';
import { progress } from '../acts/progress';
import { faultIn } from '../fault';
import { randomFrom, type Random } from '../random';
import type { Act, Scene } from '../scene';
import { somebody } from '../somebody';
import type { Town } from '../town';

const STEPS = 60;
const MOST = 4;
const URLS = ['https://weibo.com/1/A', 'https://weibo.com/1/B', 'https://weibo.com/1/C'];
const NAMES = ['门诊时间', '停车'];

/** What of the ordinary lives happens here too, and how often. */
const OTHERS = {
  tap: 8,
  withdraw: 2,
  cancel: 2,
  pause: 3,
  resume: 3,
  handOver: 1,
  officeEdit: 3,
  signOffEdit: 2,
  reschedule: 1,
  urgency: 1,
  takedown: 1,
  platformRemoval: 1,
  backfill: 1,
  abandon: 2,
  delegate: 2,
  time: 6,
  wake: 6,
} as const;

const OWN: Record<string, [number, Act]> = {
  goOn: [70, goOn],
  raise: [6, raise],
  adopt: [6, adopt],
  done: [8, done],
  comment: [24, (scene) => comment(scene)],
  stop: [8, (scene) => stop(scene)],
  remind: [4, (scene) => remind(scene)],
};

const BAG: Act[] = [
  ...Object.entries(OTHERS).flatMap(([kind, weight]) => Array<Act>(weight).fill(ACTS[kind as keyof typeof OTHERS])),
  ...Object.values(OWN).flatMap(([weight, act]) => Array<Act>(weight).fill(act)),
];

/** What goes wrong in the life of a seed; null when every invariant held after every step. */
export function faultOf(seed: number): string | null {
  return faultIn(() => play(seed));
}

/** @returns the town as it is at the end */
export function play(seed: number): Town {
  const random = randomFrom(seed);
  const company = companyOf({ allExecutives: random.chance(0.3), strict: random.chance(0.3) });
  const town = createTown(company, FIRST_DAY + random.below(96) * HOUR);
  const working: Scene['working'] = new Map();
  for (let step = 0; step < STEPS; step += 1) {
    const scene: Scene = { town, random, troubled: 0, working };
    const held = random.pick([...town.held.values()]);
    if (!held || (town.held.size < MOST && random.chance(0.12))) begin(scene);
    else random.pick(BAG)(scene, held);
    wakeComments(town);
  }
  for (const one of town.held.values()) demandReplay(one);
  return town;
}

function begin({ town, random }: Scene): void {
  const submissionId = `s${town.held.size + 1}`;
  const by = random.pick([...['officer', 'both', 'chief', 'publisher', 'editorA', 'editorB'], random.pick(PEOPLE)]);
  const isReply = random.chance(0.7);
  const nature = random.pick([
    'ORDINARY',
    'ORDINARY',
    'ORDINARY',
    'WORDING',
    'WORDING',
    'WORDING',
    ...REPLY_NATURES,
  ] as const);
  const accountIds = [random.pick(ACCOUNT_IDS)];
  const base = { accountIds, secret: false, ai: 'NONE' as const };
  const comment = { url: random.pick(URLS), excerpt: '几点开门' };
  const content = isReply
    ? {
        ...base,
        title: random.pick(NAMES),
        nature,
        body: bodyOf(random),
        ...(nature === 'WORDING' ? until(random, town) : { comment }),
      }
    : {
        ...base,
        title: '资料变更',
        profileField: random.pick(PROFILE_FIELDS.filter((one) => one !== 'AVATAR')),
        oldValue: '旧',
        newValue: `新${random.below(99)}`,
      };
  const departmentId = random.pick([undefined, 'D-ONE', 'D-TWO', 'D-THREE']);
  town.dispatch(submissionId, {
    type: 'StartDraft',
    by,
    submissionId,
    kind: isReply ? 'REPLY' : 'PROFILE_CHANGE',
    patch: { content, request: { reason: '要答' } },
    pictures: [],
    ...(departmentId !== undefined && { departmentId }),
  });
}

function until(random: Random, town: Town): { validUntil?: number } {
  return random.chance(0.5) ? { validUntil: town.now + random.pick([HOUR, DAY, 4 * DAY]) } : {};
}

/** The next ordinary act; what is signed is done by hand. */
function goOn(scene: Scene, held: Parameters<Act>[1]): void {
  if (held.state.status === 'PUBLISHING') done(scene, held);
  else progress(scene, held);
}

function raise({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  town.dispatch(state.id, {
    type: 'RaiseNature',
    by: somebody(random, 'editorB'),
    nature: random.pick(REPLY_NATURES),
    reason: random.chance(0.9) ? '问用药' : ' ',
    ...(random.chance(0.6) && { departmentId: random.pick(['D-ONE', 'D-TWO', 'D-THREE', 'D-NONE']) }),
  });
}

function adopt({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  const validUntil = until(random, town).validUntil ?? null;
  const name = random.pick([...NAMES, ' ']);
  town.dispatch(state.id, {
    type: 'AdoptWording',
    by: somebody(random, 'editorA'),
    name,
    topic: null,
    until: validUntil,
  });
}

function done({ town, random }: Scene, { state }: Parameters<Act>[1]): void {
  const accountId = random.pick(currentPublications(state))?.accountId ?? random.pick(ACCOUNT_IDS);
  const doneAt = town.now + random.pick([0, 0, -DAY, DAY, -MINUTE]);
  town.dispatch(state.id, { type: 'ConfirmDone', by: somebody(random, 'publisher'), accountId, doneAt, url: null });
}

/** Brought, answered with a wording old or new, told to be out, hidden or deleted. */
function comment({ town, random }: Scene): void {
  const url = random.pick(URLS);
  const key = `comment:${url}`;
  const about = { url, accountId: 'weibo', excerpt: '几点开门' };
  const by = somebody(random, 'publisher');
  const wording = random.pick(random.chance(0.6) ? newest(town) : town.library.wordings.wordings);
  switch (random.pick(['note', 'use', 'use', 'use', 'confirm', 'confirm', 'remove'] as const)) {
    case 'note':
      return enterLibrary(town, key, { type: 'NoteComment', by, about });
    case 'use':
      // one that is not the newest is nobody's to use: the conversation looks the newest up
      if (wording && newest(town).includes(wording))
        enterLibrary(town, key, { type: 'UseWording', by, about, wording });
      return;
    case 'confirm':
      return enterLibrary(town, key, { type: 'ConfirmAnswer', by, more: random.chance(0.4) });
    case 'remove': {
      const how = random.pick(['HIDDEN', 'DELETED'] as const);
      const reason = random.pick(['辱骂', '辱骂', ' ']);
      // mostly another comment, so that some stay
      const other = random.chance(0.3) ? key : `${key}x`;
      return enterLibrary(town, other, { type: 'RemoveComment', by, about, how, reason });
    }
  }
}

function newest(town: Town): ApprovedWording[] {
  return newestWordings(town.library.wordings);
}

/** A wake that comes at a wrong time, or for what is over. */
function remind({ town, random }: Scene): void {
  const key = random.pick([...town.library.ownComments.keys()]);
  if (key) enterLibrary(town, key, { type: 'RemindComment', by: null, limit: random.pick(['FIRST', 'FULL'] as const) });
}

function stop({ town, random }: Scene): void {
  const reason = random.chance(0.8) ? '改时间了' : ' ';
  enterLibrary(town, 'wordings', {
    type: 'StopWording',
    by: somebody(random, 'editorA'),
    name: random.pick(NAMES),
    reason,
  });
}

/** Steps of every kind, by right and wrong people, at right and wrong times. */
import type { ArchiveProblem } from '../../domain/archive/problem';
import { currentPublications } from '../../domain/submission';
import { targetsOf } from '../../domain/post/takedown';
import { DAY, HOUR, MINUTE } from '../../domain/time/shanghai';
import type { Status } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import { CHOICE_KEYS, PEOPLE } from '../company';
import { DUTY_ACTS } from './duty';
import { object, officeEdit, signOffEdit } from './edit';
import { correct, emergency } from './hurry';
import { asLater, LATER_ACTS, picturesOf } from './later';
import { asRepost, REPOST_ACTS } from './repost';
import { bodyOf, draftOf, pictureOf, plannedAfter } from './drafts';
import { enterPause, holdAll, pauseOrEnd } from '../pausing';
import { progress } from './progress';
import type { Random } from '../random';
import { somebody } from '../somebody';
import type { StepKind } from './steps';
import { deliverVerdict, platformDecides, wakeDue, work, type Act, type Scene } from '../scene';
import type { Held, Town } from '../town';

/** Who takes over what others leave: officers and heads. */
const TAKERS = ['officer', 'head', 'both', 'chief'];
/** A marked message came: of the pictures there are some go, with one more that has just come and one that is not there. */
const dropPictures: Act = ({ town, random }, { state: given }) => {
  const writable = [...town.held.values()].map(({ state }) => state).filter(({ status }) => WRITABLE.includes(status));
  const handedIn = writable.filter(({ versions, content }) => versions.length > 0 && content.pictures.length > 0);
  const { id, submitterId } = random.pick(handedIn) ?? random.pick(writable) ?? given;
  town.dispatch(id, { type: 'AddPicture', by: submitterId, picture: pictureOf(random) });
  const there = town.held.get(id)!.state.content.pictures.filter(() => random.chance(0.7));
  const messageIds = [...there.map(({ messageId }) => messageId), 'none'];
  const by = random.chance(0.7) ? submitterId : random.pick(PEOPLE);
  town.dispatch(id, { type: 'DropPictures', by, messageIds });
};

const WRITABLE: Status[] = ['DRAFT', 'RETURNED'];
const STOPPABLE: Status[] = ['SCHEDULED', 'PUBLISHING'];
const MOST_SUBMISSIONS = 3;
const OFFICERS = ['officer', 'officer', 'both', 'chief'];

/** What a step does to a submission that chance chose. `draft` is the only one that needs none. */
export const ACTS: Record<Exclude<StepKind, 'draft'>, Act> = {
  ...REPOST_ACTS,
  ...LATER_ACTS,
  ...DUTY_ACTS,
  correct,
  emergency,
  progress,
  edit: ({ town, random }, { state }) => {
    // a field that is there but undefined says nothing, also after storage
    const patch = random.chance(0.5)
      ? { content: { body: bodyOf(random), title: undefined } }
      : { appendBody: '又一段' };
    town.dispatch(state.id, { type: 'EditDraft', by: somebody(random, state.submitterId), patch });
  },
  picture: ({ town, random }, { state }) => {
    const by = somebody(random, state.submitterId);
    town.dispatch(state.id, { type: 'AddPicture', by, picture: pictureOf(random) });
    if (state.submitWhenComplete) town.dispatch(state.id, { type: 'Submit', by: null, onTheWay: 0 });
  },
  clear: (scene, held) => {
    const { town, random } = scene;
    const { id, submitterId } = held.state;
    if (random.chance(0.3)) town.dispatch(id, { type: 'ClearPictures', by: somebody(random, submitterId) });
    else dropPictures(scene, held);
  },
  discard: ({ town, random }, { state }) =>
    town.dispatch(state.id, { type: 'DiscardDraft', by: somebody(random, state.submitterId) }),
  submit: ({ town, random }, { state }) =>
    town.dispatch(state.id, { type: 'Submit', by: somebody(random, state.submitterId), onTheWay: random.below(2) }),
  answer: ({ town, random }, { state }) => {
    const rules = random.pick([null, ['C-03'], ['F-13', 'F-04'], []]);
    const reason = random.chance(0.9) ? `说明${random.below(100)}` : ' ';
    town.dispatch(state.id, { type: 'AnswerFindings', by: somebody(random, state.submitterId), rules, reason });
  },
  tap,
  officeEdit,
  signOffEdit,
  object,
  opinion: ({ town, random }, { state, ledger }) => {
    const { signer, stage, reviewNo } = random.pick(ledger.given) ?? {};
    const by = somebody(random, signer?.id ?? 'head');
    const told = { by, reviewNo: reviewNo ?? 1, stage: stage ?? 'DEPT_REVIEW', text: '补充意见' };
    town.dispatch(state.id, { type: 'AddOpinion', ...told });
  },
  handOver: ({ town, random }, { state }) => {
    // a removal is ordered by the office itself, whoever works there
    if (state.kind !== 'TAKEDOWN') town.dispatch(state.id, { type: 'HandOver', by: null, to: random.pick(TAKERS) });
  },
  determine: ({ town, random }, { state }) =>
    town.dispatch(state.id, { type: 'DetermineCategory', by: somebody(random, 'editorB'), reason: '工作需要' }),
  urgency: ({ town, random }, { state }) => {
    const urgency = random.pick(['ROUTINE', 'IMPORTANT_URGENT', 'EMERGENCY'] as const);
    const reason = random.pick([undefined, ' ', '突发', '突发']);
    const why = reason === undefined ? {} : { reason };
    town.dispatch(state.id, { type: 'ChangeUrgency', by: somebody(random, 'editorA'), urgency, ...why });
  },
  nudge: ({ town, random }, { state }) => {
    for (let times = 1 + random.below(3); times > 0; times -= 1) {
      town.dispatch(state.id, {
        type: 'Nudge',
        by: somebody(random, random.pick([state.submitterId, 'head', 'editorA'])),
      });
      // impatient: a moment later once more
      if (random.chance(0.5)) town.now += MINUTE;
    }
  },
  withdraw: ({ town, random }, { state }) =>
    town.dispatch(state.id, { type: 'Withdraw', by: somebody(random, state.submitterId), reason: '有变' }),
  answerWithdrawal: ({ town, random }, held) => {
    const { id, submitterId: by, status } = held.state;
    if (status === 'SCHEDULED') town.dispatch(id, { type: 'Withdraw', by, reason: '有变' });
    const { state } = held;
    const askedAt = random.chance(0.9) ? (state.withdrawal?.at ?? town.now) : town.now - 1;
    const told = { by: somebody(random, 'editorA'), askedAt, granted: random.chance(0.6) };
    town.dispatch(state.id, { type: 'AnswerWithdrawal', ...told });
  },
  platformRemoval: ({ town, random }, held) => {
    const accountIds = random.chance(0.5) ? [someAccount(random, held)] : (held.state.content.accountIds ?? []);
    const told = { by: somebody(random, 'publisher'), accountIds, reason: '平台认为违规' };
    town.dispatch(held.state.id, { type: 'NotePlatformRemoval', ...told });
  },
  takedown: (scene, { state }) => {
    const { town, random } = scene;
    const by = random.pick(['editorB', 'editorA', state.submitterId, 'publisher', random.pick(PEOPLE)]);
    const requestId = `t${town.held.size + 1}`;
    const targets = targetsOf(state).filter(() => random.chance(0.8));
    const reason = '内容有严重差错';
    const takedown = { submissionId: state.id, no: state.no ?? '', title: '模拟稿', reason, targets };
    const accountIds = targets.map(({ accountId }) => accountId);
    const content = { title: '下架', accountIds, body: reason, takedown };
    const patch = { content, request: { urgency: 'EMERGENCY' as const, plannedAt: town.now, reason } };
    if (targets.length === 0 || !town.dispatch(state.id, { type: 'AskTakedown', by, requestId, reason })) return;
    const { departmentId } = state;
    if (!town.dispatch(requestId, { type: 'StartTakedown', by, submissionId: requestId, departmentId, patch }))
      town.dispatch(state.id, { type: 'EndTakedown', requestId });
    const { accountId } = random.pick(targets);
    // somebody in a hurry, before anything was captured; and the word of a request that is not this one
    if (random.chance(0.5)) town.dispatch(requestId, { type: 'BeginSending', accountId, attemptId: 'rash' });
    if (random.chance(0.5))
      town.dispatch(state.id, { type: 'NoteRemoval', requestId: 'old', requestNo: '', accountId });
    // what the interface can do, it often does at once
    for (let tries = random.below(6); tries > 0; tries -= 1) work(scene, 20);
  },
  confirmRemoval: (scene, held) => {
    const { town, random } = scene;
    const by = random.chance(0.5) ? 'publisher' : random.pick(PEOPLE);
    const byHand = currentPublications(held.state).find(({ status }) => status === 'MANUAL');
    const told = { by, accountId: byHand?.accountId ?? someAccount(random, held) };
    town.dispatch(held.state.id, { type: 'ConfirmRemoval', ...told });
    // the word of a request that is over, or never was
    const { accountId } = told;
    town.dispatch(held.state.id, { type: 'NoteRemoval', requestId: 'old', requestNo: '', accountId });
  },
  time: ({ town, random }, { state }) => {
    const { plannedAt } = state.request;
    const near = plannedAt !== null && plannedAt > town.now && random.chance(0.3);
    // sometimes to the very instant of a planned time, or of a delegation's end
    if (near) town.now = plannedAt - (random.chance(0.5) ? 1 : 0);
    else if (random.chance(0.2)) town.now = nextBoundary(town) ?? town.now;
    else town.now += random.pick([MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY, 8 * DAY]);
  },
  wake: ({ town }) => wakeDue(town),
  staleWake: ({ town, random }, { state }) => {
    // too early, or for a time that was never planned
    if (random.chance(0.5)) town.dispatch(state.id, { type: 'ReachLimit' });
    town.dispatch(state.id, {
      type: 'ReachPlannedTime',
      plannedAt: random.pick([state.request.plannedAt ?? town.now, town.now]),
    });
  },
  reschedule: ({ town, random }, { state }) => {
    const from = state.request.plannedAt ?? town.now;
    const edge = 7 * DAY * (random.chance(0.5) ? 1 : -1) + random.pick([0, 1, -1]);
    const plannedAt = random.chance(0.4) ? from + edge : plannedAfter(random, town.now);
    town.dispatch(state.id, { type: 'Reschedule', by: somebody(random, 'editorA'), plannedAt });
  },
  pause: ({ town, random }) => {
    const by = random.pick(['execA', 'execB', 'editorA', 'editorB']);
    pauseOrEnd(town, somebody(random, by));
    // said twice, by two people at once
    if (random.chance(0.2)) enterPause(town, { type: 'PauseAll', by, reason: '又一次' });
  },
  resume: ({ town, random }, held) => {
    const { id } = held.state;
    // what is to go out is held first
    if (STOPPABLE.includes(held.state.status) && !town.pause) pauseOrEnd(town);
    holdAll(town);
    if (random.chance(0.5) && town.pause) pauseOrEnd(town, 'editorA');
    town.dispatch(id, { type: 'Resume', by: random.pick(['execB', 'editorA', ...PEOPLE]) });
  },
  publishNow: ({ town, random }, { state }) => {
    const by = somebody(random, 'editorB');
    if (random.chance(0.5)) town.dispatch(state.id, { type: 'PublishNow', by });
    else town.dispatch(state.id, { type: 'ConfirmAndPublish', by, reason: random.chance(0.8) ? '可以照发' : ' ' });
  },
  readBack: ({ town, random }, held) => {
    const accountId = someAccount(random, held);
    const turn = random.pick([null, 'FIRST', 'SECOND'] as const);
    const problem = random.chance(0.3) ? '图片不对' : null;
    if (random.chance(0.3)) town.dispatch(held.state.id, { type: 'ReachReadBack' });
    for (const right of [random.pick(['publisher', 'editorA']), random.pick(['editorB', 'editorA', 'publisher'])]) {
      const told = { by: somebody(random, right), accountId, turn, problem, cardId: null };
      town.dispatch(held.state.id, { type: 'ReadBack', ...told });
    }
  },
  oldApproval: ({ town, random }, { state }) => {
    // too early, or for an approval that was renewed
    if (random.chance(0.3)) town.dispatch(state.id, { type: 'ReachValidity' });
    const told = { by: somebody(random, 'editorA'), cardId: null };
    const type = random.pick(['Reconfirm', 'Reconfirm', 'RepeatReview', 'ReturnOld'] as const);
    town.dispatch(state.id, type === 'ReturnOld' ? { ...told, type, reason: '过时' } : { ...told, type });
  },
  cancel: ({ town, random }, { state }) =>
    town.dispatch(state.id, { type: 'Cancel', by: somebody(random, 'editorA'), reason: '作废' }),
  work: (scene) => work(scene, 1 + scene.random.below(6)),
  crash: ({ working }) => working.clear(),
  platform: ({ town, random, troubled }) => platformDecides(town, random, troubled),
  verdict: ({ town, random }) => deliverVerdict(town, random),
  backfill: ({ town, random }, held) => {
    const accountId = someAccount(random, held);
    const url = random.pick(['https://weibo.example.cn/1/Abc', 'nonsense']);
    town.dispatch(held.state.id, { type: 'BackfillPublication', by: somebody(random, 'publisher'), accountId, url });
  },
  retry: ({ town, random }, held) => {
    const accountId = someAccount(random, held);
    town.dispatch(held.state.id, { type: 'RetryPublication', by: somebody(random, 'publisher'), accountId });
  },
  abandon: ({ town, random }, held) => {
    const told = { by: somebody(random, 'publisher'), accountId: someAccount(random, held), reason: '不发了' };
    town.dispatch(held.state.id, { type: 'AbandonPublication', ...told });
  },
  archiveCheck: ({ town, random }, held) => {
    // what fails now and then, and whose trade it is, changes from one look to the next
    for (let looks = 1 + random.below(3); looks > 0; looks -= 1) {
      const file = { item: 'FILE', sha256: 'f'.repeat(64), version: 1, place: 1 + random.below(2) } as const;
      const problem = random.pick<ArchiveProblem>([
        { property: 'AUTHENTICITY', item: 'CHAIN', repair: 'sysAdmin' },
        { property: 'USABILITY', ...file, repair: 'sysAdmin' },
        { property: 'COMPLETENESS', item: 'PROOF', accountId: someAccount(random, held), repair: 'publisher' },
      ]);
      town.dispatch(held.state.id, { type: 'NoteArchiveCheck', problems: [problem] });
    }
    if (random.chance(0.5)) town.dispatch(held.state.id, { type: 'NoteSeal', recordNo: 1 });
  },
  seal: ({ town }, { state }) => town.dispatch(state.id, { type: 'NoteSeal', recordNo: 1 }),
  ghost: ({ town, random }, held) => {
    const accountId = someAccount(random, held);
    const status = held.ledger.publications.get(accountId);
    // what waits belongs to the worker of its lane; everything else must refuse a second one
    const tooEarly = held.state.kind === 'TAKEDOWN' && !held.ledger.evidence.has(accountId);
    if (status !== 'WAITING' || tooEarly)
      town.dispatch(held.state.id, { type: 'BeginSending', accountId, attemptId: 'ghost' });
  },
};

export function startDraft({ town, random, reposts, later }: Scene): void {
  const written = withRival(draftOf(random, town.now), town, random);
  const submissionId = `s${town.held.size + 1}`;
  const by = random.pick(random.chance(0.9) ? OFFICERS : PEOPLE);
  if (town.held.size >= MOST_SUBMISSIONS) return;
  const kind = reposts ? 'REPOST' : 'ORIGINAL';
  const patch = reposts ? asRepost(written, town, random) : later ? asLater(written, random) : written;
  const pictures = later ? picturesOf(random) : [];
  town.dispatch(submissionId, { type: 'StartDraft', by, submissionId, kind, patch, pictures });
}

/** Often two want the same day. */
function withRival(patch: DraftPatch, town: Town, random: Random): DraftPatch {
  const times = [...town.held.values()].map(({ state }) => state.request.plannedAt ?? 0).filter((at) => at > town.now);
  if (times.length === 0 || random.chance(0.4)) return patch;
  return { ...patch, request: { ...patch.request, plannedAt: random.pick(times) + random.below(3) * HOUR } };
}

function someAccount(random: Random, { state }: Held): string {
  return random.pick(currentPublications(state))?.accountId ?? 'weibo';
}

/** A card out of all that were ever sent, the newest more often. */
function tap({ town, random }: Scene, { state }: Held): void {
  const cards = town.cards.filter(({ submissionId }) => submissionId === state.id);
  const card = random.chance(0.6) ? cards.at(-1) : random.pick(cards);
  if (!card) return;
  const seen = random.chance(0.05) ? { ...card.seen, digest: 'f'.repeat(64) } : card.seen;
  const choice = random.pick(CHOICE_KEYS);
  const said = random.pick(['改一改', '改一改', '改一改', ' ', null]);
  const reason = said === null ? null : { code: 'WORDING', text: said };
  town.dispatch(state.id, {
    type: 'Decide',
    by: somebody(random, card.personId),
    seen,
    choice,
    reason,
    toOffice: random.chance(0.7),
    proof: { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null },
  });
}

function nextBoundary(town: Town): number | null {
  const { delegations } = town.company.organization;
  const ahead = delegations.flatMap(({ start, end }) => [start, end]).filter((at) => at > town.now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

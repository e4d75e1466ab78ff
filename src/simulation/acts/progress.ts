/** The ordinary next act of a submission, so that lives get far enough for something to go wrong. */
import { currentPublications, openStage } from '../../domain/submission';
import { MINUTE } from '../../domain/time/shanghai';
import { completeLater } from './later';
import { completeOriginal, decideHeld } from './repost';
import { PEOPLE } from '../company';
import { pauseOrEnd } from '../pausing';
import { deliverVerdict, platformDecides, wakeDue, work, type Act, type Scene } from '../scene';
import { bodyOf, pictureOf, plannedAfter, urgencyOf } from './drafts';
import { hasOpenFinding } from '../judge/findings';
import { stageDue } from '../ledger';
import { rightOf } from '../ledger/rights';
import type { Held } from '../town';

export const progress: Act = (scene, held) => NEXT[held.state.status]?.(scene, held);

const NEXT: Partial<Record<Held['state']['status'], Act>> = {
  DRAFT: writeAndSubmit,
  RETURNED: writeAndSubmit,
  IN_REVIEW: approve,
  SCHEDULED: ({ town, random }, { state }) => {
    // others are still on their way to the same day
    const rivals = [...town.held.values()].some((one) => one.state.status === 'IN_REVIEW');
    if (rivals && random.chance(0.7)) return;
    town.now = Math.max(town.now, state.request.plannedAt! + (random.chance(0.5) ? 0 : 10 * MINUTE));
    wakeDue(town);
  },
  RESCHEDULE_NEEDED: ({ town, random }, { state, ledger }) => {
    const asked = state.validity?.reviewNo === state.reviews.at(-1)!.no ? state.validity.asked : null;
    if (asked && random.chance(0.8)) {
      const type = asked === 'REREVIEW' ? 'RepeatReview' : 'Reconfirm';
      town.dispatch(state.id, { type, by: 'editorA', cardId: null });
      return;
    }
    if (hasOpenFinding(ledger, town.now) && random.chance(0.8)) {
      const told = { by: 'editorA', reason: random.chance(0.2) ? ' ' : '已核实，可以照发' };
      town.dispatch(state.id, { ...told, type: random.chance(0.8) ? 'ConfirmAndPublish' : 'ReturnHeld' });
      return;
    }
    const plannedAt = random.pick(state.moving?.slots ?? []) ?? plannedAfter(random, town.now);
    if (random.chance(state.moving ? 0.2 : 0.6)) town.dispatch(state.id, { type: 'PublishNow', by: 'editorA' });
    else town.dispatch(state.id, { type: 'Reschedule', by: 'editorB', plannedAt });
  },
  HELD: (scene, held) => {
    const { town, random } = scene;
    const { state } = held;
    if (held.ledger.repost?.lost && decideHeld(scene, held)) return;
    if (random.chance(0.5) && town.pause) pauseOrEnd(town, 'editorA');
    town.dispatch(state.id, { type: 'Resume', by: 'editorA' });
  },
  PUBLISHING: publish,
  PUBLISH_FAILED: publish,
  PUBLISHED: ({ town, random }, { state }) => {
    town.dispatch(state.id, { type: 'NoteSeal', recordNo: 1 });
    const { accountId, readBack } = random.pick(currentPublications(state))!;
    const told = { accountId, turn: null, problem: null, cardId: null };
    if (readBack && random.chance(0.5)) {
      town.dispatch(state.id, {
        type: 'ReadBack',
        by: random.pick(readBack.first ? ['editorA', 'editorB'] : ['publisher', 'editorA']),
        ...told,
      });
      return;
    }
    town.now += 31 * MINUTE;
    wakeDue(town);
  },
};

function writeAndSubmit(scene: Scene, held: Held): void {
  const { town, random, later } = scene;
  const { state } = held;
  if (completeOriginal(scene, held) || (later && completeLater(scene, held))) return;
  const { id, submitterId: by, request, content } = state;
  if (state.submitWhenComplete) {
    town.dispatch(id, { type: 'AddPicture', by, picture: pictureOf(random) });
    town.dispatch(id, { type: 'Submit', by: null, onTheWay: 0 });
    return;
  }
  if (request.urgencyOpen && random.chance(0.7)) {
    const patch = { request: { urgency: urgencyOf(random), reason: '补' } };
    town.dispatch(id, { type: 'EditDraft', by, patch });
  }
  const late = request.plannedAt === null || request.plannedAt <= town.now;
  const plannedAt = late ? plannedAfter(random, town.now) : request.plannedAt;
  if (late || state.status === 'RETURNED') {
    const body = random.chance(0.8) ? bodyOf(random) : content.body;
    town.dispatch(id, { type: 'EditDraft', by, patch: { content: { body }, request: { plannedAt, reason: '补' } } });
  }
  town.dispatch(id, { type: 'Submit', by, onTheWay: 0 });
  if (held.state.status === 'IN_REVIEW' || random.chance(0.2)) return;
  // what waits for a reason gets one, and goes
  town.dispatch(id, { type: 'AnswerFindings', by, rules: null, reason: `说明${random.below(100)}` });
  town.dispatch(id, { type: 'Submit', by, onTheWay: 0 });
}

/** A card of the open stage, tapped by somebody who may; when nobody can, time passes. */
function approve({ town, random }: Scene, { state, ledger }: Held): void {
  const { organization } = town.company;
  const due = stageDue(ledger, organization);
  const live = town.cards.filter(
    ({ submissionId, seen, personId }) =>
      submissionId === state.id &&
      seen.reviewNo === ledger.reviewNo &&
      seen.stage === due?.name &&
      rightOf(ledger, due, organization, personId, town.now) !== null,
  );
  const card = random.pick(live);
  if (!card) {
    town.now += 300 * MINUTE;
    return;
  }
  const undetermined = ledger.version?.content.category === 5 && !ledger.determined;
  if (undetermined && openStage(state)?.role === 'officeEditor') {
    town.dispatch(state.id, { type: 'DetermineCategory', by: 'editorB', reason: '工作需要' });
  }
  const { personId: by, seen } = card;
  const proof = { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null };
  town.dispatch(state.id, { type: 'Decide', by, seen, choice: 'approve', reason: null, toOffice: false, proof });
}

function publish(scene: Scene, { state, ledger }: Held): void {
  const { town, random, troubled } = scene;
  const open = currentPublications(state).filter(({ status }) => status !== 'PUBLISHED' && status !== 'ABANDONED');
  const { accountId, status, handle } = random.pick(open) ?? {};
  if (!accountId) return;
  const by = 'publisher';
  if (status === 'MANUAL' && state.kind === 'TAKEDOWN') {
    const hand = random.chance(0.7) ? by : random.pick(PEOPLE);
    town.dispatch(state.id, { type: 'ConfirmRemoval', by: hand, accountId });
  } else if (status === 'MANUAL') {
    town.dispatch(state.id, { type: 'BackfillPublication', by, accountId, url: 'https://weibo.example.cn/1/Abc' });
  } else if (status === 'UNKNOWN' || status === 'FAILED') {
    // what was listed meanwhile is confirmed first
    if (hasOpenFinding(ledger, town.now))
      for (const person of [random.pick(PEOPLE), 'editorB'])
        town.dispatch(state.id, { type: 'ConfirmAndPublish', by: person, reason: '可以照发' });
    town.dispatch(state.id, { type: 'RetryPublication', by, accountId });
  } else if (status === 'SENDING' && handle?.publishId) {
    platformDecides(town, random, troubled);
    deliverVerdict(town, random);
  } else work(scene, 20);
}

/** Edits under review and objections to them: small and not, by right and wrong people, on fresh and stale sights. */
import type { ProposedEdit } from '../../domain/commands';
import type { Content } from '../../domain/content';
import { currentReview, openStage } from '../../domain/submission';
import { ACCOUNT_IDS, PEOPLE } from '../company';
import { NOTE, bodyOf, pictureOf } from './drafts';
import type { Random } from '../random';
import type { Act } from '../scene';
import type { Held } from '../town';

const PROOF = { messenger: 'wecom', cardId: null, callbackId: null, platformTime: null };

export const officeEdit: Act = ({ town, random }, held) => {
  // several small changes, one after the other
  for (let times = 1 + random.below(4); times > 0; times -= 1)
    town.dispatch(held.state.id, {
      type: 'EditAtReview',
      by: mostly(random, ['editorA', 'editorB']),
      seen: seenBy(random, held),
      change: changeOf(random, held, false),
      proof: PROOF,
    });
};

export const signOffEdit: Act = ({ town, random }, held) => {
  const by = mostly(random, ['execA', 'execB']);
  town.dispatch(held.state.id, {
    type: 'SignOffWithEdit',
    by,
    seen: seenBy(random, held),
    change: changeOf(random, held, true),
    proof: PROOF,
  });
};

export const object: Act = ({ town, random }, { state }) => {
  const digest = random.chance(0.9) ? (currentReview(state)?.digest ?? '') : 'f'.repeat(64);
  const signed = currentReview(state)?.signatures.find(({ stage }) => stage === 'DEPT_REVIEW');
  town.dispatch(state.id, {
    type: 'ObjectToEdit',
    by: mostly(random, signed ? [signed.signer.id] : ['head', 'both']),
    digest,
    reason: null,
    cardId: null,
  });
};

function mostly(random: Random, right: string[]): string {
  return random.pick(random.chance(0.75) ? right : PEOPLE);
}

/** What is so, mostly; else what was so before, or what never was. */
function seenBy(random: Random, { state }: Held) {
  const review = random.chance(0.9) ? currentReview(state) : random.pick(state.reviews);
  const stage = random.chance(0.95) ? (openStage(state)?.name ?? '') : 'DEPT_REVIEW';
  const digest = random.chance(0.95) ? (review?.digest ?? '') : 'f'.repeat(64);
  return { reviewNo: review?.no ?? 0, stage, digest };
}

type Fields = Partial<Omit<Content, 'pictures'>>;

function changeOf(random: Random, { state }: Held, bySigner: boolean): ProposedEdit {
  const body = state.content.body ?? '';
  const small: Fields[] = [
    { body: `${body}。` },
    { body: body.replace('正文', '本文') },
    { body: `${body}，欢迎朋友们转告身边的人` },
    { title: '模拟文稿' },
    { body: body.replace('健康', '安康'), weiboText: state.content.weiboText },
  ];
  const large: Fields[] = [
    { body: bodyOf(random) },
    { body: `不${body}` },
    { body: `${body}，${'各位读者朋友'.repeat(4)}` },
    { weiboText: '短文' },
    { source: { type: 'ORIGINAL', name: '二部', url: null } },
    { videoUrl: 'https://v.example.cn/2' },
    { secret: true },
    { body: null },
  ];
  const scope: Fields[] = [{ category: random.pick([1, 3, 5] as const) }, { accountIds: [random.pick(ACCOUNT_IDS)] }];
  const patches = [...small, ...small, ...large, ...(bySigner && random.chance(0.8) ? [] : scope)];
  const request = random.chance(0.03) ? { request: { plannedAt: 1 } } : {};
  const content = random.pick(patches);
  const pictures = random.chance(0.1) ? [pictureOf(random)] : null;
  return {
    patch: { content: { ...content, ...(pictures && { pictureNotes: [NOTE] }) }, ...request },
    pictures,
    minor: random.chance(0.7),
    ...(random.chance(0.6) && { reason: `编辑说明${random.below(100)}` }),
  };
}

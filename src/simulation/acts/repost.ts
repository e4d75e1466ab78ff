/** Reposts in a life: what departments write, what the platform answers, and what others do with their posts meanwhile. */
import type { OriginalFound } from '../../domain/commands';
import type { DraftPatch } from '../../domain/content';
import { currentPublications, currentVersion } from '../../domain/submission';
import { HOUR } from '../../domain/time/shanghai';
import { PEOPLE } from '../company';
import { plannedAfter } from './drafts';
import type { Random } from '../random';
import { wakeDue, work, type Act, type Scene } from '../scene';
import type { RepostStep } from './steps';
import type { Held, Town } from '../town';

const URLS = ['https://weibo.com/1/A', 'https://weibo.com/1/B', 'https://weibo.com/2/C'];

/** What the interface cannot carry goes to the publisher's hand, where nothing is looked at: only now and then. */
function wordsAbove(body: string, random: Random): string {
  return random.chance(0.1) ? body : body.replaceAll('#', '');
}

/** The same draft about somebody else's post; now and then without its address, or for an account that knows no reposts. */
export function asRepost(patch: DraftPatch, town: Town, random: Random): DraftPatch {
  const accountIds = random.pick([
    ['weibo'],
    ['weibo'],
    ['weibo'],
    ['weibo', 'byHand'],
    ['byHand'],
    ['weibo', 'wechat'],
  ]);
  const url = random.chance(0.9) ? anyUrl(town, random) : null;
  const source = random.chance(0.7) ? null : { type: 'REPRINT' as const, name: '某报', url };
  const body = wordsAbove(patch.content?.body ?? '', random);
  const declaredPictures = random.chance(0.1) ? 1 : null;
  return { ...patch, content: { ...patch.content, accountIds, body, source, declaredPictures, original: { url } } };
}

/** An address, where something stands unless it was deleted. */
function anyUrl({ originals }: Town, random: Random): string {
  const url = random.pick(URLS);
  if (!originals.has(url)) originals.set(url, `原文${random.below(3)}`);
  return url;
}

function foundAt({ originals }: Town, url: string, random: Random, troubled: number): OriginalFound {
  if (random.chance(troubled / 6)) return { kind: 'unable', reason: '没有权限' };
  const text = originals.get(url) ?? null;
  if (text === null) return { kind: 'gone' };
  // the platform names neither author nor time now and then
  const author = random.chance(0.9) ? '@某号' : null;
  return { kind: 'read', platformId: url.at(-1)!, author, postedAt: random.chance(0.9) ? 1000 : null, text };
}

/** The first question is answered, and 提交 that waited for the answer happens. */
function answer({ town, random, troubled }: Scene): void {
  const [question] = town.questions.splice(0, 1);
  if (!question) return;
  const { submissionId, url } = question;
  town.dispatch(submissionId, { type: 'NoteOriginal', url, found: foundAt(town, url, random, troubled) });
  if (town.held.get(submissionId)!.state.submitWhenComplete)
    town.dispatch(submissionId, { type: 'Submit', by: null, onTheWay: 0 });
}

/** What a draft of a repost needs before it can be submitted. @returns whether that is all for now */
export function completeOriginal(scene: Scene, { state, ledger }: Held): boolean {
  const { town, random } = scene;
  const { repost } = ledger;
  if (!repost || random.chance(0.1)) return false;
  const edit = (content: DraftPatch['content']) =>
    town.dispatch(state.id, { type: 'EditDraft', by: state.submitterId, patch: { content } });
  if (repost.reading) answer(scene);
  else if (repost.url === null || repost.gone) edit({ original: { url: anyUrl(town, random) } });
  else if (repost.text === null || repost.author === null || repost.postedAt === null) edit(byHand(town));
  else if (state.content.accountIds?.includes('wechat')) edit({ accountIds: ['weibo'] });
  else return false;
  return random.chance(0.2);
}

function byHand({ now }: Town): DraftPatch['content'] {
  const original = { author: '@某号', postedAt: now - HOUR, text: '抄来的原文', takenAt: now, from: 'person' as const };
  return { original, source: { type: 'REPRINT', name: '@某号', url: null } };
}

/** The office decides about what is held for its original, or somebody else tries to. @returns whether it was decided */
export function decideHeld({ town, random }: Scene, { state }: Held): boolean {
  const told = { by: random.chance(0.7) ? 'editorA' : random.pick(PEOPLE) };
  switch (random.below(5)) {
    case 0:
    case 1:
      return town.dispatch(state.id, { ...told, type: 'PublishNow' });
    case 2:
      return town.dispatch(state.id, { ...told, type: 'ReturnHeld', reason: '按新原文' });
    case 3:
      return town.dispatch(state.id, { ...told, type: 'Reschedule', plannedAt: plannedAfter(random, town.now) });
    default:
      // the clock comes by again
      town.dispatch(state.id, { type: 'ReachPlannedTime', plannedAt: state.request.plannedAt! });
      return false;
  }
}

/** What a step does to a submission that chance chose. */
export const REPOST_ACTS: Record<RepostStep, Act> = {
  answerOriginal: (scene, { state }) => {
    const { town, random, troubled } = scene;
    if (random.chance(0.8)) return answer(scene);
    // late, twice, or about another address
    const url = random.pick(URLS);
    town.dispatch(state.id, { type: 'NoteOriginal', url, found: foundAt(town, url, random, troubled) });
  },
  changeOriginal: (scene, { state }) => {
    const { town, random } = scene;
    const url = (random.chance(0.8) ? state.content.original?.url : null) ?? random.pick(URLS);
    const before = town.originals.get(url) ?? '原文';
    town.originals.set(url, random.pick([null, `${before} `, `原文${random.below(3)}`, `原文${random.below(3)}`]));
    if (state.status !== 'SCHEDULED' || random.chance(0.5)) return;
    // just before it was to go out
    town.now = Math.max(town.now, state.request.plannedAt!);
    wakeDue(town);
    for (let left = random.below(4); left > 0; left -= 1) work(scene, 20);
  },
  editOriginal: ({ town, random }, { state }) => {
    const original = random.chance(0.6) ? { url: anyUrl(town, random) } : byHand(town)!.original!;
    town.dispatch(state.id, { type: 'EditDraft', by: state.submitterId, patch: { content: { original } } });
  },
  look: ({ town, random }, { state }) => {
    const accountId = random.pick(currentPublications(state))?.accountId ?? 'weibo';
    const url = currentVersion(state)?.posts[0]?.original?.url;
    const text = (url === undefined ? null : town.originals.get(url)) ?? null;
    const found = text === null ? { kind: 'gone' as const } : { kind: 'read' as const, text };
    town.dispatch(state.id, { type: 'CheckOriginal', accountId, found });
  },
  // somebody in a hurry, before anything was looked at
  rash: ({ town, random }, { state, ledger }) => {
    const accountId = random.pick(currentPublications(state))?.accountId ?? 'weibo';
    if (!ledger.repost?.looked.has(accountId))
      town.dispatch(state.id, { type: 'BeginSending', accountId, attemptId: 'rash' });
  },
  returnHeld: ({ town, random }, { state }) => {
    const by = random.chance(0.6) ? 'editorA' : random.pick(PEOPLE);
    town.dispatch(state.id, { type: 'ReturnHeld', by, reason: '按新原文' });
  },
};

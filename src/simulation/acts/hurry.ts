/** Posts in a hurry, often carried on at once: 更正投稿 about what is out, and emergencies that want somebody's slot. */
import type { SubmissionKind } from '../../domain/codes';
import type { DraftPatch } from '../../domain/content';
import type { Submission } from '../../domain/submission';
import { PEOPLE } from '../company';
import { draftOf, VIDEO } from './drafts';
import { progress } from './progress';
import type { Random } from '../random';
import type { Act, Scene } from '../scene';

const MOST = 5;

/** Mostly by whoever wrote what is wrong. */
export const correct: Act = (scene, { state }) => {
  const { town, random } = scene;
  if (state.no === null) return;
  const by = random.chance(0.8) ? state.submitterId : random.pick(PEOPLE);
  hurry(scene, 'CORRECTION', by, correctionOf(state, random, town.now));
};

/** For the very time of a post that is signed, on the same accounts. */
export const emergency: Act = (scene, { state }) => {
  const { town, random } = scene;
  const written = draftOf(random, town.now);
  const { plannedAt } = state.request;
  const content = { ...written.content, accountIds: state.content.accountIds };
  const request = { ...written.request, urgency: 'EMERGENCY' as const, reason: '突发', plannedAt };
  hurry(scene, 'ORIGINAL', random.pick(['officer', 'both', 'chief']), { content, request });
};

function hurry(scene: Scene, kind: SubmissionKind, by: string, patch: DraftPatch): void {
  const { town, random } = scene;
  if (town.held.size >= MOST) return;
  const submissionId = `k${town.held.size + 1}`;
  if (!town.dispatch(submissionId, { type: 'StartDraft', by, submissionId, kind, patch, pictures: [] })) return;
  const held = town.held.get(submissionId)!;
  for (let left = random.below(20); left > 0; left -= 1) progress(scene, held);
}

/** As a draft is written, about the error; now and then under another category. */
function correctionOf({ id, no, content }: Submission, random: Random, now: number): DraftPatch {
  const corrects = { submissionId: id, no: no!, title: content.title ?? '', category: content.category, url: null };
  const written = draftOf(random, now);
  const category = random.chance(0.8) ? content.category : (written.content?.category ?? null);
  const about = { title: '更正', corrects, category, videoUrl: category === 2 ? VIDEO : null, basis: '批示1号' };
  return { ...written, content: { ...written.content, ...about } };
}

/** A decision from the page: the same command through the same door as a tap on a card. */
import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { Desk } from '../../application/door';
import { chosenReason, reasonInWords } from '../../conversation/review/reasons';
import { stateWords } from '../../conversation/truth';
import { refusalText } from '../../conversation/wording/refusals';
import type { Command, Refusal } from '../../domain/commands';
import type { Choice, Stage } from '../../domain/policy';
import type { Submission } from '../../domain/submission';
import { readForm } from '../body';
import type { WebDeps } from '../deps';
import { requireOwnOrigin } from '../origin';
import { keptOutOfPage } from '../quarantine';
import { sameSecret } from '../secrets';
import type { Session } from '../sessions';
import type { Flash } from './flash';

const FORM_LIMIT = 16 * 1024;
const LONGEST_OPINION = 300;

/** What the form brought, once it is certain that it is ours and this person's. */
export interface DecisionForm {
  /** drawn when the page was made */
  id: string;
  choice: string;
  reason: string;
  opinion: string;
  reviewNo: number;
  stage: string;
  digest: string;
}

/** Null for a form that is not of this session. @throws Problem for one from another site, or one that is no form */
export async function ownForm(ctx: Context, session: Session, publicUrl: string): Promise<DecisionForm | null> {
  requireOwnOrigin(ctx, publicUrl);
  const field = await readForm(ctx, FORM_LIMIT);
  if (!sameSecret(field('csrf'), session.csrf) || !/^[0-9a-f]{64}$/.test(field('form'))) return null;
  return {
    id: field('form'),
    choice: field('choice'),
    reason: field('reason'),
    opinion: field('opinion').trim(),
    reviewNo: Number(field('reviewNo')),
    stage: field('stage'),
    digest: field('digest'),
  };
}

/** Let the core decide; gives what the person is told. */
export async function takeDecision(
  deps: WebDeps,
  session: Session,
  submission: Submission,
  given: DecisionForm,
): Promise<Pick<Flash, 'tone' | 'text'>> {
  // checked in memory before any row is written, like every text from chat
  const { person } = session;
  const marked = await keptOutOfPage(deps, given.opinion, person.id, `console:${person.id}:${given.id}`);
  if (marked) {
    deps.onAccepted();
    return { tone: 'refused', text: marked.text ?? '' };
  }
  const form = { ...given, opinion: given.opinion.slice(0, LONGEST_OPINION) };
  const answer = await deps.door.handle(`console:${person.id}:${inputOf(form)}`, async (desk) => {
    const { tone, text } = await decideAt(desk, submission, person.id, form);
    return { text, card: null, ...(tone === 'refused' && { refused: true as const }) };
  });
  deps.onAccepted();
  return { tone: answer.refused ? 'refused' : 'done', text: answer.text ?? '' };
}

/** The same form with the same answers has one effect; with other answers, after going back in the browser, it is another input. */
function inputOf({ id, choice, reason, opinion }: DecisionForm): string {
  return createHash('sha256')
    .update(JSON.stringify([id, choice, reason, opinion]))
    .digest('hex');
}

async function decideAt(
  desk: Desk,
  submission: Submission,
  personId: string,
  form: DecisionForm,
): Promise<Pick<Flash, 'tone' | 'text'>> {
  const stage = submission.reviews
    .find((review) => review.no === form.reviewNo)
    ?.stages.find(({ name }) => name === form.stage);
  const choice = stage?.choices.find(({ key }) => key === form.choice);
  const verdict = await desk.dispatch(submission.id, commandOf(form, personId, stage, choice));
  if (!verdict.ok) return { tone: 'refused', text: refusalWords(verdict.refusal, verdict.submission, desk) };
  const now = stateWords(verdict.submission, desk.world, desk.now);
  return { tone: 'done', text: `您的决定“${choice!.text}”已记录。${now}` };
}

/** The words of the chat, except where they speak of a reply or a card. */
function refusalWords(refusal: Refusal, submission: Submission | null, { world, now }: Desk): string {
  if (refusal.code === 'EDIT_EXPECTED')
    return `没有生效：修改后签发请在聊天里办。回复“改 ${submission?.no ?? '编号'} 三家→四家”，或接着写要改的行，看过对照再确认。`;
  return refusal.code === 'REASON_NEEDED'
    ? '没有生效：退回或不予发布要写明原因。请选好原因或写下意见，再点一次。'
    : refusalText(refusal, submission, world, now);
}

/** An approval takes the opinion alone; a return or rejection its reason from the list, in the signer's own words if given. */
function commandOf(
  form: DecisionForm,
  by: string,
  stage: Stage | undefined,
  choice: Choice | undefined,
): Extract<Command, { type: 'Decide' }> {
  const { reviewNo, digest, opinion } = form;
  const chosen = stage && choice ? chosenReason(stage, choice.act, form.reason) : null;
  const text = opinion || chosen?.reason.text;
  const code = chosen?.reason.code ?? (opinion && choice?.act === 'REJECT' ? reasonInWords(opinion).code : null);
  return {
    type: 'Decide',
    by,
    seen: { reviewNo, stage: form.stage, digest },
    choice: form.choice,
    reason: text ? { code, text } : null,
    toOffice: chosen?.toOffice ?? false,
    proof: { messenger: 'console', cardId: null, callbackId: form.id, platformTime: null },
  };
}

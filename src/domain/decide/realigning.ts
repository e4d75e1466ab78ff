/** Who may sign has changed while a stage was open: a delegation began or ended, somebody left (§3.3 cases 1, 18, 30). */
import type { Command } from '../commands';
import { happened, nothing, type Context, type Decided } from '../context';
import { isStageComplete, peopleToAsk, seatsWaitedFor } from '../signing/review';
import { openStage, type Submission } from '../submission';
import { afterStage } from './scheduling';

/** Nothing is left to sign once a successor was named who has signed already: then it goes on by itself. */
export function realign(
  submission: Submission,
  { holding }: Extract<Command, { type: 'Realign' }>,
  context: Context,
): Decided {
  const { organization, now } = context;
  const stage = openStage(submission);
  if (!stage) return nothing;
  if (isStageComplete(submission, organization, stage)) return happened(...afterStage(submission, context));
  const entitled = peopleToAsk(submission, organization, now);
  const left = holding.filter((id) => !entitled.includes(id));
  const joined = entitled.filter((id) => !holding.includes(id));
  if (left.length + joined.length === 0) return nothing;
  const waitingFor = seatsWaitedFor(submission, organization);
  const changed = { type: 'SignersChanged' as const, stage: stage.name, left, joined };
  return happened(waitingFor.length > 0 ? { ...changed, waitingFor } : changed);
}

/** Who may sign has changed while a stage was open: a delegation began or ended, somebody left (§3.3 cases 1, 18, 30). */
import type { Command } from '../commands';
import { happened, nothing, type Context, type Decided } from '../context';
import { peopleToAsk } from '../review';
import { openStage, type Submission } from '../submission';

/** @param command `holding`: who holds a card of the open stage now */
export function realign(
  submission: Submission,
  command: Extract<Command, { type: 'Realign' }>,
  context: Context,
): Decided {
  const stage = openStage(submission);
  if (!stage) return nothing;
  const entitled = peopleToAsk(submission, context.organization, context.now);
  const left = command.holding.filter((id) => !entitled.includes(id));
  const joined = entitled.filter((id) => !command.holding.includes(id));
  return left.length + joined.length === 0
    ? nothing
    : happened({ type: 'SignersChanged', stage: stage.name, left, joined });
}

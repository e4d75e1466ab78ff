/** 读网复核: who read what was published, in which order, and who is reminded (`domain.md` §1.2). */
import type { Command } from '../commands';
import { happened, nothing, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { dueReadBacks, mayReadBack, readersOf, toReadBack, turnOf } from '../post/read-back';
import type { Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** 已复核无误 or 有问题, of one account; the second is somebody else than the first. */
export function readBack(submission: Submission, command: Of<'ReadBack'>, context: Context): Decided {
  const { by, accountId, problem } = command;
  const publication = toReadBack(submission).find((one) => one.accountId === accountId);
  const turn = publication && turnOf(publication);
  if (!turn || (command.turn !== null && command.turn !== turn)) return refuse({ code: 'NOTHING_TO_READ_BACK' });
  const first = publication.readBack!.first?.by;
  if (first === by) return refuse({ code: 'READ_BACK_BY_ANOTHER' });
  if (!mayReadBack(publication, by, context))
    return refuse({ code: 'NOT_ENTITLED', right: turn === 'FIRST' ? 'publisher' : 'office' });
  return happened({ type: 'ReadBackDone', accountId, turn, by, problem });
}

/** The clock: each is reminded once. */
export function reachReadBack(submission: Submission, context: Context): Decided {
  const due = dueReadBacks(submission, context.now);
  if (due.length === 0) return nothing;
  return happened(
    ...due.map((one): DomainEvent => ({
      type: 'ReadBackReminded',
      accountId: one.accountId,
      turn: turnOf(one)!,
      people: readersOf(one, context),
    })),
  );
}

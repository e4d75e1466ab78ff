/** Who is asked to read back, reminded, and told of a problem (`domain.md` §1.2). */
import type { Context } from '../context';
import type { Effect } from '../effect';
import type { DomainEvent } from '../events';
import { readersOf, turnOf } from '../post/read-back';
import { currentPublications, type Submission } from '../submission';

type ReadBackEvent = Extract<DomainEvent, { type: 'ReadBackDone' | 'ReadBackReminded' }>;

/** The cards of whoever's turn it is on this account. */
export function askReadBack(accountId: string, submission: Submission, context: Context): Effect[] {
  const publication = currentPublications(submission).find((one) => one.accountId === accountId);
  const turn = publication && turnOf(publication);
  if (!turn) return [];
  return readersOf(publication, context).map((personId) => ({ kind: 'askReadBack', personId, accountId, turn }));
}

export function readBackEffects(event: ReadBackEvent, submission: Submission, context: Context): Effect[] {
  const { accountId, turn } = event;
  if (event.type === 'ReadBackReminded') {
    return event.people.map((personId) => ({
      kind: 'tell',
      personId,
      notice: { kind: 'readBackDue', accountId, turn },
    }));
  }
  const { by, problem } = event;
  const { head, contacts } = context.organization.office;
  const told = problem === null ? [] : [...new Set([...contacts, head])].filter((id) => id !== by);
  return [
    { kind: 'closeCards', purposes: ['readBack'], accountId },
    ...told.map((personId): Effect => ({
      kind: 'tell',
      personId,
      notice: { kind: 'readBackProblem', accountId, by, problem: problem! },
    })),
    ...askReadBack(accountId, submission, context),
  ];
}

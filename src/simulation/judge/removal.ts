/** How a post may end: withdrawn, removed by the platform, or taken down on order (§3.3 cases 15, 20, 21; A10). */
import type { DomainEvent } from '../../domain/events';
import type { Circumstances } from '../circumstances';
import { isComplete, keeperIn, type Ledger } from '../ledger';
import { ownDigest } from './own-digest';
import { demand } from '../violation';

/** Free for the submitter until 签发; after it the submitter's wish and the office's hand. */
export function judgeWithdrawal(
  ledger: Ledger,
  { by, grantedBy }: Extract<DomainEvent, { type: 'Withdrawn' }>,
  { command, company }: Circumstances,
): void {
  demand(by === keeperIn(ledger) || by === ledger.withdrawer, `withdrawn in the name of ${by}`);
  const hand = 'by' in command ? command.by : null;
  if (ledger.status === 'RETURNED' || (ledger.status === 'IN_REVIEW' && !grantedBy))
    return demand(hand === keeperIn(ledger), `withdrawn by ${hand}`);
  const { head, contacts, editors } = company.organization.office;
  demand(ledger.withdrawalAsked, 'withdrawn after 签发 without a request');
  demand(grantedBy === hand && [head, ...contacts, ...editors].includes(hand ?? ''), `${hand} granted a withdrawal`);
}

export function judgeRemoval(
  ledger: Ledger,
  { accountId, removal }: Extract<DomainEvent, { type: 'PublicationRemoved' }>,
  { command, company }: Circumstances,
): void {
  const { head, contacts, editors, publishers } = company.organization.office;
  demand(!ledger.removed.has(accountId), `${accountId} was removed twice`);
  demand(removal.reason !== '', 'removed without a reason');
  if (removal.how === 'TAKEDOWN') {
    const isItsOwn = command.type === 'NoteRemoval' && command.requestId === ledger.takedownId;
    return demand(isItsOwn, 'taken down without a request');
  }
  const by = 'by' in command ? (command.by ?? '') : '';
  demand([head, contacts, editors, publishers].flat().includes(by), `${by} said that the platform removed it`);
}

/** On how many accounts the current version was published. */
export function outOf(ledger: Ledger): number {
  return [...ledger.publications.values()].filter((status) => status === 'PUBLISHED').length;
}

/** Without anybody else's signature only who may order it. */
export function judgeTakedownRequest(
  ledger: Ledger,
  { version, review }: Extract<DomainEvent, { type: 'Submitted' }>,
  { company, now }: Circumstances,
): void {
  for (const post of version.posts) demand(post.digest === ownDigest(post), 'the digest of a removal is not its own');
  demand(version.posts.length === version.content.takedown?.targets.length, 'a removal lacks an account');
  if (review.stages.length > 0) return;
  const { office, delegations } = company.organization;
  const lent = delegations.some(
    ({ from, to, start, end }) => from === office.head && to === ledger.submitterId && start <= now && now < end,
  );
  demand(ledger.submitterId === office.head || lent, `${ledger.submitterId} ordered a removal`);
}

/** The interface is told to remove: on the order's signatures, after what was there is kept, once. */
export function judgeTakingDown(ledger: Ledger, accountId: string, company: Circumstances['company']): void {
  demand(ledger.kind === 'TAKEDOWN' && ledger.status === 'PUBLISHING', `removed while ${ledger.status}`);
  demand(ledger.publications.get(accountId) === 'SENDING', `removed while ${ledger.publications.get(accountId)}`);
  demand(ledger.evidence.has(accountId), 'removed before it was recorded what was there');
  const open = ledger.stages.find((stage) => !isComplete(ledger, stage, company.organization));
  demand(!open, `removed without ${open?.name}`);
}

/** What becomes of a post on its accounts: who says so, whether it is there, and on which signatures a platform takes it. */
import type { Status } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Circumstances } from '../circumstances';
import { judgeDone } from './replies';
import { judgeShown } from './repost';
import type { Signed } from './signatures';
import { withoutApproval, type Ledger } from '../ledger';
import { inReach } from '../ledger/time';
import { ownDigest } from './own-digest';
import { demand } from '../violation';

export function judgeSettlement(
  ledger: Ledger,
  event: Extract<DomainEvent, { type: 'PublicationSettled' }>,
  { command, company, isLive }: Circumstances,
): void {
  const by = 'by' in command ? command.by : null;
  const byPublisher = by !== null && company.organization.office.publishers.includes(by);
  if (ledger.kind === 'REPLY' || ledger.kind === 'PROFILE_CHANGE')
    return judgeDone(ledger, event, byPublisher, company);
  demand(by === null || byPublisher, `${by} settled a publication`);
  demand(by !== null || ledger.status === 'PUBLISHING', 'a platform settled what was over');
  demand(event.status !== 'ABANDONED' || byPublisher, 'abandoned by nobody');
  if (ledger.kind === 'TAKEDOWN')
    return demand(byPublisher || !isLive(ledger.version!.no, event.accountId), 'called removed while it is there');
  const live = event.status !== 'PUBLISHED' || byPublisher || isLive(ledger.version!.no, event.accountId);
  demand(live, 'called published what is not there');
}

export function judgeFinish(ledger: Ledger, status: Status): void {
  const all = [...ledger.publications.values()];
  const published = all.every((one) => one === 'PUBLISHED');
  const over = all.every((one) => ['PUBLISHED', 'FAILED', 'ABANDONED'].includes(one));
  demand(over, 'finished with an account open');
  demand(published === (status === 'PUBLISHED'), `finished as ${status}`);
}

/** Did the signer see what this account was to carry then? What edits made of it since is in `standsFor`. */
function coveredAt(ledger: Ledger, { version, accountDigests }: Signed, accountId: string): boolean {
  const post = ledger.versions.get(version)?.posts.find((one) => one.accountId === accountId);
  return post !== undefined && accountDigests[accountId] === ownDigest(post);
}

/** A platform takes a post: on all signatures, on exactly this, once, and not before its time. */
export function judgeAcceptance(ledger: Ledger, post: Parameters<typeof ownDigest>[0], now: number) {
  const { accountId } = post;
  demand(ledger.digests[accountId] === ownDigest(post), 'sent what is not the current version');
  const key = `${ledger.version?.no}/${accountId}`;
  demand(!ledger.accepted.has(key), `${accountId} took version ${ledger.version?.no} twice`);
  demand(ledger.publications.get(accountId) === 'SENDING', `sent while ${ledger.publications.get(accountId)}`);
  demand(ledger.status === 'PUBLISHING', `sent while ${ledger.status}`);
  demand(ledger.plannedAt !== null && ledger.plannedAt <= now, 'sent before the planned time');
  for (const stage of ledger.stages) {
    const signed = ledger.standing.filter(
      (one) =>
        one.stage === stage.name && ledger.standsFor.get(one) === ledger.digest && coveredAt(ledger, one, accountId),
    );
    demand(signed.length > 0, `sent without ${stage.name}`);
    const duty = ledger.duties.get(stage.name) ?? [];
    demand(stage.quorum === 'any' || withoutApproval(ledger, stage, duty).length === 0, 'sent without all');
    if (stage === ledger.stages.at(-1))
      demand(
        signed.every((one) => inReach(ledger, one)),
        'sent far from its time',
      );
  }
  judgeShown(ledger, post);
  ledger.accepted.add(key);
}

/** Sealing: what fails is noted once and told, and nothing is sealed twice (§3.3 case 35). */
import type { DomainEvent } from '../domain/events';
import type { Effect } from '../domain/react';
import type { Submission } from '../domain/submission';
import { type Ledger } from './ledger';
import { hashOf } from './own-digest';
import { demand } from './violation';

type Sealing = Extract<DomainEvent, { type: 'ArchiveCheckFailed' | 'Sealed' }>;

export function judgeSealing(ledger: Ledger, event: Sealing): void {
  demand(!ledger.sealed, `${event.type} on what is sealed`);
  if (event.type === 'Sealed')
    return demand(Boolean(event.repaired) === (ledger.failing !== null), 'a repair that is not told, or none that is');
  demand(ledger.failing !== hashOf(event.problems), 'the same failing check was told twice');
}

export function compareSealing(ledger: Ledger, { archiveProblems }: Submission): void {
  const failing = archiveProblems ? hashOf(archiveProblems) : null;
  demand(failing === ledger.failing, 'what keeps the record open is not what failed');
}

/** Nothing keeps a record out of the archive in silence, and whoever was told hears that it is mended. */
export function demandArchiveTold(events: DomainEvent[], effects: Effect[]): void {
  for (const event of events) {
    const failed = event.type === 'ArchiveCheckFailed';
    if (!failed && !(event.type === 'Sealed' && event.repaired)) continue;
    const kind = failed ? 'archiveCheckFailed' : 'sealedAtLast';
    const isTold = effects.some((effect) => effect.kind === 'tell' && effect.notice.kind === kind);
    demand(isTold, `${event.type} was told to nobody`);
  }
}

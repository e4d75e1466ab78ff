/** Sealing: what fails is noted once and told, and nothing is sealed twice (§3.3 case 35). */
import type { DomainEvent } from '../../domain/events';
import type { Effect, Notice } from '../../domain/effect';
import type { Submission } from '../../domain/submission';
import { type Ledger } from '../ledger';
import { hashOf } from './own-digest';
import { demand } from '../violation';

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

/** Nothing keeps a record out of the archive in silence, and every single one who was told hears that it is mended. */
export function demandArchiveTold(ledger: Ledger, events: DomainEvent[], effects: Effect[]): void {
  for (const event of events) {
    if (event.type === 'ArchiveCheckFailed') {
      const told = toldOf('archiveCheckFailed', effects);
      demand(told.length > 0, 'a record stays open and nobody knows');
      for (const personId of told) ledger.failureTold.add(personId);
    }
    if (event.type === 'Sealed') {
      const left = [...ledger.failureTold].filter((id) => !toldOf('sealedAtLast', effects).includes(id));
      demand(left.length === 0, `${left.join()} heard of a failing check and not of its end`);
    }
  }
}

function toldOf(kind: Notice['kind'], effects: Effect[]): string[] {
  return effects.flatMap((effect) => (effect.kind === 'tell' && effect.notice.kind === kind ? [effect.personId] : []));
}

/** Words that stop a post: listed in the middle of a life, they keep back what was signed before (C-16), and nothing goes out with them. */
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import type { Finding } from '../../domain/submission';
import type { Circumstances } from '../circumstances';
import { LATER_WORD, type Company } from '../company';
import { hasOpenFinding } from './findings';
import type { Ledger } from '../ledger';
import { demand } from '../violation';

/** Is the listed word in what is handed in or signed? An order to take down is no text for readers. */
export function isStopped({ kind, version }: Pick<Ledger, 'kind' | 'version'>, { lists }: Company): boolean {
  if (kind === 'TAKEDOWN' || !version || !lists.entries.some(({ pattern }) => pattern === LATER_WORD)) return false;
  const { title, body, weiboText, wechatText } = version.content;
  return [title, body, weiboText, wechatText].some((text) => text?.includes(LATER_WORD));
}

export function judgeWords(ledger: Ledger, event: DomainEvent, { company, now, events }: Circumstances): void {
  switch (event.type) {
    case 'Submitted':
    case 'VersionEdited':
      return demand(!isStopped({ ...ledger, ...event }, company), 'handed in with a word that is not to be published');
    case 'PublishingStarted':
    case 'SendingBegan':
      return demand(!isStopped(ledger, company), `${event.type} with a word that is not to be published`);
    case 'StoppedByRules':
      demand(event.version === ledger.version!.no, 'stopped for a version that is over');
      // of what is to be confirmed there is a judge of its own
      if (!blocks(event.findings)) return demand(hasOpenFinding(ledger, now), 'stopped, and nobody can say by what');
      demand(isStopped(ledger, company), 'stopped by the rules without a word');
      return demand(!ledger.stopped.has(event.version), 'the same word is recorded twice');
    case 'RescheduleNeeded': {
      if (event.why !== 'STOPPED_BY_RULES') return;
      const isRecorded = ledger.stopped.has(ledger.version!.no) || events.some(({ type }) => type === 'StoppedByRules');
      return demand(isStopped(ledger, company) && isRecorded, 'kept back by rules that say nothing');
    }
    default:
  }
}

/** What is found anew with another time or class stands in the place of what was found before. */
export function enterWords({ stopped, version }: Ledger, event: DomainEvent): void {
  if (!version || !('findings' in event) || !event.findings) return;
  // these two say something more, and take nothing back
  const isMore = event.type === 'StoppedByRules' || event.type === 'FindingsConfirmed';
  if (blocks(event.findings)) stopped.add(version.no);
  else if (!isMore) stopped.delete(version.no);
}

function blocks(findings: Finding[]): boolean {
  return findings.some(({ matched, effect }) => matched === LATER_WORD && effect === 'BLOCK');
}

/** The contact is asked what is to become of it. */
export function demandStopTold(events: DomainEvent[], effects: Effect[]): void {
  if (!events.some((event) => event.type === 'RescheduleNeeded' && event.why === 'STOPPED_BY_RULES')) return;
  const isAsked = effects.some((one) => one.kind === 'askOverdue' && one.personId === 'editorA');
  demand(isAsked, 'kept back by the rules, and nobody of the office was asked');
}

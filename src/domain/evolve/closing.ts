/** How a submission ended, as it is kept. */
import type { DomainEvent } from '../events';

export function withdrawnClosing(event: Extract<DomainEvent, { type: 'Withdrawn' | 'Cancelled' }>, at: number) {
  const closing = closingOf({ ...event, stage: null, code: null }, at);
  return 'grantedBy' in event && event.grantedBy ? { ...closing, grantedBy: event.grantedBy } : closing;
}

export function closingOf(
  event: { by: string; stage: string | null; reason: string; code: string | null },
  at: number,
) {
  return { by: event.by, at, stage: event.stage, reason: event.reason, code: event.code };
}

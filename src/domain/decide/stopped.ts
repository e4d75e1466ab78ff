/** Nothing leaves against the rules and words of the day. */
import { refuse, type Context, type Decided } from '../context';
import { summaryOf } from '../findings';
import { inTheWayToday } from '../edit/recheck';
import type { Submission } from '../submission';

/** The refusal to send a signed post now; null when nothing stops it. */
export function stoppedByRules(submission: Submission, context: Context): Decided | null {
  const { blocks, confirms } = inTheWayToday(submission, context);
  if (blocks.length > 0) return refuse({ code: 'STOPPED_BY_RULES', findings: blocks.map(summaryOf) });
  if (confirms.length > 0) return refuse({ code: 'CONFIRM_FIRST', findings: confirms.map(summaryOf) });
  return null;
}

/** What must hold when a stage is handed to somebody else (§3.3 case 31). */
import type { DomainEvent } from '../../domain/events';
import type { Circumstances } from '../circumstances';
import { stageDue, type Ledger } from '../ledger';
import { dutyRightOf, rightOf } from '../ledger/rights';
import { demand } from '../violation';

/** 转审 gives no right: it goes from whoever holds one, or from the silent by the office, to whoever has it already. */
export function judgeReassignment(
  ledger: Ledger,
  { by, to, from, stage, reason }: Extract<DomainEvent, { type: 'Reassigned' }>,
  { company, now }: Circumstances,
): void {
  const { organization } = company;
  const { head, contacts, editors } = organization.office;
  const due = stageDue(ledger, organization)!;
  demand(due.name === stage, `${stage} was handed on when ${due.name} was due`);
  const own = rightOf(ledger, due, organization, by, now);
  demand(own !== null || [head, ...contacts, ...editors].includes(by), `${by} handed on what is not his`);
  const right = dutyRightOf(ledger, due, organization, to, now);
  demand(right !== null, `${to} was handed ${stage} without a right to it`);
  demand(reason.trim() !== '', '转审 without a reason');
  demand(!from.includes(to) && from.length > 0, '转审 from nobody, or from the receiver');
  demand(own === null || from.includes(by) || own.principal === to || by === to, `${by} kept what he handed on`);
  if (due.quorum === 'any') return;
  for (const id of from) {
    const duty = dutyRightOf(ledger, due, organization, id, now)?.principal ?? id;
    demand(duty === right.principal, '会签 was handed to another who signs himself');
  }
}

/** Who may sign what, as whom and for which words: every signature, and every tap that becomes one or does not. */
import type { Command } from '../../domain/commands';
import type { DomainEvent } from '../../domain/events';
import type { Stage } from '../../domain/policy';
import type { Circumstances } from '../circumstances';
import { stageDue, type Ledger } from '../ledger';
import { rightOf } from '../ledger/rights';
import { demand } from '../violation';

export type Signed = Extract<DomainEvent, { type: 'Signed' }>['signature'];

export function judgeSignature(ledger: Ledger, signature: Signed, { command, company, now }: Circumstances): void {
  const { signer, stage, onBehalfOf, reviewNo } = signature;
  const isEdit = command.type === 'SignOffWithEdit';
  demand(isEdit || command.type === 'Decide', `a signature of ${signer.id} without a tap`);
  demand(command.by === signer.id, `a signature of ${signer.id} without a tap`);
  // the editor signs his own stage, though an earlier one may be asked again because of what he changed
  const due = isEdit ? ledger.stages.at(-1) : stageDue(ledger, company.organization);
  demand(due?.name === stage, `${stage} was signed when ${due?.name} was due`);
  const right = rightOf(ledger, due, company.organization, signer.id, now);
  demand(right !== null, `${signer.id} signed ${stage} without a right to`);
  demand((onBehalfOf?.id ?? signer.id) === right.principal, `${signer.id} signed in the wrong name`);
  demand((signature.insteadOf?.id ?? null) === right.insteadOf, `${signer.id} signed in the wrong place`);
  demand(reviewNo === ledger.reviewNo, 'a signature for another review');
  demand(command.seen.reviewNo === reviewNo - (isEdit ? 1 : 0), 'a signature for another review');
  demand(signature.digest === ledger.digest, 'a signature on a digest that is not the content');
  demand(isEdit || command.seen.digest === ledger.digest, 'a signature on what the signer was not shown');
  demand(
    Object.keys(ledger.digests).every((id) => signature.accountDigests[id] === ledger.digests[id]),
    "a signature lacks an account's digest",
  );
  judgeDecision(due, signature, command);
  demand(signature.statement === due.statement, 'a signature without its statement');
  demand(signature.at === now && signature.plannedAt === ledger.plannedAt, 'a signature with a wrong time');
  if (stage === 'EXEC_SIGNOFF') {
    const shown = ledger.shown.get(`${command.seen.reviewNo}/${stage}`);
    // an edit is confirmed on a card of its own, which says the time also to whoever was not asked
    const isShown = shown === signature.plannedAt || (isEdit && shown === undefined);
    demand(isShown, '签发 for a time the signer was not shown');
  }
}

function judgeDecision(
  stage: Stage,
  { decision }: Signed,
  command: Extract<Command, { type: 'Decide' | 'SignOffWithEdit' }>,
): void {
  if (command.type === 'SignOffWithEdit') return demand(decision === 'APPROVE_WITH_EDIT', `an edit became ${decision}`);
  const choice = stage.choices.find(({ key }) => key === command.choice);
  demand(choice?.act === decision, `${command.choice} became ${decision}`);
  demand(decision === 'APPROVE' || Boolean(command.reason?.text), 'a return without a reason');
}

/** Would a person who knows the procedure let this tap count? Accepting more or less than that is wrong. */
export function isRightfulTap(ledger: Ledger, command: Extract<Command, { type: 'Decide' }>, facts: Circumstances) {
  const { organization } = facts.company;
  const due = stageDue(ledger, organization);
  const { seen, by } = command;
  if (!due || due.name !== seen.stage || seen.reviewNo !== ledger.reviewNo || seen.digest !== ledger.digest)
    return false;
  const again = ledger.standing.some((one) => one.stage === due.name && one.signer.id === by);
  if (again || !rightOf(ledger, due, organization, by, facts.now)) return false;
  const choice = due.choices.find(({ key }) => key === command.choice);
  if (!choice || choice.act === 'APPROVE_WITH_EDIT') return false;
  if (choice.act !== 'APPROVE') return Boolean(command.reason?.text.trim());
  return due.role !== 'officeEditor' || ledger.version?.content.category !== 5 || ledger.determined;
}

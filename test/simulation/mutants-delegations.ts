/** Mistakes about who acts for whom, and about the cards that follow it. */
import type { Mutant } from './mutants';

export const DELEGATION_MUTANTS: Mutant[] = [
  {
    mistake: 'a configured delegation that was ended goes on',
    file: 'house/delegations.ts',
    right: 'return over ? { ...one, end: Math.min(one.end, over.at) } : one;',
    wrong: 'return one;',
  },
  {
    mistake: 'with one configured delegation all of that person end',
    file: 'house/delegations.ts',
    right: 'const over = ended.find(({ delegation }) => isSame(delegation, one));',
    wrong: 'const over = ended.find(({ delegation }) => delegation.to === one.to);',
  },
  {
    mistake: 'anybody ends a delegation',
    file: 'house/delegations.ts',
    right: "return may ? null : { code: 'NOT_ENTITLED', right: 'office' };",
    wrong: 'return null;',
  },
  {
    mistake: 'the delegate keeps his cards when his delegation is ended',
    file: 'house/delegations.ts',
    right: "return [{ kind: 'realign' }, ...toBoth(delegation, { kind: 'delegationEnded', delegation, by }, by)];",
    wrong: "return toBoth(delegation, { kind: 'delegationEnded', delegation, by }, by);",
  },
  {
    mistake: 'a configured delegation is ended again after its end',
    file: 'house/delegations.ts',
    right: 'const one = all.find((other) => isSame(other, delegation) && other.end > context.now);',
    wrong: 'const one = all.find((other) => isSame(other, delegation));',
  },
  {
    mistake: 'somebody delegates to himself',
    file: 'house/delegations.ts',
    right: "if (from === to) return { code: 'SELF_DELEGATION' };",
    wrong: '',
  },
  {
    mistake: 'two delegations of one person overlap',
    file: 'house/delegations.ts',
    right: "return overlap ? { code: 'DELEGATION_OVERLAP', delegation: overlap } : null;",
    wrong: 'return null;',
  },
  {
    mistake: 'an executive’s mandate needs no document',
    file: 'house/delegations.ts',
    right: '(byOffice || organization.executives.includes(from))',
    wrong: 'byOffice',
  },
  {
    mistake: 'anybody gives away what is somebody else’s',
    file: 'house/delegations.ts',
    right:
      "if (byOffice && !officePeople(organization).includes(by)) return { code: 'NOT_ENTITLED', right: 'office' };",
    wrong: '',
  },
  {
    mistake: 'the submitter of what waits becomes the delegate',
    file: 'house/delegations.ts',
    right: "return officer || open ? { code: 'DELEGATE_SUBMITS', to, no: open?.no ?? null } : null;",
    wrong: 'return null;',
  },
  {
    mistake: 'a delegation that was ended goes on',
    file: 'house/delegations.ts',
    right: 'end: Math.min(one.end, at)',
    wrong: 'end: one.end',
  },
  {
    mistake: 'the cards stay where they are when a delegation begins or ends',
    file: 'house/delegations.ts',
    right: "return [{ kind: 'realign' }, ...toBoth(delegation, { kind, delegation })];",
    wrong: 'return [...toBoth(delegation, { kind, delegation })];',
  },
  {
    mistake: 'the end of a delegation made in the chat wakes nobody',
    file: 'house/delegations.ts',
    right: "? [{ kind: 'realign' }, ...told, wakeAtEdge(delegation, 'end')]",
    wrong: "? [{ kind: 'realign' }, ...told]",
  },
  {
    mistake: 'a delegate keeps his card when his time is over',
    file: 'decide/realigning.ts',
    right: 'const left = holding.filter((id) => !entitled.includes(id));',
    wrong: 'const left: string[] = [];',
  },
  {
    mistake: 'the duty comes back without a card',
    file: 'react/index.ts',
    right: 'return [closeFor(event.left), ...ask(submission, context, event.joined)];',
    wrong: 'return [closeFor(event.left)];',
  },
  {
    mistake: 'a 转审 binds although its receiver may not sign any more',
    file: 'signing/review.ts',
    right: "if ('refusal' in rightByDuty(submission, organization, one.to, at)) continue;",
    wrong: '',
  },
];

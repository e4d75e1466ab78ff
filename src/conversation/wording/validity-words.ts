/** What is said of an approval that has grown old (`domain.md` §1.2). */
import type { World } from '../../application/world';
import { openQuestion } from '../../domain/signing/approval-age';
import type { ValidityQuestion } from '../../domain/codes';
import type { Submission } from '../../domain/submission';

/** `签发已满 30 天`, in the days of the house */
export function oldWords(what: ValidityQuestion, { policy }: Pick<World, 'policy'>): string {
  const { reconfirm, expire } = policy.approvalValidity;
  return what === 'RECONFIRM' ? `签发已满 ${reconfirm.amount} 天` : `签发已超过 ${expire.amount} 天`;
}

/** That the office is asked; empty when it is not. */
export function validityAsked(submission: Submission): string {
  switch (openQuestion(submission)) {
    case 'RECONFIRM':
      return '签发已久，等公司办公室确认继续有效，确认前不会发出。';
    case 'REREVIEW':
      return '签发将过期或已过期，等公司办公室重新审核，不会发出。';
    case null:
      return '';
  }
}

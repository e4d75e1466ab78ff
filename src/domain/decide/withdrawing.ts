/** 撤回: free until 签发; after it the office is asked; once it is being sent, no more (§3.3 case 15). */
import type { Command } from '../commands';
import { happened, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { officePeople } from '../people';
import { keeperOf, type Submission } from '../submission';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** Signed and not yet handed to anybody who sends. */
const SIGNED: Submission['status'][] = ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

export function withdraw(submission: Submission, command: Of<'Withdraw'>): Decided {
  const { status, withdrawal } = submission;
  const { by, reason } = command;
  if (keeperOf(submission) !== by) return refuse({ code: 'NOT_ENTITLED', right: 'submitter' });
  if (status === 'IN_REVIEW' || status === 'RETURNED') return happened({ type: 'Withdrawn', by, reason });
  if (!SIGNED.includes(status)) return refuse({ code: 'CANNOT_WITHDRAW_NOW', status });
  if (withdrawal) return refuse({ code: 'WITHDRAWAL_ASKED_ALREADY', at: withdrawal.at });
  return happened({ type: 'WithdrawalAsked', by, reason });
}

/** 同意撤回 / 不同意 by the office, on the request it was shown. */
export function answerWithdrawal(submission: Submission, command: Of<'AnswerWithdrawal'>, context: Context): Decided {
  const { by, askedAt, granted } = command;
  const { withdrawal, status } = submission;
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  if (!withdrawal || withdrawal.at !== askedAt) return refuse({ code: 'NO_WITHDRAWAL_ASKED' });
  if (!granted) return happened({ type: 'WithdrawalRefused', by });
  if (!SIGNED.includes(status) && status !== 'IN_REVIEW') return refuse({ code: 'CANNOT_WITHDRAW_NOW', status });
  return happened({ type: 'Withdrawn', by: withdrawal.by, reason: withdrawal.reason, grantedBy: by });
}

/** An office that lets the post out all the same has answered. */
export function refusedWithdrawal(submission: Submission, by: string): DomainEvent[] {
  return submission.withdrawal ? [{ type: 'WithdrawalRefused', by }] : [];
}

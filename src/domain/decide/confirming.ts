/** 确认并发: what the rules and words of the day ask of a signed post is answered by the office, in writing, and the post goes on (`domain.md` §2.2). */
import type { Command } from '../commands';
import { happened, refuse, type Context, type Decided } from '../context';
import type { DomainEvent } from '../events';
import { evolveAll } from '../evolve';
import { summaryOf } from '../findings';
import { officePeople } from '../people';
import { inTheWayToday } from '../edit/recheck';
import { currentVersion, type Submission } from '../submission';
import { publishNow } from './scheduling';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** What was begun and stopped at one account is sent again by its publisher; here it only gets its answer. */
const BEGUN: Submission['status'][] = ['PUBLISHING', 'PUBLISH_FAILED'];

export function confirmAndPublish(submission: Submission, command: Of<'ConfirmAndPublish'>, context: Context): Decided {
  const { by } = command;
  const { status } = submission;
  const reason = command.reason.trim();
  if (!officePeople(context.organization).includes(by)) return refuse({ code: 'NOT_ENTITLED', right: 'office' });
  const isBegun = BEGUN.includes(status);
  if (!isBegun && status !== 'RESCHEDULE_NEEDED') return refuse({ code: 'CANNOT_RESCHEDULE_NOW', status });
  const { blocks, confirms } = inTheWayToday(submission, context);
  if (blocks.length > 0) return refuse({ code: 'STOPPED_BY_RULES', findings: blocks.map(summaryOf) });
  if (confirms.length === 0) return refuse({ code: 'NOTHING_TO_ANSWER', open: [] });
  if (reason === '') return refuse({ code: 'CONFIRM_FIRST', findings: confirms.map(summaryOf) });
  const confirmed: DomainEvent = {
    type: 'FindingsConfirmed',
    by,
    version: currentVersion(submission)!.no,
    findings: confirms.map((finding) => ({ ...finding, answer: { by, at: context.now, text: reason } })),
  };
  if (isBegun) return happened(confirmed);
  const answered = evolveAll(submission, [confirmed], { at: context.now, actor: by });
  const goesOn = publishNow(answered, { type: 'PublishNow', by }, context);
  return 'refusal' in goesOn ? goesOn : happened(confirmed, ...goesOn.events);
}

/** A rule: one file, one idea, one table of examples as its test. The system says 提示, never "legal" (`domain.md` §2.2). */
import type { CalendarData, LeadTime } from '../calendar';
import type { RuleEffect, SubmissionKind } from '../codes';
import type { Content, PublishRequest } from '../content';
import type { Policy } from '../policy';
import type { Queue, Wanting } from '../slots';
import type { Post } from '../version';

/** What a rule may look at. */
export interface RuleSubject {
  /** absent: a post */
  kind?: SubmissionKind;
  content: Content;
  request: PublishRequest;
  /** what each account would carry; empty while the draft is too young to say */
  posts: Omit<Post, 'digest'>[];
  /** null while there is no planned time */
  lead: LeadTime | null;
  policy: Policy;
  calendar: CalendarData;
  /** the queue it wants a place in; absent where the queue was not looked at */
  place?: { wanting: Wanting; queue: Queue };
}

export interface Hit {
  effect: RuleEffect;
  /** Chinese: what is wrong and what would lift it */
  text: string;
  matched?: string;
}

export interface Rule {
  /** e.g. F-03 */
  id: string;
  version: string;
  /** Chinese, shown to the user */
  citation: string;
  /** says nothing about a reply or a change of an account's data */
  postsOnly?: true;
  check(subject: RuleSubject): Hit[];
}

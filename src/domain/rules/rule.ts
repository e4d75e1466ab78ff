/** A rule: one file, one idea, one table of examples as its test. The system says 提示, never "legal" (`domain.md` §2.2). */
import type { CalendarData, LeadTime } from '../time/calendar';
import type { RuleEffect, SubmissionKind } from '../codes';
import type { Content, PublishRequest } from '../content';
import type { ListEntry, WordLists } from '../lists/entry';
import type { WordHit } from '../lists/matcher';
import type { Policy } from '../policy';
import type { Queue, Wanting } from '../time/slots';
import type { Place, Text } from '../text/texts';
import type { CheckedLink } from '../post/links';
import type { Post } from '../post/version';

/** What there is to be looked at. */
export interface Matter {
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
  lists: WordLists;
  /** what was found when the links of the post were tried; absent: nobody has */
  links?: CheckedLink[];
  /** the queue it wants a place in; absent where the queue was not looked at */
  place?: { wanting: Wanting; queue: Queue };
}

/** What a rule may look at: the matter, with its texts read once for all rules. */
export interface RuleSubject extends Matter {
  texts: Text[];
  /** the listed words in the texts, in the order they are read */
  words: WordHit[];
  /** when it is looked at, epoch ms */
  at: number;
}

export type AnsweredBy = 'REASON' | 'SECRECY' | 'OFFICE';

/** Who answers by signing. */
export type AnsweringSigner = Exclude<AnsweredBy, 'REASON'>;

export interface Hit {
  effect: RuleEffect;
  /** Chinese: what is wrong and what would lift it */
  text: string;
  matched?: string;
  /** in place of the rule's own: a listed word brings the article it rests on */
  citation?: string;
  /** where the matched words stand, when they stand in one of the texts */
  where?: Place;
  /** the listed word that was found: the finding keeps the version of the lists, and is a BLOCK where its row says so */
  listed?: ListEntry;
}

/** One example of how to mend what a rule speaks of, as lines of the template (`contract.md` §4). */
export interface Mend {
  /** what has to be done outside of the post before it may be changed so, or when this is the way */
  first?: string;
  /** lines the rule speaks of */
  wrong: string;
  /** the same lines, put right: the rule is silent, or has the answer it waits for */
  right: string;
}

export interface Rule {
  /** e.g. F-03 */
  id: string;
  version: string;
  /** Chinese, shown to the user */
  citation: string;
  mend: Mend;
  /** says nothing about a reply or a change of an account's data */
  postsOnly?: true;
  /**
   * Who answers a CONFIRM. Absent: the author, with a reason of its own. REASON: the line 理由 that came with the post is its answer.
   * SECRECY: the secrecy lead, by signing. OFFICE: the office, by signing 核稿.
   */
  answeredBy?: AnsweredBy;
  check(subject: RuleSubject): Hit[];
}

/**
 * The interaction log, a book for each comment (R17.2; F-16; §3.3 case 23): who brought it, with what it was answered, whether it was hidden
 * or deleted and why, and how soon it wants a first word and its full answer (§1.2). Key: `comment:` and the link's fingerprint.
 */
import type { Refusal } from '../commands';
import { officePeople, type Organization } from '../people';
import { mayBringComment } from '../post/reply';
import { afterDuration } from '../time/working-time';
import type { Book, BookContext, HouseEffect } from './book';
import { isUsable, type ApprovedWording } from './wordings';

/** A reader's comment, as it is told with every command about it. */
export interface CommentFacts {
  url: string;
  accountId: string;
  excerpt: string;
}

export interface CommentAnswer {
  by: string;
  at: number;
  /** WORDING: from the 口径库; REPLY: a submission of its own */
  how: 'WORDING' | 'REPLY';
  /** the wording and its version; null for a reply */
  wording: { name: string; version: number } | null;
  /** the submission whose signatures approved the text */
  no: string;
  text: string;
  /** when the publisher said that it is posted; null: not yet */
  postedAt: number | null;
}

export interface CommentRecord {
  /** null while nothing is known of it */
  comment: (CommentFacts & { by: string; at: number; firstBy: number; fullBy: number; provisional: boolean }) | null;
  answers: CommentAnswer[];
  removals: { how: 'HIDDEN' | 'DELETED'; by: string; at: number; reason: string }[];
  /** a first word is out, and the full answer is (epoch ms) */
  firstAt: number | null;
  fullAt: number | null;
}

export type CommentsCommand =
  | { type: 'NoteComment'; by: string; about: CommentFacts }
  | { type: 'UseWording'; by: string; about: CommentFacts; wording: ApprovedWording }
  /** 已回复; `more`: it was a first word, the full answer is still to come */
  | { type: 'ConfirmAnswer'; by: string; more: boolean }
  /** follows from a reply of its own that was posted */
  | { type: 'NoteReply'; by: string | null; about: CommentFacts; no: string; text: string; postedAt: number }
  | { type: 'RemoveComment'; by: string; about: CommentFacts; how: 'HIDDEN' | 'DELETED'; reason: string }
  | { type: 'RemindComment'; by: null; limit: 'FIRST' | 'FULL' };

export type CommentsEvent =
  | { type: 'CommentNoted'; by: string; about: CommentFacts; firstBy: number; fullBy: number; provisional: boolean }
  | { type: 'WordingUsed'; by: string; name: string; version: number; no: string; text: string }
  | { type: 'AnswerPosted'; by: string; more: boolean }
  | { type: 'ReplyPosted'; by: string | null; no: string; text: string; postedAt: number }
  | { type: 'CommentRemoved'; by: string; how: 'HIDDEN' | 'DELETED'; reason: string }
  | { type: 'CommentReminded'; limit: 'FIRST' | 'FULL' };

export const comments: Book<CommentRecord, CommentsCommand, CommentsEvent> = {
  empty: { comment: null, answers: [], removals: [], firstAt: null, fullAt: null },

  decide(state, command, context) {
    const refusal = refusalOf(state, command, context);
    if (refusal) return { refusal };
    switch (command.type) {
      case 'NoteComment':
        return { events: noted(state, command.by, command.about, context) };
      case 'UseWording': {
        const { name, version, no, text } = command.wording;
        const used: CommentsEvent = { type: 'WordingUsed', by: command.by, name, version, no, text };
        return { events: [...noted(state, command.by, command.about, context), used] };
      }
      case 'ConfirmAnswer':
        return { events: [{ type: 'AnswerPosted', by: command.by, more: command.more }] };
      case 'NoteReply': {
        const { by, about, no, text, postedAt } = command;
        if (state.answers.some((one) => one.how === 'REPLY' && one.no === no)) return { events: [] };
        return {
          events: [...noted(state, by ?? '', about, context), { type: 'ReplyPosted', by, no, text, postedAt }],
        };
      }
      case 'RemoveComment': {
        const { by, about, how, reason } = command;
        const removed: CommentsEvent = { type: 'CommentRemoved', by, how, reason: reason.trim() };
        return { events: [...noted(state, by, about, context), removed] };
      }
      case 'RemindComment': {
        const { limit } = command;
        const isOver = context.now >= dueOf(state, limit);
        return { events: isOver && waits(state, limit) ? [{ type: 'CommentReminded', limit }] : [] };
      }
    }
  },

  evolve(state, event, { at }) {
    switch (event.type) {
      case 'CommentNoted': {
        const { by, about, firstBy, fullBy, provisional } = event;
        return { ...state, comment: { ...about, by, at, firstBy, fullBy, provisional } };
      }
      case 'WordingUsed': {
        const { by, name, version, no, text } = event;
        const answer: CommentAnswer = { by, at, how: 'WORDING', wording: { name, version }, no, text, postedAt: null };
        // one that was chosen and not posted is not what was said
        return { ...state, answers: [...posted(state), answer] };
      }
      case 'AnswerPosted': {
        const answers = state.answers.map((one) => ({ ...one, postedAt: one.postedAt ?? at }));
        return answered({ ...state, answers }, at, event.more);
      }
      case 'ReplyPosted': {
        const { by, no, text, postedAt } = event;
        const answer: CommentAnswer = { by: by ?? '', at, how: 'REPLY', wording: null, no, text, postedAt };
        return answered({ ...state, answers: [...state.answers, answer] }, postedAt, false);
      }
      case 'CommentRemoved': {
        const { by, how, reason } = event;
        return { ...state, removals: [...state.removals, { how, by, at, reason }] };
      }
      case 'CommentReminded':
        return state;
    }
  },

  react(event, state, context): HouseEffect[] {
    const { key, organization } = context;
    const drop = (limit: 'FIRST' | 'FULL'): HouseEffect => ({ kind: 'dropWake', key: wakeKey(key, limit) });
    switch (event.type) {
      case 'CommentNoted':
        return [
          wakeFor(key, 'FIRST', event.firstBy),
          wakeFor(key, 'FULL', event.fullBy),
          { kind: 'closeHouseCards', purpose: 'wording', payload: { key } },
        ];
      case 'WordingUsed':
        return [{ kind: 'closeHouseCards', purpose: 'wording', payload: { key } }];
      case 'AnswerPosted':
        return event.more ? [drop('FIRST')] : [drop('FIRST'), drop('FULL')];
      case 'ReplyPosted':
      case 'CommentRemoved':
        return [drop('FIRST'), drop('FULL'), { kind: 'closeHouseCards', purpose: 'wording', payload: { key } }];
      case 'CommentReminded': {
        const { url, excerpt, accountId } = state.comment!;
        const notice = { kind: 'commentDue' as const, limit: event.limit, url, excerpt, accountId };
        return [...new Set(concerned(organization))].map((personId) => ({ kind: 'tell', personId, notice }));
      }
    }
  },
};

/** The office, and who answers in its name. */
function concerned({ office }: Organization): string[] {
  return [...office.publishers, ...office.contacts, office.head];
}

function refusalOf(state: CommentRecord, command: CommentsCommand, context: BookContext): Refusal | null {
  const { organization, now, pause } = context;
  switch (command.type) {
    case 'NoteReply':
    case 'RemindComment':
      return null;
    case 'NoteComment':
      return mayBringComment(organization, command.by, now) ? null : { code: 'NOT_A_COMMENT_READER' };
    case 'UseWording':
      return (
        notThePublisher(command.by, organization) ??
        gone(state) ??
        (pause ? { code: 'PAUSED', ...pause } : null) ??
        whyNotUsable(command.wording, now)
      );
    case 'ConfirmAnswer':
      return notThePublisher(command.by, organization) ?? (hasOpenAnswer(state) ? null : { code: 'NO_ANSWER_OPEN' });
    case 'RemoveComment': {
      const again = state.removals.find(({ how }) => how === command.how || how === 'DELETED');
      if (again)
        return notThePublisher(command.by, organization) ?? { code: 'COMMENT_GONE', how: again.how, at: again.at };
      return (
        notThePublisher(command.by, organization) ?? (command.reason.trim() === '' ? { code: 'REASON_NEEDED' } : null)
      );
    }
  }
}

function notThePublisher(by: string, { office }: Organization): Refusal | null {
  return office.publishers.includes(by) ? null : { code: 'NOT_ENTITLED', right: 'publisher' };
}

function gone({ removals }: CommentRecord): Refusal | null {
  const last = removals.at(-1);
  return last ? { code: 'COMMENT_GONE', how: last.how, at: last.at } : null;
}

/** Why a wording may not answer a comment now; null when it may. @param at epoch ms */
function whyNotUsable(wording: ApprovedWording, at: number): Refusal | null {
  const { name, stopped, until, from } = wording;
  if (isUsable(wording, at)) return null;
  if (stopped) return { code: 'WORDING_STOPPED', name, ...stopped };
  return { code: 'WORDING_NOT_IN_FORCE', name, until: until ?? from };
}

export function hasOpenAnswer({ answers }: CommentRecord): boolean {
  return answers.some(({ postedAt }) => postedAt === null);
}

/** Does it still want its first word, or its full answer? */
export function waits({ comment, removals, firstAt, fullAt }: CommentRecord, limit: 'FIRST' | 'FULL'): boolean {
  return comment !== null && removals.length === 0 && (limit === 'FIRST' ? firstAt : fullAt) === null;
}

function dueOf({ comment }: CommentRecord, limit: 'FIRST' | 'FULL'): number {
  return (limit === 'FIRST' ? comment?.firstBy : comment?.fullBy) ?? Infinity;
}

function noted({ comment }: CommentRecord, by: string, about: CommentFacts, context: BookContext): CommentsEvent[] {
  if (comment) return [];
  const { now, policy, calendar, organization } = context;
  const hours = { policy, calendar };
  const first = afterDuration(now, policy.comments.firstAnswer, hours);
  const full = afterDuration(now, policy.comments.fullAnswer, hours);
  const who = by || (officePeople(organization)[0] ?? '');
  const provisional = first.provisional || full.provisional;
  return [{ type: 'CommentNoted', by: who, about, firstBy: first.at, fullBy: full.at, provisional }];
}

function posted({ answers }: CommentRecord): CommentAnswer[] {
  return answers.filter(({ postedAt }) => postedAt !== null);
}

function answered(state: CommentRecord, at: number, more: boolean): CommentRecord {
  return { ...state, firstAt: state.firstAt ?? at, fullAt: more ? state.fullAt : (state.fullAt ?? at) };
}

function wakeKey(key: string, limit: 'FIRST' | 'FULL'): string {
  return `${key}:${limit}`;
}

function wakeFor(key: string, limit: 'FIRST' | 'FULL', at: number): HouseEffect {
  return { kind: 'wakeAt', key: wakeKey(key, limit), due: 'commentLimit', at, payload: { key, limit } };
}

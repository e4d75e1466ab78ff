/** The one door's shape, as conversation, web and delivery see it. `handle.ts` builds it. */
import type { Command, Refusal } from '../domain/commands';
import type { Recorded } from '../domain/events';
import type { BookKey, HouseCommand, HouseEvent } from '../domain/house';
import type { Organization } from '../domain/people';
import type { Submission } from '../domain/submission';
import type { Answer } from './ports';
import type { StoreTx } from './store';
import type { World } from './world';

/** What can be done inside the one transaction of an input. */
export interface Desk {
  readonly now: number;
  readonly world: World;
  readonly tx: StoreTx;
  /** Let the core decide; what it decides is part of this transaction. A refusal changes nothing. */
  dispatch(submissionId: string, command: Command): Promise<Verdict>;
  /**
   * Enter something in one of the company's books, in this transaction; `world` is then what follows from it.
   * @param organization the company as the command speaks of it, where that is not as the world has it
   */
  enter(key: BookKey, command: HouseCommand, organization?: Organization): Promise<HouseVerdict>;
  /** Promise a text to a person, in this transaction. */
  tell(personId: string, text: string, submissionId?: string | null): Promise<void>;
  /** Promise a card that the conversation makes itself (draft, question); its taps come back with this purpose and payload. */
  show(personId: string, card: PromisedCard): Promise<void>;
  /** A fresh id, unguessable. */
  newId(): string;
}

/** A card to be sent; `delivery` builds its content from purpose and payload at the moment of sending. */
export interface PromisedCard {
  purpose: CardPurpose;
  /** null: about no submission */
  submissionId: string | null;
  payload?: Record<string, string>;
  /** what a decision on it is about */
  reviewNo?: number;
  stage?: string;
  digest?: string;
}

/**
 * `review`: a stage's decision · `draft`: 提交审批 / 放弃 · `field`: one question of the step-by-step form (payload.field) ·
 * `edit`: 确认修改 / 取消, with what is to be changed (payload.edit) · `objection`: 有异议 to a small change (payload.since) ·
 * `overdue`: 立即发 / 改期 / 作废 · `slot`: free times to move to, or 不改期 (payload.by, payload.slots) · `held`: 恢复 / 改期 / 作废 · `withdrawal`: 同意撤回 / 不同意 (payload.askedAt) ·
 * `validity`: 继续有效 or 重新审核 / 退回重审 / 作废 (payload.what) ·
 * `readBack`: 已复核无误 / 有问题 (payload.accountId, payload.turn) · `copyPack`: what the publisher copies (payload.accountId) · `trouble`: 需人工核实, with
 * 重新核对 / 未发出，重发 / 放弃该渠道 (payload.accountId) · `weekly`: 去写稿 / 本周无 / 改计划
 * (payload.week, payload.digest) · `wording`: a wording for a comment, from a list (payload.key, payload.url, payload.accountId,
 * payload.excerpt, payload.names) · `wordList`: 同意生效 / 不同意 of a version of a word list (payload.name, payload.version)
 */
export type CardPurpose =
  | 'review'
  | 'draft'
  | 'field'
  | 'edit'
  | 'objection'
  | 'overdue'
  | 'slot'
  | 'held'
  | 'withdrawal'
  | 'validity'
  | 'readBack'
  | 'copyPack'
  | 'trouble'
  | 'weekly'
  | 'wording'
  | 'wordList';

export type Verdict =
  | { ok: true; submission: Submission; events: Recorded[] }
  | { ok: false; refusal: Refusal; submission: Submission | null };

export type HouseVerdict = { ok: true; state: unknown; events: HouseEvent[] } | { ok: false; refusal: Refusal };

export interface Door {
  /**
   * Handle an input once. The first time: one transaction { inbox key, state, history, outbox, answer }. Again: the same answer and
   * no second effect. A failed transaction throws, so that the platform delivers again.
   */
  handle(key: string, work: (desk: Desk) => Promise<Answer>): Promise<Answer>;
  /** Accept an input that waits for the network (a picture): commits the inbox row, answers at once; `finish` runs later, in order per lane. */
  accept(key: string, lane: string, payload: unknown): Promise<Answer>;
  /** Finish an accepted input, once. */
  finish(key: string, work: (desk: Desk) => Promise<Answer>): Promise<void>;
  /** Like `handle`, for what comes from inside (clock, dispatcher) and needs no inbox key because it is tied to a row. */
  within<T>(work: (desk: Desk) => Promise<T>): Promise<T>;
}

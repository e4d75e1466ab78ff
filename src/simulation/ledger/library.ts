/** What a life knows of the 口径库 and of comments, beside what the core's books say. */
import type { CommentRecord } from '../../domain/house/comments';
import type { Registry } from '../../domain/house/registry';
import type { Wordings } from '../../domain/house/wordings';

/** Of one comment, told from what happened. */
export interface OwnComment {
  at: number;
  chosen: boolean;
  first: boolean;
  full: boolean;
  removed: boolean;
  /** limits that are to be looked at, epoch ms */
  wakes: Map<'FIRST' | 'FULL', number>;
  /** limits that were looked at */
  woken: Set<'FIRST' | 'FULL'>;
  /** limits of which the office was told */
  told: Set<'FIRST' | 'FULL'>;
}

export interface Library {
  wordings: Wordings;
  comments: Map<string, CommentRecord>;
  registry: Registry;
  /** the newest wording under each name */
  own: Map<string, { text: string; version: number; until: number | null; stopped: boolean }>;
  ownComments: Map<string, OwnComment>;
}

export function emptyLibrary(): Library {
  return { wordings: { wordings: [] }, comments: new Map(), registry: {}, own: new Map(), ownComments: new Map() };
}

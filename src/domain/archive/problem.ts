/** What can keep a record out of the archive (四性检测, `domain.md` §2.4). Stored in the history: a field once written is never renamed. */

/** 真实性 · 完整性 · 可用性 */
type ArchiveProperty = 'AUTHENTICITY' | 'COMPLETENESS' | 'USABILITY';

/** A failing item, and whose trade it is to mend it. */
export type ArchiveProblem = { property: ArchiveProperty } & (
  | { item: 'CHAIN'; repair: 'sysAdmin' }
  | { item: 'SIGNATURE'; stage: string; repair: 'sysAdmin' }
  | { item: 'PROOF'; accountId: string; repair: 'publisher' }
  /** `place`: of a picture among those of its version, from 1; 0 is the cover */
  | { item: 'FILE'; sha256: string; version: number; place: number; repair: 'sysAdmin' }
);

/** Whose trade it is to mend something. */
export type Mender = ArchiveProblem['repair'];

/** A file the record refers to. */
export type ArchiveFile = Pick<Extract<ArchiveProblem, { item: 'FILE' }>, 'sha256' | 'version' | 'place'>;

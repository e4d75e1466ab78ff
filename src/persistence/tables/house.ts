import { bigint, instant, longText, table, varchar } from './table';

/** Gap-free counters; a row is also what a lock is taken on. */
export interface CounterRecord {
  name: string;
  value: number;
}

export const counters = table<CounterRecord>('counters', { name: varchar(64), value: bigint() }, { primary: ['name'] });

/** Small facts the processes share. */
export interface MemoRecord {
  key: string;
  value: string;
}

export const memos = table<MemoRecord>(
  'memos',
  { key: varchar(191, 'memo_key'), value: longText() },
  { primary: ['key'] },
);

/** When each lane may send again. */
export interface LaneRecord {
  lane: string;
  nextAt: number;
}

export const lanes = table<LaneRecord>('lanes', { lane: varchar(128), nextAt: instant() }, { primary: ['lane'] });

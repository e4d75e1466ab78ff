import {
  Table,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';
import { columnTypes, isSqlite, key, optional, type ColumnTypes } from './column-types';

/** The tables of the first version. */
export class FirstTables1764000000000 implements MigrationInterface {
  name = 'FirstTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    // keys are compared byte by byte on both databases: the servers' default takes 😀 and 😁, or A and a, for the same
    if (!isSqlite(runner)) await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    // DDL cannot be rolled back on MySQL: what a broken run has left is taken over
    for (const table of tables(columnTypes(runner))) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables(columnTypes(runner)).reverse()) await runner.dropTable(table, true);
  }
}

function tables(types: ColumnTypes): Table[] {
  return [...submissionTables(types), ...streamTables(types), ...peopleTables(types), ...houseTables(types)];
}

function submissionTables({ varchar, integer, bigint, longText }: ColumnTypes): Table[] {
  return [
    table(
      'submissions',
      [
        key(varchar(32)('id')),
        optional(varchar(16)('no')),
        optional(integer('year')),
        optional(integer('seq')),
        varchar(20)('status'),
        optional(varchar(64)('stage')),
        varchar(64)('department_id'),
        varchar(64)('submitter_id'),
        varchar(200)('title'),
        varchar(20)('kind'),
        optional(integer('category')),
        varchar(20)('urgency'),
        optional(bigint('planned_at')),
        optional(bigint('submitted_at')),
        bigint('created_at'),
        integer('revision'),
        longText('state'),
      ],
      [
        { name: 'submissions_no', columnNames: ['no'], isUnique: true },
        { name: 'submissions_order', columnNames: ['year', 'seq'] },
        { name: 'submissions_seq', columnNames: ['seq', 'year'] },
        { name: 'submissions_status', columnNames: ['status', 'created_at'] },
        { name: 'submissions_department', columnNames: ['department_id', 'year', 'seq'] },
        { name: 'submissions_submitter', columnNames: ['submitter_id', 'created_at'] },
      ],
    ),
    table('submission_codes', [key(varchar(64)('code')), varchar(32)('submission_id')]),
    table('history', [
      key(varchar(32)('submission_id')),
      key(integer('seq')),
      bigint('at'),
      optional(varchar(64)('actor')),
      varchar(32)('type'),
      longText('event'),
      varchar(64)('prev_hash'),
      varchar(64)('hash'),
    ]),
    table('signatures', [
      key(varchar(32)('submission_id')),
      key(integer('seq')),
      longText('record'),
      varchar(64)('prev_hash'),
      varchar(64)('hash'),
      varchar(64)('key_id'),
      varchar(128)('server_signature'),
    ]),
  ];
}

function streamTables({ varchar, integer, bigint, longText, position }: ColumnTypes): Table[] {
  return [
    table(
      'inbox',
      [
        key(varchar(191)('inbox_key')),
        bigint('at'),
        optional(longText('answer')),
        optional(varchar(128)('lane')),
        optional(longText('payload')),
      ],
      [{ name: 'inbox_waiting', columnNames: ['lane', 'at'] }],
    ),
    table(
      'outbox',
      [
        position('position'),
        varchar(64)('id'),
        varchar(32)('kind'),
        varchar(128)('lane'),
        longText('payload'),
        optional(varchar(32)('submission_id')),
        bigint('due_at'),
        integer('attempts'),
        varchar(8)('status'),
        optional(varchar(1000)('last_error')),
        optional(bigint('lease_until')),
        bigint('created_at'),
      ],
      [
        { name: 'outbox_id', columnNames: ['id'], isUnique: true },
        { name: 'outbox_due', columnNames: ['status', 'due_at'] },
        { name: 'outbox_heads', columnNames: ['status', 'lane', 'due_at', 'lease_until'] },
      ],
    ),
    table(
      'due',
      [
        key(varchar(191)('due_key')),
        varchar(32)('kind'),
        optional(varchar(32)('submission_id')),
        bigint('due_at'),
        longText('payload'),
      ],
      [{ name: 'due_at', columnNames: ['due_at'] }],
    ),
  ];
}

function peopleTables({ varchar, integer, bigint, longText }: ColumnTypes): Table[] {
  return [
    table(
      'cards',
      [
        key(varchar(128)('task_id')),
        varchar(16)('messenger'),
        varchar(64)('person_id'),
        varchar(32)('submission_id'),
        varchar(32)('purpose'),
        optional(integer('review_no')),
        optional(varchar(64)('stage')),
        optional(varchar(64)('digest')),
        longText('payload'),
        varchar(8)('status'),
        optional(varchar(255)('message_id')),
        optional(varchar(512)('update_code')),
        optional(bigint('update_code_at')),
        bigint('created_at'),
      ],
      [{ name: 'cards_open', columnNames: ['submission_id', 'status'] }],
    ),
    table('dialogues', [key(varchar(64)('person_id')), longText('state')]),
    table('sessions', [
      key(varchar(64)('id')),
      varchar(64)('person_id'),
      varchar(16)('messenger'),
      varchar(128)('csrf'),
      bigint('expires_at'),
    ]),
  ];
}

function houseTables({ varchar, integer, bigint, longText }: ColumnTypes): Table[] {
  return [
    table(
      'archive_records',
      [
        key(integer('no')),
        varchar(32)('submission_id'),
        bigint('at'),
        longText('body'),
        varchar(64)('prev_hash'),
        varchar(64)('hash'),
        varchar(64)('key_id'),
        varchar(128)('server_signature'),
      ],
      [{ name: 'archive_submission', columnNames: ['submission_id'], isUnique: true }],
    ),
    table('signing_keys', [
      key(varchar(64)('key_id')),
      longText('public_key'),
      longText('sealed_private_key'),
      bigint('created_at'),
    ]),
    table('counters', [key(varchar(64)('name')), bigint('value')]),
    table('memos', [key(varchar(191)('memo_key')), longText('value')]),
    table('lanes', [key(varchar(128)('lane')), bigint('next_at')]),
  ];
}

function table(name: string, columns: TableColumnOptions[], indices: TableIndexOptions[] = []): Table {
  return new Table({ name, columns, indices });
}

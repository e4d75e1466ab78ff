import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEXES: [table: string, index: TableIndex][] = [
  ['submissions', new TableIndex({ name: 'submissions_planned', columnNames: ['planned_at'] })],
  ['history', new TableIndex({ name: 'history_kind', columnNames: ['type', 'at'] })],
];

/** What the weekly rhythm looks for: what is planned for a span of days, and what happened in a week. */
export class Rhythm1764000000031 implements MigrationInterface {
  name = 'Rhythm1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, index] of INDEXES) {
      // DDL cannot be rolled back on MySQL: what a broken run has left is taken over
      const made = (await runner.getTable(table))?.indices.some(({ name }) => name === index.name);
      if (!made) await runner.createIndex(table, index);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, index] of INDEXES) await runner.dropIndex(table, index);
  }
}

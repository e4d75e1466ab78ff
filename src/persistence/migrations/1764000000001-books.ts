import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnTypes, key, optional } from './column-types';

/** The company's books and their history. */
export class Books1764000000001 implements MigrationInterface {
  name = 'Books1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    const { varchar, integer, bigint, longText } = columnTypes(runner);
    const books = [key(varchar(191)('book_key')), integer('revision'), longText('state'), varchar(64)('hash')];
    const history = [
      key(varchar(191)('book_key')),
      key(integer('seq')),
      bigint('at'),
      optional(varchar(64)('actor')),
      varchar(32)('type'),
      longText('event'),
      varchar(64)('prev_hash'),
      varchar(64)('hash'),
    ];
    await runner.createTable(new Table({ name: 'books', columns: books }), true);
    await runner.createTable(new Table({ name: 'book_history', columns: history }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('book_history', true);
    await runner.dropTable('books', true);
  }
}

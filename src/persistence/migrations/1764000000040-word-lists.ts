import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnTypes, key } from './column-types';

/** The words of the company's lists, each version as it was imported. */
export class WordLists1764000000040 implements MigrationInterface {
  name = 'WordLists1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    const { varchar, longText } = columnTypes(runner);
    const columns = [key(varchar(64)('sha256')), longText('csv')];
    await runner.createTable(new Table({ name: 'word_lists', columns }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('word_lists', true);
  }
}

import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnTypes, key, optional } from './column-types';

/** The register of incidents. */
export class Incidents1764000000030 implements MigrationInterface {
  name = 'Incidents1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    const { varchar, bigint, longText } = columnTypes(runner);
    const columns = [
      key(varchar(16)('no')),
      varchar(32)('kind'),
      optional(varchar(32)('submission_id')),
      optional(varchar(64)('account_id')),
      optional(varchar(255)('platform_id')),
      longText('excerpt'),
      longText('reason'),
      optional(varchar(64)('opened_by')),
      bigint('opened_at'),
      optional(bigint('closed_at')),
      optional(varchar(64)('closed_by')),
      optional(longText('closing')),
    ];
    const indices = [{ name: 'incidents_opened', columnNames: ['opened_at'] }];
    await runner.createTable(new Table({ name: 'incidents', columns, indices }), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('incidents', true);
  }
}

/** For TypeORM's command line only: the data source of QIANFA_CONFIG's database, or of DATABASE_URL. */
import { loadConfig } from './src/config';
import { createDataSource } from './src/persistence/data-source';

function databaseUrl({ QIANFA_CONFIG, DATABASE_URL }: NodeJS.ProcessEnv): string {
  if (QIANFA_CONFIG) return loadConfig({ file: QIANFA_CONFIG }).database.url;
  if (DATABASE_URL) return DATABASE_URL;
  throw new Error('Set QIANFA_CONFIG to a configuration file, or DATABASE_URL.');
}

export default createDataSource({ url: databaseUrl(process.env) });

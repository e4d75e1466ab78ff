import { EXIT, type Command } from './command';
import { withStore } from './configuration';

export const migrateCommand: Command = {
  script: 'qianfa',
  name: 'migrate',
  summary: 'bring the database to this version',
  options: { config: { type: 'string' } },
  async run({ config }) {
    const applied = await withStore(config, (store) => store.migrate());
    process.stdout.write(applied.length > 0 ? `applied: ${applied.join(', ')}\n` : 'nothing to do\n');
    return EXIT.done;
  },
};

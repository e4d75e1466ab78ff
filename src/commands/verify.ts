import { verifyAll } from '../application/verify';
import { EXIT, type Command } from './command';
import { withExistingStore } from './configuration';

export const verifyCommand: Command = {
  script: 'qianfa',
  name: 'verify',
  summary: 're-check every signature, every history and the archive chain (--key FINGERPRINT pins the key)',
  options: { config: { type: 'string' }, key: { type: 'string' } },
  async run({ config, values }) {
    const result = await withExistingStore(config, (store) =>
      verifyAll(store, typeof values.key === 'string' ? values.key : null),
    );
    if (result.ok) {
      process.stdout.write(`ok: ${result.records} records\n`);
      return EXIT.done;
    }
    process.stdout.write(`${result.why}\nbroken: ${result.broken}\n`);
    return EXIT.checkFailed;
  },
};

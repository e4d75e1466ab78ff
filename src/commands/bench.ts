import { bench } from '../bench';
import { benchRules } from '../bench/rules';
import { EXIT, type Command } from './command';
import { companyWorld } from './company-world';

export const benchCommand: Command = {
  script: 'bench',
  name: 'bench',
  summary: 'the benchmarks, each beside a floor measured in the same run',
  async run() {
    for (const line of benchRules(companyWorld(null))) process.stdout.write(`${line}\n`);
    await bench();
    return EXIT.done;
  },
};

import { bench } from '../bench';
import { EXIT, type Command } from './command';

export const benchCommand: Command = {
  script: 'bench',
  name: 'bench',
  summary: 'the benchmarks, each beside a floor measured in the same run',
  async run() {
    await bench();
    return EXIT.done;
  },
};

import { runSimulation } from '../simulation/command';
import { UsageError, type Command } from './command';

export const simulateCommand: Command = {
  script: 'simulate',
  name: 'simulate',
  summary: 'random lives of the core: --lives N --seed S; a failing life prints its seed and its shrunk steps',
  options: { lives: { type: 'string' }, seed: { type: 'string' } },
  async run({ values }) {
    const lives = wholeNumber('--lives', values.lives, 20_000);
    const seed = wholeNumber('--seed', values.seed, 1);
    return runSimulation({ seed, lives }, (line) => process.stdout.write(`${line}\n`));
  },
};

function wholeNumber(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`${name} takes a whole number from 1 up`);
  return number;
}

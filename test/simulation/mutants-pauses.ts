/** Mistakes about 全部暂停 itself (§3.3 case 29); what it does to posts is among the slots. */
import type { Mutant } from './mutants';

export const PAUSE_MUTANTS: Mutant[] = [
  {
    mistake: 'anybody pauses everything',
    file: 'house/standstill.ts',
    right: "if (!mayPause(organization, command.by)) return { refusal: { code: 'NOT_ENTITLED', right: 'pause' } };",
    wrong: '',
  },
  {
    mistake: 'a second pause takes the place of the first',
    file: 'house/standstill.ts',
    right: "if (pause) return { refusal: { code: 'PAUSED', ...pause } };",
    wrong: '',
  },
  {
    mistake: 'nobody else hears that everything is paused',
    file: 'house/standstill.ts',
    right: "...others.map((personId): HouseEffect => ({ kind: 'tell', personId, notice })),",
    wrong: '',
  },
];

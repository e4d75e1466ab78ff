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
  {
    mistake: 'what was let out before the pause, and not begun, goes out when it is over',
    file: 'decide/paused.ts',
    right: "if (submission.status !== 'PUBLISHING') return submission.status === 'SCHEDULED';",
    wrong: "if (submission.status !== 'SCHEDULED') return false;",
  },
  {
    mistake: 'a pause holds what is being sent',
    file: 'decide/paused.ts',
    right: "({ status, attempts, handle }) => status === 'WAITING' && attempts === 0 && !handle[LOOK_FIRST],",
    wrong: "({ status }) => status !== 'PUBLISHED',",
  },
  {
    mistake: 'a pause holds what was tried already',
    file: 'decide/paused.ts',
    right: "({ status, attempts, handle }) => status === 'WAITING' && attempts === 0 && !handle[LOOK_FIRST],",
    wrong: "({ status }) => status === 'WAITING',",
  },
  {
    mistake: 'whoever is signed off in a pause hears of it twice',
    file: 'react/index.ts',
    right: "...(submission.status === 'HELD' ? [] : [tellSubmitter({ kind: 'signedOff' })]),",
    wrong: "tellSubmitter({ kind: 'signedOff' }),",
  },
  {
    mistake: 'the end of a pause tells of no post it stopped',
    file: 'house/standstill.ts',
    right: '...(event.held !== undefined && { held: event.held })',
    wrong: 'held: 0',
  },
  {
    mistake: 'publishers do not hear that everything is paused',
    file: 'house/standstill.ts',
    right: 'new Set([...concerned(organization), ...organization.office.publishers])',
    wrong: 'new Set(concerned(organization))',
  },
];

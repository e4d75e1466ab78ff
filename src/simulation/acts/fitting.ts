/** Which submission a step is about: mostly one to which it can happen, so that lives get deep; sometimes any. */
import type { Status } from '../../domain/codes';
import type { Random } from '../random';
import type { StepKind } from './steps';
import type { Held, Town } from '../town';

const OUT: Status[] = ['PUBLISHED', 'PUBLISH_FAILED'];
const SIGNED: Status[] = ['SCHEDULED', 'RESCHEDULE_NEEDED', 'HELD'];

type Fit = Status[] | ((held: Held) => boolean);

const FITTING: Partial<Record<StepKind, Fit>> = {
  tap: ['IN_REVIEW'],
  object: ({ ledger }) => ledger.status === 'IN_REVIEW' && ledger.version?.edit?.impact === 'MINOR',
  reassign: ['IN_REVIEW'],
  nudge: ['IN_REVIEW'],
  officeEdit: ['IN_REVIEW', ...SIGNED],
  answerWithdrawal: SIGNED,
  resume: ['SCHEDULED', 'PUBLISHING', 'HELD'],
  work: ['PUBLISHING'],
  ghost: ['PUBLISHING'],
  confirmRemoval: ({ state, ledger }) =>
    state.kind === 'TAKEDOWN' && [...ledger.publications.values()].includes('MANUAL'),
  takedown: OUT,
  platformRemoval: OUT,
  archiveCheck: ['PUBLISHED', 'TAKEN_DOWN'],
  seal: ['PUBLISHED', 'TAKEN_DOWN'],
  changeOriginal: ['SCHEDULED', 'PUBLISHING'],
  look: ['PUBLISHING'],
  rash: ['PUBLISHING'],
  returnHeld: ({ ledger }) => ledger.status === 'HELD' && ledger.repost?.lost === true,
  correct: OUT,
  emergency: ({ state }) => state.status === 'SCHEDULED' && state.request.dateBound === true,
  listWord: ['SCHEDULED', 'PUBLISHING'],
  longWait: ({ state, ledger }) =>
    state.status === 'PUBLISHING' && [...ledger.publications.values()].includes('WAITING'),
};

/** @returns undefined when there is none at all */
export function chosenFor(kind: StepKind, { held }: Town, random: Random): Held | undefined {
  const all = [...held.values()];
  const fit = FITTING[kind] ?? [];
  const fitting = all.filter((one) => (typeof fit === 'function' ? fit(one) : fit.includes(one.state.status)));
  return random.pick(fitting.length > 0 && random.chance(0.8) ? fitting : all);
}

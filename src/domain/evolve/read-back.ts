/** What is true of a publication once it was read back, or somebody was reminded to. */
import type { DomainEvent } from '../events';
import type { Publication, ReadBack } from '../submission';

type ReadBackEvent = Extract<DomainEvent, { type: 'ReadBackDone' | 'ReadBackReminded' }>;

export function newReadBack(by: ReadBack['by']): ReadBack {
  return { by, first: null, second: null, reminded: [] };
}

export function readBackApplied(publication: Publication, event: ReadBackEvent, at: number): Publication {
  const { readBack } = publication;
  if (!readBack) return publication;
  if (event.type === 'ReadBackReminded')
    return { ...publication, readBack: { ...readBack, reminded: [...readBack.reminded, event.turn] } };
  const { by, problem, turn } = event;
  const check = { by, at, problem };
  return { ...publication, readBack: { ...readBack, [turn === 'FIRST' ? 'first' : 'second']: check } };
}

/** 读网复核 of what was published (`domain.md` §1.2, §3.3 case 32): the publisher first, then somebody else of the office. */
import type { DomainEvent } from '../events';
import { officePeople } from '../people';
import type { Context } from '../context';
import { readersOnDuty } from '../react/holiday';
import { publicPublications, type Publication, type ReadBack, type ReadBackTurn, type Submission } from '../submission';
import { MINUTE } from '../time/shanghai';
import { afterDuration, type WorkingHours } from '../time/working-time';

/** The publisher's, after publishing; the other's within the business hours of one day. */
const FIRST_MS = 30 * MINUTE;

/** By when both are due for what was published at `at` (epoch ms). */
export function readBackBy(at: number, hours: WorkingHours): NonNullable<Settled['readBackBy']> {
  return { first: at + FIRST_MS, second: afterDuration(at, { amount: 1, unit: 'wd' }, hours).at };
}

type Settled = Extract<DomainEvent, { type: 'PublicationSettled' }>;

/** Whose turn it is; null when both have read it, or it is not to be read. */
export function turnOf({ readBack }: Publication): ReadBackTurn | null {
  if (!readBack || readBack.second) return null;
  return readBack.first ? 'SECOND' : 'FIRST';
}

/** When that is due, epoch ms. Whoever is asked late has half an hour all the same. */
export function dueOf({ by, first }: ReadBack): number {
  return first ? Math.max(by.second, first.at + FIRST_MS) : by.first;
}

/** Who is asked: the publishers, on a day off those on duty as well; then the office without whoever read it first, its head last. */
export function readersOf({ readBack, publishedAt }: Publication, context: Context): string[] {
  const { publishers, contacts, editors, head } = context.organization.office;
  const first = readBack?.first;
  if (!first) return [...new Set([...publishers, ...readersOnDuty(publishedAt ?? context.now, context)])];
  const others = [...new Set([...contacts, ...editors])].filter((id) => id !== first.by);
  return others.length > 0 ? others : [head].filter((id) => id !== first.by);
}

/** Of these people each may; of the office also whoever was not asked. */
export function mayReadBack(publication: Publication, personId: string, context: Context): boolean {
  if (readersOf(publication, context).includes(personId)) return true;
  return turnOf(publication) === 'SECOND' && officePeople(context.organization).includes(personId);
}

/** What is public and still to be read. */
export function toReadBack(submission: Submission): Publication[] {
  return publicPublications(submission).filter((one) => turnOf(one) !== null);
}

/** Those whose reminder has come due. */
export function dueReadBacks(submission: Submission, now: number): Publication[] {
  return unreminded(submission).filter(({ readBack }) => dueOf(readBack!) <= now);
}

/** When the next reminder is due, epoch ms; null when none is. */
export function nextReadBackAt(submission: Submission): number | null {
  const dues = unreminded(submission).map(({ readBack }) => dueOf(readBack!));
  return dues.length > 0 ? Math.min(...dues) : null;
}

function unreminded(submission: Submission): Publication[] {
  return toReadBack(submission).filter((one) => !one.readBack!.reminded.includes(turnOf(one)!));
}

/** The report of how long each stage takes: read only, from the stored histories. */
import type { Submission } from '../domain/submission';
import { DAY } from '../domain/time/shanghai';
import { passagesOf, turnaround, type Passage, type StageTurnaround } from '../domain/rhythm/turnaround';
import type { WorkingHours } from '../domain/time/working-time';
import type { StoreReads } from './store';

const PAGE = 100;
/** What was submitted longer before the period has no signature in it: an approval is void long before. */
const EARLIER = 366 * DAY;

/** Decisions with from ≤ t < to, epoch ms. */
export async function loadTurnaround(
  reads: Pick<StoreReads, 'search' | 'history'>,
  hours: WorkingHours,
  { from, to }: { from: number; to: number },
): Promise<StageTurnaround[]> {
  const isIn = ({ at }: { at: number }) => from <= at && at < to;
  const passages: Passage[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { items, next } = await reads.search({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const one of items.filter(({ reviews }) => reviews.some(({ signatures }) => signatures.some(isIn)))) {
      passages.push(...passagesOf(await reads.history(one.id)).filter(isIn));
    }
    cursor = items.some((one) => submittedAfter(one, from - EARLIER)) ? next : null;
  }
  return turnaround(
    passages.sort((a, b) => a.openedAt - b.openedAt),
    hours,
  );
}

function submittedAfter({ submittedAt }: Submission, at: number): boolean {
  return submittedAt !== null && submittedAt >= at;
}

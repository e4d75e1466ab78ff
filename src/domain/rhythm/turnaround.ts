/** How long approvers take (`domain.md` §5.2 Turnaround): read from histories, for the report and never for a list people are shown up in. */
import type { Recorded } from '../events';
import { evolve } from '../evolve';
import { askedSince } from '../signing/review';
import { currentReview, type Submission } from '../submission';
import { workingBetween, type WorkingHours } from '../time/working-time';
import { HOUR } from '../time/shanghai';

/** One stage, from its opening (or the 转审 that brought it) to one person's decision. */
export interface Passage {
  stage: string;
  title: string;
  signer: { id: string; name: string };
  /** epoch ms: since when it waited for the signer */
  openedAt: number;
  at: number;
}

/** @param history of one submission, from its beginning */
export function passagesOf(history: Recorded[]): Passage[] {
  const passages: Passage[] = [];
  let state: Submission | null = null;
  for (const { event, at, actor } of history) {
    const review = state && currentReview(state);
    if (event.type === 'Signed' && review) {
      const { stage, stageTitle: title, signer } = event.signature;
      const openedAt = askedSince(review, stage, signer.id);
      passages.push({ stage, title, signer: { id: signer.id, name: signer.name }, openedAt, at });
    }
    state = evolve(state, event, { at, actor });
  }
  return passages;
}

export interface Measure {
  count: number;
  /** working hours, two decimals; what is done outside business hours took none */
  medianHours: number;
  /** nine of ten took no longer */
  p90Hours: number;
}

export interface StageTurnaround extends Measure {
  stage: string;
  title: string;
  approvers: (Measure & { id: string; name: string })[];
}

/** By stage in the order they first appear, and in each by approver. */
export function turnaround(passages: Passage[], hours: WorkingHours): StageTurnaround[] {
  return groups(passages, ({ stage }) => stage).map(([stage, own]) => ({
    stage,
    title: own[0]!.title,
    ...measure(own, hours),
    approvers: groups(own, ({ signer }) => signer.id).map(([id, theirs]) => ({
      id,
      name: theirs.at(-1)!.signer.name,
      ...measure(theirs, hours),
    })),
  }));
}

function groups(passages: Passage[], keyOf: (passage: Passage) => string): [string, Passage[]][] {
  const keys = [...new Set(passages.map(keyOf))];
  return keys.map((key) => [key, passages.filter((one) => keyOf(one) === key)]);
}

function measure(passages: Passage[], hours: WorkingHours): Measure {
  const took = passages.map(({ openedAt, at }) => workingBetween(openedAt, at, hours) / HOUR).sort((a, b) => a - b);
  const middle = (took.length - 1) / 2;
  const median = (took[Math.floor(middle)]! + took[Math.ceil(middle)]!) / 2;
  return {
    count: took.length,
    medianHours: rounded(median),
    p90Hours: rounded(took[Math.ceil(took.length * 0.9) - 1]!),
  };
}

const rounded = (hours: number) => Math.round(hours * 100) / 100;

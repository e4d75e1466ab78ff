/** A life as a list of steps, drawn before it is lived: any of them can be left out and the rest still means something. */
import { randomFrom, type Random } from '../random';

/** What can happen, and how often for each time the ordinary thing happens. */
const WEIGHTS = {
  /** the next ordinary act of a submission, by the right person */
  progress: 80,
  draft: 4,
  edit: 2,
  picture: 2,
  clear: 2,
  discard: 1,
  submit: 2,
  /** 理由 for what the rules ask, for all of it or some */
  answer: 2,
  /** any card, by its holder or somebody else, with any button */
  tap: 16,
  opinion: 1,
  /** its submitter has left or is officer no longer */
  handOver: 2,
  /** 委托 by anybody to anybody, and taken back */
  delegate: 6,
  endDelegation: 2,
  /** 转审 to anybody */
  reassign: 7,
  /** 改 by the office, from 核稿 until it is sent */
  officeEdit: 9,
  /** 修改后签发 */
  signOffEdit: 9,
  object: 4,
  determine: 2,
  urgency: 2,
  /** 催办, once or twice */
  nudge: 3,
  withdraw: 3,
  /** the office answers a request to withdraw, the right one or another */
  answerWithdrawal: 3,
  platformRemoval: 2,
  takedown: 6,
  confirmRemoval: 4,
  time: 6,
  wake: 4,
  staleWake: 1,
  reschedule: 5,
  /** 全部暂停, or its end */
  pause: 2,
  resume: 2,
  publishNow: 2,
  /** 读网复核, in turn or not */
  readBack: 4,
  /** 继续有效, 重新审核 or 退回重审, needed or not */
  oldApproval: 5,
  cancel: 1,
  /** some moments of the dispatcher's work on a post */
  work: 10,
  /** the process dies: what was under way is forgotten */
  crash: 3,
  /** a platform decides what it had accepted, and tells it more than once */
  platform: 3,
  verdict: 4,
  backfill: 2,
  retry: 2,
  abandon: 1,
  /** a file is lost, or a chain broken */
  archiveCheck: 2,
  seal: 1,
  /** a second worker that tries to send, too */
  ghost: 2,
};

/** And where departments write reposts: what others do with their posts, and what is about them. */
const REPOST_WEIGHTS = {
  /** the platform answers what it was asked, or something else */
  answerOriginal: 10,
  /** somebody else changes or deletes what is to be shown again */
  changeOriginal: 8,
  /** 原文 is another address, or its words are given by hand */
  editOriginal: 3,
  /** a look at the original, or an attempt without one, at any time */
  look: 4,
  rash: 3,
  /** 退回 of what is held, by right and wrong people */
  returnHeld: 8,
};

/** And where more comes later: what changes around posts that are signed, or out. */
const LATER_WEIGHTS = {
  /** 更正投稿 about what is public */
  correct: 5,
  /** 特急 for the time of a post that is signed */
  emergency: 7,
  /** a word is listed, or no longer */
  listWord: 8,
  /** what is to be sent waits for its turn for weeks */
  longWait: 6,
};

export type RepostStep = keyof typeof REPOST_WEIGHTS;
export type LaterStep = keyof typeof LATER_WEIGHTS;
export type StepKind = keyof typeof WEIGHTS | RepostStep | LaterStep;

export interface Step {
  kind: StepKind;
  /** all that is left to chance within the step */
  seed: number;
}

const bagOf = (weights: Partial<Record<StepKind, number>>): StepKind[] =>
  Object.entries(weights).flatMap(([kind, weight]) => Array<StepKind>(weight).fill(kind as StepKind));
const BAG = bagOf(WEIGHTS);
const REPOST_BAG = bagOf({ ...WEIGHTS, ...REPOST_WEIGHTS });
const LATER_BAG = bagOf({ ...WEIGHTS, ...LATER_WEIGHTS });

/** Reposts fill every so many lives, and as many others go on for longer. */
const EVERY = 4;

export const SHORTEST = 15;
export const LONGEST = 40;

export interface Script {
  seed: number;
  /** 会签 of the executives in this life? */
  allExecutives: boolean;
  /** quiet hours, and few posts a day? */
  strict: boolean;
  /** is everything that departments write a repost? */
  reposts: boolean;
  /** do words, errors and age come into it? */
  later: boolean;
  /** hours after the first day when it begins */
  startsAfter: number;
  /** how often platforms make trouble */
  troubled: number;
  steps: Step[];
}

/** The life of a seed. */
export function scriptOf(seed: number): Script {
  const random = randomFrom(seed);
  const strict = random.chance(0.4);
  const reposts = seed % EVERY === 0;
  const later = seed % EVERY === 2;
  // several on their way at once need more steps, and so does what is looked at before it is sent
  const extra = (strict ? SHORTEST : 0) + (reposts || later ? LONGEST : 0);
  const length = SHORTEST + random.below(LONGEST - SHORTEST + 1) + extra;
  const bag = reposts ? REPOST_BAG : later ? LATER_BAG : BAG;
  return {
    seed,
    allExecutives: random.chance(0.3),
    strict,
    reposts,
    later,
    startsAfter: random.below(96),
    troubled: random.pick([0.05, 0.3, 0.6]),
    steps: Array.from({ length }, () => stepOf(random, bag)),
  };
}

function stepOf(random: Random, bag: StepKind[]): Step {
  return { kind: random.pick(bag), seed: random.below(2 ** 30) };
}

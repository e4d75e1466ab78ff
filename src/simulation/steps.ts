/** A life as a list of steps, drawn before it is lived: any of them can be left out and the rest still means something. */
import { randomFrom, type Random } from './random';

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

export type StepKind = keyof typeof WEIGHTS;

export interface Step {
  kind: StepKind;
  /** all that is left to chance within the step */
  seed: number;
}

const BAG = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array<StepKind>(weight).fill(kind as StepKind));

export const SHORTEST = 15;
export const LONGEST = 40;

export interface Script {
  seed: number;
  /** 会签 of the executives in this life? */
  allExecutives: boolean;
  /** quiet hours, and few posts a day? */
  strict: boolean;
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
  // several on their way at once need more steps
  const length = SHORTEST + random.below(LONGEST - SHORTEST + 1) + (strict ? SHORTEST : 0);
  return {
    seed,
    allExecutives: random.chance(0.3),
    strict,
    startsAfter: random.below(96),
    troubled: random.pick([0.05, 0.3, 0.6]),
    steps: Array.from({ length }, () => stepOf(random)),
  };
}

function stepOf(random: Random): Step {
  return { kind: random.pick(BAG), seed: random.below(2 ** 30) };
}

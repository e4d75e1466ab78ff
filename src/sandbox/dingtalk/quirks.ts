/** Misbehaviours of DingTalk that a test or a demonstration switches on (dingtalk.md §16); all are off at first. */
export interface Quirks {
  /** So many next deliveries of a card fail although the answer is 200 and `success: true`. */
  failedDeliveries: number;
  /** Userids whose robot messages are held back by flow control. */
  flowControlled: string[];
  /** Departments that the app's contact scope no longer holds; reading them is refused. */
  outOfScope: number[];
  /** Rights that were not ticked in the console: calls that need one are refused. */
  missingScopes: string[];
  /** The template was saved and never published. */
  unpublishedTemplate: boolean;
  /** API calls left this month; null: as many as anybody likes. */
  callsLeft: number | null;
  /** Calls of one interface that are let through in a second (20 in the standard edition); null: as many as come. */
  callsASecond: number | null;
  /** So many next robot pushes arrive with code 20001 and no content: the month's pushes are used up. */
  emptyPushes: number;
  /** Card callbacks in the shape some pages show: `value` for `content`, `params` beside `cardPrivateData`. */
  oldCardShape: boolean;
  /** Frames spell `header` for `headers`, as one official sample does. */
  oldFrameShape: boolean;
  /** So many next acknowledgements are lost on their way. */
  lostAcks: number;
  /** So many next frames are the last thing their connection carries: it breaks before the acknowledgement. */
  cutAfterFrame: number;
  /** Connections stay open and answer pings, but carry nothing. */
  zombie: boolean;
}

export function noQuirks(): Quirks {
  return {
    failedDeliveries: 0,
    flowControlled: [],
    outOfScope: [],
    missingScopes: [],
    unpublishedTemplate: false,
    callsLeft: null,
    callsASecond: null,
    emptyPushes: 0,
    oldCardShape: false,
    oldFrameShape: false,
    lostAcks: 0,
    cutAfterFrame: 0,
    zombie: false,
  };
}

type Counted = { [name in keyof Quirks]: Quirks[name] extends number ? name : never }[keyof Quirks];

/** Uses up one of a counted misbehaviour; false when none is left. */
export function spendQuirk(quirks: Quirks, name: Counted): boolean {
  if (quirks[name] <= 0) return false;
  quirks[name] -= 1;
  return true;
}

import { expireAll } from './access-tokens';
import type { Patience } from './callback';
import type { Changes } from './changes';
import type { DingtalkControl } from './dingtalk/control';
import type { SandboxPerson } from './people';
import type { Fault, Faults, PlatformName } from './faults';
import type { Pictures } from './pictures';
import { samplePicture } from './sample-picture';
import { timelinesOf, type Timelines } from './timelines';
import { nextVerdict, reachVerdicts } from './wechat/jobs';
import { pushEvent } from './wechat/events';
import type { Wechat } from './wechat/state';
import { actOfOthers, type OtherPost, type OthersAct } from './weibo/others';
import type { Weibo } from './weibo/state';
import { directoryAct, eventAct, pictureAct, tapAct, textAct, type Act } from './wecom/acts';
import { push, verifyUrl, type Delivered } from './wecom/callbacks';
import type { Message } from './wecom/message';
import { changeDirectory, type Personnel } from './wecom/personnel';
import { phonesOf } from './wecom/phone';
import type { Menu, Tile, Wecom } from './wecom/state';

/** What came of something a person did; with several copies, of the first, and of all in `replies`. */
export interface Outcome extends Delivered {
  replies: Delivered[];
}

/** Everything the page needs to draw the sandbox. */
export interface SandboxView {
  version: number;
  /** Epoch ms of the one clock. */
  now: number;
  people: SandboxPerson[];
  phones: Record<string, Message[]>;
  /** The app's menu below every chat; null until the product has made one. */
  menu: Menu | null;
  /** The app's tile on everybody's workbench; null while it is off. */
  tile: Tile | null;
  /** Messages WeCom silently discarded, because one member got more than 30 a minute or 1000 an hour. */
  dropped: number;
  timelines: Timelines;
}

/** Plays the people, and disturbs the platforms. Every act resolves when the webhook has answered for good. */
export interface Control {
  say(userid: string, text: string, copies?: number): Promise<Outcome>;
  /** A picture by its bytes, or by the name of a sample. */
  picture(userid: string, picture: Buffer | string): Promise<Outcome>;
  /** @param selected option ids by question key; the card's own preselection where nothing is given */
  tap(
    userid: string,
    messageId: string,
    key: string,
    selected?: Record<string, string[]>,
    copies?: number,
  ): Promise<Outcome>;
  menu(userid: string, key: string): Promise<Outcome>;
  enter(userid: string): Promise<Outcome>;
  /** The company changes its directory; `quietly`: WeCom's event about it is lost. */
  personnel(change: Personnel, quietly?: boolean): Promise<Outcome | null>;
  /** Somebody else posts on Weibo, changes or deletes what they posted; null: there is no such post. */
  elsewhere(act: OthersAct): Promise<OtherPost[] | null>;
  /** From now on every callback of a person is sent so many times at once; 1 is normal. */
  deliver(times: number): void;
  /** The URL verification an administrator would cause. */
  verifyCallback(): Promise<{ status: number; ok: boolean }>;
  fault(fault: Fault): void;
  /** Ends the platform's tokens; for Weibo, whose tokens a person renews, `false` makes the same one good again. */
  expireTokens(platform: PlatformName, expired?: boolean): Promise<void>;
  phones(): Record<string, Message[]>;
  timelines(): Timelines;
  view(): SandboxView;
  /** The view as soon as it is newer than `since`, or after `waitMs`. */
  state(since: number, waitMs?: number): Promise<SandboxView>;
  /** The people as they are in DingTalk. */
  dingtalk: DingtalkControl;
  media(name: string): Promise<{ bytes: Buffer; type: string } | undefined>;
  /** Does what is due at `now()`: verdicts fall and their events are pushed. */
  settle(): Promise<void>;
  /** Epoch ms of the next thing the platforms will do by themselves, or null. */
  nextDue(): number | null;
}

/** The parts a control works with. */
export interface Sandbox {
  wecom: Wecom;
  dingtalk: DingtalkControl;
  weibo: Weibo;
  wechat: Wechat;
  pictures: Pictures;
  faults: Faults;
  changes: Changes;
  patience: Patience;
  stopped: AbortSignal;
}

const LONGEST_WAIT = 20_000;

export function createControl(sandbox: Sandbox): Control {
  const { wecom, weibo, wechat, changes, patience, stopped } = sandbox;
  let usualCopies = 1;
  let settling: Promise<void> = Promise.resolve();

  const perform = async ({ message, occasion }: Act, copies = usualCopies): Promise<Outcome> => {
    await wecom.save();
    const replies = await push(wecom, message, occasion, patience, stopped, copies);
    const [first = { status: 0, reply: null, attempts: 0 }] = replies;
    return { ...first, replies };
  };
  const settle = async () => {
    for (const job of await reachVerdicts(wechat)) await pushEvent(wechat, job, patience, stopped);
  };
  const control: Control = {
    say: async (userid, text, copies) => perform(textAct(wecom, userid, text), copies),
    picture: async (userid, picture) => {
      const bytes = typeof picture === 'string' ? await samplePicture(picture) : picture;
      return perform(await pictureAct(wecom, userid, bytes, typeof picture === 'string' ? picture : 'picture.png'));
    },
    tap: async (userid, messageId, key, selected = {}, copies) =>
      perform(tapAct(wecom, userid, messageId, key, selected), copies),
    menu: async (userid, key) => perform(eventAct(wecom, userid, 'click', key)),
    enter: async (userid) => perform(eventAct(wecom, userid, 'enter_agent', '')),
    personnel: async (change, quietly = false) => {
      const act = directoryAct(wecom, changeDirectory(wecom, change));
      if (!quietly) return perform(act);
      await wecom.save();
      return null;
    },
    elsewhere: (act) => actOfOthers(weibo, act),
    deliver: (times) => {
      usualCopies = Math.max(1, times);
    },
    verifyCallback: () => verifyUrl(wecom, patience, stopped),
    fault: (fault) => sandbox.faults.add(fault),
    expireTokens: (platform, expired = true) => expireTokens(sandbox, platform, expired),
    phones: () => phonesOf(wecom),
    timelines: () => timelinesOf(weibo, wechat),
    view: () => ({
      version: changes.version(),
      now: wecom.now(),
      people: wecom.people,
      phones: phonesOf(wecom),
      menu: wecom.state.menu,
      tile: wecom.state.tile,
      dropped: wecom.state.dropped,
      timelines: timelinesOf(weibo, wechat),
    }),
    state: async (since, waitMs = LONGEST_WAIT) => {
      await changes.beyond(since, Math.min(waitMs, LONGEST_WAIT));
      return control.view();
    },
    dingtalk: sandbox.dingtalk,
    media: (name) => sandbox.pictures.read(name),
    // One at a time: the timer and the clock mover may both call, and an event must not be pushed twice.
    settle: () => {
      settling = settling.catch(() => {}).then(settle);
      return settling;
    },
    nextDue: () => nextVerdict(wechat),
  };
  return control;
}

async function expireTokens({ wecom, dingtalk, weibo, wechat }: Sandbox, platform: PlatformName, expired: boolean) {
  if (platform === 'dingtalk') return dingtalk.expireTokens();
  if (platform === 'weibo') {
    weibo.state.tokenExpired = expired;
    return weibo.save();
  }
  if (platform === 'wecom') {
    expireAll(wecom.state.tokens, wecom.now());
    return wecom.save();
  }
  expireAll([...wechat.state.stableTokens, ...wechat.state.plainTokens], wechat.now());
  return wechat.save();
}

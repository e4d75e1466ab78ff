/** A platform as the protocol meets it: it takes, refuses, asks for patience, or does its work and loses the answer. */
import type { Post } from '../domain/post/version';
import type { Random } from './random';

/** What a platform holds of a post it was sent. */
interface Landed {
  submissionId: string;
  version: number;
  accountId: string;
  code: string;
  attemptId: string;
  publishId: string;
  /** PENDING: taken, the verdict is to come; DROPPED: the verdict was no; REMOVED: it was there once */
  state: 'LIVE' | 'PENDING' | 'DROPPED' | 'REMOVED';
}

export type Answer =
  | { kind: 'published'; platformId: string }
  | { kind: 'accepted'; publishId: string }
  | { kind: 'refused' | 'putOff' | 'lost' };

export type Found =
  | { kind: 'published'; platformId: string }
  | { kind: 'pending'; publishId: string }
  | { kind: 'refused' | 'unsure' | 'absent' };

export interface Sent {
  submissionId: string;
  version: number;
  code: string;
  attemptId: string;
  post: Post;
}

export interface Platform {
  /** @param troubled how often something other than plain success happens */
  publish(sent: Sent, random: Random, troubled: number): Answer;
  find(sent: Sent, random: Random, troubled: number): Found;
  /** Decide what is pending; gives the verdicts whose events now go out. */
  decide(random: Random, troubled: number): Landed[];
  isLive(submissionId: string, version: number, accountId: string): boolean;
  /** Remove what is live; what it never took by its interface it cannot remove. */
  takeDown(order: Order, random: Random, troubled: number): 'removed' | 'putOff' | 'byHand' | 'lost';
}

/** Which post is to go, and on which request. */
export interface Order {
  request: string;
  submissionId: string;
  version: number;
  accountId: string;
}

/** @param onTaken told of each post it takes for good or for a verdict; @param onDropped of each it then does not show; @param onRemoved of each order it carries out */
export function createPlatform(
  onTaken: (sent: Sent) => void,
  onDropped: (landed: Landed) => void,
  onRemoved: (order: Order) => void,
): Platform {
  const landed: Landed[] = [];
  const of = (sent: Sent) => landed.filter((one) => one.code === sent.code && one.accountId === sent.post.accountId);

  function take(sent: Sent, state: Landed['state']): Landed {
    onTaken(sent);
    const { submissionId, version, code, attemptId, post } = sent;
    const publishId = `job${landed.length + 1}`;
    const one = { submissionId, version, accountId: post.accountId, code, attemptId, publishId, state };
    landed.push(one);
    return one;
  }

  return {
    publish(sent, random, troubled) {
      const state = sent.post.channel === 'WECHAT' ? 'PENDING' : 'LIVE';
      if (random.chance(troubled)) {
        const what = random.below(4);
        if (what === 0) return { kind: 'refused' };
        if (what === 1) return { kind: 'putOff' };
        // the answer is lost on the way back, or the post on the way there
        if (what === 2) take(sent, state);
        return { kind: 'lost' };
      }
      const { publishId } = take(sent, state);
      return state === 'LIVE' ? { kind: 'published', platformId: publishId } : { kind: 'accepted', publishId };
    },
    find(sent, random, troubled) {
      const mine = of(sent);
      const live = mine.find(({ state }) => state === 'LIVE');
      if (random.chance(troubled / 2)) return { kind: 'unsure' };
      if (live) return { kind: 'published', platformId: live.publishId };
      const pending = mine.find(({ state }) => state === 'PENDING');
      if (pending) return { kind: 'pending', publishId: pending.publishId };
      const dropped = mine.some(({ state, attemptId }) => state === 'DROPPED' && attemptId === sent.attemptId);
      return { kind: dropped ? 'refused' : 'absent' };
    },
    decide(random, troubled) {
      const open = landed.filter(({ state }) => state === 'PENDING');
      for (const one of open) {
        one.state = random.chance(troubled / 2) ? 'DROPPED' : 'LIVE';
        if (one.state === 'DROPPED') onDropped(one);
      }
      return open;
    },
    takeDown(order, random, troubled) {
      const { submissionId, version, accountId } = order;
      const mine = landed.filter(
        (one) => one.submissionId === submissionId && one.version === version && one.accountId === accountId,
      );
      if (mine.length === 0) return 'byHand';
      const what = random.chance(troubled) ? random.below(5) : 3;
      if (what === 4) return 'byHand';
      if (what === 0) return 'putOff';
      // the request is lost on its way, or the answer on its way back
      if (what === 1) return 'lost';
      onRemoved(order);
      for (const one of mine) if (one.state === 'LIVE') one.state = 'REMOVED';
      return what === 2 ? 'lost' : 'removed';
    },
    isLive: (submissionId, version, accountId) =>
      landed.some(
        (one) =>
          one.submissionId === submissionId &&
          one.version === version &&
          one.accountId === accountId &&
          one.state === 'LIVE',
      ),
  };
}

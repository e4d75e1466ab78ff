/** An account somebody publishes on by hand: the preview is real, everything else is that person's. */
import type { Channel, Preview } from '../application/ports';
import type { Post } from '../domain/post/version';

const BY_HAND = '本账号设为人工发布';

export function createManual(
  accountId: string,
  look: { render: (post: Post) => Preview; ownsUrl: (url: URL) => boolean },
): Channel {
  const refuse = async () => ({ kind: 'refused' as const, reason: BY_HAND, code: 'manual' });
  return {
    accountId,
    check: () => [BY_HAND],
    ...look,
    prepare: refuse,
    publish: refuse,
    find: async () => ({ kind: 'unsure', reason: `${BY_HAND}，请发布人核实` }),
    capture: async () => ({ kind: 'unable', reason: BY_HAND }),
    takeDown: async () => ({ kind: 'byHand', reason: BY_HAND }),
    minGapMs: 0,
    probe: async () => {},
  };
}

import { createWeibo } from '../../../src/channels/weibo';
import { channelContract } from '../../contracts/channel-contract';
import { startWeibo, WEIBO, weiboError } from '../fake-weibo';
import { createWorld, picture } from '../fake-world';
import { repostOf, weiboPost } from '../weibo-post';

const SHARE = '/2/statuses/share.json';
const REPOST = '/2/statuses/repost.json';
const DESTROY = '/2/statuses/destroy.json';

/** A repost of a post of somebody else's. */
async function startRepost(behind: 'with' | 'without') {
  const world = createWorld();
  const weibo = await startWeibo(world.clock.now);
  weibo.state.expandAllowed = behind === 'with';
  return {
    channel: createWeibo(weibo.config),
    post: repostOf(weibo.otherPost('冒充体检机构退费是新骗局。')),
    context: world.context,
    pass: (ms: number) => (world.time.now += ms),
    publicIds: () => weibo.statuses.map(({ mid }) => mid),
    loseNext: (when: 'before' | 'after') => weibo.disturb(REPOST, `drop-${when}`),
    change: (text: string) => (weibo.others[0]!.text = text),
    remove: () => {
      weibo.others.pop();
      for (const status of weibo.statuses) status.extra = { retweeted_status: { deleted: '1' } };
    },
    forbid: () => (weibo.state.repostAllowed = false),
    stop: weibo.stop,
    secrets: [WEIBO.accessToken],
  };
}

for (const behind of ['with', 'without'] as const) {
  const start = async () => {
    const world = createWorld();
    const weibo = await startWeibo(world.clock.now);
    weibo.state.expandAllowed = behind === 'with';
    const post = weiboPost('春季养生 <早睡> & 早起', [await world.files.put(picture())]);
    return {
      channel: createWeibo(weibo.config),
      post,
      context: world.context,
      pass: (ms: number) => (world.time.now += ms),
      publicIds: () => weibo.statuses.map(({ mid }) => mid),
      drafts: () => 0,
      loseNext: (when: 'before' | 'after') => weibo.disturb(SHARE, `drop-${when}`),
      refuseNext: () => weibo.disturb(SHARE, weiboError(20021)),
      stillPublic: () => weibo.statuses.length,
      loseNextRemoval: (when: 'before' | 'after') => weibo.disturb(DESTROY, `drop-${when}`),
      stop: weibo.stop,
      secrets: [WEIBO.accessToken],
    };
  };
  channelContract(`Weibo ${behind} the right to look behind t.cn`, start, () => startRepost(behind));
}

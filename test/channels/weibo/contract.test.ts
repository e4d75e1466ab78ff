import { createWeibo } from '../../../src/channels/weibo';
import { channelContract } from '../../contracts/channel-contract';
import { startWeibo, WEIBO, weiboError } from '../fake-weibo';
import { createWorld, picture } from '../fake-world';
import { weiboPost } from '../weibo-post';

const SHARE = '/2/statuses/share.json';
const DESTROY = '/2/statuses/destroy.json';

for (const behind of ['with', 'without'] as const) {
  channelContract(`Weibo ${behind} the right to look behind t.cn`, async () => {
    const world = createWorld();
    const weibo = await startWeibo(world.clock.now);
    weibo.state.expandAllowed = behind === 'with';
    const post = weiboPost('春季养生 <早睡> & 早起', [await world.files.put(picture())]);
    return {
      channel: createWeibo(weibo.config),
      post,
      context: world.context,
      pass: (ms) => (world.time.now += ms),
      publicIds: () => weibo.statuses.map(({ mid }) => mid),
      drafts: () => 0,
      loseNext: (when) => weibo.disturb(SHARE, `drop-${when}`),
      refuseNext: () => weibo.disturb(SHARE, weiboError(20021)),
      stillPublic: () => weibo.statuses.length,
      loseNextRemoval: (when) => weibo.disturb(DESTROY, `drop-${when}`),
      stop: weibo.stop,
      secrets: [WEIBO.accessToken],
    };
  });
}

import { createWechat } from '../../../src/channels/wechat';
import { channelContract } from '../../contracts/channel-contract';
import { startWechat, WECHAT, wechatError } from '../fake-wechat';
import { createWorld, picture } from '../fake-world';
import { wechatPost } from '../wechat-post';

const SUBMIT = '/cgi-bin/freepublish/submit';
const DELETE = '/cgi-bin/freepublish/delete';

channelContract('The official account', async () => {
  const world = createWorld();
  const wechat = await startWechat(world.clock.now);
  const sha256 = await world.files.put(picture());
  return {
    channel: createWechat(wechat.config, { clock: world.clock }),
    post: wechatPost({ pictures: [sha256], cover: sha256 }),
    context: world.context,
    pass: (ms) => (world.time.now += ms),
    publicIds: () => wechat.jobs.map(({ articleId }) => articleId),
    drafts: () => wechat.drafts.size,
    loseNext: (when) => wechat.disturb(SUBMIT, `drop-${when}`),
    refuseNext: () => wechat.disturb(SUBMIT, wechatError(53503)),
    stillPublic: () => wechat.jobs.filter(({ removed }) => !removed).length,
    loseNextRemoval: (when) => wechat.disturb(DELETE, `drop-${when}`),
    stop: wechat.stop,
    secrets: [WECHAT.appSecret, 'TOKEN-', 'access_token'],
  };
});

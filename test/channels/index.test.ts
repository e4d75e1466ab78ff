import { createChannels, createChannelWebhooks, type ChannelAccount } from '../../src/channels';
import { startWechat, WECHAT, wechatError } from './fake-wechat';
import { WEIBO } from './fake-weibo';
import { createWorld } from './fake-world';
import { wechatPost } from './wechat-post';
import { weiboPost } from './weibo-post';

const world = createWorld();
const apiBase = 'http://127.0.0.1:9';
const accounts: ChannelAccount[] = [
  { channel: 'weibo', publish: 'api', ...WEIBO, apiBase },
  { channel: 'wechat', publish: 'api', ...WECHAT, apiBase },
  { channel: 'weibo', publish: 'manual', id: 'B-WB', name: '@手工号' },
  { channel: 'wechat', publish: 'manual', id: 'B-WX', name: '手工公众号' },
];
const channels = createChannels(accounts, { clock: world.clock });

describe('the channels of the registry', () => {
  it('are one per account', () => {
    expect([...channels.keys()]).toEqual(['A-WB', 'A-WX', 'B-WB', 'B-WX']);
    expect([...channels].every(([id, channel]) => channel.accountId === id)).toBe(true);
    expect(channels.get('A-WB')?.minGapMs).toBe(60_000);
  });

  it('have a webhook where the platform reports verdicts', () => {
    const openEnvelope = () => '';
    expect([...createChannelWebhooks(accounts, { callbackMaxAgeMs: 1, openEnvelope }).keys()]).toEqual(['A-WX']);
  });
});

describe('an account published by hand', () => {
  const post = { ...weiboPost(), accountId: 'B-WB' };
  const channel = channels.get('B-WB')!;

  it('says so, and shows the real preview', () => {
    expect(channel.check(post)).toEqual(['本账号设为人工发布']);
    expect(channel.render(post)).toMatchObject({ channel: 'WEIBO', account: '@手工号', shown: post.text });
    expect(channels.get('B-WX')!.render(wechatPost({ cover: 'c' }))).toMatchObject({
      channel: 'WECHAT',
      account: '手工公众号',
    });
  });

  it('sends nothing by itself', async () => {
    expect((await channel.prepare(post, {}, world.context())).kind).toBe('refused');
    expect((await channel.publish(post, {}, world.context())).kind).toBe('refused');
    expect((await channel.find(post, {}, 0, world.context())).kind).toBe('unsure');
    await channel.probe();
  });

  it('takes links of its platform', () => {
    expect(channel.ownsUrl(new URL('https://weibo.com/1/z0JH2lOMb'))).toBe(true);
    expect(channel.ownsUrl(new URL('https://mp.weixin.qq.com/s/1'))).toBe(false);
    expect(channels.get('B-WX')!.ownsUrl(new URL('https://mp.weixin.qq.com/s/1'))).toBe(true);
  });
});

describe('the preview of an article', () => {
  it('has title, summary, pictures and a wide cover', () => {
    const post = wechatPost({ cover: 'c', pictures: ['a', 'b'] });
    expect(channels.get('A-WX')!.render(post)).toEqual({
      channel: 'WECHAT',
      account: '云雀谷健康',
      title: '春季养生 <三问> & 三答',
      shown: post.text,
      folded: '',
      digestLine: '早睡早起。 适量运动，1 < 2 & “心情”。',
      sourceUrl: post.sourceUrl,
      pictures: [
        { sha256: 'a', ratio: '4:3' },
        { sha256: 'b', ratio: '4:3' },
      ],
      cover: { sha256: 'c', ratio: '2.35:1' },
    });
  });
});

describe('the official account, probed', () => {
  it('needs a token, and names the trouble otherwise', async () => {
    const wechat = await startWechat(world.clock.now);
    const probe = () =>
      createChannels([{ channel: 'wechat', publish: 'api', ...wechat.config }], { clock: world.clock })
        .get('A-WX')!
        .probe();
    await probe();
    wechat.disturb('/cgi-bin/stable_token', wechatError(40164));
    await expect(probe()).rejects.toMatchObject({ name: 'PlatformRefused', code: '40164' });
    await wechat.stop();
  });
});

import { createWeibo } from '../../../src/channels/weibo';
import { startWeibo, WEIBO, weiboError } from '../fake-weibo';
import { createWorld, MINUTE, START } from '../fake-world';
import { weiboPost } from '../weibo-post';

const TIMELINE = '/2/statuses/user_timeline.json';
const SHARE = '/2/statuses/share.json';
const EXPAND = '/2/short_url/expand.json';

describe('looking for a post on Weibo', () => {
  let world: ReturnType<typeof createWorld>;
  let weibo: Awaited<ReturnType<typeof startWeibo>>;
  let baselineId: string;
  const post = weiboPost();

  beforeEach(async () => {
    world = createWorld();
    weibo = await startWeibo(world.clock.now);
    baselineId = weibo.post('昨天的微博', START - 86_400_000).mid;
  });
  afterEach(() => weibo.stop());

  const find = (after: number, handle: Record<string, string> = { baselineId }) => {
    world.time.now = START + after;
    return createWeibo(weibo.config).find(post, handle, START, world.context());
  };

  it('comes back at +15 s, +60 s, +150 s and +10 min before it says absent', async () => {
    expect(await find(0)).toEqual({ kind: 'pending', retryAfterMs: 15_000 });
    expect(await find(15_000)).toEqual({ kind: 'pending', retryAfterMs: 45_000 });
    expect(await find(MINUTE)).toEqual({ kind: 'pending', retryAfterMs: 90_000 });
    expect(await find(150_000)).toEqual({ kind: 'pending', retryAfterMs: 450_000 });
    expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
  });

  it('knows the post by its link, unshortened', async () => {
    weibo.state.shortening = false;
    const { mid } = weibo.post(post.text);
    expect(await find(15_000)).toMatchObject({
      kind: 'published',
      platformId: mid,
      at: START,
      proof: { foundBy: 'link' },
    });
    expect(weibo.to(EXPAND)).toEqual([]);
  });

  it('knows the post by its link behind t.cn, even when the text was changed', async () => {
    const { mid } = weibo.post(`（编辑过）${post.text}`);
    expect(await find(15_000)).toMatchObject({
      kind: 'published',
      platformId: mid,
      proof: { foundBy: 'expanded link' },
    });
  });

  it('does not take the same text with another code for ours', async () => {
    weibo.post(weiboPost(undefined, [], 'ZZZZZ').text);
    expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
  });

  describe('without the right to look behind t.cn', () => {
    beforeEach(() => (weibo.state.expandAllowed = false));

    it('takes the same text sent in the window', async () => {
      const { mid } = weibo.post(post.text, START + 2000);
      expect(await find(15_000)).toMatchObject({ kind: 'published', platformId: mid, proof: { foundBy: 'text' } });
    });

    it('does not take the same text of before', async () => {
      baselineId = weibo.post(post.text, START - 61_000).mid;
      expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
    });

    it('asks a person about a text much alike, and about the same text sent much later', async () => {
      weibo.post(`${post.text}！`, START + 2000);
      expect((await find(MINUTE)).kind).toBe('pending');
      expect((await find(10 * MINUTE)).kind).toBe('unsure');
      weibo.statuses.pop();
      weibo.post(post.text, START + 11 * MINUTE);
      expect((await find(12 * MINUTE)).kind).toBe('unsure');
    });
  });

  it('never takes a repost for the post', async () => {
    weibo.post(post.text, START + 1000, { retweeted_status: { idstr: '1' } });
    expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
  });

  it('asks a person when a post of these minutes was deleted', async () => {
    weibo.post('已删除', START + 1000, { deleted: '1' });
    expect((await find(10 * MINUTE)).kind).toBe('unsure');
  });

  it('asks a person when five newer posts may hide it, unless a visible one is older than the attempt', async () => {
    for (let i = 0; i < 5; i += 1) weibo.post(`别的微博 ${i}`, START + (i + 1) * 1000);
    expect(await find(10 * MINUTE)).toMatchObject({ kind: 'unsure', reason: expect.stringContaining('多条') });
    weibo.statuses.pop();
    expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
  });

  it('says absent only after a read that worked', async () => {
    weibo.disturb(TIMELINE, { status: 502, body: '' }, 'drop-before', weiboError(10001));
    for (let i = 0; i < 3; i += 1)
      expect(await find(10 * MINUTE)).toEqual({ kind: 'pending', retryAfterMs: 10 * MINUTE });
    expect(await find(20 * MINUTE)).toEqual({ kind: 'absent' });
  });

  it('waits as long as a limit asks for', async () => {
    weibo.disturb(TIMELINE, weiboError(10023));
    expect(await find(MINUTE)).toEqual({ kind: 'pending', retryAfterMs: 60 * MINUTE });
  });

  it('asks a person when the token has ended, saying so', async () => {
    weibo.disturb(TIMELINE, weiboError(21327));
    const found = await find(MINUTE);
    expect(found).toMatchObject({ kind: 'unsure', reason: expect.stringContaining('重新授权') });
    expect(JSON.stringify(found)).not.toContain(WEIBO.accessToken);
  });

  it('after 20032 never says absent: it looks for an hour and then asks a person, even if the memory was lost', async () => {
    weibo.disturb(SHARE, weiboError(20032));
    await createWeibo(weibo.config).publish(post, { baselineId }, world.context());
    const first = await find(15_000);
    expect(first).toMatchObject({ kind: 'pending', handle: { baselineId, note: 'accepted' } });
    world.remembered.clear();
    const handle = first.kind === 'pending' ? first.handle! : {};
    expect(await find(10 * MINUTE, handle)).toMatchObject({ kind: 'pending', retryAfterMs: 10 * MINUTE });
    expect((await find(59 * MINUTE, handle)).kind).toBe('pending');
    expect((await find(60 * MINUTE, handle)).kind).toBe('unsure');
    const { mid } = weibo.post(post.text);
    expect(await find(61 * MINUTE, handle)).toMatchObject({ kind: 'published', platformId: mid });
  });

  it.each([20017, 20019, 20111])('after %i asks a person instead of sending again', async (code) => {
    weibo.disturb(SHARE, weiboError(code));
    await createWeibo(weibo.config).publish(post, { baselineId }, world.context());
    expect(await find(10 * MINUTE)).toMatchObject({ kind: 'unsure', reason: expect.stringContaining('重复') });
  });

  it('forgets what Weibo said of an earlier attempt when it is prepared anew', async () => {
    weibo.disturb(SHARE, weiboError(20019));
    const channel = createWeibo(weibo.config);
    await channel.publish(post, { baselineId }, world.context());
    const prepared = await channel.prepare(post, { baselineId, note: 'duplicate' }, world.context());
    const handle = prepared.kind === 'ready' ? { note: 'duplicate', ...prepared.handle } : {};
    expect(await find(10 * MINUTE, handle)).toEqual({ kind: 'absent' });
  });
});

import { createWechat } from '../../../src/channels/wechat';
import type { Post } from '../../../src/domain/post/version';
import { startWechat, wechatError } from '../fake-wechat';
import { createWorld, MINUTE, picture, START } from '../fake-world';
import { wechatPost } from '../wechat-post';

const SUBMIT = '/cgi-bin/freepublish/submit';
const GET = '/cgi-bin/freepublish/get';
const HOUR = 60 * MINUTE;

describe('publishing an article', () => {
  let world: ReturnType<typeof createWorld>;
  let wechat: Awaited<ReturnType<typeof startWechat>>;
  let channel: ReturnType<typeof createWechat>;
  let post: Post;
  let handle: Record<string, string>;

  beforeEach(async () => {
    world = createWorld();
    wechat = await startWechat(world.clock.now);
    channel = createWechat(wechat.config, { clock: world.clock });
    const sha256 = await world.files.put(picture());
    post = wechatPost({ pictures: [sha256], cover: sha256 });
    const prepared = await channel.prepare(post, {}, world.context());
    if (prepared.kind !== 'ready') throw new Error(prepared.reason);
    handle = prepared.handle;
  });
  afterEach(() => wechat.stop());

  const publish = async () => {
    const outcome = await channel.publish(post, handle, world.context());
    if (outcome.kind === 'accepted') handle = { ...handle, ...outcome.handle };
    return outcome;
  };
  const find = (after: number) => {
    world.time.now = START + after;
    return channel.find(post, handle, START, world.context());
  };

  it('is accepted with ids as texts, past 2^53 too', async () => {
    expect(await publish()).toMatchObject({
      kind: 'accepted',
      handle: { mediaId: 'D1', publishId: '100000001', msgDataId: '90071992547410001' },
    });
  });

  it('stops when the draft was changed after it was approved', async () => {
    wechat.drafts.get('D1')!.content += '<p>加了一句</p>';
    expect(await publish()).toEqual({ kind: 'refused', reason: '草稿在审批后被改动，没有发布', code: 'changed' });
    expect(wechat.to(SUBMIT)).toEqual([]);
  });

  it('stops when the draft is not that of the post, even if its snapshot is', async () => {
    post = wechatPost({ ...post, title: '别的标题' });
    expect(await publish()).toMatchObject({ kind: 'refused', code: 'changed' });
    expect(wechat.to(SUBMIT)).toEqual([]);
  });

  it('does not know what happened to a draft that is gone, and submits nothing', async () => {
    wechat.drafts.clear();
    expect((await publish()).kind).toBe('unknown');
    expect(wechat.to(SUBMIT)).toEqual([]);
  });

  it('puts off when the last look at the draft fails: nothing was submitted', async () => {
    wechat.disturb('/cgi-bin/draft/get', 'drop-after');
    expect((await publish()).kind).toBe('putOff');
    expect(wechat.to(SUBMIT)).toEqual([]);
  });

  it.each([
    [-1, { kind: 'unknown' }],
    [61450, { kind: 'unknown' }],
    [40007, { kind: 'unknown' }],
    [48005, { kind: 'unknown' }],
    [99999, { kind: 'unknown' }],
    [45009, { kind: 'putOff' }],
    [53501, { kind: 'putOff', retryAfterMs: HOUR }],
    [53500, { kind: 'refused', code: '53500' }],
    [53504, { kind: 'refused', code: '53504' }],
    [48001, { kind: 'refused', code: '48001' }],
  ])('makes of error %i %j, with one request', async (code, expected) => {
    wechat.disturb(SUBMIT, wechatError(code));
    expect(await publish()).toMatchObject(expected);
    expect(wechat.to(SUBMIT)).toHaveLength(1);
  });

  it('submits again with a new token when the old one was refused', async () => {
    wechat.disturb(SUBMIT, wechatError(42001));
    expect((await publish()).kind).toBe('accepted');
    expect(wechat.jobs).toHaveLength(1);
  });

  it('submits nothing the interface cannot carry', async () => {
    post = wechatPost({ ...post, title: '长'.repeat(33) });
    expect(await publish()).toMatchObject({ kind: 'refused', code: 'interface' });
    expect(wechat.to(SUBMIT)).toEqual([]);
  });

  describe('and looking for it by its publish_id', () => {
    beforeEach(publish);

    it('keeps the pace of the quota', async () => {
      wechat.state.reviewMs = 100 * HOUR;
      const waits = [];
      for (let elapsed = 0; ;) {
        const found = await find(elapsed);
        if (found.kind !== 'pending') {
          expect(found.kind).toBe('unsure');
          break;
        }
        elapsed += found.retryAfterMs;
        waits.push(elapsed);
      }
      expect(waits).toEqual([15_000, MINUTE, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 24 * HOUR]);
    });

    it('gives id, address and proof, and says whether it still reads as signed', async () => {
      const proof = { publishId: '100000001', articleId: 'article_100000001', msgDataId: '90071992547410001' };
      expect(await find(15_000)).toEqual({
        kind: 'published',
        platformId: 'article_100000001',
        url: 'https://mp.weixin.qq.com/s/article_100000001',
        at: null,
        proof: { ...proof, differences: [] },
      });
      wechat.jobs[0]!.item.title = '编辑过';
      expect(await find(15_000)).toMatchObject({ kind: 'published', proof: { differences: ['标题'] } });
      wechat.disturb('/cgi-bin/freepublish/getarticle', wechatError(45009));
      expect(await find(15_000)).toMatchObject({ kind: 'published', proof: { differences: null } });
    });

    it.each([
      [1, 'pending'],
      [2, 'refused'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'unsure'],
      [6, 'unsure'],
      [9, 'unsure'],
    ])('makes of publish_status %i: %s', async (status, kind) => {
      wechat.jobs[0]!.status = status;
      expect((await find(MINUTE)).kind).toBe(kind);
    });

    it('waits as long as a limit asks for, and asks a person when it may not look at all', async () => {
      wechat.disturb(GET, wechatError(45009));
      expect(await find(15_000)).toEqual({ kind: 'pending', retryAfterMs: 15 * HOUR - 15_000 + MINUTE });
      wechat.disturb(GET, wechatError(48001));
      expect(await find(15_000)).toMatchObject({ kind: 'unsure', reason: expect.stringContaining('48001') });
    });
  });

  describe('and looking for it without one', () => {
    it('takes an article with the code, and gives its time', async () => {
      wechat.disturb(SUBMIT, 'drop-after');
      await publish();
      expect(await find(1000)).toEqual({ kind: 'pending', retryAfterMs: 14_000 });
      expect(await find(15_000)).toMatchObject({ kind: 'published', platformId: 'article_100000001', at: START });
    });

    it('does not take an article of the same title with another code', async () => {
      wechat.disturb(SUBMIT, 'drop-after');
      await publish();
      wechat.jobs[0]!.item.content = wechat.jobs[0]!.item.content.replace('8F3K2', 'ZZZZZ');
      expect((await find(10 * MINUTE)).kind).toBe('pending');
    });

    it('keeps looking while the draft is gone, for a day, then asks a person', async () => {
      wechat.drafts.clear();
      expect((await find(11 * MINUTE)).kind).toBe('pending');
      expect((await find(24 * HOUR)).kind).toBe('unsure');
    });

    it('says absent only while the draft is still there after ten minutes', async () => {
      expect((await find(10 * MINUTE - 1)).kind).toBe('pending');
      expect(await find(10 * MINUTE)).toEqual({ kind: 'absent' });
    });

    it('asks a person when it does not even know a draft', async () => {
      handle = {};
      expect((await find(10 * MINUTE)).kind).toBe('unsure');
    });
  });
});

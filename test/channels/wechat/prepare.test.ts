import { createWechat } from '../../../src/channels/wechat';
import type { Post } from '../../../src/domain/post/version';
import { formOf } from '../fake-platform';
import { startWechat, wechatError } from '../fake-wechat';
import { createWorld, MINUTE, picture } from '../fake-world';
import { PROOF, wechatPost } from '../wechat-post';

const ADD = '/cgi-bin/draft/add';
const MATERIAL = '/cgi-bin/material/add_material';
const UPLOADIMG = '/cgi-bin/media/uploadimg';

describe('preparing an article', () => {
  let world: ReturnType<typeof createWorld>;
  let wechat: Awaited<ReturnType<typeof startWechat>>;
  let post: Post;
  beforeEach(async () => {
    world = createWorld();
    wechat = await startWechat(world.clock.now);
    const first = await world.files.put(picture(100));
    const second = await world.files.put(picture(200));
    post = wechatPost({ pictures: [first, second], cover: first });
  });
  afterEach(() => wechat.stop());
  const prepare = (handle: Record<string, string> = {}, article = post) =>
    createWechat(wechat.config, { clock: world.clock }).prepare(article, handle, world.context());
  const sentArticle = () =>
    (JSON.parse(wechat.to(ADD)[0]!.body.toString()) as { articles: Record<string, unknown>[] }).articles;

  it('makes one draft of one article, pictures in order before the text', async () => {
    expect(await prepare()).toEqual({
      kind: 'ready',
      handle: { mediaId: 'D1', snapshot: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(sentArticle()).toHaveLength(1);
    expect(sentArticle()[0]).toMatchObject({
      title: '春季养生 <三问> & 三答',
      content_source_url: PROOF,
      thumb_media_id: 'M3',
      content: expect.stringMatching(
        /^<p><img src="[^"]*\/1\/0"><\/p><p><img src="[^"]*\/2\/0"><\/p><p>早睡早起。<\/p>/,
      ),
    });
    expect(wechat.drafts.size).toBe(1);
  });

  it('uploads the bytes as they were signed, and each picture once for all drafts', async () => {
    await prepare();
    const file = (await formOf(wechat.to(UPLOADIMG)[0]!)).get('media') as unknown as File;
    expect(Buffer.from(await file.arrayBuffer()).equals(picture(100))).toBe(true);
    expect(file.type).toBe('image/png');

    const other = wechatPost({ ...post, text: '另一篇\n验真码 9ABCD' });
    await prepare({}, other);
    expect(wechat.drafts.size).toBe(2);
    expect(wechat.to(UPLOADIMG)).toHaveLength(2);
    expect(wechat.to(MATERIAL)).toHaveLength(1);
  });

  it.each([
    ['GIF', picture(100, 'gif')],
    ['1 MB', picture(1024 * 1024)],
  ])('puts a picture of %s into the library, where it may be', async (_case, bytes) => {
    const sha256 = await world.files.put(bytes);
    const outcome = await prepare({}, wechatPost({ pictures: [sha256], cover: sha256 }));
    expect(outcome.kind).toBe('ready');
    expect(wechat.to(UPLOADIMG)).toEqual([]);
    expect(wechat.to(MATERIAL)).toHaveLength(1);
    expect(sentArticle()[0]?.['content']).toContain('http://mmbiz.qpic.cn/material/1');
  });

  it.each([
    ['of a strange kind', picture(64, 'none'), 'JPG'],
    ['too large', picture(10 * 1024 * 1024 + 1), '10 MB'],
  ])('refuses a picture that is %s', async (_case, bytes, word) => {
    const sha256 = await world.files.put(bytes);
    const outcome = await prepare({}, wechatPost({ pictures: [sha256], cover: sha256 }));
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(word) });
    expect(wechat.drafts.size).toBe(0);
  });

  it('refuses what WeChat changed, naming it', async () => {
    wechat.state.rewrite = (html) => html.replace(/<img[^>]*>/, '').replace('早睡', '晚睡');
    expect(await prepare()).toEqual({
      kind: 'refused',
      reason: '微信改动了稿件内容（正文、图片数量），与签发稿不一致，没有发布',
      code: 'rewritten',
    });
  });

  it('makes no second draft when the answer to the first was lost, however many drafts there are', async () => {
    for (let i = 0; i < 30; i += 1) {
      wechat.drafts.set(`X${i}`, {
        title: '别的',
        digest: '',
        content: '',
        content_source_url: PROOF,
        thumb_media_id: 'M',
      });
    }
    wechat.disturb(ADD, 'drop-after');
    expect((await prepare()).kind).toBe('putOff');
    expect(await prepare()).toMatchObject({ kind: 'ready', handle: { mediaId: 'D31' } });
    expect(wechat.to(ADD)).toHaveLength(1);
  });

  it('does not use a draft of its own that somebody has changed', async () => {
    wechat.disturb(ADD, 'drop-after');
    await prepare();
    wechat.drafts.get('D1')!.title = '改过的标题';
    expect(await prepare()).toMatchObject({ kind: 'ready', handle: { mediaId: 'D2' } });
  });

  it('waits for a cover WeChat does not know yet, and uploads an old one anew', async () => {
    wechat.disturb(ADD, wechatError(40007));
    expect(await prepare()).toMatchObject({ kind: 'putOff', retryAfterMs: 5000 });
    expect((await prepare()).kind).toBe('ready');
    expect(wechat.to(MATERIAL)).toHaveLength(1);

    wechat.drafts.clear();
    world.time.now += 2 * MINUTE;
    wechat.disturb(ADD, wechatError(40007));
    expect((await prepare()).kind).toBe('putOff');
    expect((await prepare()).kind).toBe('ready');
    expect(wechat.to(MATERIAL)).toHaveLength(2);
  });

  it.each([
    [45009, 'putOff'],
    [-1, 'putOff'],
    [45003, 'refused'],
    [48001, 'refused'],
  ])('with error %i is %s', async (code, kind) => {
    wechat.disturb(ADD, wechatError(code));
    expect((await prepare()).kind).toBe(kind);
  });

  describe('again', () => {
    const ready = async () => {
      const outcome = await prepare();
      if (outcome.kind !== 'ready') throw new Error(outcome.reason);
      return outcome.handle;
    };

    it('only looks at the draft', async () => {
      const handle = await ready();
      expect(await prepare(handle)).toEqual({ kind: 'ready', handle });
      expect(wechat.to(ADD)).toHaveLength(1);
    });

    it('refuses a draft that was changed or is gone, and makes no other', async () => {
      const handle = await ready();
      wechat.drafts.get('D1')!.thumb_media_id = 'M9';
      expect(await prepare(handle)).toMatchObject({ kind: 'refused', code: 'changed' });
      wechat.drafts.clear();
      expect(await prepare(handle)).toMatchObject({ kind: 'refused', code: 'gone' });
      expect(wechat.to(ADD)).toHaveLength(1);
    });

    it.each([
      [2, 'ready'],
      [3, 'ready'],
      [4, 'ready'],
      [0, 'refused'],
      [5, 'refused'],
    ])('after a submit that ended with publish_status %i is %s', async (verdict, kind) => {
      wechat.state.verdict = verdict;
      const channel = createWechat(wechat.config, { clock: world.clock });
      const handle = await ready();
      const accepted = await channel.publish(post, handle, world.context());
      const submitted = { ...handle, ...(accepted.kind === 'accepted' ? accepted.handle : {}) };
      expect(await prepare(submitted)).toMatchObject({ kind: 'refused', code: 'submitted' });

      world.time.now += MINUTE;
      const outcome = await prepare(submitted);
      expect(outcome.kind).toBe(kind);
      expect(wechat.drafts.size).toBe(kind === 'ready' ? 1 : 0);
      if (outcome.kind !== 'ready') return;
      wechat.state.verdict = 0;
      const again = await channel.publish(post, { ...submitted, ...outcome.handle }, world.context());
      expect(again.kind).toBe('accepted');
    });
  });
});

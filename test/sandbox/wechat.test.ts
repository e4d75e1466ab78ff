import { samplePicture } from '../../src/sandbox/sample-picture';
import { buildStage, buildWebhook, postJson, until, wechatClient, type Json, type Stage } from './support';

let stage: Stage;
let webhook: Awaited<ReturnType<typeof buildWebhook>>;
let client: Awaited<ReturnType<typeof wechatClient>>;
let cover: string;
let picture: string;
beforeEach(async () => {
  stage = await buildStage();
  webhook = await buildWebhook(() => stage.platforms.credentials.wechat.callback);
  stage.platforms.setCallbackUrls({ wecom: '', wechat: `${webhook.url}/webhooks/wechat/A-WX` });
  client = await wechatClient(stage.platforms);
  cover = `${(await client.upload('material/add_material', await samplePicture('cover.png'), '&type=image'))['media_id']}`;
  picture = `${(await client.upload('media/uploadimg', await samplePicture('who.png')))['url']}`;
});
afterEach(async () => {
  await webhook.close();
  await stage.end();
});

const article = (change: Json = {}): Json => ({
  title: '四个健康小习惯',
  author: '健康内容部',
  content: '<p>试着从每天多走2000步开始。</p>',
  content_source_url: 'https://v.jkdyx.example/topic/who-day',
  thumb_media_id: cover,
  ...change,
});
const addDraft = async (change: Json = {}) =>
  `${(await client.post('draft/add', { articles: [article(change)] }))['media_id']}`;
const submit = async (mediaId: string) => client.post('freepublish/submit', { media_id: mediaId });
const pass = async (ms: number) => {
  stage.clock.now += ms;
  await stage.platforms.control.settle();
};

describe('tokens', () => {
  test('the stable token stays the same until five minutes before its end; both live on', async () => {
    const { appId, appSecret } = stage.platforms.credentials.wechat;
    const ask = async (change: Json = {}) =>
      postJson(`${stage.platforms.url}/wechat/cgi-bin/stable_token`, {
        grant_type: 'client_credential',
        appid: appId,
        secret: appSecret,
        ...change,
      });
    const first = await ask();
    expect((await ask())['access_token']).toBe(first['access_token']);
    stage.clock.now += 7200_000 - 300_000;
    expect((await ask())['access_token']).not.toBe(first['access_token']);
    expect(await client.get('draft/count')).toEqual({ total_count: 0 });
    stage.clock.now += 300_000;
    expect(await client.get('draft/count')).toMatchObject({ errcode: 42001 });
    expect(await ask({ secret: 'x' })).toMatchObject({ errcode: 40125 });
    expect(await ask({ appid: 'x' })).toMatchObject({ errcode: 40013 });
  });

  test('a refused token is 40001', async () => {
    expect(await postJson(`${stage.platforms.url}/wechat/cgi-bin/draft/get?access_token=x`, {})).toMatchObject({
      errcode: 40001,
    });
  });
});

describe('drafts', () => {
  test.each<[string, Json, number]>([
    ['a title of 33', { title: '字'.repeat(33) }, 45003],
    ['no title', { title: '' }, 40227],
    ['an author of 17', { author: '字'.repeat(17) }, 45110],
    ['a digest of 121', { digest: '字'.repeat(121) }, 45004],
    ['a content of 20000', { content: '字'.repeat(20_000) }, 45002],
    ['a source that is no address', { content_source_url: 'javascript:1' }, 41039],
    ['an unknown cover', { thumb_media_id: 'x' }, 40007],
    ['a flag of 2', { need_open_comment: 2 }, 47003],
  ])('%s is refused', async (_name, change, errcode) => {
    expect(await client.post('draft/add', { articles: [article(change)] })).toMatchObject({ errcode });
    expect(await client.get('draft/count')).toEqual({ total_count: 0 });
  });

  test('at the limits everything passes', async () => {
    const change = {
      title: '字'.repeat(32),
      author: '字'.repeat(16),
      digest: '字'.repeat(120),
      content: '字'.repeat(19_999),
    };
    expect(await client.post('draft/add', { articles: [article(change)] })).toEqual({ media_id: expect.any(String) });
  });

  test('the content is rewritten: no class, id, script or foreign picture; own pictures with a format', async () => {
    const content = `<section class="a" id="b" style="color:#333"><p onclick="x()">正文<script>alert(1)</script></p><img src="${picture}" alt="图"><img src="https://other.example/a.png"></section>`;
    const mediaId = await addDraft({ content });
    const [item] = (await client.post('draft/get', { media_id: mediaId }))['news_item'] as Json[];
    const https = picture.replace('http:', 'https:');
    expect(item?.['content']).toBe(
      `<section style="color:#333"><p>正文</p><img src="${https}?wx_fmt=png&from=appmsg" alt="图"></section>`,
    );
    expect(item).toMatchObject({ title: '四个健康小习惯', digest: '正文', thumb_media_id: cover });
  });

  test('update, list, delete', async () => {
    const mediaId = await addDraft();
    expect(await client.post('draft/update', { media_id: mediaId, index: 1, articles: article() })).toMatchObject({
      errcode: 40114,
    });
    expect(
      await client.post('draft/update', { media_id: mediaId, index: 0, articles: article({ title: '改过' }) }),
    ).toMatchObject({ errcode: 0 });
    expect(await client.post('draft/batchget', { offset: 0, count: 20 })).toMatchObject({
      total_count: 1,
      item: [{ media_id: mediaId, content: { news_item: [{ title: '改过' }] } }],
    });
    expect(await client.post('draft/batchget', { offset: 0, count: 21 })).toMatchObject({ errcode: 47003 });
    expect(await client.post('draft/delete', { media_id: mediaId })).toMatchObject({ errcode: 0 });
    expect(await client.post('draft/get', { media_id: mediaId })).toMatchObject({ errcode: 40007 });
  });
});

describe('publishing', () => {
  test('submit consumes the draft; the verdict comes later, by event and by asking', async () => {
    const mediaId = await addDraft();
    const accepted = await submit(mediaId);
    expect(accepted).toMatchObject({ errcode: 0, publish_id: expect.any(String), msg_data_id: expect.any(String) });
    expect(await client.post('draft/get', { media_id: mediaId })).toMatchObject({ errcode: 40007 });
    expect(await submit(mediaId)).toMatchObject({ errcode: 40007 });
    expect(await client.post('freepublish/get', { publish_id: accepted['publish_id'] })).toMatchObject({
      publish_status: 1,
    });
    expect(stage.platforms.control.timelines().wechat).toMatchObject([{ status: 'publishing' }]);
    expect(stage.platforms.control.nextDue()).toBe(stage.clock.now + 3000);

    webhook.answer = () => 'success';
    await pass(3000);
    const [heard] = webhook.heard;
    const { appId } = stage.platforms.credentials.wechat;
    expect(heard?.receiveId).toBe(appId);
    expect(heard?.query.get('encrypt_type')).toBe('aes');
    const status = await client.post('freepublish/get', { publish_id: accepted['publish_id'] });
    expect(status).toMatchObject({ publish_status: 0, article_detail: { count: 1, item: [{ idx: 1 }] } });
    expect(heard?.message).toMatchObject({
      MsgType: 'event',
      Event: 'PUBLISHJOBFINISH',
      PublishEventInfo: {
        publish_id: accepted['publish_id'],
        publish_status: '0',
        article_id: status['article_id'],
        article_detail: { count: '1' },
      },
    });

    expect(await client.post('freepublish/getarticle', { article_id: status['article_id'] })).toMatchObject({
      news_item: [
        { title: '四个健康小习惯', content_source_url: 'https://v.jkdyx.example/topic/who-day', is_deleted: false },
      ],
    });
    expect(await client.post('freepublish/batchget', { offset: 0, count: 20 })).toMatchObject({
      total_count: 1,
      item: [{ article_id: status['article_id'] }],
    });
    expect(stage.platforms.control.timelines().wechat).toMatchObject([
      {
        id: status['article_id'],
        status: 'published',
        via: 'freepublish',
        sourceUrl: 'https://v.jkdyx.example/topic/who-day',
      },
    ]);
    await pass(60_000);
    expect(webhook.heard).toHaveLength(1);
  });

  test('the verdict falls by itself when the clock passes', async () => {
    await submit(await addDraft());
    stage.clock.now += 3000;
    await until(() => stage.platforms.control.timelines().wechat[0]?.status === 'published');
    await until(() => webhook.heard.length === 1);
  });

  test('an event is pushed three times at most', async () => {
    webhook.answer = () => 500;
    await submit(await addDraft());
    await pass(3000);
    expect(webhook.heard).toHaveLength(3);
    await pass(60_000);
    expect(webhook.heard).toHaveLength(3);
  });

  test('a refused article is published nowhere', async () => {
    stage.platforms.control.fault({
      platform: 'wechat',
      path: '/cgi-bin/freepublish/submit',
      mode: 'verdict',
      status: 4,
    });
    const { publish_id: publishId } = await submit(await addDraft());
    await pass(3000);
    expect(await client.post('freepublish/get', { publish_id: publishId })).toEqual({
      publish_id: publishId,
      publish_status: 4,
      fail_idx: [1],
    });
    expect(webhook.heard[0]?.message).toMatchObject({ PublishEventInfo: { publish_status: '4', fail_idx: '1' } });
    expect(await client.post('freepublish/batchget', { offset: 0, count: 20 })).toMatchObject({ total_count: 0 });
    expect(stage.platforms.control.timelines().wechat).toMatchObject([{ status: 'refused' }]);
  });

  test('a deletion is status 5; unknown ids have their own errors', async () => {
    const { publish_id: publishId } = await submit(await addDraft());
    await pass(3000);
    const { article_id: articleId } = await client.post('freepublish/get', { publish_id: publishId });
    expect(await client.post('freepublish/delete', { article_id: articleId })).toMatchObject({ errcode: 0 });
    expect(await client.post('freepublish/get', { publish_id: publishId })).toMatchObject({ publish_status: 5 });
    expect(await client.post('freepublish/get', { publish_id: '1' })).toMatchObject({ errcode: 53502 });
    expect(await client.post('freepublish/getarticle', { article_id: 'x' })).toMatchObject({ errcode: 53600 });
  });

  test('a hundred questions a day', async () => {
    const { publish_id: publishId } = await submit(await addDraft());
    for (let index = 0; index < 100; index += 1) await client.post('freepublish/get', { publish_id: publishId });
    expect(await client.post('freepublish/get', { publish_id: publishId })).toMatchObject({ errcode: 45009 });
  });
});

describe('mass sending', () => {
  const sendAll = (mediaId: string, change: Json = {}) =>
    client.post('message/mass/sendall', {
      filter: { is_to_all: true },
      mpnews: { media_id: mediaId },
      msgtype: 'mpnews',
      clientmsgid: 'p1',
      ...change,
    });

  test('the same clientmsgid sends once and then names the first', async () => {
    const mediaId = await addDraft();
    expect(await sendAll(mediaId)).toMatchObject({ errcode: 0 });
    expect(await sendAll(mediaId)).toMatchObject({ errcode: 45065, msg_id: expect.any(Number) });
    expect(await sendAll(await addDraft(), { clientmsgid: 'p2' })).toMatchObject({ errcode: 45028 });
    await pass(3000);
    expect(webhook.heard[0]?.message).toMatchObject({ Event: 'MASSSENDJOBFINISH', Status: 'send success' });
    const msgId = webhook.heard[0]?.message['MsgID'];
    expect(BigInt(`${msgId}`)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(await client.post('message/mass/get', { msg_id: msgId })).toMatchObject({ msg_status: 'SEND_SUCCESS' });
    expect(await client.post('freepublish/batchget', { offset: 0, count: 20 })).toMatchObject({ total_count: 0 });
    expect(stage.platforms.control.timelines().wechat).toMatchObject([{ via: 'sendall', status: 'published' }]);
  });

  test('twice at once: one is sent, the other is told to wait or named the first', async () => {
    const mediaId = await addDraft();
    const codes = (await Promise.all([sendAll(mediaId), sendAll(mediaId)])).map(({ errcode }) => errcode).sort();
    expect(codes[0]).toBe(0);
    expect([45065, 45066]).toContain(codes[1]);
  });

  test('the next day has a new quota, an over-long key none at all', async () => {
    await sendAll(await addDraft());
    stage.clock.now += 86_400_000;
    client = await wechatClient(stage.platforms);
    expect(await sendAll(await addDraft(), { clientmsgid: 'x'.repeat(33) })).toMatchObject({ errcode: 45067 });
    expect(await sendAll(await addDraft(), { clientmsgid: 'p2' })).toMatchObject({ errcode: 0 });
  });

  test('a preview keeps the draft', async () => {
    const mediaId = await addDraft();
    const body = { mpnews: { media_id: mediaId }, msgtype: 'mpnews' };
    expect(await client.post('message/mass/preview', { ...body, towxname: 'wenqingyuan' })).toMatchObject({
      errcode: 0,
    });
    expect(await client.post('message/mass/preview', { ...body, towxname: '?' })).toMatchObject({ errcode: 40132 });
    expect(await client.get('draft/count')).toEqual({ total_count: 1 });
  });
});

test('pictures are judged by their bytes', async () => {
  const gif = Buffer.from('GIF89a-and-more');
  expect(await client.upload('media/uploadimg', gif)).toMatchObject({ errcode: 40005 });
  const large = Buffer.concat([await samplePicture('a.png'), Buffer.alloc(1024 * 1024)]);
  expect(await client.upload('media/uploadimg', large)).toMatchObject({ errcode: 40009 });
  expect(await client.upload('material/add_material', large, '&type=image')).toEqual({
    media_id: expect.any(String),
    url: expect.any(String),
    item: [],
  });
  expect(await client.upload('material/add_material', large, '&type=poem')).toMatchObject({ errcode: 40004 });
});

import type { PublishOutcome } from '../../../src/application/ports';
import { createWeibo } from '../../../src/channels/weibo';
import { formOf } from '../fake-platform';
import { startWeibo, WEIBO, weiboError } from '../fake-weibo';
import { createWorld, MINUTE, picture, START } from '../fake-world';
import { weiboPost } from '../weibo-post';

const SHARE = '/2/statuses/share.json';

describe('publishing on Weibo', () => {
  let weibo: Awaited<ReturnType<typeof startWeibo>>;
  const world = createWorld();
  beforeEach(async () => {
    weibo = await startWeibo(world.clock.now);
  });
  afterEach(() => weibo.stop());

  const publish = (post = weiboPost()): Promise<PublishOutcome> =>
    createWeibo(weibo.config).publish(post, {}, world.context());

  it('sends a form encoded once, the token in the header and nowhere else', async () => {
    const post = weiboPost('1+1=2 & 100% 早起');
    await publish(post);

    const [call] = weibo.to(SHARE);
    expect(call?.method).toBe('POST');
    expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
    expect(call?.headers['authorization']).toBe(`OAuth2 ${WEIBO.accessToken}`);
    expect([...call!.query.keys()]).toEqual([]);
    expect(Object.fromEntries(new URLSearchParams(call!.body.toString()))).toEqual({
      status: post.text,
      rip: WEIBO.rip,
    });
  });

  it('sends a picture as multipart, its text before it and with its charset, its bytes untouched', async () => {
    const bytes = picture(5000);
    const post = weiboPost('配图', [await world.files.put(bytes)]);
    await publish(post);

    const [call] = weibo.to(SHARE);
    const form = await formOf(call!);
    expect([...form.keys()]).toEqual(['status', 'rip', 'pic']);
    expect(form.get('status')).toBe(post.text);
    const file = form.get('pic') as unknown as File;
    expect(file.type).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(call!.body.toString('latin1')).toContain('name="status"\r\nContent-Type: text/plain; charset=UTF-8\r\n');
  });

  it('answers the post with its id as text, page and time', async () => {
    const outcome = await publish();
    expect(outcome).toMatchObject({
      kind: 'published',
      platformId: '5012345000012345',
      url: 'https://weibo.com/1234567890/O5b9i03d7',
      at: START,
      proof: { mid: '5012345000012345', foundBy: 'answer' },
    });
  });

  it.each([
    [20021, { kind: 'refused', code: '20021' }],
    [21327, { kind: 'refused', code: '21327' }],
    [20016, { kind: 'putOff', retryAfterMs: 10 * MINUTE }],
    [10023, { kind: 'putOff', retryAfterMs: 60 * MINUTE }],
    [20019, { kind: 'unknown' }],
    [20032, { kind: 'unknown' }],
    [10001, { kind: 'unknown' }],
    [31337, { kind: 'unknown' }],
  ])('makes of error %i %j', async (code, expected) => {
    weibo.disturb(SHARE, weiboError(code));
    const outcome = await publish();
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain(WEIBO.accessToken);
    expect(weibo.to(SHARE)).toHaveLength(1);
  });

  it.each([
    ['an error page', { status: 403, body: '<html>Forbidden</html>' }],
    ['a gateway error', { status: 502, body: 'Bad Gateway' }],
    ['a refusal with 5xx', weiboError(20021, 503)],
    ['an empty answer', { body: '' }],
    ['a post without an id', { body: JSON.stringify({ text: '春' }) }],
  ])('does not know what became of %s', async (_case, answer) => {
    weibo.disturb(SHARE, answer);
    expect((await publish()).kind).toBe('unknown');
    expect(weibo.to(SHARE)).toHaveLength(1);
  });

  it('sends nothing that the interface cannot carry', async () => {
    const outcome = await publish(weiboPost('长'.repeat(140)));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'interface' });
    expect(weibo.to(SHARE)).toEqual([]);
  });

  it('sends nothing while the picture cannot be read', async () => {
    const sha256 = await world.files.put(picture(100));
    world.forget(sha256);
    expect((await publish(weiboPost('配图', [sha256]))).kind).toBe('putOff');
    expect(weibo.to(SHARE)).toEqual([]);
  });
});

describe('preparing a post for Weibo', () => {
  let weibo: Awaited<ReturnType<typeof startWeibo>>;
  const world = createWorld();
  beforeEach(async () => {
    weibo = await startWeibo(world.clock.now);
  });
  afterEach(() => weibo.stop());
  const prepare = (post = weiboPost(), handle = {}) => createWeibo(weibo.config).prepare(post, handle, world.context());

  it('keeps the newest post of all sources as the baseline, and the first baseline it got', async () => {
    weibo.post('一条旧微博');
    const { mid } = weibo.post('一条新微博');
    expect(await prepare()).toEqual({ kind: 'ready', handle: { baselineId: mid } });
    expect(Object.fromEntries(weibo.calls[0]!.query)).toMatchObject({ uid: WEIBO.uid, base_app: '0' });
    weibo.post('又一条');
    expect(await prepare(weiboPost(), { baselineId: mid })).toEqual({ kind: 'ready', handle: { baselineId: mid } });
  });

  it('takes an account without posts', async () => {
    expect(await prepare()).toEqual({ kind: 'ready', handle: { baselineId: '' } });
  });

  it.each([
    ['too large', picture(5 * 1024 * 1024), '5 MB'],
    ['of a strange kind', picture(64, 'none'), 'JPG'],
  ])('refuses a picture that is %s', async (_case, bytes, word) => {
    const outcome = await prepare(weiboPost('配图', [await world.files.put(bytes)]));
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(word) });
  });

  it.each([
    [21327, { kind: 'refused', code: '21327' }],
    [21335, { kind: 'refused', code: '21335' }],
    [10023, { kind: 'putOff', retryAfterMs: 60 * MINUTE }],
    [10001, { kind: 'putOff' }],
  ])('cannot be done with error %i: %j', async (code, expected) => {
    weibo.disturb('/2/statuses/user_timeline.json', weiboError(code));
    expect(await prepare()).toMatchObject(expected);
  });
});

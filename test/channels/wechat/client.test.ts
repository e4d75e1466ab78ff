import { z } from 'zod';
import { createClient } from '../../../src/channels/wechat/client';
import { startWechat, WECHAT, wechatError } from '../fake-wechat';
import { createWorld, MINUTE } from '../fake-world';

const TOKEN = '/cgi-bin/stable_token';
const BOX = '/cgi-bin/draft/batchget';
const Anything = z.object({ total_count: z.number() });

describe('calling the official-account platform', () => {
  let world: ReturnType<typeof createWorld>;
  let wechat: Awaited<ReturnType<typeof startWechat>>;
  let client: ReturnType<typeof createClient>;
  beforeEach(async () => {
    world = createWorld();
    wechat = await startWechat(world.clock.now);
    client = createClient(wechat.config, world.clock);
  });
  afterEach(() => wechat.stop());
  const call = (text = '') => client.call(BOX, { offset: 0, count: 1, text }, Anything);
  const tokensUsed = () => wechat.to(BOX).map(({ query }) => query.get('access_token'));

  it('asks for one token for many calls at once, the secret in the body', async () => {
    await Promise.all([call(), call(), call()]);
    expect(wechat.to(TOKEN)).toHaveLength(1);
    expect(wechat.to(TOKEN)[0]?.query.size).toBe(0);
    expect(JSON.parse(wechat.to(TOKEN)[0]!.body.toString())).toEqual({
      grant_type: 'client_credential',
      appid: WECHAT.appId,
      secret: WECHAT.appSecret,
      force_refresh: false,
    });
    expect(tokensUsed()).toEqual(['TOKEN-1', 'TOKEN-1', 'TOKEN-1']);
  });

  it('sends Chinese as it is, never as \\u escapes', async () => {
    await call('签发');
    expect(wechat.to(BOX)[0]!.body.toString('utf8')).toContain('签发');
  });

  it('takes a new token five minutes before the old one ends', async () => {
    await call();
    world.time.now += 115 * MINUTE - 1;
    await call();
    expect(wechat.to(TOKEN)).toHaveLength(1);
    wechat.newToken();
    world.time.now += 1;
    await call();
    expect(wechat.to(TOKEN)).toHaveLength(2);
    expect(tokensUsed()).toEqual(['TOKEN-1', 'TOKEN-1', 'TOKEN-2']);
  });

  it('repeats a call once with a new token when its token was refused', async () => {
    await call();
    wechat.newToken();
    await call();
    expect(tokensUsed()).toEqual(['TOKEN-1', 'TOKEN-1', 'TOKEN-2']);
  });

  it('forces a new token when the normal mode keeps giving a dead one, but not twice in half a minute', async () => {
    await call();
    wechat.state.dead.add('TOKEN-1');
    await call();
    const forced = () =>
      wechat.to(TOKEN).filter(({ body }) => (JSON.parse(body.toString()) as { force_refresh: boolean }).force_refresh);
    expect(forced()).toHaveLength(1);
    expect(tokensUsed()).toEqual(['TOKEN-1', 'TOKEN-1', 'TOKEN-2']);

    wechat.state.dead.add('TOKEN-2');
    await expect(call()).rejects.toMatchObject({ code: '42001', kind: 'configuration' });
    expect(forced()).toHaveLength(1);
    world.time.now += 30_000;
    await call();
    expect(forced()).toHaveLength(2);
  });

  it('gives up after the second refusal', async () => {
    wechat.disturb(BOX, wechatError(40001), wechatError(40001));
    await expect(call()).rejects.toMatchObject({ name: 'PlatformRefused', code: '40001' });
    expect(wechat.to(BOX)).toHaveLength(2);
  });

  it('tells a refusal from a platform that cannot be reached, and keeps tokens and secrets out of both', async () => {
    wechat.disturb(
      BOX,
      wechatError(45009),
      { status: 502, body: 'TOKEN-1' },
      'drop-after',
      { body: '[1' },
      { body: '{}' },
    );
    const errors = [];
    for (let i = 0; i < 5; i += 1) errors.push(await call().catch((error: Error) => error));
    expect(errors.map((error) => (error as Error).name)).toEqual([
      'PlatformRefused',
      'PlatformUnreachable',
      'PlatformUnreachable',
      'PlatformUnreachable',
      'PlatformUnreachable',
    ]);
    expect(errors[0]).toMatchObject({
      code: '45009',
      kind: 'limit',
      message: expect.stringContaining('rid 65f0-abcd'),
    });
    for (const error of errors) {
      expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toMatch(/TOKEN-|access_token|SECRET/);
    }
  });

  it('knows that a call was not made when there was no token for it', async () => {
    wechat.disturb(TOKEN, 'drop-before', wechatError(-1), { status: 500, body: '' });
    for (let i = 0; i < 3; i += 1) {
      await expect(call()).rejects.toMatchObject({ name: 'PlatformUnreachable', outcomeUnknown: false });
    }
    expect(wechat.to(BOX)).toEqual([]);
  });

  it('names a wrong secret as what it is', async () => {
    const wrong = createClient({ ...wechat.config, appSecret: 'wrong-SECRET' }, world.clock);
    const error = await wrong.authenticate().catch((refusal: Error) => refusal);
    expect(error).toMatchObject({ code: '40125', kind: 'configuration' });
    expect(String(error)).not.toContain('wrong-SECRET');
  });
});

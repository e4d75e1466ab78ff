import type { PlatformRefused } from '../../../src/lib/outgoing';
import { PlatformUnreachable } from '../../../src/lib/outgoing';
import { createClient, type WecomApi } from '../../../src/messengers/wecom/client';
import { CONFIG, movableClock, options } from './bench';
import { startFakeWecom, type FakeWecom } from './fake-wecom';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATH = 'message/send';

let wecom: FakeWecom;
let clock: ReturnType<typeof movableClock>;
let api: WecomApi;

beforeEach(async () => {
  wecom = await startFakeWecom();
  clock = movableClock();
  api = createClient({ ...CONFIG, apiBase: `${wecom.url}/` }, options(clock));
});
afterEach(() => wecom.stop());

const ok = { json: { errcode: 0, errmsg: 'ok', extra: 1 } };
const no = (errcode: number, errmsg = 'no') => ({ json: { errcode, errmsg } });
const call = (body: object = { a: 1 }) => api.call({ path: PATH, body, changes: true });
const failure = async (promise: Promise<unknown>): Promise<PlatformRefused & PlatformUnreachable> => {
  const error: unknown = await promise.then(() => null).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  return error as PlatformRefused & PlatformUnreachable;
};

describe('a call', () => {
  it('asks for a token first, then goes below the path prefix with the token in its query', async () => {
    wecom.script(PATH, ok);
    await expect(call({ text: '中文', n: 1 })).resolves.toMatchObject({ errcode: 0, extra: 1 });
    expect(wecom.received).toEqual([
      {
        method: 'GET',
        path: 'gettoken',
        query: { corpid: CONFIG.corpId, corpsecret: CONFIG.secret },
        body: '',
        contentType: undefined,
      },
      {
        method: 'POST',
        path: PATH,
        query: { access_token: 'token-1' },
        body: '{"text":"中文","n":1}',
        contentType: 'application/json',
      },
    ]);
  });

  it('sends the same bytes when it is repeated', async () => {
    wecom.script(PATH, no(6000), ok);
    await failure(call());
    await call();
    const [first, second] = wecom.calls(PATH);
    expect(second?.body).toBe(first?.body);
  });
});

describe('the token', () => {
  it('is fetched once for calls made together', async () => {
    wecom.script(PATH, ok, ok, ok);
    await Promise.all([call(), call(), call()]);
    expect(wecom.calls('gettoken')).toHaveLength(1);
  });

  it('is refreshed five minutes before it ends, not earlier', async () => {
    wecom.script(PATH, ok, ok, ok);
    await call();
    clock.move(7200_000 - 5 * MINUTE - 1);
    await call();
    expect(wecom.calls('gettoken')).toHaveLength(1);
    clock.move(1);
    await call();
    expect(wecom.calls(PATH).at(-1)?.query).toEqual({ access_token: 'token-2' });
  });

  it.each([40014, 42001])('is refreshed once on %i and the call repeated', async (code) => {
    wecom.script(PATH, no(code), ok);
    await expect(call()).resolves.toMatchObject({ errcode: 0 });
    expect(wecom.calls(PATH).map(({ query }) => query['access_token'])).toEqual(['token-1', 'token-2']);
  });

  it('is not fetched again and again when even a fresh one is refused', async () => {
    wecom.script(PATH, no(40014), no(40014));
    expect(await failure(call())).toMatchObject({ code: '40014', kind: 'retry' });
    expect(wecom.calls('gettoken')).toHaveLength(2);
  });

  it('of calls that fail together is dropped once: the late one finds the newer token', async () => {
    wecom.script(PATH, ok);
    await call();
    wecom.script(PATH, no(42001), no(42001), no(42001), ok, ok, ok);
    await Promise.all([call(), call(), call()]);
    expect(wecom.calls('gettoken')).toHaveLength(2);
  });

  it.each([40001, 40013, 40091])('is not asked for within ten minutes after %i', async (code) => {
    wecom.script('gettoken', no(code));
    expect(await failure(call())).toMatchObject({ code: `${code}`, kind: 'configuration', retryAfterMs: 10 * MINUTE });
    clock.move(4 * MINUTE);
    expect(await failure(call())).toMatchObject({ code: `${code}`, kind: 'configuration', retryAfterMs: 6 * MINUTE });
    expect(wecom.calls('gettoken')).toHaveLength(1);

    clock.move(6 * MINUTE);
    wecom.script(PATH, ok);
    await call();
    expect(wecom.calls('gettoken')).toHaveLength(2);
  });

  it('may be asked for at once after an untrusted address was refused, as an operator mends that in a minute', async () => {
    wecom.script('gettoken', no(60020, 'not allow to access from your ip, from ip: 198.51.100.7'));
    const error = await failure(call());
    expect(error).toMatchObject({ code: '60020', kind: 'configuration' });
    expect(error.message).toContain('198.51.100.7');
    wecom.script(PATH, ok);
    await expect(call()).resolves.toMatchObject({ errcode: 0 });
  });

  it.each([
    ['lost', 'hang' as const],
    ['not JSON', { status: 200, text: '<html>' }],
    ['without a token', { json: { errcode: 0, expires_in: 7200 } }],
    ['from a broken proxy', { status: 502 }],
  ])('that is %s leaves nothing open: the message was not sent', async (_name, answer) => {
    wecom.script('gettoken', answer);
    const error = await failure(call());
    expect(error).toBeInstanceOf(PlatformUnreachable);
    expect(error.outcomeUnknown).toBe(false);
    expect(wecom.calls(PATH)).toHaveLength(0);
  });
});

describe('a failed call', () => {
  it.each([
    ['an answer that is lost', 'hang' as const, true],
    ['HTTP 502', { status: 502 }, true],
    ['HTTP 403, of a proxy', { status: 403 }, false],
    ['an answer that is no JSON', { status: 200, text: '<html>' }, true],
    ['an answer without errcode', { json: { message: 'x' } }, true],
    ['-1 on a call that changes something', no(-1), true],
  ])('is unreachable on %s', async (_name, answer, outcomeUnknown) => {
    wecom.script(PATH, answer);
    const error = await failure(call());
    expect(error).toBeInstanceOf(PlatformUnreachable);
    expect(error.outcomeUnknown).toBe(outcomeUnknown);
  });

  it('is certainly not sent when nobody listens', async () => {
    wecom.script(PATH, ok);
    await call();
    await wecom.stop();
    // The first one may still be written into the connection that was kept open.
    await failure(call());
    const error = await failure(call());
    expect(error).toBeInstanceOf(PlatformUnreachable);
    expect(error.outcomeUnknown).toBe(false);
  });

  it('may simply be repeated on -1 when it only reads', async () => {
    wecom.script('user/get', no(-1));
    expect(await failure(api.call({ path: 'user/get' }))).toMatchObject({ code: '-1', kind: 'retry' });
  });

  it('waits a moment after too many calls at once', async () => {
    wecom.script(PATH, no(45033));
    expect(await failure(call())).toMatchObject({ kind: 'limit', retryAfterMs: 5_000 });
  });

  it('shows neither token nor secret, whatever the platform repeats', async () => {
    wecom.script(PATH, no(40058, `bad url access_token=token-1 corpsecret=${CONFIG.secret}\nhint: [x]`));
    const { message } = await failure(call());
    expect(message).toBe('wecom refused (40058): bad url access_token=*** corpsecret=*** hint: [x]');
    for (const answer of ['hang' as const, { status: 500, text: 'token-1' }, { status: 200, text: 'token-1' }]) {
      wecom.script(PATH, answer);
      expect(`${(await failure(call())).stack}`).not.toMatch(/token-1|the-secret/);
    }
  });
});

describe('a frequency limit', () => {
  const limited = (wait: number) => expect.objectContaining({ code: '45009', kind: 'limit', retryAfterMs: wait });

  it('pauses that call for a minute, then an hour, then until tomorrow, as long as it is met again', async () => {
    wecom.script(PATH, no(45009), no(45009), no(45009));
    expect(await failure(call())).toEqual(limited(MINUTE));
    clock.move(MINUTE);
    expect(await failure(call())).toEqual(limited(HOUR));
    clock.move(HOUR);
    // 10:01 in Shanghai
    expect(await failure(call())).toEqual(limited(13 * HOUR + 59 * MINUTE));
  });

  it('is not asked about while the pause lasts, and holds up no other call', async () => {
    wecom.script(PATH, no(45009), ok);
    wecom.script('user/get', ok);
    await failure(call());
    clock.move(MINUTE - 1);
    expect(await failure(call())).toEqual(limited(1));
    expect(wecom.calls(PATH)).toHaveLength(1);
    await expect(api.call({ path: 'user/get' })).resolves.toMatchObject({ errcode: 0 });
    clock.move(1);
    await expect(call()).resolves.toMatchObject({ errcode: 0 });
  });

  it('met by several calls at once counts once, and is forgotten after a success', async () => {
    wecom.script(PATH, no(45009), no(45009), ok, no(45009));
    const both = await Promise.all([failure(call()), failure(call())]);
    expect(both).toEqual([limited(MINUTE), limited(MINUTE)]);
    clock.move(MINUTE);
    await call();
    expect(await failure(call())).toEqual(limited(MINUTE));
  });
});

import { createLog, safeUrl, type Log, type LogOptions } from '../../src/lib/log';

function recorded(write: (log: Log) => void, options: LogOptions = {}): string[] {
  const lines: string[] = [];
  write(createLog({ destination: { write: (line) => void lines.push(line) }, ...options }));
  return lines;
}

const json = (line: string) => JSON.parse(line) as Record<string, unknown>;

describe('JSON lines', () => {
  test('one line each, with level, time, message and fields', () => {
    const [line] = recorded((log) => log.warn({ no: '2026-0001', ms: 5 }, 'not applied'));

    expect(line).toMatch(/^\{.*\}\n$/);
    expect(json(line!)).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      no: '2026-0001',
      ms: 5,
      msg: 'not applied',
    });
  });

  test('a message alone', () => {
    expect(json(recorded((log) => log.info('ready'))[0]!)).toMatchObject({ level: 'info', msg: 'ready' });
  });

  test('what is below the level is not written', () => {
    expect(recorded((log) => log.debug('x'))).toEqual([]);
    expect(recorded((log) => log.debug('x'), { level: 'debug' })).toHaveLength(1);
  });

  test('a child carries its fields', () => {
    const [line] = recorded((log) =>
      log.child({ part: 'dispatcher', token: 'childTokenValue' }).info({ id: 1 }, 'sent'),
    );

    expect(json(line!)).toMatchObject({ part: 'dispatcher', token: '[hidden]', id: 1, msg: 'sent' });
  });
});

describe('what must not be read', () => {
  test.each([
    'secret',
    'token',
    'accessToken',
    'access_token',
    'encodingAesKey',
    'aesKey',
    'appSecret',
    'clientSecret',
    'secretsKey',
    'password',
    'Authorization',
    'cookie',
    'set-cookie',
    'code',
    'msg_signature',
  ])('%s is hidden at any depth', (key) => {
    const [line] = recorded((log) =>
      log.info({ [key]: 'topSecretValue', a: [{ b: { [key]: 'deepSecretValue' } }] }, 'x'),
    );

    expect(line).not.toContain('SecretValue');
    expect(json(line!)).toMatchObject({ [key]: '[hidden]', a: [{ b: { [key]: '[hidden]' } }] });
  });

  test('parameters in the middle of a text, a message or an error are hidden, the rest stays', () => {
    const url = 'https://qyapi.example/cgi-bin/message/send?access_token=tokenValue&debug=1';
    const [line] = recorded((log) =>
      log.error({ url, err: new Error(`GET ${url} failed`), list: [`msg_signature=tokenValue`] }, `asked ${url}`),
    );

    expect(line).not.toContain('tokenValue');
    expect(json(line!)).toMatchObject({
      url: 'https://qyapi.example/cgi-bin/message/send?access_token=[hidden]&debug=1',
      err: { type: 'Error', message: expect.stringContaining('failed') },
    });
  });

  test('an address object loses its query; bytes are only counted', () => {
    const [line] = recorded((log) =>
      log.info({ to: new URL('https://a.example/x?state=stateValue'), body: Buffer.from('bodyValue') }, 'x'),
    );

    expect(json(line!)).toMatchObject({ to: 'https://a.example/x', body: '[9 bytes]' });
  });

  test('names that only look alike are left alone', () => {
    const [line] = recorded((log) =>
      log.info({ errcode: 40014, status: 200, decode: 'x' }, 'errcode=40014 status=200'),
    );

    expect(json(line!)).toMatchObject({ errcode: 40014, status: 200, decode: 'x', msg: 'errcode=40014 status=200' });
  });

  test('something that contains itself does not stop the log', () => {
    const ring: Record<string, unknown> = { name: 'ring' };
    ring.self = ring;

    expect(json(recorded((log) => log.info(ring, 'x'))[0]!)).toMatchObject({ name: 'ring', msg: 'x' });
  });
});

describe('plain lines for a person', () => {
  test('time, level, message, then the fields', () => {
    const [line] = recorded((log) => log.info({ url: 'http://127.0.0.1:8080', note: 'two words', n: 3 }, '已就绪'), {
      pretty: true,
    });

    expect(line).toMatch(/^\d\d:\d\d:\d\d info {2}已就绪 url=http:\/\/127\.0\.0\.1:8080 note="two words" n=3\n$/);
  });

  test('hide the same things', () => {
    const [line] = recorded((log) => log.info({ secret: 'topSecretValue' }, 'token=tokenValue'), { pretty: true });

    expect(line).not.toMatch(/topSecretValue|tokenValue/);
  });
});

describe('safeUrl', () => {
  test.each([
    ['https://user:pass@a.example:8443/x/y?access_token=1#f', 'https://a.example:8443/x/y'],
    ['mysql://root:pass@127.0.0.1:3306/qianfa', 'mysql://127.0.0.1:3306/qianfa'],
    [new URL('http://a.example'), 'http://a.example/'],
    ['not an address?token=1', '(not a URL)'],
  ])('%s', (url, wanted) => {
    expect(safeUrl(url)).toBe(wanted);
  });
});

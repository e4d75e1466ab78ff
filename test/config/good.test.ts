import path from 'node:path';
import { stringify } from 'yaml';
import { loadConfig } from '../../src/config';
import { createChannels, type ChannelAccount } from '../../src/channels';
import { example, exampleWith, folderWith, gone, load, SECRETS } from './example';

describe('a correct configuration', () => {
  test('given as a mapping: complete, with paths made absolute and addresses without a slash at the end', () => {
    const config = load(exampleWith({ 'archive.dir': 'kept/archive' }));

    expect(config.server).toEqual({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'https://qianfa.example.com',
      trustProxy: false,
    });
    expect(config.database.url).toBe('sqlite:/srv/qianfa/var/qianfa.sqlite');
    expect(config.archive.dir).toBe('/srv/qianfa/kept/archive');
    expect(config.files.dir).toBe('/srv/qianfa/var/uploads');
    expect(config.links).toEqual({ check: true, timeoutMs: 5000, allow: [] });
    expect(config.timezone).toBe('Asia/Shanghai');
    expect(config.secretsKey).toBeNull();
    expect(config.console.apiTokens).toEqual([]);
    expect(config.messengers.wecom).toEqual(example().messengers.wecom);
    expect(config.accounts[0]).toMatchObject({ publish: 'api', linkBase: 'https://qianfa.example.com/p' });
    expect(config.accounts[1]).toMatchObject({ release: 'freepublish', defaultCover: null });
  });

  test("the company's own days, in the file or in one beside it", () => {
    const calendar = [{ date: '2026-12-31', day: 'off', name: '司庆' }];
    const read = [{ date: '2026-12-31', working: false, name: '司庆' }];
    expect(load(example()).calendar).toEqual([]);
    expect(load(exampleWith({ calendar })).calendar).toEqual(read);
    const dir = folderWith({ 'calendar.yaml': stringify(calendar) });
    const mapping = exampleWith({ calendar: 'calendar.yaml' });
    expect(loadConfig({ mapping, baseDir: dir }).calendar).toEqual(read);
  });

  test('its accounts fit the channels', () => {
    const accounts: ChannelAccount[] = load(example()).accounts;

    const channels = createChannels(accounts, { clock: { now: () => 0 } });

    expect([...channels.keys()]).toEqual(['weibo-main', 'wechat-main']);
  });

  test('the organization reads as the domain wants it: times are instants, what is left out is there', () => {
    const { organization } = load(
      exampleWith({ 'organization.departments[1].informationOfficer': gone, 'organization.auditors': gone }),
    );

    expect(organization.delegations).toEqual([
      {
        from: 'U-EXE-01',
        to: 'U-EXE-02',
        start: Date.UTC(2026, 1, 28, 16),
        end: Date.UTC(2026, 2, 8, 16),
        document: '授〔2026〕3号',
      },
    ]);
    expect(organization.departments[1]!.informationOfficer).toBeNull();
    expect(organization.auditors).toEqual([]);
    expect(organization.people[3]).toEqual({
      id: 'U-MED-02',
      name: '丁编辑',
      title: '科普编辑',
      wecom: 'ding',
      dingtalk: '0123',
    });
  });

  test('DingTalk may stand alone, taking in over Stream and signing in at its usual place', () => {
    const dingtalk = {
      apiBase: 'https://api.dingtalk.com',
      oapiBase: 'https://oapi.dingtalk.com',
      clientId: 'dingclient',
      clientSecret: 'dingClientSecretValue',
      robotCode: 'dingrobot',
      corpId: 'dingcorp',
      cardTemplateId: 'a.schema',
    };
    expect(load({ ...example(), messengers: { dingtalk } }).messengers).toEqual({
      dingtalk: {
        ...dingtalk,
        inbound: 'stream',
        loginBase: 'https://login.dingtalk.com',
        callsPerMonth: 5000,
      },
    });
  });

  test('is frozen to the last leaf', () => {
    const config = load(example());

    expect(() => Object.assign(config.server, { port: 1 })).toThrow(TypeError);
    expect(() => config.organization.people.push(config.organization.people[0]!)).toThrow(TypeError);
    expect(() => Object.assign(config.policy.route[0]!.choices[0]!, { act: 'REJECT' })).toThrow(TypeError);
    expect(() => Object.assign(config.accounts[0]!, { publish: 'manual' })).toThrow(TypeError);
  });

  test('an account published by hand needs no credentials and gets none', () => {
    const entry = { name: '@青岚里', ownerDepartment: 'D-OFF', purpose: '公告', publish: 'manual' };
    const { accounts } = load(
      exampleWith({
        accounts: [
          { ...entry, id: 'a', channel: 'weibo' },
          {
            ...entry,
            id: 'b',
            channel: 'weibo',
            linkBase: 'https://go.example.com/p',
            accessToken: SECRETS.weiboToken,
          },
          { ...entry, id: 'c', channel: 'wechat', kind: 'service' },
        ],
      }),
    );

    expect(accounts).toEqual([
      { ...entry, id: 'a', channel: 'weibo', linkBase: 'https://qianfa.example.com/p' },
      { ...entry, id: 'b', channel: 'weibo', linkBase: 'https://go.example.com/p' },
      { ...entry, id: 'c', channel: 'wechat', defaultCover: null },
    ]);
  });

  test('a token of the console: its hash in small letters', () => {
    const sha256 = 'AB'.repeat(32);

    const { console: settings } = load(
      exampleWith({ 'console.apiTokens': [{ name: 'bi', sha256, roles: ['auditor', 'archivist'] }] }),
    );

    expect(settings.apiTokens).toEqual([{ name: 'bi', sha256: sha256.toLowerCase(), roles: ['auditor', 'archivist'] }]);
  });

  test('MySQL with its key', () => {
    const url = `mysql://qianfa:${SECRETS.password}@db.example.com:3306/qianfa`;
    const secretsKey = Buffer.alloc(32, 7).toString('base64');

    const config = load(exampleWith({ 'database.url': url, secretsKey }));

    expect(config.database.url).toBe(url);
    expect(config.secretsKey).toBe(secretsKey);
  });

  test('an embedded database in memory stays in memory', () => {
    expect(load(exampleWith({ 'database.url': 'sqlite::memory:' })).database.url).toBe('sqlite::memory:');
  });
});

describe('a configuration file', () => {
  test('with organization and policy in files beside it, a cover, and paths that start at its folder', () => {
    const { organization, ...rest } = example();
    const png = Buffer.from('89504e470d0a1a0a00', 'hex');
    const main = { ...rest, organization: 'organization.yaml', policy: 'policy.yaml' };
    Object.assign(main.accounts[1]!, { defaultCover: 'cover.png' });
    const dir = folderWith({
      'qianfa.yaml': stringify(main),
      'organization.yaml': stringify(organization),
      'policy.yaml': '# only what differs\nlead: { routine: 5wd }\n',
      'cover.png': png,
    });

    const config = loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} });

    expect(config.organization.company).toBe('青岚里健康科技集团有限公司');
    expect(config.policy.lead).toEqual({
      routine: { amount: 5, unit: 'wd' },
      urgent: { amount: 1, unit: 'wd' },
      urgentCutoff: '17:30',
    });
    expect(config.accounts[1]).toMatchObject({ defaultCover: path.join(dir, 'cover.png') });
    expect(config.database.url).toBe(`sqlite:${path.join(dir, 'var/qianfa.sqlite')}`);
    expect(config.files.dir).toBe(path.join(dir, 'var/uploads'));
  });

  test('a policy file of comments alone means every default', () => {
    const dir = folderWith({
      'qianfa.yaml': stringify({ ...example(), policy: 'policy.yaml' }),
      'policy.yaml': '# nothing differs\n',
    });

    const config = loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} });

    expect(config.policy).toEqual(load(example()).policy);
  });

  test('PORT of the environment replaces its port', () => {
    const file = path.join(folderWith({ 'qianfa.yaml': stringify(example()) }), 'qianfa.yaml');

    expect(loadConfig({ file, env: { PORT: '9090' } }).server.port).toBe(9090);
    expect(loadConfig({ file, env: {} }).server.port).toBe(8080);
  });
});

describe('values from elsewhere', () => {
  test('${NAME} is the environment’s, alone, inside longer text, and for numbers', () => {
    const config = load(
      exampleWith({
        'messengers.wecom.secret': '${WECOM_SECRET}',
        'messengers.wecom.agentId': '${AGENT}',
        'server.publicUrl': 'https://${HOST}:${HTTPS_PORT}',
        'server.trustProxy': '${PROXIED}',
      }),
      {
        WECOM_SECRET: SECRETS.wecomSecret,
        AGENT: '1000009',
        HOST: 'q.example.com',
        HTTPS_PORT: '8443',
        PROXIED: 'true',
      },
    );

    expect(config.messengers.wecom).toMatchObject({ secret: SECRETS.wecomSecret, agentId: 1000009 });
    expect(config.server).toMatchObject({ publicUrl: 'https://q.example.com:8443', trustProxy: true });
  });

  test('what a variable holds is not looked at again', () => {
    const config = load(exampleWith({ 'messengers.wecom.secret': '${OUTER}' }), { OUTER: 'a${INNER}b', INNER: 'no' });

    expect(config.messengers.wecom!.secret).toBe('a${INNER}b');
  });

  test.each([
    ['messengers.wecom', 'secret', 'fromAFile'],
    ['messengers.wecom.callback', 'token', 'fromAFile'],
    ['messengers.wecom.callback', 'encodingAesKey', SECRETS.aesKey],
    ['accounts[0]', 'accessToken', 'fromAFile'],
    ['accounts[1]', 'appSecret', 'fromAFile'],
    ['database', 'url', 'sqlite:/elsewhere.sqlite'],
    ['', 'secretsKey', Buffer.alloc(32, 7).toString('base64')],
  ])('%s.%s may be in a file; the newline at its end is not part of it', (place, key, value) => {
    const dir = folderWith({ 'kept-secret': `${value}\r\n` });
    const prefix = place && `${place}.`;
    const changed = exampleWith({ [`${prefix}${key}`]: gone, [`${prefix}${key}_file`]: 'kept-secret' });

    expect(load(changed, {}, dir)).toEqual(load(exampleWith({ [`${prefix}${key}`]: value }), {}, dir));
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { ConfigProblems, loadConfig } from '../../src/config';
import { example, exampleWith, folderWith, gone, load, problemsOf, SECRETS } from './example';

const person = (id: string, more: object = {}) => ({ id, name: '辛某', title: '职员', ...more });

/** Changes, then every place that is told about and a piece of what is said. */
const TABLE: [Record<string, unknown>, Record<string, RegExp>][] = [
  // server
  [{ 'server.publicUrl': gone }, { 'server.publicUrl': /is missing: expected .*URL/ }],
  [{ 'server.publicUrl': 'qianfa.example.com' }, { 'server.publicUrl': /http or https URL/ }],
  [{ 'server.publicUrl': 'ftp://qianfa.example.com' }, { 'server.publicUrl': /http or https URL/ }],
  [{ 'server.port': 70000 }, { 'server.port': /whole number from 0 to 65535/ }],
  [{ 'server.port': 80.5 }, { 'server.port': /whole number/ }],
  [{ 'server.trustProxy': 'maybe' }, { 'server.trustProxy': /true or false/ }],
  [{ server: [1] }, { server: /a mapping with host, port, publicUrl, trustProxy, got a list/ }],
  // database, time zone, key
  [{ 'database.url': 'postgres://h/d' }, { 'database.url': /sqlite:PATH or mysql/ }],
  [{ 'database.url': 'mysql://user:pa#ss@host:3306/qianfa' }, { 'database.url': /percent-encoded/ }],
  [{ 'database.url': 'mysql://user:pass@host:3306' }, { 'database.url': /database/ }],
  [{ 'database.url': 'mysql://u:p@host/qianfa' }, { secretsKey: /is missing: MySQL needs it/ }],
  [{ timezone: 'UTC' }, { timezone: /Asia\/Shanghai: deadlines/ }],
  [{ secretsKey: 'c2hvcnQ=' }, { secretsKey: /32 bytes in base64/ }],
  // links
  [{ 'links.check': 'maybe' }, { 'links.check': /true or false/ }],
  [{ 'links.timeoutSeconds': 0 }, { 'links.timeoutSeconds': /from 1 to 20/ }],
  [{ 'links.allow': ['http://10.0.0.8'] }, { 'links.allow[0]': /a host and its port, such as 10.0.0.8:80/ }],
  // messengers
  [{ 'messengers.wecom.secret': gone }, { 'messengers.wecom.secret': /is missing/ }],
  [{ 'messengers.wecom.agentId': 'one' }, { 'messengers.wecom.agentId': /AgentId, a whole number/ }],
  [{ 'messengers.wecom.corpId': 12345 }, { 'messengers.wecom.corpId': /in quotes/ }],
  [{ 'messengers.wecom.callback': gone }, { 'messengers.wecom.callback': /is missing: expected a mapping with token/ }],
  [
    { 'messengers.wecom.callback.encodingAesKey': SECRETS.aesKey.slice(1) },
    { 'messengers.wecom.callback.encodingAesKey': /exactly 43 letters or digits/ },
  ],
  [
    { 'messengers.wecom.callback.encodingAesKey': `${SECRETS.aesKey.slice(1)}=` },
    { 'messengers.wecom.callback.encodingAesKey': /exactly 43 letters or digits/ },
  ],
  [{ 'messengers.wecom.callback.token': 'a'.repeat(33) }, { 'messengers.wecom.callback.token': /1 to 32 letters/ }],
  [{ 'messengers.wecom.callback.token': 'with-dash' }, { 'messengers.wecom.callback.token': /1 to 32 letters/ }],
  // days of the company's own
  [{ calendar: 'none.yaml' }, { calendar: /none.yaml: the file cannot be read/ }],
  [{ calendar: { date: '2026-12-31' } }, { calendar: /expected a list of days, got a mapping/ }],
  [
    { calendar: [{ date: '2026-02-30', day: 'off', name: '司庆' }] },
    { 'calendar[0].date': /a date such as 2026-12-31/ },
  ],
  [
    { calendar: [{ date: '2026-12-31', day: 'maybe' }] },
    { 'calendar[0].day': /one of off, working/, 'calendar[0].name': /is missing: expected why/ },
  ],
  [
    { calendar: ['off', 'working'].map((day) => ({ date: '2026-12-31', day, name: '司庆' })) },
    { 'calendar[1].date': /another day of this list has this date/ },
  ],
  // accounts
  [{ accounts: gone }, { accounts: /is missing: expected a list of accounts/ }],
  [{ 'accounts[0].channel': 'tiktok' }, { 'accounts[0].channel': /one of weibo, wechat/ }],
  [{ 'accounts[0].publish': gone }, { 'accounts[0].publish': /one of api, manual/ }],
  [
    { 'accounts[0].publish': gone, 'accounts[0].name': gone, 'accounts[0].purpose': ' ' },
    { 'accounts[0].publish': /./, 'accounts[0].name': /is missing/, 'accounts[0].purpose': /what the account is for/ },
  ],
  [
    { 'accounts[0].channel': 'tiktok', 'accounts[0].publish': 'fax', 'accounts[0].id': gone },
    { 'accounts[0].channel': /weibo, wechat/, 'accounts[0].publish': /api, manual/, 'accounts[0].id': /is missing/ },
  ],
  [{ 'accounts[0].accessToken': gone }, { 'accounts[0].accessToken': /is missing/ }],
  [{ 'accounts[0].apiBase': gone }, { 'accounts[0].apiBase': /is missing/ }],
  [
    { 'accounts[0].uid': gone, 'accounts[0].rip': gone },
    { 'accounts[0].uid': /is missing/, 'accounts[0].rip': /IP/ },
  ],
  [{ 'accounts[0].uid': 5000000001 }, { 'accounts[0].uid': /in quotes/ }],
  [{ 'accounts[0].rip': '203.0.113.256' }, { 'accounts[0].rip': /public IP address/ }],
  [{ 'accounts[0].linkBase': gone }, { 'accounts[0].linkBase': /is missing/ }],
  [{ 'accounts[0].linkBase': 'https://a.example/p?c=' }, { 'accounts[0].linkBase': /without user, \? and #/ }],
  [{ 'accounts[0].linkBase': 'https://a.example/#p' }, { 'accounts[0].linkBase': /without user, \? and #/ }],
  [{ 'accounts[0].purpose': ' ' }, { 'accounts[0].purpose': /what the account is for/ }],
  [{ 'accounts[0].ownerDepartment': 'D-NO' }, { 'accounts[0].ownerDepartment': /no department D-NO/ }],
  [{ 'accounts[1].id': 'weibo-main' }, { 'accounts[1].id': /another account has this id/ }],
  [{ 'accounts[1].id': 'a/b' }, { 'accounts[1].id': /letters, digits/ }],
  [{ 'accounts[1].kind': 'mini' }, { 'accounts[1].kind': /one of subscription, service/ }],
  [{ 'accounts[1].appId': gone }, { 'accounts[1].appId': /is missing/ }],
  [{ 'accounts[1].callback': gone }, { 'accounts[1].callback': /is missing/ }],
  [{ 'accounts[1].defaultCover': 'no-such.png' }, { 'accounts[1].defaultCover': /cannot be read \(ENOENT\)/ }],
  // not built yet
  [{ 'accounts[1].release': 'sendall' }, { 'accounts[1].release': /not available in this version/ }],
  // console
  [
    { 'console.apiTokens': [{ name: 'bi', sha256: 'ab', roles: ['root'] }] },
    { 'console.apiTokens[0].sha256': /64 hex digits/, 'console.apiTokens[0].roles[0]': /one of auditor/ },
  ],
  [
    { 'console.apiTokens': ['one', 'ONE'].map((name) => ({ name, sha256: 'ab'.repeat(32), roles: ['auditor'] })) },
    { 'console.apiTokens[1].name': /another token has this name/ },
  ],
  // organization
  [{ organization: gone }, { organization: /is missing: expected a mapping with company, people/ }],
  [{ 'organization.people[7]': person('U-OFF-01') }, { 'organization.people[7].id': /another person has this id/ }],
  [{ 'organization.people[1].wecom': 'JIA' }, { 'organization.people[1].wecom': /another person has this userid/ }],
  [{ 'organization.people[1].wecom': '-yi' }, { 'organization.people[1].wecom': /WeCom userid/ }],
  [{ 'organization.people[3].dingtalk': 123 }, { 'organization.people[3].dingtalk': /in quotes/ }],
  [
    { 'organization.people[7]': person('U-NEW', { wecom: '张三' }) },
    { 'organization.people[7].wecom': /WeCom userid/ },
  ],
  [{ 'organization.departments[1].id': 'D-OFF' }, { 'organization.departments[1].id': /another department/ }],
  [{ 'organization.departments[1].head': 'U-NO' }, { 'organization.departments[1].head': /no person U-NO/ }],
  [
    { 'organization.departments[0].informationOfficer': 'U-MED-02' },
    { 'organization.departments[1].informationOfficer': /another department has this person as its officer/ },
  ],
  [{ 'organization.office.head': gone }, { 'organization.office.head': /is missing/ }],
  [{ 'organization.office.contacts': [] }, { 'organization.office.contacts': /at least one person/ }],
  [{ 'organization.office.editors': [] }, { 'organization.office.editors': /at least one person/ }],
  [{ 'organization.office.publishers': [] }, { 'organization.office.publishers': /at least one person/ }],
  [{ 'organization.office.editors': ['U-X'] }, { 'organization.office.editors[0]': /no person U-X/ }],
  [
    { 'organization.office.credentialCustodian': null },
    { 'organization.office.credentialCustodian': /is missing: expected the id of a person/ },
  ],
  [{ 'organization.secrecyLead': 'U-X' }, { 'organization.secrecyLead': /no person U-X/ }],
  [{ 'organization.executives': [] }, { 'organization.executives': /at least one person/ }],
  [{ 'organization.archivists': ['U-X'] }, { 'organization.archivists[0]': /no person U-X/ }],
  [{ 'organization.auditors': ['U-X'] }, { 'organization.auditors[0]': /no person U-X/ }],
  [{ 'organization.sysAdmins': ['U-X'] }, { 'organization.sysAdmins[0]': /no person U-X/ }],
  [
    { 'organization.executives': ['U-EXE-01', 'U-EXE-01'] },
    { 'organization.executives[1]': /another entry of this list is the same person/ },
  ],
  [{ 'organization.departments[1].superior': 'U-X' }, { 'organization.departments[1].superior': /no person U-X/ }],
  [
    { 'organization.departments[1].superior': 'U-MED-01' },
    { 'organization.departments[1].superior': /somebody else than head/ },
  ],
  [{ 'organization.delegations[0].from': 'U-X' }, { 'organization.delegations[0].from': /no person U-X/ }],
  [{ 'organization.delegations[0].to': 'U-EXE-01' }, { 'organization.delegations[0].to': /somebody else than from/ }],
  [
    { 'organization.delegations[0].end': '2026-03-01T00:00+08:00' },
    { 'organization.delegations[0].end': /a time after start/ },
  ],
  [
    { 'organization.delegations[0].start': '2026-02-30T00:00+08:00' },
    { 'organization.delegations[0].start': /a time such as/ },
  ],
  [{ 'policy.dutyList': ['U-X'] }, { 'policy.dutyList[0]': /no person U-X/ }],
];

describe('a configuration with a fault', () => {
  test.each(TABLE)('%j is told at its place', (changes, wanted) => {
    const problems = problemsOf(() => load(exampleWith(changes)));

    expect(problems.map(({ path: place }) => place).sort()).toEqual(Object.keys(wanted).sort());
    for (const { path: place, message, file } of problems) {
      expect(message).toMatch(wanted[place]!);
      expect(file).toBe('configuration');
    }
  });

  test('the untouched example has none', () => {
    expect(problemsOf(() => load(exampleWith({})))).toEqual([]);
  });

  test('DingTalk’s own faults are told', () => {
    const dingtalk = {
      apiBase: 'https://api.dingtalk.com',
      oapiBase: 'https://oapi.dingtalk.com',
      clientId: 'dingclient',
      clientSecret: 'dingClientSecretValue',
      robotCode: 'dingrobot',
      corpId: 'dingcorp',
      cardTemplateId: 'a.schema',
      inbound: 'http',
    };

    const problems = problemsOf(() => load(exampleWith({ messengers: { dingtalk } })));

    expect(problems).toEqual([
      expect.objectContaining({ path: 'messengers.dingtalk.callback', message: expect.stringMatching(/is missing/) }),
    ]);
  });

  test('a picture that is none is no cover', () => {
    const dir = folderWith({ 'cover.png': '<svg/>' });

    const problems = problemsOf(() => load(exampleWith({ 'accounts[1].defaultCover': 'cover.png' }), {}, dir));

    expect(problems).toEqual([
      { file: 'configuration', path: 'accounts[1].defaultCover', message: 'expected a jpg or png picture' },
    ]);
  });
});

describe('unknown keys', () => {
  test.each([
    ['servr', 'server'],
    ['server.publicURL', 'publicUrl'],
    ['server.prot', 'port'],
    ['messengers.weecom', 'wecom'],
    ['messengers.wecom.callback.encodingAESKye', 'encodingAesKey'],
    ['messengers.wecom.secret_fille', 'secret_file'],
    ['accounts[1].apBase', 'apiBase'],
    ['accounts[1].callback.tokn', 'token'],
    ['organization.people[2].wecomm', 'wecom'],
    ['organization.office.editor', 'editors'],
    ['organization.delegations[0].dokument', 'document'],
    ['policy.leed', 'lead'],
    ['policy.sla.urgnet', 'urgent'],
    ['policy.frequency.weibo.perDayMaximum', 'perDayMax'],
    ['policy.weeklyReminder.answerBy.weekDay', 'weekday'],
  ])('%s: the nearest known key is %s', (place, suggestion) => {
    const problems = problemsOf(() => load(exampleWith({ [place]: {} })));

    expect(problems).toEqual([
      { file: 'configuration', path: place, message: `unknown key; the nearest known key is ${suggestion}` },
    ]);
  });

  test('two at one place are two problems, an odd one is quoted', () => {
    const problems = problemsOf(() => load(exampleWith({ 'server.hosts': 1, 'server.publi url': 2 })));

    expect(problems.map(({ path: place, message }) => [place, message.split(' ').at(-1)])).toEqual([
      ['server.hosts', 'host'],
      ['server["publi url"]', 'publicUrl'],
    ]);
  });

  test('a key of the language itself is a key like any other', () => {
    const mapping = exampleWith({}) as object;
    Object.defineProperty(mapping, '__proto__', { value: { server: {} }, enumerable: true });

    expect(problemsOf(() => load(mapping)).map(({ path: place }) => place)).toEqual(['__proto__']);
  });
});

describe('several faults', () => {
  const eight = {
    'server.prot': 1,
    'messengers.wecom.callback.encodingAesKey': 'short',
    'messengers.wecom.secret': '${NO_SUCH_VARIABLE}',
    'accounts[1].apBase': 'https://api.weixin.qq.com',
    'accounts[0].ownerDepartment': 'D-NO',
    'organization.executives': ['U-NOBODY'],
    'policy.lead.routine': 'a week',
    timezone: 'Europe/Berlin',
  };

  test('all eight are told at once, each with its place', () => {
    const problems = problemsOf(() => load(exampleWith(eight)));

    expect(problems.map(({ path: place }) => place).sort()).toEqual(
      [
        'server.prot',
        'messengers.wecom.callback.encodingAesKey',
        'messengers.wecom.secret',
        'accounts[1].apBase',
        'accounts[0].ownerDepartment',
        'organization.executives[0]',
        'policy.lead.routine',
        'timezone',
      ].sort(),
    );
  });

  test('the error prints as a list in plain English, without a stack', () => {
    const start = () => load(exampleWith(eight));

    expect(start).toThrow(ConfigProblems);
    expect(start).toThrow(/^The configuration has 8 problems:\n {2}configuration: /);
    expect(start).not.toThrow(/ at .*\.ts|[\u4e00-\u9fff]/);
  });
});

describe('what is not there', () => {
  test('a variable that is not set: its key and its name, and no second complaint about the same key', () => {
    const problems = problemsOf(() => load(exampleWith({ 'messengers.wecom.callback.token': '${WECOM_TOKEN}' })));

    expect(problems).toEqual([
      {
        file: 'configuration',
        path: 'messengers.wecom.callback.token',
        message: 'the environment variable WECOM_TOKEN is not set',
      },
    ]);
  });

  test('a secret given twice, a secret file that is not there, an empty one', () => {
    const dir = folderWith({ empty: '\n' });
    const problems = problemsOf(() =>
      load(
        exampleWith({
          'messengers.wecom.secret_file': 'x',
          'accounts[0].accessToken': gone,
          'accounts[0].accessToken_file': 'nowhere',
          'accounts[1].callback.token': gone,
          'accounts[1].callback.token_file': 'empty',
        }),
        {},
        dir,
      ),
    );

    expect(problems.map(({ path: place, message }) => [place, message])).toEqual([
      ['messengers.wecom.secret_file', 'give either secret or secret_file, not both'],
      ['accounts[0].accessToken_file', 'the file cannot be read (ENOENT)'],
      ['accounts[1].callback.token_file', 'the file is empty'],
    ]);
  });

  test('a file of people that is not there is told once, not by everybody missing from it', () => {
    const problems = problemsOf(() => load(exampleWith({ organization: 'organization.yaml' })));

    expect(problems).toEqual([
      {
        file: 'configuration',
        path: 'organization',
        message: 'organization.yaml: the file cannot be read (ENOENT)',
      },
    ]);
  });

  test('faults in files of their own carry the file’s name and the place in it', () => {
    const { organization } = example();
    const dir = folderWith({
      'qianfa.yaml': stringify({ ...example(), organization: 'people.yaml', policy: 'policy.yaml', servers: 1 }),
      'people.yaml': stringify({ ...organization, secrecyLead: 'U-X', offices: 1 }),
      'policy.yaml': 'pacing: sometimes\n',
    });

    const problems = problemsOf(() => loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} }));

    expect(problems.map(({ file, path: place }) => `${file} ${place}`).sort()).toEqual([
      'people.yaml offices',
      'people.yaml secrecyLead',
      'policy.yaml pacing',
      'qianfa.yaml servers',
    ]);
  });

  test('a file without a messenger; a mapping may do without (the sandbox brings its own)', () => {
    const dir = folderWith({ 'qianfa.yaml': stringify(exampleWith({ messengers: gone })) });

    expect(problemsOf(() => loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} }))).toEqual([
      { file: 'qianfa.yaml', path: 'messengers', message: 'expected at least one messenger: wecom or dingtalk' },
    ]);
    expect(load(exampleWith({ messengers: gone })).messengers).toEqual({});
  });

  test.each([
    ['no file', null, /the file cannot be read \(ENOENT\)/],
    ['an empty file', '', /expected a mapping/],
    ['a list', '- 1\n', /expected a mapping/],
    ['a tab where none may be', 'server:\n\thost: x\n', /not valid YAML: \w+ at line 2/],
    ['the same key twice', 'timezone: Asia/Shanghai\ntimezone: UTC\n', /not valid YAML: DUPLICATE_KEY at line 2/],
    ['two documents', 'a: 1\n---\nb: 2\n', /not valid YAML: MULTIPLE_DOCS/],
    ['an unknown tag', 'server: !secret x\n', /not valid YAML: TAG_RESOLVE_FAILED at line 1/],
    ['an anchor bomb', bomb(), /not usable YAML/],
    ['nesting without end', `a: ${'['.repeat(20_000)}`, /not (usable|valid) YAML/],
  ])('%s', (_name, text, wanted) => {
    const dir = folderWith(text === null ? {} : { 'qianfa.yaml': text });

    const problems = problemsOf(() => loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} }));

    expect(problems).toEqual([{ file: 'qianfa.yaml', path: '', message: expect.stringMatching(wanted) }]);
  });

  test('a PORT that is no port', () => {
    const dir = folderWith({ 'qianfa.yaml': stringify(example()) });

    const problems = problemsOf(() => loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: { PORT: 'http' } }));

    expect(problems.map(({ path: place }) => place)).toEqual(['server.port']);
  });
});

describe('secrets', () => {
  test('none is shown, whatever is wrong with it or around it', () => {
    const wrong = exampleWith({
      'messengers.wecom.secret': { value: SECRETS.wecomSecret },
      'messengers.wecom.callback.token': `${SECRETS.wecomToken} `,
      'messengers.wecom.callback.encodingAesKey': `${SECRETS.aesKey}=`,
      'accounts[0].accessToken': [SECRETS.weiboToken],
      'accounts[1].appSecret': `${SECRETS.appSecret}\n`,
      'accounts[1].ownerDepartment': SECRETS.weiboToken,
      'organization.secrecyLead': SECRETS.appSecret,
      'database.url': `mysql://root:${SECRETS.password}@@host:bad/`,
      secretsKey: '${KEY}',
    });

    const problems = problemsOf(() => load(wrong, { KEY: SECRETS.wecomSecret }));

    expect(problems).toHaveLength(9);
    const said = JSON.stringify(problems);
    for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
  });

  test('nor a line of a broken file', () => {
    const broken = `messengers:\n  wecom:\n    secret: "${SECRETS.wecomSecret}\n  x: ]\n`;
    const dir = folderWith({ 'qianfa.yaml': broken });

    const problems = problemsOf(() => loadConfig({ file: path.join(dir, 'qianfa.yaml'), env: {} }));

    expect(readFileSync(path.join(dir, 'qianfa.yaml'), 'utf8')).toContain(SECRETS.wecomSecret);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain(SECRETS.wecomSecret);
  });
});

/** Nine anchors, each nine times the one before. */
function bomb(): string {
  const line = (index: number) =>
    `a${index}: &a${index} [${Array(9)
      .fill(`*a${index - 1}`)
      .join(', ')}]`;
  return ['a0: &a0 [x]', ...Array.from({ length: 9 }, (_, index) => line(index + 1))].join('\n');
}

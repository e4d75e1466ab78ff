import type { Incident } from '../../src/domain/incident';
import { submissionListSchema } from '../../src/web/api/schemas';
import { AUDIT_TOKEN, Browser, NOON, openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function ask(path: string, token: string | null = AUDIT_TOKEN) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${house.url}/api/v1${path}`, { headers });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

describe('a submission', () => {
  test('is given with every field of the contract', async () => {
    const { id } = await house.submitted({ title: '世界卫生日' });
    await house.sign(id);
    const { status, body } = await ask('/submissions/2026-0001');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      no: '2026-0001',
      title: '世界卫生日',
      status: 'IN_REVIEW',
      stage: 'OFFICE_REVIEW',
      kind: 'ORIGINAL',
      category: 2,
      urgency: 'ROUTINE',
      submitter: { id: 'U-SUB', name: '尹小川' },
      signer: null,
      department: { id: 'D-HEA', name: '健康内容部' },
      channels: ['WEIBO', 'WECHAT'],
      submittedAt: '2026-03-27T12:00:00+08:00',
      plannedPublishAt: '2026-04-07T08:00:00+08:00',
      leadTime: { deadline: '2026-03-31T23:59:59+08:00', verdict: 'ON_TIME', provisional: false },
      version: 1,
      publications: [],
    });
    expect(body.signatures).toEqual([
      {
        stage: 'DEPT_REVIEW',
        decision: 'APPROVE',
        signer: { id: 'U-HEAD', name: '孟初晴' },
        onBehalfOf: null,
        at: '2026-03-27T12:00:00+08:00',
        version: 1,
        digest: body.digest,
        valid: true,
      },
    ]);
  });

  test('is found by its number on paper, and a draft by none', async () => {
    await house.submitted();
    expect((await ask(`/submissions/${encodeURIComponent('宣审〔2026〕0001号')}`)).body.no).toBe('2026-0001');
    expect((await ask('/submissions/2026-0002')).status).toBe(404);
    expect((await ask('/submissions/draft-1')).status).toBe(404);
  });
});

describe('the list', () => {
  test('goes newest first, page by page', async () => {
    for (const title of ['甲', '乙', '丙']) await house.submitted({ title });
    const first = (await ask('/submissions?limit=2')).body;
    expect(first.items.map((item: { title: string }) => item.title)).toEqual(['丙', '乙']);
    const second = (await ask(`/submissions?limit=2&cursor=${encodeURIComponent(first.next)}`)).body;
    expect(second.items.map((item: { title: string }) => item.title)).toEqual(['甲']);
    expect(second.next).toBeNull();
    expect(submissionListSchema.safeParse(first).success).toBe(true);
  });

  test('is filtered by words, status and department', async () => {
    const { id } = await house.submitted({ title: '爱牙日' });
    await house.submitted({ title: '爱眼日' });
    await house.dispatch(id, { type: 'Withdraw', by: 'U-SUB', reason: '重复' });
    const titles = async (query: string) =>
      (await ask(`/submissions?${query}`)).body.items.map((item: { title: string }) => item.title);
    expect(await titles(`q=${encodeURIComponent('爱眼')}`)).toEqual(['爱眼日']);
    expect(await titles('status=WITHDRAWN')).toEqual(['爱牙日']);
    expect(await titles('department=D-OPS')).toEqual([]);
  });

  test.each([
    ['cursor=garbage', 'cursor'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['status=LOST', 'status'],
    ['statuss=DRAFT', 'statuss'],
    ['status=DRAFT&status=HELD', 'status'],
  ])('refuses %s and names the parameter', async (query, parameter) => {
    const { status, type, body } = await ask(`/submissions?${query}`);
    expect(status).toBe(400);
    expect(type).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'about:blank', status: 400, errors: [{ parameter }] });
  });
});

describe('who may read', () => {
  test('nobody without a token or with a wrong one; a token without a reading role is refused', async () => {
    for (const token of [null, 'guess', `${AUDIT_TOKEN} `, ''])
      expect((await ask('/submissions', token)).status).toBe(token === `${AUDIT_TOKEN} ` ? 200 : 401);
    expect((await ask('/submissions', 'admin-token')).status).toBe(403);
    expect((await ask('/accounts', null)).status).toBe(401);
  });

  test('a person signed in reads what the page would show them, and no more', async () => {
    await house.submitted();
    const see = async (userId: string) => {
      const browser = new Browser(house);
      await browser.signIn(userId);
      const list = JSON.parse((await browser.get('/api/v1/submissions')).text) as { items: unknown[] };
      return [list.items.length, (await browser.get('/api/v1/submissions/2026-0001')).status];
    };
    for (const reader of ['u-sub', 'u-head', 'u-office', 'u-secrecy', 'u-exec', 'u-audit', 'u-archive'])
      expect([reader, ...(await see(reader))]).toEqual([reader, 1, 200]);
    for (const stranger of ['u-other', 'u-deputy'])
      expect([stranger, ...(await see(stranger))]).toEqual([stranger, 0, 403]);
  });

  test('no other method than GET exists', async () => {
    const response = await fetch(`${house.url}/api/v1/submissions`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('allow')).toContain('GET');
  });
});

test('the accounts are given without anything secret', async () => {
  expect((await ask('/accounts')).body.items[0]).toEqual({
    id: 'weibo-main',
    channel: 'WEIBO',
    name: '@云雀谷健康',
    ownerDepartment: { id: 'D-HEA', name: '健康内容部' },
    purpose: '健康科普',
    publish: 'api',
    data: [],
  });
});

test('the description names exactly the routes that exist', async () => {
  const { status, body } = await ask('/openapi.json', null);
  expect(status).toBe(200);
  expect(body.openapi).toBe('3.1.0');
  const paths = Object.keys(body.paths as object);
  expect(paths).toEqual([
    '/api/v1/submissions',
    '/api/v1/submissions/{no}',
    '/api/v1/accounts',
    '/api/v1/calendar',
    '/api/v1/incidents',
    '/api/v1/reports/weekly',
    '/api/v1/reports/turnaround',
    '/api/v1/reports/interactions',
    '/api/v1/openapi.json',
  ]);
  for (const path of paths)
    expect((await ask(path.slice('/api/v1'.length).replace('{no}', '2026-9999'))).status).not.toBe(405);
  expect(Object.keys(body.components.schemas.Submission.properties)).toContain('plannedPublishAt');
  expect((await ask('/reports/monthly')).status).toBe(404);
});

test('a reply that is not what was promised does not leave', async () => {
  await house.submitted();
  const { submissionByNo } = house.store.read;
  house.store.read.submissionByNo = async (no) => ({ ...(await submissionByNo(no))!, status: 'LOST' as never });
  const { status, body } = await ask('/submissions/2026-0001');
  expect(status).toBe(500);
  expect(body).toEqual({ type: 'about:blank', title: 'Internal error', status: 500 });
});

test('an expired session counts for nothing', async () => {
  const browser = new Browser(house);
  await browser.signIn('u-sub');
  house.clock.at = NOON + 8 * 3_600_000;
  expect((await browser.get('/api/v1/submissions')).status).toBe(401);
});

describe('the calendar', () => {
  test('shows what is planned, the health days and what is free, two weeks unless told', async () => {
    const { id } = await house.submitted({ title: '世界卫生日' });
    await house.sign(id);
    const { status, body } = await ask('/calendar?from=2026-04-04&to=2026-04-07');
    expect(status).toBe(200);
    expect(body.days.map(({ date, working }: { date: string; working: boolean }) => [date, working])).toEqual([
      ['2026-04-04', false],
      ['2026-04-05', false],
      ['2026-04-06', false],
      ['2026-04-07', true],
    ]);
    expect(body.days[3].provisional).toBe(false);
    const ahead = await ask('/calendar?from=2026-12-31&to=2027-01-01');
    expect(ahead.body.days.map((day: { provisional: boolean }) => day.provisional)).toEqual([false, true]);
    expect(body.days[3]).toMatchObject({
      healthDays: ['世界卫生日'],
      posts: [
        {
          no: '2026-0001',
          title: '世界卫生日',
          department: { id: 'D-HEA', name: '健康内容部' },
          plannedPublishAt: '2026-04-07T08:00:00+08:00',
          status: 'IN_REVIEW',
          dateBound: true,
        },
      ],
    });
    expect(body.days[0].posts).toEqual([]);
    for (const { at } of body.days[3].free) expect(at).toContain('2026-04-07T09:00:00+08:00');
    const usual = (await ask('/calendar')).body.days;
    expect([usual.length, usual[0].date]).toEqual([14, '2026-03-27']);
    // what has passed is free no more
    expect(usual[0].free[0].at).not.toContain('2026-03-27T12:00:00+08:00');
    expect(usual[0].free[0].at).toContain('2026-03-27T12:30:00+08:00');
  });

  test('refuses a span that is none', async () => {
    for (const query of ['from=2026-04-08&to=2026-04-07', 'from=2026-04-31', 'from=2026-01-01&to=2026-12-31', 'day=1'])
      expect((await ask(`/calendar?${query}`)).status).toBe(400);
    expect((await ask('/calendar', null)).status).toBe(401);
  });

  test('everybody sees whose slot it is; the title only who may read the post', async () => {
    await house.submitted({ title: '世界卫生日' });
    for (const [who, title] of [
      ['u-sub', '世界卫生日'],
      ['u-other', null],
    ] as const) {
      const browser = new Browser(house);
      await browser.signIn(who);
      const { text } = await browser.get('/api/v1/calendar?from=2026-04-07&to=2026-04-07');
      const { days } = JSON.parse(text) as { days: { posts: object[] }[] };
      expect(days[0]!.posts).toMatchObject([{ no: '2026-0001', title, department: { id: 'D-HEA' } }]);
    }
  });
});

describe('the weekly report', () => {
  test('counts what happened in the week, and says who has not answered', async () => {
    await house.submitted();
    const { status, body } = await ask('/reports/weekly?week=2026-03-23');
    expect(status).toBe(200);
    expect(body).toMatchObject({ week: '2026-03-23', answerBy: '2026-03-27T17:00:00+08:00', reminderMissed: false });
    const line = (body.departments as { department: { id: string } }[]).find(
      ({ department }) => department.id === 'D-HEA',
    );
    expect(line).toMatchObject({ submitted: 1, published: 0, returned: 0, answer: 'SUBMITTED', zeroReport: false });
    expect(body.provisional).toBe(false);
    const uncovered = (await ask('/reports/weekly?week=2027-03-01')).body;
    expect(uncovered.provisional).toBe(true);
    expect((body.missed as { id: string }[]).map(({ id }) => id)).not.toContain('D-HEA');
    expect(body.open).toMatchObject([{ no: '2026-0001', where: '部门审核' }]);
    const day = (body.calendar as { date: string }[]).find(({ date }) => date === '2026-04-07');
    expect(day).toMatchObject({
      healthDays: ['世界卫生日'],
      posts: [{ no: '2026-0001' }],
      empty: false,
      provisional: false,
    });
    expect((await ask('/reports/weekly?week=2026-03-16')).body.departments).toMatchObject([
      { submitted: 0 },
      { submitted: 0 },
    ]);
    expect((await ask('/reports/weekly')).body.week).toBe('2026-03-23');
  });

  test.each(['2026-03-24', '2026-3-23', '2026-02-30', 'this'])('%s is no Monday', async (week) => {
    expect(await ask(`/reports/weekly?week=${week}`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'week' }] },
    });
  });

  test('is for those who get it', async () => {
    const see = async (userId: string) => {
      const browser = new Browser(house);
      await browser.signIn(userId);
      return (await browser.get('/api/v1/reports/weekly')).status;
    };
    expect([await see('u-office'), await see('u-head'), await see('u-audit'), await see('u-sub')]).toEqual([
      200, 200, 200, 403,
    ]);
    expect((await ask('/reports/weekly', 'admin-token')).status).toBe(403);
  });
});

describe('the register of incidents', () => {
  const incident = (no: string, openedAt: number): Incident => ({
    no,
    kind: 'PLATFORM_REMOVED',
    submissionId: null,
    accountId: 'A-WB',
    platformId: '5012345000012345678',
    excerpt: '头几个字',
    reason: '平台认为违规',
    openedBy: 'U-OFF',
    openedAt,
    closedAt: null,
    closedBy: null,
    closing: null,
  });

  test('is given newest first, a page at a time, with the fields of the contract', async () => {
    await house.store.transaction((tx) => tx.addIncident(incident('2026-0001', NOON)));
    await house.store.transaction((tx) =>
      tx.addIncident({ ...incident('2026-0002', NOON + 1000), closedAt: NOON + 2000 }),
    );
    const { status, body } = await ask('/incidents?limit=1');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          no: '2026-0002',
          kind: 'PLATFORM_REMOVED',
          account: 'A-WB',
          platformId: '5012345000012345678',
          excerpt: '头几个字',
          openedAt: '2026-03-27T12:00:01+08:00',
          closedAt: '2026-03-27T12:00:02+08:00',
        },
      ],
      next: '2026-0002',
    });
    expect((await ask('/incidents?cursor=2026-0002')).body.items).toHaveLength(1);
    expect((await ask('/incidents?cursor=x')).status).toBe(400);
    expect((await ask('/incidents', null)).status).toBe(401);
  });

  test('is not for somebody who reads only their own', async () => {
    const browser = new Browser(house);
    await browser.signIn('u-sub');
    expect((await browser.get('/api/v1/incidents')).status).toBe(403);
  });
});

describe('the report of turnaround', () => {
  test('gives working hours by stage and approver, within the period', async () => {
    const { id } = await house.submitted();
    // Friday 12:00 to Monday 10:30: five and a half hours, then two
    house.clock.at = Date.parse('2026-03-30T10:30:00+08:00');
    await house.sign(id);
    const measured = (medianHours: number) => ({ count: 1, medianHours, p90Hours: medianHours });
    const { status, body } = await ask('/reports/turnaround?from=2026-03-27&to=2026-03-30');
    expect(status).toBe(200);
    expect(body).toEqual({
      from: '2026-03-27',
      to: '2026-03-30',
      stages: [
        {
          stage: 'DEPT_REVIEW',
          title: '部门审核',
          ...measured(7.5),
          approvers: [{ id: 'U-HEAD', name: '孟初晴', ...measured(7.5) }],
        },
      ],
    });
    expect((await ask('/reports/turnaround?from=2026-03-27&to=2026-03-29')).body.stages).toEqual([]);
    expect((await ask('/reports/turnaround')).body).toMatchObject({ from: '2026-02-28', to: '2026-03-30' });
  });

  test('a period that is none is refused', async () => {
    for (const query of ['from=2026-03-30&to=2026-03-27', 'from=2024-01-01&to=2026-03-27', 'to=27.3.', 'day=1'])
      expect((await ask(`/reports/turnaround?${query}`)).status).toBe(400);
  });

  test('is for auditors and executives, not for colleagues', async () => {
    const see = async (userId: string) => {
      const browser = new Browser(house);
      await browser.signIn(userId);
      return (await browser.get('/api/v1/reports/turnaround')).status;
    };
    expect([await see('u-audit'), await see('u-exec'), await see('u-head'), await see('u-office')]).toEqual([
      200, 200, 403, 403,
    ]);
    expect((await ask('/reports/turnaround', null)).status).toBe(401);
  });
});

import { createHash } from 'node:crypto';
import { Browser, decision, formOf, openHouse, type House, type Page } from './house';

let house: House;
let id: string;
let head: Browser;
let form: Record<string, string>;
const PATH = '/s/2026-0001/decisions';

beforeEach(async () => {
  house = await openHouse();
  id = (await house.submitted()).id;
  head = await as('u-head');
  form = formOf(await head.get('/s/2026-0001'));
});
afterEach(() => house.close());

async function as(userId: string): Promise<Browser> {
  const browser = new Browser(house);
  await browser.signIn(userId);
  return browser;
}

const decide = (browser: Browser, fields: Record<string, string>, headers = { origin: house.url }): Promise<Page> =>
  browser.post(PATH, { ...form, ...fields }, headers);

const signatures = async () => (await house.store.read.signatures(id)).map(({ record }) => record);

test('is taken through the same door as a tap, and the page comes back with a word about it', async () => {
  const page = await decide(head, { choice: 'approve', opinion: '同意发布' });
  expect([page.status, page.location]).toEqual([303, '/s/2026-0001']);
  expect(await signatures()).toMatchObject([
    {
      stage: 'DEPT_REVIEW',
      decision: 'APPROVE',
      signer: { id: 'U-HEAD' },
      opinion: '同意发布',
      messenger: 'console',
      callbackId: form['form'],
    },
  ]);
  expect(house.accepted()).toBe(1);
  const after = await head.get('/s/2026-0001');
  expect(after.text).toMatch(/class="flash done"[^>]*>[^<]*同意/);
  expect((await head.get('/s/2026-0001')).text).not.toContain('class="flash');
});

test('sent twice, also at once, has one effect', async () => {
  await Promise.all([1, 2, 3].map(() => decide(head, { choice: 'approve' })));
  await decide(head, { choice: 'approve' });
  expect(await signatures()).toHaveLength(1);
});

test('a return takes its reason from the list', async () => {
  await decide(head, { choice: 'return', reason: 'INACCURATE' });
  const [signature] = await signatures();
  expect(signature).toMatchObject({ decision: 'RETURN', reasonCode: 'INACCURATE' });
  expect(signature!.opinion).not.toBe('');
  expect((await house.reload(id)).status).toBe('RETURNED');
});

test('a return in the signer’s own words needs nothing from the list', async () => {
  await decide(head, { choice: 'return', reason: 'none', opinion: '请核对步数' });
  expect(await signatures()).toMatchObject([{ decision: 'RETURN', reasonCode: null, opinion: '请核对步数' }]);
});

test('a return without a reason changes nothing and asks for one', async () => {
  await decide(head, { choice: 'return', reason: 'none' });
  expect(await signatures()).toEqual([]);
  expect((await head.get('/s/2026-0001')).text).toMatch(/class="flash refused"[^>]*>[^<]*原因/);
});

test('the same refusal again is shown as one', async () => {
  for (let times = 1; times <= 2; times += 1) {
    await decide(head, { choice: 'return', reason: 'none' });
    expect((await head.get('/s/2026-0001')).text).toMatch(/class="flash refused"[^>]*>[^<]*原因/);
  }
});

test('the same page, completed after it was refused, is taken', async () => {
  await decide(head, { choice: 'return', reason: 'none' });
  await decide(head, { choice: 'return', reason: 'INACCURATE' });
  expect(await signatures()).toMatchObject([{ decision: 'RETURN', reasonCode: 'INACCURATE' }]);
});

test('退回核稿 sends the same version back to the office', async () => {
  await house.sign(id);
  await house.sign(id);
  const secrecy = await as('u-secrecy');
  form = formOf(await secrecy.get('/s/2026-0001'));
  await decide(secrecy, { choice: 'return', reason: 'to-office', opinion: '第三句请再核' });
  const submission = await house.reload(id);
  expect(submission.status).toBe('IN_REVIEW');
  expect(submission.reviews.at(-1)).toMatchObject({ no: 2, current: 1 });
});

describe('nothing is decided', () => {
  afterEach(async () => expect(await signatures()).toEqual([]));

  test('by somebody who is not signed in', async () => {
    const page = await decide(new Browser(house), { choice: 'approve' });
    expect(page.status).toBe(401);
    expect(page.text).toContain('没有生效');
  });

  test.each([
    ['without a token', ''],
    ['with a guessed token', 'f'.repeat(64)],
  ])('%s of the session', async (_case, csrf) => {
    expect((await decide(head, { choice: 'approve', csrf })).status).toBe(403);
  });

  test('with the token of somebody else', async () => {
    const office = await as('u-office');
    expect((await decide(office, { choice: 'approve' })).status).toBe(403);
  });

  test.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('from another site (%j), even with the right token', async (headers) => {
    expect((await head.post(PATH, { ...form, choice: 'approve' }, headers)).status).toBe(403);
  });

  test('by somebody who may not read it', async () => {
    const other = await as('u-other');
    const { csrf } = (await house.store.read.session(sessionId(other)))!;
    expect((await decide(other, { choice: 'approve', csrf })).status).toBe(403);
  });

  test('by a reader whose turn it is not, who is told so', async () => {
    const office = await as('u-office');
    const { csrf } = (await house.store.read.session(sessionId(office)))!;
    expect((await decide(office, { choice: 'approve', csrf })).status).toBe(303);
    expect((await office.get('/s/2026-0001')).text).toContain('class="flash refused"');
  });

  test('on another content than the one that was shown', async () => {
    await decide(head, { choice: 'approve', digest: '0'.repeat(64) });
    expect((await head.get('/s/2026-0001')).text).toContain('class="flash refused"');
  });

  test('with a choice the stage does not have', async () => {
    await decide(head, { choice: 'reject', reason: 'INACCURATE' });
    expect((await head.get('/s/2026-0001')).text).toContain('class="flash refused"');
  });

  test('after the submission was withdrawn', async () => {
    await house.dispatch(id, { type: 'Withdraw', by: 'U-SUB', reason: '重写' });
    await decide(head, { choice: 'approve' });
    expect((await head.get('/s/2026-0001')).text).toContain('class="flash refused"');
  });

  test('with words that carry a classification mark, and they are kept nowhere', async () => {
    await decide(head, { choice: 'return', opinion: '机密★三年 七号仓库' });
    const page = await head.get('/s/2026-0001');
    expect(page.text).toContain('class="flash refused"');
    expect(page.text + house.lines.join()).not.toContain('七号仓库');
    expect((await house.store.read.incidents({ limit: 9 })).items).toMatchObject([
      { kind: 'CLASSIFIED_MARK', openedBy: 'U-HEAD', excerpt: '' },
    ]);
    const told = await house.store.claimOutbox(house.deps.clock.now(), 60_000, 9);
    const [notice] = told.filter(({ lane }) => lane === 'to:U-SECRECY');
    expect(notice!.payload).toMatch(/在审批页面写的一条意见带有密级标志/);
    expect(notice!.payload).not.toContain('七号仓库');
  });

  test('with a mark behind the words that would be kept', async () => {
    await decide(head, { choice: 'approve', opinion: `${'很长。'.repeat(200)}密级：机密 七号仓库` });
    expect((await head.get('/s/2026-0001')).text).toContain('带有密级标志');
    expect(await signatures()).toEqual([]);
  });

  test('from something that is no form, or too large a one', async () => {
    const cookie = `qianfa_session=${head.cookie('qianfa_session')}; qianfa_session.sig=${head.cookie('qianfa_session.sig')}`;
    const send = (body: string, type: string) =>
      fetch(house.url + PATH, { method: 'POST', body, headers: { cookie, 'content-type': type } });
    expect((await send('{"choice":"approve"}', 'application/json')).status).toBe(415);
    expect((await send('a'.repeat(20_000), 'application/x-www-form-urlencoded')).status).toBe(413);
  });
});

test('two who may sign at once: one signs, the other is told the truth', async () => {
  await house.sign(id);
  const office = await as('u-office');
  form = formOf(await office.get('/s/2026-0001'));
  await house.dispatch(id, decision(await house.reload(id), 'U-OFFICE', 'approve'));
  await decide(office, { choice: 'return', reason: 'INACCURATE' });
  expect((await signatures()).map(({ decision }) => decision)).toEqual(['APPROVE', 'APPROVE']);
  expect((await office.get('/s/2026-0001')).text).toContain('class="flash refused"');
});

function sessionId(browser: Browser): string {
  return createHash('sha256').update(browser.cookie('qianfa_session')!).digest('hex');
}

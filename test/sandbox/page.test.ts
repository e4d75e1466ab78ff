import { request } from 'node:http';
import { pageHandler } from '../../src/sandbox/page/handler';
import { samplePicture } from '../../src/sandbox/sample-picture';
import { buildPage, type TestPage } from './page-support';
import { buildCard, cardMessage, getJson, postJson, START, wechatClient, wecomClient, type Json } from './support';

const HOUR = 3_600_000;

let page: TestPage;
let moves: number[];
let nextDue: number | null;
let movable: boolean;
beforeEach(async () => {
  moves = [];
  nextDue = null;
  movable = true;
  page = await buildPage((stage) => ({
    get movable() {
      return movable;
    },
    now: () => stage.clock.now,
    nextDueAt: () => Promise.resolve(nextDue),
    moveTo: (at) => {
      moves.push(at);
      stage.clock.now = at;
      return Promise.resolve();
    },
  }));
});
afterEach(() => page.close());

const api = (path: string) => `${page.url}/sandbox/api/${path}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(api(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

interface State {
  version: number;
  clock: { now: number; movable: boolean; nextDueAt: number | null };
  phones: Record<string, { id: string; text?: string; picture?: string }[]>;
  timelines: { weibo: Json[]; wechat: Json[] };
}
const state = async (query = 'since=0') => (await getJson(api(`state?${query}`))) as unknown as State;

async function expectProblem(response: Response, status: number): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/\p{Script=Han}/u) });
}

/** fetch() chooses these headers itself. */
function rawStatus(path: string, headers: Record<string, string>): Promise<{ status: number; location?: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${page.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
    });
    call.on('error', reject).end();
  });
}

describe('the page', () => {
  test('is one HTML document that loads and frames only what it names', async () => {
    const response = await fetch(`${page.url}/sandbox`);
    const html = await response.text();
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`frame-src 'self' ${page.url} ${page.stage.platforms.url}`);
    expect(policy).not.toContain('unsafe');
    expect(html).toContain('data-testid="clock-plus-7d"');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
    expect(html.match(/(?:src|href)="(?!\/sandbox\/assets\/|data:)[^"]+"/)).toBeNull();
  });

  test('everything it loads is there, and everything that loads in turn', async () => {
    const html = await (await fetch(`${page.url}/sandbox`)).text();
    const waiting = [...html.matchAll(/(?:src|href)="(\/sandbox\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    const loaded = new Set<string>();
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      if (loaded.has(path)) continue;
      loaded.add(path);
      const response = await fetch(page.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-type')).toMatch(path.endsWith('.css') ? 'text/css' : 'text/javascript');
      const imports = (await response.text()).matchAll(/from '\.\/([a-z]+\.js)'/g);
      waiting.push(...[...imports].map(([, name]) => `/sandbox/assets/${name}`));
    }
    expect([...loaded].filter((path) => path.endsWith('.js')).length).toBeGreaterThan(8);
  });

  test('a clock that cannot be moved has no controls', async () => {
    movable = false;
    const html = await (await fetch(`${page.url}/sandbox`)).text();
    expect(html).toContain('data-testid="clock"');
    expect(html).not.toContain('clock-next');
    await expectProblem(await post('clock', { by: HOUR }), 404);
    expect(moves).toEqual([]);
  });

  test('another name of this machine, and the root, lead to it', async () => {
    const port = new URL(page.url).port;
    expect(await rawStatus('/sandbox', { host: `localhost:${port}` })).toEqual({
      status: 302,
      location: `${page.url}/sandbox`,
    });
    expect(await rawStatus('/', {})).toEqual({ status: 302, location: '/sandbox' });
  });

  test.each(['assets/page.ts', 'assets/..%2fhandler.ts', 'assets/none.css', 'api/none', 'api/constructor/x', 'none'])(
    '%s is not there',
    async (path) => {
      await expectProblem(await fetch(`${page.url}/sandbox/${path}`), 404);
    },
  );

  test('mounted by the platforms themselves it is at the root', async () => {
    const { platforms, clock } = page.stage;
    expect((await fetch(`${platforms.url}/`)).status).toBe(404);
    const deps = { platforms, productUrl: page.url, clock: { movable: false, now: () => clock.now } };
    platforms.setPage(pageHandler(deps, platforms.url));
    const html = await (await fetch(`${platforms.url}/`)).text();
    expect(html).toContain('&quot;framed&quot;:false');
    expect((await fetch(`${platforms.url}/sandbox/assets/page.js`)).status).toBe(200);
    expect(await getJson(`${platforms.url}/sandbox/api/state?since=0`)).toHaveProperty('phones');
    expect(await getJson(`${platforms.url}/control/phones`)).toHaveProperty('yinxiaochuan');
  });
});

describe('the state', () => {
  test('is that of the control, with the clock and with pictures from this origin', async () => {
    nextDue = START + HOUR;
    await post('picture', { userid: 'yinxiaochuan', sample: 'who.png' });
    const shown = await state();
    expect(shown.clock).toEqual({ now: START, movable: true, nextDueAt: START + HOUR });
    const { picture = '' } = shown.phones['yinxiaochuan']?.[0] ?? {};
    expect(picture).toMatch(/^\/sandbox\/api\/media\/[0-9a-f]{24}\.png$/);
    const response = await fetch(page.url + picture);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer()).equals(await samplePicture('who.png'))).toBe(true);
    expect(JSON.stringify(shown)).not.toContain(page.stage.platforms.url);
  });

  test('waits for something new', async () => {
    const client = await wecomClient(page.stage.platforms);
    const { version } = await state();
    const waiting = state(`since=${version}`);
    await client.send('lankeke', { msgtype: 'text', text: { content: '新消息' } });
    const second = await waiting;
    expect(second.version).toBeGreaterThan(version);
    expect(second.phones['lankeke']?.[0]?.text).toBe('新消息');
  });

  test('also ends its wait when the next thing due is another one', async () => {
    const { version } = await state();
    nextDue = START + HOUR;
    const second = await state(`since=${version}&due=`);
    expect(second).toMatchObject({ version, clock: { nextDueAt: START + HOUR } });
  });
});

describe('what people do', () => {
  test('a text, a sample picture and an own picture reach the webhook', async () => {
    const own = await samplePicture('own.jpg');
    expect(await (await post('say', { userid: 'yinxiaochuan', text: '投稿' })).json()).toMatchObject({ status: 200 });
    await post('picture', { userid: 'yinxiaochuan', sample: 'who.png' });
    await post('picture', { userid: 'yinxiaochuan', base64: own.toString('base64') });
    expect(page.webhook.heard.map(({ message }) => message['Content'] ?? message['MsgType'])).toEqual([
      '投稿',
      'image',
      'image',
    ]);
    const { picture = '' } = (await state()).phones['yinxiaochuan']?.[2] ?? {};
    expect(Buffer.from(await (await fetch(page.url + picture)).arrayBuffer()).equals(own)).toBe(true);
  });

  test('a tap carries what was selected', async () => {
    const selection = {
      question_key: 'reason',
      option_list: [
        { id: 'r0', text: '请选择' },
        { id: 'r1', text: '来源不清' },
      ],
    };
    const client = await wecomClient(page.stage.platforms);
    await client.send('mengchuqing', cardMessage(buildCard('t1', { button_selection: selection })));
    const messageId = (await state()).phones['mengchuqing']?.[0]?.id;
    await post('tap', { userid: 'mengchuqing', messageId, key: 'return', selected: { reason: ['r1'] } });
    expect(page.webhook.heard[0]?.message).toMatchObject({
      EventKey: 'return',
      SelectedItems: { SelectedItem: { QuestionKey: 'reason', OptionIds: { OptionId: 'r1' } } },
    });
    await expectProblem(await post('tap', { userid: 'mengchuqing', messageId: 'm999', key: 'return' }), 409);
  });

  test.each<[string, unknown]>([
    ['say', { userid: 'nobody', text: '在吗' }],
    ['tap', { userid: 'nobody', messageId: 'm1', key: 'approve' }],
    ['picture', { userid: 'nobody', sample: 'who.png' }],
  ])('%s by somebody unknown is a 404 problem', async (path, body) => {
    await expectProblem(await post(path, body), 404);
    expect(page.webhook.heard).toEqual([]);
  });

  test('samples are offered to people who exist', async () => {
    const offer = (await getJson(api('samples?userid=yinxiaochuan'))) as { groups: { samples: { id: string }[] }[] };
    expect(offer.groups[0]?.samples.map(({ id }) => id)).toContain('S01');
    await expectProblem(await fetch(api('samples?userid=nobody')), 404);
    expect((await fetch(api('sample-picture/who.png'))).headers.get('content-type')).toBe('image/png');
    await expectProblem(await fetch(api('sample-picture/other.png')), 404);
  });

  test.each<[string, string, unknown]>([
    ['a body of another shape', 'say', { userid: 'yinxiaochuan', words: '投稿' }],
    ['an unknown sample', 'picture', { userid: 'yinxiaochuan', sample: '../people.ts' }],
    ['an unknown direction of time', 'clock', { to: 'back' }],
  ])('%s is refused', async (_name, path, body) => {
    await expectProblem(await post(path, body), 400);
  });

  test('nobody else plays them: other sites, other hosts, plain forms', async () => {
    const body = { userid: 'yinxiaochuan', text: '投稿' };
    await expectProblem(await post('say', body, { origin: 'https://evil.example' }), 403);
    await expectProblem(await post('say', body, { origin: 'null' }), 403);
    await expectProblem(await post('say', body, { 'sec-fetch-site': 'same-site' }), 403);
    await expectProblem(await post('say', body, { 'content-type': 'text/plain' }), 415);
    await expectProblem(await fetch(api('say')), 405);
    expect((await rawStatus('/sandbox/api/state', { host: 'rebound.example' })).status).toBe(403);
    expect(page.webhook.heard).toEqual([]);
    expect((await post('say', body, { origin: page.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

describe('the clock', () => {
  test('moves by a span, to an instant, and to the next thing due', async () => {
    nextDue = START + 5 * HOUR;
    expect(await postJson(api('clock'), { by: HOUR })).toMatchObject({ now: START + HOUR, nextDueAt: nextDue });
    await post('clock', { to: START + 2 * HOUR });
    await post('clock', { to: 'next' });
    expect(moves).toEqual([START + HOUR, START + 2 * HOUR, START + 5 * HOUR]);
    nextDue = START;
    await post('clock', { to: 'next' });
    expect(moves.at(-1)).toBe(START + 5 * HOUR);
  });

  test('never goes back, never leaps more than 400 days, and knows when nothing waits', async () => {
    await expectProblem(await post('clock', { to: START - 1 }), 400);
    await expectProblem(await post('clock', { by: 401 * 24 * HOUR }), 400);
    await expectProblem(await post('clock', { to: 'next' }), 409);
    expect(moves).toEqual([]);
  });
});

test('an article is a document of its own that may do nothing', async () => {
  const client = await wechatClient(page.stage.platforms);
  const cover = await client.upload('material/add_material', await samplePicture('cover.png'), '&type=image');
  const inside = await client.upload('media/uploadimg', await samplePicture('inside.png'));
  const content = `<p onclick="steal()">正文</p><p><img src="${inside['url']}"></p>`;
  const article = { title: '一个<b>标题', content, thumb_media_id: cover['media_id'] };
  const { media_id } = await client.post('draft/add', { articles: [article] });
  await client.post('freepublish/submit', { media_id });
  page.stage.clock.now += 24 * HOUR;
  await page.stage.platforms.control.settle();

  const [shown] = (await state()).timelines.wechat;
  expect(shown).toMatchObject({ title: '一个<b>标题', status: 'published' });
  expect(shown).not.toHaveProperty('html');
  const response = await fetch(api(`article/${shown?.['id']}`));
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(html).not.toContain('一个<b>');
  expect(html).toContain('正文');
  const picture = /<img[^>]*src="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(picture).toMatch(/^\/sandbox\/api\/media\//);
  expect((await fetch(page.url + picture)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  await expectProblem(await fetch(api('article/none')), 404);
});

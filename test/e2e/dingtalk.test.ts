/** The main job with people in DingTalk: a mixed company over Stream, everybody there over HTTP, and the platform's moods. */
import { verifyAll } from '../../src/application/verify';
import { sandboxDingtalk } from '../../src/sandbox/company';
import type { Platforms } from '../../src/sandbox/platforms';
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';
import { until } from '../sandbox/support';

/** In DingTalk: the information officer and the executive, or everybody. */
const MIXED = ['U-202', 'U-701'];
const EVERYBODY = 'everybody';
const OFFICER = '0202';
const HEAD = '0201';
const EXECUTIVE = '0701';

interface Person {
  id: string;
  wecom?: string;
}

/** The sandbox's company with these people in DingTalk and nobody of them in WeCom. */
async function startIn(databaseUrl: string, who: string[] | typeof EVERYBODY, inbound: 'stream' | 'http') {
  let platforms: Platforms | undefined;
  const moved = (person: Person) => {
    if (who !== EVERYBODY && !who.includes(person.id)) return person;
    const { wecom: _wecom, ...rest } = person;
    return { ...rest, dingtalk: `0${person.id.slice(2)}` };
  };
  const product = await startProduct({
    databaseUrl,
    platforms: { dingtalkPatience: { robotRetryMs: [20, 20, 20], eventRetryMs: [20, 20], drainMs: 50 } },
    configure: (mapping, started) => {
      platforms = started;
      const organization = mapping['organization'] as { people: Person[] };
      const { wecom } = mapping['messengers'] as { wecom: object };
      const dingtalk = { ...sandboxDingtalk(started), inbound };
      return {
        ...mapping,
        messengers: who === EVERYBODY ? { dingtalk } : { wecom, dingtalk },
        organization: { ...organization, people: organization.people.map(moved) },
      };
    },
  });
  await platforms!.control.dingtalk.setInbound({ robot: inbound, events: inbound });
  if (inbound === 'stream') await until(() => product.control.dingtalk.stream.connected() > 0);
  return product;
}

const there = (product: Product) => product.control.dingtalk;
/** What a browser sends back. */
const cookiesOf = ({ headers }: Response) =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const said = (product: Product, userid: string) =>
  (there(product).chats()[userid] ?? []).flatMap(({ text, direction }) => (text && direction === 'in' ? [text] : []));

/** The newest card that still has its buttons. */
function openCard(product: Product, userid: string): string {
  const line = there(product)
    .chats()
    [userid]?.findLast(({ card }) => card?.['status'] === 'open');
  if (!line?.outTrackId) throw new Error(`${userid} holds no open card: ${said(product, userid).join(' / ')}`);
  return line.outTrackId;
}

async function tapThere(product: Product, userid: string, caption: string, form: Record<string, unknown> = {}) {
  const outTrackId = openCard(product, userid);
  const pushed = await there(product).tap(userid, outTrackId, caption, form);
  await product.settle();
  return { outTrackId, ...pushed };
}

async function submitThere(product: Product, id = 'S01'): Promise<string> {
  await there(product).say(OFFICER, sample(id).chatText);
  await there(product).picture(OFFICER, 'who.png');
  await product.settle();
  await there(product).say(OFFICER, '提交');
  await product.settle();
  const { items } = await product.api<{ items: { no: string }[] }>('/submissions');
  if (!items[0]) throw new Error(said(product, OFFICER).join('\n'));
  return items[0].no;
}

const PLANNED = Date.parse('2026-04-07T08:01:00+08:00');

forEachDatabase((_name, open, url) => {
  describe('a mixed company', () => {
    let product: Product;
    beforeAll(async () => {
      await open();
      product = await startIn(await url(), MIXED, 'stream');
    });
    afterAll(() => product.stop());

    test('submits in DingTalk, signs in both, and publishes once', async () => {
      const no = await submitThere(product);
      expect(said(product, OFFICER).join('\n')).toContain('已提交');
      for (const [userid, text] of [
        ['mengchuqing', '同意'],
        ['anruoxi', '同意'],
        ['yanshoumo', '无涉密'],
      ] as const) {
        await product.tap(userid, text);
        await product.settle();
      }
      const { outTrackId, shown } = await tapThere(product, EXECUTIVE, '签发');
      expect(shown).toBe(true);
      expect(there(product).card(EXECUTIVE, outTrackId)).toMatchObject({ status: 'closed' });
      await product.moveTo(PLANNED);
      const { weibo, wechat } = product.control.timelines();
      expect([weibo.length, wechat.length]).toEqual([1, 1]);
      expect(await product.api(`/submissions/${no}`)).toMatchObject({ status: 'PUBLISHED', signer: { id: 'U-701' } });
      expect(said(product, OFFICER).join('\n')).toContain('已发布');
      expect(await verifyAll(product.server.store)).toEqual({ ok: true, records: 1 });
    });

    test('看全文 asks for sign-in where its reader is: in the client they came with, and each messenger leads to the other', async () => {
      const asked = async (agent: string) => {
        const headers = { 'user-agent': agent };
        return (await fetch(`${product.url}/s/2026-0001`, { redirect: 'manual', headers })).headers.get('location');
      };
      expect(await asked('Mozilla/5.0 (iPhone) AliApp(DingTalk/7.6.6)')).toBe('/auth/dingtalk?next=%2Fs%2F2026-0001');
      expect(await asked('Mozilla/5.0 (iPhone) wxwork/4.1')).toBe('/auth/wecom?next=%2Fs%2F2026-0001');
      expect(await asked('Mozilla/5.0 (X11)')).toBe('/auth/wecom?next=%2Fs%2F2026-0001');

      // in WeCom's directory the executive is nobody of the organisation
      const away = await fetch(`${product.url}/auth/wecom?next=/s/2026-0001`, { redirect: 'manual' });
      const phone = { cookie: 'sandbox_user=wenqingyuan' };
      const login = await fetch(away.headers.get('location')!, { redirect: 'manual', headers: phone });
      const back = login.headers.get('location')!;
      const cookie = cookiesOf(away);
      const page = await fetch(back, { redirect: 'manual', headers: { cookie } });
      expect(page.status).toBe(403);
      expect(await page.text()).toContain('用钉钉登录');
    });

    test('somebody nobody knows is told so', async () => {
      await there(product).say('m-luyouren', '投稿');
      await product.settle();
      expect(said(product, 'm-luyouren').at(-1)).toBeTruthy();
    });
  });
});

describe('everybody in DingTalk over HTTP', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startIn('sqlite::memory:', EVERYBODY, 'http');
  });
  afterAll(() => product.stop());

  test('the console’s check of the address is answered', async () => {
    await expect(there(product).verifyCallback()).resolves.toBe(true);
  });

  test('a submission is returned with an opinion, goes round again, and is published once', async () => {
    const no = await submitThere(product);
    const { options } = there(product).card(HEAD, openCard(product, HEAD))!;
    const [, { value: reason }] = JSON.parse(options!) as [object, { value: string }];
    await tapThere(product, HEAD, '退回', { reason, opinion: '第二段数字请核对' });
    expect(said(product, OFFICER).join('\n')).toContain('已退回');
    await there(product).say(OFFICER, '提交');
    await product.settle();
    for (const [userid, caption] of [
      [HEAD, '同意'],
      ['0102', '同意'],
      ['0601', '无涉密'],
      [EXECUTIVE, '签发'],
    ] as const) {
      await tapThere(product, userid, caption);
    }
    await product.moveTo(PLANNED);
    const { weibo, wechat } = product.control.timelines();
    expect([weibo.length, wechat.length]).toEqual([1, 1]);
    expect(await product.api(`/submissions/${no}`)).toMatchObject({ status: 'PUBLISHED' });
  });

  test('what cost quota is counted as the platform counts it', async () => {
    const { calls } = there(product).usage();
    const metrics = await (await fetch(`${product.url}/metrics`)).text();
    expect(calls).toBeGreaterThan(0);
    expect(metrics).toContain(`qianfa_messenger_calls_this_month{messenger="dingtalk"} ${calls}`);
  });

  test('the page behind 看全文 is opened by signing in with DingTalk', async () => {
    const away = await fetch(`${product.url}/auth/dingtalk?next=/s/2026-0001`, { redirect: 'manual' });
    const login = new URL(away.headers.get('location')!);
    login.searchParams.set('as', OFFICER);
    const back = (await fetch(login, { redirect: 'manual' })).headers.get('location')!;
    const cookie = cookiesOf(away);
    const signedIn = await fetch(back, { redirect: 'manual', headers: { cookie } });
    expect(signedIn.status).toBe(302);
    expect(signedIn.headers.get('location')).toBe('/s/2026-0001');
  });
});

describe('DingTalk in its moods', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startIn('sqlite::memory:', EVERYBODY, 'stream');
    await submitThere(product);
  });
  afterEach(() => product.stop());
  const signatures = async () =>
    (await product.api<{ signatures: unknown[] }>('/submissions/2026-0001')).signatures.length;

  test('a message pushed twice under another messageId has one effect', async () => {
    await there(product).say(OFFICER, '撤回 2026-0001 写错了', 3);
    await product.settle();
    expect(await product.api('/submissions/2026-0001')).toMatchObject({ status: 'WITHDRAWN' });
    expect(said(product, OFFICER).filter((text) => text.includes('已撤回'))).toHaveLength(1);
  });

  test('a tap whose answer was lost counts once, and the card is made true afterwards', async () => {
    there(product).misbehave({ lostAcks: 1 });
    const { outTrackId, taken } = await tapThere(product, HEAD, '同意');
    expect(taken).toBe(false);
    expect(there(product).card(HEAD, outTrackId)).toMatchObject({ status: 'open' });
    await product.moveTo(product.clock.at + 2000);
    expect(there(product).card(HEAD, outTrackId)).toMatchObject({ status: 'closed' });
    await there(product).tapRaw(HEAD, outTrackId, { action: 'approve' });
    await product.settle();
    expect(await signatures()).toBe(1);
  });

  test('taps after the decision, also for the other outcome, change nothing, and every card is true', async () => {
    const { outTrackId } = await tapThere(product, HEAD, '同意');
    for (const action of ['approve', 'return']) {
      await there(product).tapRaw(HEAD, outTrackId, { action, reason: { index: 1, value: 'WORDING' } });
      await product.settle();
    }
    await product.moveTo(product.clock.at + 2000);
    expect(await signatures()).toBe(1);
    expect(await product.api('/submissions/2026-0001')).toMatchObject({ status: 'IN_REVIEW', stage: 'OFFICE_REVIEW' });
    expect(there(product).card(HEAD, outTrackId)).toMatchObject({
      status: 'closed',
      note: expect.stringMatching(/同意/),
    });
    expect(there(product).card('0102', openCard(product, '0102'))).toMatchObject({ status: 'open' });
  });

  test('a connection cut between storing and acknowledging loses nothing and doubles nothing', async () => {
    there(product).misbehave({ cutAfterFrame: 1 });
    await there(product).say(OFFICER, '撤回 2026-0001 写错了');
    await product.settle();
    expect(await product.api('/submissions/2026-0001')).toMatchObject({ status: 'WITHDRAWN' });
    expect(said(product, OFFICER).filter((text) => text.includes('已撤回'))).toHaveLength(1);
  });

  test('changes that fail three times and a page instead of an answer: every card is true in the end', async () => {
    const path = '/v1.0/card/instances';
    const fault = (how: object) => product.control.fault({ platform: 'dingtalk', path, ...how } as never);
    fault({ mode: 'errcode', code: 'system.busy', status: 500, times: 3 });
    fault({ mode: 'status', status: 200, body: '<html>punish</html>' });
    const held = openCard(product, HEAD);
    await there(product).say(OFFICER, '撤回 2026-0001 写错了');
    await product.settle();
    expect(there(product).card(HEAD, held)).toMatchObject({ status: 'open' });
    await product.moveTo(product.clock.at + 20 * 60_000);
    expect(there(product).card(HEAD, held)).toMatchObject({ status: 'closed' });
  });

  test('a tap by somebody else, on a forwarded copy, changes nothing', async () => {
    const held = openCard(product, HEAD);
    await there(product).tapRaw('0302', held, { action: 'approve' });
    await product.settle();
    expect(await signatures()).toBe(0);
    expect(there(product).card(HEAD, held)).toMatchObject({ status: 'open' });
  });
});

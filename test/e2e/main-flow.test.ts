/** The main job, end to end, over HTTP only: submitted in chat, signed by four taps, published once, sealed. */
import sharp from 'sharp';
import { verifyAll } from '../../src/application/verify';
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';

const OFFICER = 'yinxiaochuan';
const HEAD = 'mengchuqing';
const EDITOR = 'anruoxi';
const SECRECY = 'yanshoumo';
const EXECUTIVE = 'wenqingyuan';

interface Item {
  no: string;
  status: string;
  stage: string | null;
  signer: { id: string } | null;
  signatures: { stage: string; decision: string; valid: boolean; signer: { name: string } }[];
  publications: { channel: string; status: string; url: string | null; platformId: string | null }[];
  leadTime: { deadline: string; verdict: string; provisional: boolean };
}

async function submitSample(product: Product, id: string): Promise<string> {
  await product.control.say(OFFICER, sample(id).chatText);
  await product.control.picture(OFFICER, 'who.png');
  await product.settle();
  await product.control.say(OFFICER, '提交');
  await product.settle();
  const { items } = await product.api<{ items: Item[] }>('/submissions');
  return items[0]!.no;
}

async function signAll(product: Product): Promise<void> {
  for (const [userid, text] of [
    [HEAD, '同意'],
    [EDITOR, '同意'],
    [SECRECY, '无涉密'],
    [EXECUTIVE, '签发'],
  ] as const) {
    const outcome = await product.tap(userid, text);
    expect(outcome.status).toBe(200);
    await product.settle();
  }
}

forEachDatabase((_name, open, url) => {
  let product: Product;

  beforeAll(async () => {
    await open();
    product = await startProduct({ databaseUrl: await url() });
  });
  afterAll(() => product.stop());

  test('a sample with a picture is submitted, signed by four, published once on both accounts and sealed', async () => {
    const no = await submitSample(product, 'S01');
    expect(no).toBe('2026-0001');
    expect(product.texts(OFFICER).join('\n')).toContain('已提交');

    await signAll(product);
    const signed = await product.api<Item>(`/submissions/${no}`);
    expect(signed).toMatchObject({ status: 'SCHEDULED', stage: null, signer: { id: 'U-701' } });
    expect(signed.leadTime).toEqual({ deadline: '2026-03-31T23:59:59+08:00', verdict: 'ON_TIME', provisional: false });
    expect(signed.signatures.map(({ stage, valid }) => [stage, valid])).toEqual([
      ['DEPT_REVIEW', true],
      ['OFFICE_REVIEW', true],
      ['SECRECY_REVIEW', true],
      ['EXEC_SIGNOFF', true],
    ]);
    expect(product.control.timelines()).toMatchObject({ weibo: [], wechat: [] });

    await product.moveTo(Date.parse('2026-04-07T07:59:59+08:00'));
    expect(product.control.timelines()).toMatchObject({ weibo: [], wechat: [] });

    await product.moveTo(Date.parse('2026-04-07T08:01:00+08:00'));
    const { weibo, wechat } = product.control.timelines();
    expect(weibo).toHaveLength(1);
    expect(wechat).toHaveLength(1);

    // the cover readers see was cut from the picture
    const cover = await fetch(wechat[0]!.cover!);
    const { width, height } = await sharp(Buffer.from(await cover.arrayBuffer())).metadata();
    expect([width, height]).toEqual([900, 383]);

    const published = await product.api<Item>(`/submissions/${no}`);
    expect(published.status).toBe('PUBLISHED');
    expect(published.publications.map(({ channel, status }) => [channel, status])).toEqual([
      ['WEIBO', 'PUBLISHED'],
      ['WECHAT', 'PUBLISHED'],
    ]);
    expect(product.texts(OFFICER).join('\n')).toContain('已发布');
    expect(await verifyAll(product.server.store)).toEqual({ ok: true, records: 1 });
  });

  test('time passes and the server restarts: nothing is published again', async () => {
    await product.restart();
    await product.moveTo(Date.parse('2026-04-20T08:00:00+08:00'));
    const { weibo, wechat } = product.control.timelines();
    expect([weibo.length, wechat.length]).toEqual([1, 1]);
  });
});

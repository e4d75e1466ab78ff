/** Every callback of the whole flow arrives five times at once, and the verdict twice: one effect each. */
import { verifyAll } from '../../src/application/verify';
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';

forEachDatabase((_name, open, url) => {
  let product: Product;

  beforeAll(async () => {
    await open();
    product = await startProduct({ databaseUrl: await url() });
    product.control.deliver(5);
  });
  afterAll(() => product.stop());

  test('one submission, four signatures, two posts, one record, and nobody is told anything twice', async () => {
    const { control } = product;
    await control.say('yinxiaochuan', sample('S01').chatText);
    await control.picture('yinxiaochuan', 'who.png');
    await product.settle();
    await control.say('yinxiaochuan', '提交');
    await product.settle();
    for (const [userid, text] of [
      ['mengchuqing', '同意'],
      ['anruoxi', '同意'],
      ['yanshoumo', '无涉密'],
      ['wenqingyuan', '签发'],
    ] as const) {
      const { replies } = await product.tap(userid, text);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      await product.settle();
    }
    await product.moveTo(Date.parse('2026-04-07T08:05:00+08:00'));

    const { items } = await product.api<{
      items: { no: string; version: number; signatures: unknown[]; status: string }[];
    }>('/submissions');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ no: '2026-0001', version: 1, status: 'PUBLISHED' });
    expect(items[0]!.signatures).toHaveLength(4);
    const { weibo, wechat } = control.timelines();
    expect([weibo.length, wechat.length]).toEqual([1, 1]);
    expect(await verifyAll(product.server.store)).toEqual({ ok: true, records: 1 });
    const phones = control.phones();
    for (const userid of ['mengchuqing', 'anruoxi', 'yanshoumo', 'wenqingyuan']) {
      const cards = phones[userid]!.filter(({ kind }) => kind === 'card').map(({ card }) => card?.source?.desc);
      // who publishes is asked to read each account back, once
      const readBacks = userid === 'anruoxi' ? ['签发 · 读网复核', '签发 · 读网复核'] : [];
      expect(cards.slice(1)).toEqual(readBacks);
      expect(cards).toHaveLength(1 + readBacks.length);
    }
    for (const word of ['已签发', '已发布 微博', '已发布 微信']) {
      expect(product.texts('yinxiaochuan').filter((text) => text.startsWith(word))).toHaveLength(1);
    }
  });
});

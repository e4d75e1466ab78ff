/** Two servers on one database share DingTalk's Stream: whichever connection a push comes by, and however often, it has one effect. */
import { verifyAll } from '../../src/application/verify';
import { describeMysql, freshMysqlUrl } from '../helpers/databases';
import { startProduct, type Product, type SecondServer } from '../helpers/product';
import { sample } from '../helpers/samples';
import { until } from '../sandbox/support';
import { IN_DINGTALK } from './cases/dingtalk-phones';

const [OFFICER, HEAD, EDITOR, SECRECY, EXECUTIVE] = ['0202', '0201', '0102', '0601', '0701'] as const;
/** How often each push comes. */
const COPIES = 4;
const PLANNED = Date.parse('2026-04-07T08:00:00+08:00');

const POST = [
  '投稿',
  '标题：三家门店新增自助打印机',
  '类别：1',
  '级别：常规',
  '渠道：微博、微信',
  '拟发：2026-04-20 08:00',
  '来源：原创 云雀谷健康',
  '涉密：否',
  'AI生成：否',
  '营销：否',
  '图片：0张',
  '正文：三家门店大厅新增自助报告打印机，凭预约码即可打印。',
].join('\n');

// an embedded database is for one process
describeMysql('two servers on MySQL, everybody in DingTalk', () => {
  let product: Product;
  let second: SecondServer;
  beforeAll(async () => {
    const { configure, platforms } = IN_DINGTALK;
    product = await startProduct({ databaseUrl: await freshMysqlUrl(), configure: configure()!, platforms });
    second = await product.another();
    await until(() => product.control.dingtalk.stream.connected() === 2);
  });
  afterAll(async () => {
    await second.stop();
    await product.stop();
  });

  const chat = (userid: string) => product.control.dingtalk.chats()[userid] ?? [];
  const heard = (userid: string, words: string) =>
    chat(userid).filter(({ direction, text }) => direction === 'in' && text?.startsWith(words)).length;
  const cardsOf = (userid: string) =>
    chat(userid).flatMap(({ outTrackId, card }) => (outTrackId && card ? [{ outTrackId, card }] : []));

  const say = async (text: string) => {
    await product.control.dingtalk.say(OFFICER, text, COPIES);
    await second.settle();
  };
  const tap = async (userid: string, caption: string) => {
    const { outTrackId, card } = cardsOf(userid).findLast((one) => one.card['status'] === 'open')!;
    const slot = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'].find((name) => card[`${name}Text`] === caption)!;
    const one = () => product.control.dingtalk.tapRaw(userid, outTrackId, { action: card[`${slot}Key`] });
    await Promise.all(Array.from({ length: COPIES }, one));
    await second.settle();
  };

  test('a post whose every push comes four times is submitted, signed and published once, and every card is true', async () => {
    await say(sample('S01').chatText);
    await product.control.dingtalk.picture(OFFICER, 'who.png');
    await second.settle();
    await say('提交');
    for (const [userid, caption] of [
      [HEAD, '同意'],
      [EDITOR, '同意'],
      [SECRECY, '无涉密'],
      [EXECUTIVE, '签发'],
    ] as const) {
      expect(cardsOf(userid).filter(({ card }) => card['status'] === 'open')).toHaveLength(1);
      await tap(userid, caption);
      expect(cardsOf(userid).map(({ card }) => card['status'])).not.toContain('open');
    }
    // both see at once that the minute has come; the platform's verdict takes a little longer
    product.clock.at = PLANNED;
    await second.settle();
    await product.moveTo(PLANNED + 60_000);

    const { items } = await product.api<{ items: { no: string }[] }>('/submissions');
    expect(items.map(({ no }) => no)).toEqual(['2026-0001']);
    const item = await product.api<{ status: string; signatures: unknown[] }>('/submissions/2026-0001');
    expect([item.status, item.signatures.length]).toEqual(['PUBLISHED', 4]);
    expect(product.control.timelines()).toMatchObject({ weibo: [{}], wechat: [{}] });
    const told = ['已提交 2026-0001', '已签发 2026-0001', '已发布 微博', '已发布 微信'];
    expect(told.map((words) => heard(OFFICER, words))).toEqual([1, 1, 1, 1]);
    expect(await verifyAll(product.server.store)).toEqual({ ok: true, records: 1 });
    // both servers had a part in it
    const pushes = 1 + 2 * COPIES + 4 * COPIES;
    expect(second.taken()).toBeGreaterThan(0);
    expect(second.taken()).toBeLessThan(pushes);
  });

  test('a message whose connection breaks after it was stored comes again by another connection, and is answered once', async () => {
    await say(POST);
    await say('提交');
    expect(cardsOf(HEAD).filter(({ card }) => card['status'] === 'open')).toHaveLength(1);
    product.control.dingtalk.misbehave({ cutAfterFrame: 1 });
    const { attempts } = await product.control.dingtalk.say(OFFICER, '撤回 2026-0002 写错了');
    await second.settle();
    expect(attempts).toBeGreaterThan(1);
    expect(await product.api('/submissions/2026-0002')).toMatchObject({ status: 'WITHDRAWN' });
    expect(heard(OFFICER, '已撤回')).toBe(1);
    expect(cardsOf(HEAD).map(({ card }) => card['status'])).not.toContain('open');
  });
});

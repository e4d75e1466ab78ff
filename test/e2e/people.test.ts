/** The directory and the workbench over the wire: what is told twice or lost, and the number on the tile. */
import { forEachDatabase, freshMysqlUrl, freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';

forEachDatabase((database) => {
  let product: Product;
  beforeEach(async () => {
    const url = database === 'SQLite' ? freshSqliteUrl : freshMysqlUrl;
    product = await startProduct({ databaseUrl: await url() });
    await product.settle();
  });
  afterEach(() => product.stop());

  const people = async () => (await product.server.store.read.books(['roster']))[0];
  const tileOf = (userid: string) => product.control.view().tile?.own[userid]?.[0]?.data;

  const POST = [
    '投稿',
    '标题：三家门店新增自助打印机',
    '类别：1',
    '级别：常规',
    '渠道：微博、微信',
    '拟发：2026-04-07 08:00',
    '来源：原创 云雀谷健康',
    '涉密：否',
    'AI生成：否',
    '营销：否',
    '图片：0张',
    '正文：三家门店大厅新增自助报告打印机，凭预约码即可打印。',
  ].join('\n');

  test('a leaving told five times at once is one leaving', async () => {
    product.control.deliver(5);
    await product.control.personnel({ leave: 'yinxiaochuan' });
    await product.settle();
    const heard = product.texts('qiaoyuanxiu').filter((text) => text.includes('尹小川已离职'));
    expect(heard).toHaveLength(1);
  });

  test('a leaving whose event was lost is found at night, once, also by two readings', async () => {
    await product.control.personnel({ leave: 'yinxiaochuan' }, true);
    expect(product.texts('qiaoyuanxiu')).toEqual([]);
    await product.moveTo(Date.parse('2026-03-29T04:00:00+08:00'));
    const heard = product.texts('qiaoyuanxiu').filter((text) => text.includes('尹小川已离职'));
    expect(heard).toHaveLength(1);
    expect((await people())?.revision).toBeGreaterThan(0);
  });

  test('while the directory cannot be read nobody is gone', async () => {
    product.control.fault({ platform: 'wecom', path: '/cgi-bin/user/list', mode: 'errcode', errcode: 60011, times: 3 });
    await product.control.personnel({ leave: 'yinxiaochuan' }, true);
    await product.control.personnel({ person: 'mengchuqing', title: '主任' });
    await product.moveTo(product.clock.at + 60_000);
    expect(product.texts('qiaoyuanxiu')).toEqual([]);
  });

  test('the tile shows how many things wait, after it was made', async () => {
    await product.control.say('yinxiaochuan', POST);
    await product.settle();
    expect(product.control.view().tile).toBeNull();
    await product.server.setUpWorkbench();
    expect(product.control.view().menu?.button.map(({ name }) => name)).toEqual(['投稿', '待办', '我的稿件']);
    await product.control.say('yinxiaochuan', '提交');
    await product.moveTo(product.clock.at + 10_000);
    expect(tileOf('mengchuqing')).toBe('1');
    await product.tap('mengchuqing', '同意');
    await product.moveTo(product.clock.at + 20_000);
    expect([tileOf('mengchuqing'), tileOf('anruoxi')]).toEqual(['0', '1']);
    // what cannot be shown holds nothing up
    product.control.fault({
      platform: 'wecom',
      path: '/cgi-bin/agent/set_workbench_data',
      mode: 'errcode',
      errcode: 94000,
    });
    await product.tap('anruoxi', '同意');
    await product.moveTo(product.clock.at + 20_000);
    expect(product.card('yanshoumo')).toBeDefined();
  });
});

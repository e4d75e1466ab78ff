/** The weekly rhythm through the chat, as people see it, and three months of it at once. */
import { freshSqliteUrl, forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const REPORTERS = ['keyiming', 'yinxiaochuan', 'lankeke', 'xiangxiaobei', 'xiazhi'];

function reminders(product: Product): number[] {
  const phones = product.control.phones();
  return REPORTERS.map(
    (userid) => phones[userid]!.filter(({ card }) => JSON.stringify(card ?? {}).includes('本周信息报送提醒')).length,
  );
}

forEachDatabase((_name, _open, url) => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({ databaseUrl: await url(), at: at('2026-03-25 10:00') });
  });
  afterEach(() => product.stop());

  test('reminder, answer, summary and its correction, as people see them', async () => {
    await product.moveTo(at('2026-03-26 09:30'));
    expect(reminders(product)).toEqual([0, 0, 0, 0, 0]);
    await product.moveTo(at('2026-03-26 09:40'));
    expect(reminders(product)).toEqual([1, 1, 1, 1, 1]);
    await product.tap('yinxiaochuan', '本周无');
    await product.settle();
    expect(product.texts('yinxiaochuan').at(-1)).toContain('已登记：健康内容部');

    await product.moveTo(at('2026-03-27 16:10'));
    const summary = product.texts('anruoxi').at(-1)!;
    expect(summary).toContain('健康内容部：计划 0 · 提交 0 · 发布 0 · 退回 0 · 零报送');
    expect(summary).toContain('尚未报送（周五 17:00 截止）：公司办公室、运营管理部、党群文化部、产品推广部');
    await product.control.say('lankeke', '本周无');
    await product.moveTo(at('2026-03-27 17:10'));

    for (const reader of ['anruoxi', 'qiaoyuanxiu', 'mengchuqing', 'huoyuanzhi']) {
      expect(product.texts(reader).filter((text) => text.includes('信息报送周报'))).toHaveLength(2);
      expect(product.texts(reader).at(-1)).toMatch(/更正[\s\S]*本周未报送：公司办公室、党群文化部、产品推广部。/);
    }
    const report = await product.api<{ missed: { name: string }[] }>('/reports/weekly?week=2026-03-23');
    expect(report.missed.map((one) => one.name)).toEqual(['公司办公室', '党群文化部', '产品推广部']);
  });
});

test('three months go by: one reminder in every week that has one, soon enough to play with', async () => {
  const product = await startProduct({ databaseUrl: await freshSqliteUrl(), at: at('2026-03-25 10:00') });
  const begin = Date.now();
  await product.moveTo(at('2026-06-26 18:00'));
  expect(reminders(product)).toEqual(REPORTERS.map(() => 14));
  expect(Date.now() - begin).toBeLessThan(90_000);
  await product.stop();
}, 600_000);

/** A company in both messengers: somebody has left when no directory has them, and only when every directory could be read. */
import { sandboxDingtalk } from '../../src/sandbox/company';
import { startProduct, type Product } from '../helpers/product';
import { until } from '../sandbox/support';

interface Person {
  id: string;
  wecom?: string;
}

/** The officer has an account in both; the executive is in DingTalk alone. */
const BOTH = 'U-202';
const THERE = 'U-701';

describe('a company in WeCom and DingTalk', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({
      databaseUrl: 'sqlite::memory:',
      platforms: { dingtalkPatience: { eventRetryMs: [20, 20], drainMs: 50 } },
      configure: (mapping, platforms) => {
        const organization = mapping['organization'] as { people: Person[] };
        const people = organization.people.map((person) => {
          if (person.id === BOTH) return { ...person, dingtalk: '0202' };
          if (person.id !== THERE) return person;
          const { wecom: _wecom, ...rest } = person;
          return { ...rest, dingtalk: '0701' };
        });
        const messengers = { ...(mapping['messengers'] as object), dingtalk: sandboxDingtalk(platforms) };
        return { ...mapping, messengers, organization: { ...organization, people } };
      },
    });
    await until(() => product.control.dingtalk.stream.connected() > 0);
    await product.settle();
  });
  afterEach(() => product.stop());

  const told = (name: string) => product.texts('qiaoyuanxiu').filter((text) => text.includes(`${name}已离职`)).length;
  const read = () => product.moveTo(product.clock.at + 10_000);

  test('who moves from WeCom to DingTalk stays; who then leaves DingTalk as well has left, told once', async () => {
    await product.control.personnel({ leave: 'yinxiaochuan' });
    await read();
    expect(told('尹小川')).toBe(0);
    await product.control.dingtalk.personnel({ leave: '0202' });
    await read();
    expect(told('尹小川')).toBe(1);
    await product.moveTo(Date.parse('2026-03-28T04:00:00+08:00'));
    expect(told('尹小川')).toBe(1);
  });

  test('who is in DingTalk alone has left with the reading that does not find them, when the event was lost', async () => {
    await product.control.dingtalk.personnel({ leave: '0701' }, true);
    await product.moveTo(Date.parse('2026-03-28T04:00:00+08:00'));
    expect(told('闻清远')).toBe(1);
  });

  test('while one of the two cannot be read nobody is gone', async () => {
    product.control.dingtalk.misbehave({ outOfScope: [1001] });
    await product.control.personnel({ leave: 'mengchuqing' }, true);
    await product.control.dingtalk.personnel({ leave: '0202' }, true);
    await product.control.dingtalk.personnel({ person: '0701', title: '总裁' });
    await read();
    expect([told('尹小川'), told('孟初晴')]).toEqual([0, 0]);
    expect(product.texts('anruoxi').join('\n')).toContain('公司通讯录读不到');
    product.control.dingtalk.misbehave({ outOfScope: [] });
    await product.moveTo(Date.parse('2026-03-28T04:00:00+08:00'));
    expect([told('尹小川'), told('孟初晴')]).toEqual([0, 1]);
  });
});

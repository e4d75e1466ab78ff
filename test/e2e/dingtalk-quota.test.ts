/** When the month's calls run low, what waits becomes a to-do instead of messages that say it again, and is done when it is decided. */
import { unionidOf } from '../../src/sandbox/dingtalk/people';
import { describeMysql, freshMysqlUrl, freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product, type ProductOptions } from '../helpers/product';
import { until } from '../sandbox/support';
import { IN_DINGTALK } from './cases/dingtalk-phones';
import { beijing, openStage, type Stage } from './cases/stage';

const HEAD = '0201';

type Configure = NonNullable<ProductOptions['configure']>;

const allowing = (callsPerMonth: number): Configure => {
  const there = IN_DINGTALK.configure()!;
  return (mapping, platforms) => {
    const moved = there(mapping, platforms);
    const { dingtalk } = moved['messengers'] as { dingtalk: object };
    return { ...moved, messengers: { dingtalk: { ...dingtalk, callsPerMonth } } };
  };
};

/** @param fresh gives the address of an empty database, for each test a new one */
function playAll(fresh: () => Promise<string>): void {
  let product: Product;
  let stage: Stage;

  async function start(callsPerMonth: number): Promise<void> {
    const { platforms, seen } = IN_DINGTALK;
    product = await startProduct({ databaseUrl: await fresh(), configure: allowing(callsPerMonth), platforms });
    await until(() => product.control.dingtalk.stream.connected() > 0);
    stage = openStage(seen(product));
  }
  afterEach(() => product.stop());

  const todos = () => product.control.dingtalk.todos(HEAD).map(({ subject, done }) => ({ subject, done }));
  /** Beyond the first working day, when the head has been reminded twice. */
  const pastLimit = () => stage.moveTo('2026-03-31 11:00');

  test('few calls left: one to-do for what waits, no reminder, and it is done with the signature', async () => {
    await start(1);
    const no = await stage.submit();
    await stage.moveTo('2026-03-30 11:00');
    expect(todos()).toEqual([{ subject: `待您部门审核：${no}《三家门店新增自助打印机》`, done: false }]);
    await pastLimit();
    expect(todos()).toHaveLength(1);
    expect(stage.sees('head')).not.toContain('提醒：');
    // the office is told of it all the same
    expect(stage.sees('editor')).toMatch(/超过时限还没有处理/);

    await stage.tap('head', '同意');
    expect(todos()).toMatchObject([{ done: true }]);
  });

  test('what is withdrawn is no longer to be done', async () => {
    await start(1);
    const no = await stage.submit();
    await stage.moveTo('2026-03-30 11:00');
    expect(todos()).toMatchObject([{ done: false }]);
    await stage.say('officer', `撤回 ${no} 写错了`);
    expect(todos()).toMatchObject([{ done: true }]);
  });

  test('an emergency is told at once in any case', async () => {
    await start(1);
    await stage.submit({ lines: { 级别: '特急（理由：门诊停水，须马上告知）', 拟发: '2026-03-27 11:30' } });
    await stage.moveTo(beijing('2026-03-27 10:20'));
    expect(stage.sees('head')).toContain('提醒：');
    expect(todos()).toEqual([]);
  });

  test('calls enough: a message each time, and what is allowed is shown beside what was used', async () => {
    await start(5000);
    await stage.submit();
    await pastLimit();
    expect(stage.sees('head').match(/提醒：/g)).toHaveLength(2);
    expect(todos()).toEqual([]);
    const metrics = await (await fetch(`${product.url}/metrics`)).text();
    expect(metrics).toContain('qianfa_messenger_calls_allowed{messenger="dingtalk"} 5000');
  });

  test('no right to write to-dos: the message goes out', async () => {
    await start(1);
    const path = `/v1.0/todo/users/${unionidOf(HEAD)}/tasks`;
    const code = 'Forbidden.AccessDenied.AccessTokenPermissionDenied';
    product.control.fault({ platform: 'dingtalk', path, mode: 'errcode', code, status: 403, times: 2 });
    await stage.submit();
    await stage.moveTo('2026-03-30 11:00');
    expect(stage.sees('head')).toContain('提醒：');
    expect(todos()).toEqual([]);
  });
}

describe('on SQLite', () => playAll(freshSqliteUrl));
describeMysql('on MySQL', () => playAll(freshMysqlUrl));

/** An operator's setting: the platforms and the server as separate processes, MySQL, a configuration file, the machine's clock. */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { parse, stringify } from 'yaml';
import { isoShanghai, MINUTE } from '../../src/domain/time/shanghai';
import { openStore } from '../../src/persistence/store';
import { describeMysql, freshMysqlUrl } from '../helpers/databases';
import { freePort } from '../helpers/ports';
import { runToEnd, startProcess, stopProcess } from '../helpers/processes';
import { untilSo } from '../helpers/until-so';

interface Message {
  id: string;
  kind: string;
  live?: boolean;
  card?: { button_list?: { text: string; key?: string }[] };
}

describeMysql('with --config on MySQL', () => {
  let dir: string;
  let file: string;
  let platformsUrl: string;
  let platforms: ChildProcess;
  let product: ChildProcess;

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'qianfa-configured-'));
    const [port, productPort] = [await freePort(), await freePort()];
    platformsUrl = `http://127.0.0.1:${port}`;
    const args = ['sandbox', '--dir', dir, '--port', String(port), '--product', `http://127.0.0.1:${productPort}`];
    platforms = await startProcess(args, 'ready at', { cwd: dir });
    file = path.join(dir, 'qianfa.yaml');
    const mapping = parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, stringify({ ...mapping, database: { url: await freshMysqlUrl() } }));
  });
  afterAll(async () => {
    await Promise.all([product, platforms].map((child) => child && stopProcess(child)));
    await rm(dir, { recursive: true, force: true });
  });

  const control = async <T>(call: string, body?: object): Promise<T> => {
    const init = body
      ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {};
    return (await (await fetch(`${platformsUrl}/control/${call}`, init)).json()) as T;
  };

  async function tapWhenThere(userid: string, text: string): Promise<void> {
    await untilSo(async () => {
      const phones = await control<Record<string, Message[]>>('phones');
      const card = phones[userid]?.findLast(({ kind, live }) => kind === 'card' && live);
      const key = card?.card?.button_list?.find((button) => button.text === text)?.key;
      if (!card || !key) return false;
      await control('tap', { userid, messageId: card.id, key });
      return true;
    });
  }

  test('migrate, start, doctor: an installation says that it is whole', async () => {
    expect(await runToEnd(['qianfa', 'migrate', '--config', file], dir)).toMatchObject({ status: 0 });
    product = await startProcess(['start', '--config', file], '"msg":"ready"', { cwd: dir });
    const doctor = await runToEnd(['qianfa', 'doctor', '--config', file], dir);
    expect(doctor.output).not.toContain('FAIL');
    expect(doctor.status).toBe(0);
  });

  test('a 特急 post planned a minute ahead is signed and published on both accounts, and verify passes', async () => {
    const planned = Math.ceil((Date.now() + 80_000) / MINUTE) * MINUTE;
    const post = [
      '投稿',
      '标题：暴雨红色预警，夜诊服务暂停',
      '类别：1',
      '级别：特急（理由：红色预警影响夜间顾客安全）',
      '渠道：微博、微信',
      `拟发：${isoShanghai(planned).slice(0, 16).replace('T', ' ')}`,
      '来源：原创 运营管理部',
      '涉密：否',
      'AI生成：否',
      '营销：否',
      '图片：1张（预警图，自绘，公司自有，无人物）',
      '正文：',
      '今晚夜间服务暂停，已到店的顾客请留在室内。',
    ].join('\n');
    await control('say', { userid: 'lankeke', text: post });
    await control('picture', { userid: 'lankeke', sample: 'storm.png' });
    await control('say', { userid: 'lankeke', text: '提交' });
    await tapWhenThere('huoyuanzhi', '同意');
    await tapWhenThere('anruoxi', '同意');
    await tapWhenThere('yanshoumo', '无涉密');
    await tapWhenThere('wenqingyuan', '签发');
    const timelines = () => control<{ weibo: { at: number }[]; wechat: { at: number }[] }>('timelines');
    await untilSo(async () => {
      const { weibo, wechat } = await timelines();
      return weibo.length === 1 && wechat.length === 1;
    });
    const [weibo] = (await timelines()).weibo;
    expect(weibo!.at).toBeGreaterThanOrEqual(planned);
    // started within 30 seconds of the planned minute
    expect(weibo!.at).toBeLessThan(planned + 30_000);
    await untilSo(async () => {
      const { output } = await runToEnd(['qianfa', 'verify', '--config', file], dir);
      return output.trim().endsWith('ok: 1 records');
    });
  }, 600_000);

  test('a tampered signature is found and named', async () => {
    const { database } = parse(await readFile(file, 'utf8')) as { database: { url: string } };
    const connection = await createConnection(database.url);
    await connection.query(`UPDATE signatures SET record = REPLACE(record, '同意', '不同意') WHERE seq = 1`);
    await connection.end();
    const store = await openStore({ url: database.url });
    const [id] = await store.read.submissionIds('', 1);
    const { no } = (await store.read.submission(id!))!;
    await store.close();
    const { status, output } = await runToEnd(['qianfa', 'verify', '--config', file], dir);
    expect(status).toBe(1);
    expect(output.trim().split('\n').at(-1)).toBe(`broken: ${no}`);
  });
});

import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { verifyAll } from '../../../src/application/verify';
import { given, type Case } from './case';

/** Weibo by hand, so that the moment of publishing is the publisher's. */
const byHand = given.all(
  given.organization(() => ({ sysAdmins: ['U-103'] })),
  (mapping) => ({
    ...mapping,
    accounts: (mapping.accounts as { channel: string }[]).map((account) =>
      account.channel === 'weibo' ? { ...account, publish: 'manual' } : account,
    ),
  }),
);

export const awkwardCase: Case = {
  no: 35,
  title: 'a record that fails its archive check is not sealed; the archivist reads what fails and who can mend it',
  configure: byHand,
  async run({ submit, say, signThrough, moveTo, mark, news, quietExcept, now, product }) {
    const uploads = path.join(product.dir, 'uploads');
    const backup = path.join(product.dir, 'backup');
    const records = async () => verifyAll(product.server.store);

    // given a signed post whose picture is lost before it is out
    const no = await submit({ pictures: 1, lines: { 渠道: '微博' } });
    await signThrough(no);
    await moveTo('2026-04-07 08:05');
    await cp(uploads, backup, { recursive: true });
    await rm(uploads, { recursive: true });
    mark();

    // when it is published
    await say('editor', `已发 ${no} https://weibo.com/7000000001/Qz8Yx0035`);

    // then nothing is sealed; archivist, office and whoever can mend it read which item fails, and who that is
    expect(await records()).toEqual({ ok: true, records: 0 });
    for (const role of ['archivist', 'editor', 'clerk'] as const) {
      expect(news(role)).toMatch(new RegExp(`${no}.*没有封存：归档检测有 1 项没有通过`));
      expect(news(role)).toMatch(
        /可用性：第 1 版图片 1 的文件读不出来.*原图在投稿人 尹小川 处.*可由 柯一鸣（系统管理员）处理/,
      );
      expect(news(role)).toMatch(new RegExp(`重送 ${no}`));
    }
    // the submitter knows the post is out; nobody else is troubled
    expect(news('officer')).toMatch(/已发布 微博/);
    quietExcept('archivist', 'editor', 'clerk', 'officer');

    // when nothing is done, it is not told again every hour, and still not sealed
    mark();
    await moveTo(now() + 3 * 3_600_000);
    expect(news('archivist')).toBe('');
    await say('archivist', `重送 ${no}`);
    expect(news('archivist')).toMatch(/现在重新检测/);
    expect(await records()).toEqual({ ok: true, records: 0 });
    await say('archivist', `进度 ${no}`);
    expect(news('archivist')).toMatch(/归档检测没有通过，尚未封存/);

    // when the file is restored, the archivist has it checked again
    await cp(backup, uploads, { recursive: true });
    mark();
    await say('archivist', `重送 ${no}`);
    expect(await records()).toEqual({ ok: true, records: 1 });
    for (const role of ['archivist', 'editor', 'clerk'] as const)
      expect(news(role)).toMatch(/归档检测已经通过.*已封存/);
    expect(news('officer')).toBe('');
    // somebody else may not, and once sealed there is nothing to check
    await say('cultureOfficer', `重送 ${no}`);
    expect(news('cultureOfficer')).toMatch(/没有权限/);
    await say('archivist', `重送 ${no}`);
    expect(news('archivist')).toMatch(/没有等着封存的归档检测/);
    await moveTo(now() + 5 * 3_600_000);
    expect(await records()).toEqual({ ok: true, records: 1 });
  },
};

import type { Case } from './case';
import { PEOPLE, type Role } from './people';

export const awkwardCase: Case = {
  no: 5,
  title:
    'a silent approver is reminded at half and at the end of the limit, then the office is called; nothing is approved by itself',
  // a Monday
  at: '2026-03-16 10:00',
  async run({ product, submit, say, tap, moveTo, mark, news, sees, item }) {
    const nobodyElse = (...told: Role[]) => {
      const others = (Object.keys(PEOPLE) as Role[]).filter((role) => !told.includes(role));
      for (const role of others) expect(news(role)).not.toMatch(/自助打印机|夜间门诊/);
    };
    // given two posts with a head who has a working day for each, and knows until when
    const one = await submit();
    const two = await submit({ lines: { 标题: '夜间门诊延长到九点' } });
    expect(sees('head')).toMatch(/【待审核】[^▤]*截止：明天 10:00/);
    await say('head', '待办');
    expect(news('head')).toMatch(new RegExp(`待您部门审核：${one}.*截止 明天 10:00`));
    mark();

    // when half of it has passed, one message names both
    await moveTo('2026-03-16 14:29');
    nobodyElse();
    await moveTo('2026-03-16 14:45');
    expect(news('head').match(/提醒：有 2 件在等您处理/g)).toHaveLength(1);
    expect(news('head')).toMatch(new RegExp(`${one}.*${two}`, 's'));
    nobodyElse('head');
    mark();

    // the night does not count, and one of them is done in time
    await moveTo('2026-03-17 09:00');
    nobodyElse();
    await tap('head', '同意');
    mark();

    // when all of it has passed, the head is reminded of the one that waits and the office called
    await moveTo('2026-03-17 10:15');
    expect(news('head')).toMatch(new RegExp(`提醒：有 1 件在等您处理。\n待您部门审核：${one}.*已超时`));
    expect(news('editor')).toMatch(
      new RegExp(`孟初晴 未处理${one}.*的部门审核（已 1 个工作日）。可回复“催办 ${one}”“转审 ${one} .*安排授权`),
    );
    expect(news('editor')).toMatch(/系统不会自动通过/);
    expect(news('editor')).not.toContain(two);
    nobodyElse('head', 'editor');
    mark();

    // then nothing more comes, and nothing is approved, however long it takes
    await moveTo('2026-03-18 10:00');
    expect(news('head')).not.toContain(one);
    expect(await item(one)).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', signatures: [] });
    // the other one went on, and its editor was chased in turn
    expect((await item(two)).stage).toBe('OFFICE_REVIEW');
    expect(news('editor')).toMatch(new RegExp(`待您核稿：${two}`));
    // the contact is the silent one there: the rest of the office is called
    expect(news('officeHead')).toMatch(new RegExp(`安若溪 未处理${two}.*的核稿`));
    mark();

    // when the officer urges, the head hears of it at once; the office, in the same half day, reads that it was done
    await say('officer', `催办 ${one}`);
    expect(news('officer')).toMatch(new RegExp(`已催办 ${one}.*提醒了 孟初晴`));
    expect(news('head')).toMatch(new RegExp(`尹小川催办：待您部门审核：${one}.*/s/${one}`));
    nobodyElse('officer', 'head');
    await say('editor', `催办 ${one}`);
    expect(news('editor')).toMatch(/这半天已由 尹小川 于 .* 催办过，今天 12:00 起可以再催/);
    await tap('head', '同意');
    expect((await item(one)).stage).toBe('OFFICE_REVIEW');
    // how long people take is in the auditors' report, and in nobody's chat
    const { stages } = await product.api<{ stages: { stage: string; approvers: object[] }[] }>('/reports/turnaround');
    expect(stages.find(({ stage }) => stage === 'DEPT_REVIEW')!.approvers).toMatchObject([
      { name: '孟初晴', count: 2 },
    ]);
    expect(sees('officer')).not.toMatch(/未处理/);
  },
};

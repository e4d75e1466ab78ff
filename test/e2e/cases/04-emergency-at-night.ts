import { given, type Case } from './case';

const PHONE = '138 0013 8000';

export const awkwardCase: Case = {
  no: 4,
  title: 'an emergency at night: cards at once, the duty list calls, the clock runs, all four sign before it goes out',
  // a Friday night, in the quiet hours
  at: '2026-03-27 23:00',
  configure: given.all(
    given.policy({ dutyList: ['U-103'] }),
    given.organization(({ people }) => ({
      people: (people as { id: string }[]).map((one) => (one.id === 'U-601' ? { ...one, phone: PHONE } : one)),
    })),
  ),
  async run({ submit, say, tap, moveTo, mark, news, sees, holds, item, page, quietExcept }) {
    // when the officer submits one for the next morning, with a reason
    const lines = {
      标题: '关于饮水传言的说明',
      级别: '特急（理由：谣言须马上澄清）',
      拟发: '2026-03-28 06:00',
      渠道: '微博',
    };
    const no = await submit({ lines });

    // then the head has the card with a quarter of an hour, and reads that approving accepts the class
    expect(sees('officer')).toMatch(/逾期/);
    expect(sees('head')).toMatch(/【待审核】[^▤]*特急[^▤]*同意即为认可[^▤]*截止：今天 23:15/);
    // and whoever is on duty reads whom to call, with what to do
    expect(sees('clerk')).toMatch(new RegExp(`特急值班：${no}.*部门审核.*孟初晴 · .*口头同意不算`, 's'));
    mark();

    // when the head sleeps, the clock runs at night: reminders, then the office and the duty list
    await moveTo('2026-03-27 23:16');
    expect(news('head').match(/提醒：待您部门审核/g)).toHaveLength(2);
    quietExcept('head');
    mark();
    await moveTo('2026-03-27 23:31');
    for (const who of ['editor', 'clerk'] as const)
      expect(news(who)).toMatch(new RegExp(`孟初晴 未处理${no}.*的部门审核（已 3\\d 分钟）.*系统不会自动通过`));
    quietExcept('editor', 'clerk');
    expect(await item(no)).toMatchObject({ stage: 'DEPT_REVIEW', signatures: [] });

    // then every stage calls its own people; telephone numbers go to the duty list alone
    await tap('head', '同意');
    expect(sees('clerk')).toMatch(/核稿”[^]*安若溪 · /);
    expect(sees('editor')).toMatch(/本稿逾期（理由：谣言须马上澄清），同意即为受理/);
    await tap('editor', '同意');
    expect(sees('clerk')).toMatch(new RegExp(`保密审核”[^]*严守默 · [^]*${PHONE}`));
    for (const who of ['officer', 'head', 'editor', 'secrecy'] as const) expect(sees(who)).not.toContain(PHONE);
    // a signature cannot be skipped, however urgent it is
    await say('editor', `立即发 ${no}`);
    expect(news('editor')).toMatch(/还没有签完，不能发布/);
    await tap('secrecy', '无涉密');
    expect(holds('executive', '签发')).toBe(true);
    await tap('executive', '签发');
    expect(sees('officer')).toMatch(new RegExp(`已签发 ${no}`));
    mark();

    // and it goes out in the quiet hours, with its lateness on the record
    await moveTo('2026-03-28 06:01');
    expect(news('officer')).toMatch(/已发布/);
    const { status, urgency, leadTime, findings, signatures } = await item(no);
    expect({ status, urgency, verdict: leadTime!.verdict, signed: signatures.length }).toEqual({
      status: 'PUBLISHED',
      urgency: 'EMERGENCY',
      verdict: 'LATE',
      signed: 4,
    });
    expect(findings.find(({ rule }) => rule === 'F-05')!.answer).toMatchObject({ text: '办公室受理：谣言须马上澄清' });
    expect((await page('executive', no)).text).toMatch(/F-05/);
  },
};

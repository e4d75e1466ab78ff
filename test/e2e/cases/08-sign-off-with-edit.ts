import type { Case } from './case';

export const awkwardCase: Case = {
  no: 8,
  title:
    'the executive signs with an edit: a number goes back to 保密 for one tap, head and office are told, then it is scheduled',
  async run({ submit, say, tap, signThrough, mark, news, sees, item, holds, quietExcept }) {
    // given a post that waits for 签发
    const no = await submit();
    await signThrough(no, 'SECRECY_REVIEW');
    mark();

    // when the executive chooses 修改后签发 and says what, as people say it
    await tap('executive', '修改后签发');
    expect(news('executive')).toMatch(/要改哪里/);
    await say('executive', '同意，把“三家门店大厅”改为“四家门店大厅”');
    expect(news('executive')).toMatch(/＋正文：四家门店大厅/);
    expect(news('executive')).toMatch(
      /【确认修改】[^▤]*您是作者，也是签发人[^▤]*性质：实质改动：数字[^▤]*须再签：保密 严守默/,
    );
    quietExcept('executive');
    await tap('executive', '确认修改');

    // then he is author and signer of v2, 保密 reconfirms what changed, the others keep their signatures and are told
    expect(await item(no)).toMatchObject({ status: 'IN_REVIEW', stage: 'SECRECY_REVIEW', version: 2 });
    expect((await item(no)).signatures).toMatchObject([
      { stage: 'DEPT_REVIEW', version: 1, valid: true },
      { stage: 'OFFICE_REVIEW', version: 1, valid: true },
      { stage: 'SECRECY_REVIEW', version: 1, valid: false },
      { stage: 'EXEC_SIGNOFF', version: 2, valid: true, decision: 'APPROVE_WITH_EDIT' },
    ]);
    expect(news('secrecy')).toMatch(/【请再确认】[^▤]*v2[^▤]*闻清远 改动了您签过的 v1[^▤]*＋正文：四家/);
    for (const who of ['head', 'editor'] as const)
      expect(news(who)).toMatch(/由闻清远作了改动，现在是 v2。您的签字继续有效/);
    expect(news('officer')).toMatch(/由闻清远作了改动，现在是 v2/);
    expect(news('executive')).toMatch(/已修改后签发/);
    expect(holds('executive', '签发')).toBe(false);
    quietExcept('executive', 'secrecy', 'head', 'editor', 'officer');

    // when 保密 taps once, it is scheduled without a second 签发
    mark();
    await tap('secrecy', '无涉密');
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED', version: 2, signer: { name: '闻清远' } });
    expect(news('officer')).toMatch(/已签发/);
    expect(news('executive')).toBe('');

    // given another, a small change is scheduled at once; head and secrecy lead are told
    const other = await submit({ lines: { 标题: '门店春季开放日' } });
    await signThrough(other, 'SECRECY_REVIEW');
    mark();
    await tap('executive', '修改后签发');
    await say('executive', '小改 旁边有→现场有');
    await tap('executive', '确认修改');
    expect(await item(other)).toMatchObject({ status: 'SCHEDULED', version: 2 });
    expect((await item(other)).signatures.every(({ valid }) => valid)).toBe(true);
    for (const who of ['head', 'secrecy'] as const)
      expect(news(who)).toMatch(/由闻清远作了文字小改，现在是 v2。您的签字继续有效/);
    expect(sees('officer')).toMatch(/已签发/);

    // given a time that is taken, neither way gets it a second time: whoever signed first keeps it
    const planned = (await item(other)).plannedPublishAt.slice(0, 16).replace('T', ' ');
    for (const change of ['小改 旁边有→现场有', '三家门店大厅→四家门店大厅']) {
      const late = await submit({ lines: { 标题: '门店春季讲座', 拟发: planned, 理由: '讲座当天' } });
      await signThrough(late, 'SECRECY_REVIEW');
      mark();
      await tap('executive', '修改后签发');
      await say('executive', change);
      await tap('executive', '确认修改');
      if ((await item(late)).stage === 'SECRECY_REVIEW') await tap('secrecy', '无涉密');
      expect((await item(late)).status).toBe('RESCHEDULE_NEEDED');
      expect(news('officer')).toMatch(new RegExp(`已签发 ${late}.*已由先签发的 ${other} 占用`));
      expect(news('editor')).toMatch(/时段没有了/);
    }
  },
};

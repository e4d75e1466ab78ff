import { given, type Case } from './case';

/** 健康内容部 has no information officer, so its head submits. */
const withoutOfficer = given.organization(({ departments }) => ({
  departments: (departments as { id: string }[]).map((one) =>
    one.id === 'D-HEA' ? { ...one, informationOfficer: null } : one,
  ),
}));

export const awkwardCase: Case = {
  no: 2,
  title: 'an approver who is the submitter is not asked: his superior is, or his delegate, and the card says why',
  configure: withoutOfficer,
  async run({ submit, say, tap, holds, mark, news, sees, item, page, quietExcept }) {
    // given a post by a head; the only executive is needed for 签发, so the head of the office stands above
    const one = await submit({ by: 'head' });

    // then he is offered nothing, and whoever is above reads why it came
    expect(holds('head', '同意')).toBe(false);
    expect(sees('head')).toMatch(/已提交.*现在请 乔远岫 部门审核/s);
    expect(sees('officeHead')).toMatch(/【待审核】[^▤]*孟初晴是投稿人，由上级审核。[^▤]*\[同意\]/);
    await say('head', '待办');
    expect(sees('head')).not.toMatch(/待您部门审核/);
    expect((await page('head', one)).text).not.toMatch(/同意 退回/);

    // when the superior has signed, it is said in whose place
    mark();
    await tap('officeHead', '同意');
    expect(news('officeHead')).toMatch(/〔乔远岫（上级） .* 同意〕/);
    expect(news('editor')).toMatch(/前序签字：部门 乔远岫（上级）[^▤]*\[同意\]/);
    expect((await page('head', one)).text).toContain('乔远岫（上级）');
    expect((await item(one)).signatures).toMatchObject([{ signer: { name: '乔远岫' }, onBehalfOf: null, valid: true }]);
    quietExcept('officeHead', 'editor');

    // and the rest of the route has a person for each stage
    await tap('editor', '同意');
    await tap('secrecy', '无涉密');
    await tap('executive', '签发');
    expect((await item(one)).status).toBe('SCHEDULED');
    expect(sees('head')).toMatch(/已签发/);

    // given a delegate of the head's: the next post goes to him
    mark();
    await say('head', '委托 霍远之 现在 2026-04-20');
    const two = await submit({ by: 'head', lines: { 标题: '夜间门诊延长到九点' } });
    expect(news('opsHead')).toMatch(
      /【待审核】[^▤]*孟初晴是投稿人，由受托人审核。受孟初晴委托，至 4\/21 00:00[^▤]*\[同意\]/,
    );
    expect(news('officeHead')).toBe('');
    await tap('opsHead', '同意');
    expect((await item(two)).signatures).toMatchObject([
      { signer: { name: '霍远之' }, onBehalfOf: { name: '孟初晴' } },
    ]);

    // where the department has an officer, its head is told who submits
    await say('opsHead', '投稿');
    expect(sees('opsHead')).toMatch(/本部门的信息员是蓝可可，请由信息员投稿，您来审核.*提示 F-07（第六、十二条）/);
  },
};

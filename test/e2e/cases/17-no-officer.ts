import { given, type Case } from './case';

export const awkwardCase: Case = {
  no: 17,
  title: 'a department has no officer: its head submits, a superior reviews, and it shows red until one is named',
  configure: given.organization((before) => ({
    departments: (before.departments as { id: string }[]).map((one) =>
      one.id === 'D-HEA' ? { ...one, informationOfficer: null } : one,
    ),
  })),
  async run({ submit, say, tap, mark, news, sees, item, quietExcept }) {
    // given a department whose officer's place is empty, which the office sees
    await say('officeHead', '信息员');
    expect(sees('officeHead')).toMatch(/🔴 健康内容部：没有信息员，由负责人孟初晴代办/);
    expect(sees('officeHead')).toMatch(/运营部|云雀|蓝可可/);

    // when somebody who is neither officer nor head wants to write
    await say('officer', '投稿');
    expect(sees('officer')).toMatch(/只有各部门的信息员可以投稿（没有信息员的部门由部门负责人投稿）/);

    // then the head may submit, and is not asked to review what is his own: the head of the office is, since the executive signs off
    mark();
    const no = await submit({ by: 'head' });
    expect(news('head')).not.toMatch(/\[同意\]/);
    expect(news('officeHead')).toMatch(/部门审核[^]*孟初晴/);
    await tap('officeHead', '同意');
    expect(await item(no)).toMatchObject({ stage: 'OFFICE_REVIEW' });
    expect((await item(no)).signatures[0]).toMatchObject({ stage: 'DEPT_REVIEW', signer: { name: '乔远岫' } });

    // when the head names an officer, the next post is the officer's to submit, and the head reviews again
    mark();
    await say('head', '信息员 尹小川');
    expect(news('head')).toMatch(/已登记：健康内容部信息员是尹小川/);
    expect(news('officer')).toMatch(/孟初晴指定您为健康内容部信息员/);
    expect(news('officeHead')).toMatch(/健康内容部信息员变更：尹小川（孟初晴指定/);
    quietExcept('head', 'officer', 'officeHead', 'editor');
    await say('head', '投稿');
    expect(news('head')).toMatch(/尹小川/);
    await submit();
    await tap('head', '同意');
    // a second one is refused as long as there is the first
    mark();
    await say('head', '信息员 石安安');
    expect(news('head')).toMatch(/一个部门只设一名。要换人，请回复“信息员 石安安 接替 尹小川”/);
    quietExcept('head');
    await say('officeHead', '信息员');
    expect(news('officeHead')).toMatch(/健康内容部：尹小川/);
    expect(news('officeHead')).not.toMatch(/🔴 健康内容部/);
  },
};

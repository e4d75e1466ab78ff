import type { Case } from './case';
import { PEOPLE } from './people';

export const awkwardCase: Case = {
  no: 16,
  title: 'an officer leaves: drafts go to the head, who names the next one; what is signed stays signed',
  async run({
    product,
    leaversRead,
    submit,
    say,
    tap,
    tapHeld,
    hold,
    signThrough,
    moveTo,
    mark,
    news,
    sees,
    item,
    quietExcept,
  }) {
    // given one post that the head has signed, one that will be returned, and a draft
    const signed = await submit();
    await tap('head', '同意');
    const returned = await submit({ lines: { 标题: '将被退回的一篇' } });
    await tap('head', '同意');
    await say('officer', '投稿\n标题：写了一半的一篇\n正文：开头');
    const draftCard = hold('officer');
    mark();

    // when the directory says that the officer has left
    await product.control.personnel({ leave: PEOPLE.officer.userid });
    await product.settle();

    // then the head is asked for a successor and has the list; the office knows; nobody else is bothered
    expect(news('head')).toMatch(/尹小川已离职，健康内容部没有信息员。请在 3\/30 17:30 前指定一名：回复“信息员 姓名”/);
    expect(news('head')).toMatch(
      new RegExp(`尹小川的 3 篇稿件移交给您[^]*${signed}[^]*${returned}[^]*草稿 《写了一半的一篇》`),
    );
    for (const office of ['editor', 'officeHead'] as const) {
      expect(news(office)).toMatch(/尹小川已离职.*签过的名仍然有效/);
      expect(news(office)).toMatch(/健康内容部没有信息员了，已请部门负责人一个工作日内指定/);
      expect(news(office)).toMatch(/尹小川的 3 篇稿件已移交孟初晴/);
    }
    quietExcept('head', 'editor', 'officeHead');

    // the leaver can do nothing any more, and is told so
    mark();
    await say('officer', `撤回 ${signed} 不发了`);
    await tapHeld('officer', draftCard, '确定');
    expect(/尹小川，您已不在公司通讯录里.*没有生效/.test(news('officer'))).toBe(leaversRead);
    expect(sees('officer')).toMatch(/〔您已离职，没有生效〕/);
    quietExcept('officer');
    expect((await item(signed)).status).toBe('IN_REVIEW');

    // a return reaches the head, who writes on
    await say('editor', '待办');
    await tap('editor', '退回', 'SOURCE');
    expect(news('head')).toMatch(/已退回 .*《将被退回的一篇》/);
    expect(news('officer')).not.toMatch(/已退回/);
    await say('head', '继续 写了一半');
    expect(news('head')).toMatch(/接着写草稿《写了一半的一篇》/);

    // nobody is named: the head is asked again in the morning, at the end of that day the office hears of it
    mark();
    await moveTo('2026-03-30 09:30');
    expect(news('head')).toMatch(/健康内容部没有信息员。请在 3\/30 17:30 前指定一名/);
    await moveTo('2026-03-30 17:30');
    expect(news('officeHead')).toMatch(/健康内容部没有信息员，负责人还没有指定/);

    // when the head names one, the new officer is greeted with the list, and there is only the one
    mark();
    await say('head', '信息员 石安安');
    expect(news('head')).toMatch(/已登记：健康内容部信息员是石安安/);
    expect(news('archivist')).toMatch(/孟初晴指定您为健康内容部信息员/);
    expect(news('archivist')).toMatch(/孟初晴的 3 篇稿件移交给您[^]*写了一半的一篇/);
    expect(news('officeHead')).toMatch(/健康内容部信息员变更：石安安/);
    await say('head', '信息员 夏栀');
    expect(news('head')).toMatch(/夏栀是.*的信息员，一人只任一个部门/);
    await say('archivist', '我的稿件');
    expect(news('archivist')).toMatch(/写了一半的一篇》 草稿/);

    // and the post the head had signed goes its way with that signature; the new officer hears of it
    await signThrough(signed);
    const { signatures, status } = await item(signed);
    expect(status).toBe('SCHEDULED');
    expect(signatures.map(({ stage, signer, valid }) => [stage, signer.name, valid])).toEqual([
      ['DEPT_REVIEW', '孟初晴', true],
      ['OFFICE_REVIEW', '安若溪', true],
      ['SECRECY_REVIEW', '严守默', true],
      ['EXEC_SIGNOFF', '闻清远', true],
    ]);
    expect(sees('archivist')).toMatch(/已签发 .*《三家门店新增自助打印机》/);
    expect(sees('officer')).not.toMatch(/已签发/);
  },
};

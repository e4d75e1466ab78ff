import { given, type Case } from './case';

export const awkwardCase: Case = {
  no: 31,
  title: '转审 goes to somebody with the right to the same stage, is recorded, and never to the submitter',
  configure: given.office({ editors: ['U-102', 'U-101'] }),
  async run({ submit, say, tap, tapHeld, hold, holds, signThrough, mark, news, sees, item, quietExcept, page }) {
    // given two editors who hold a card each
    const no = await submit();
    await tap('head', '同意');
    expect([holds('editor', '同意'), holds('officeHead', '同意')]).toEqual([true, true]);
    const old = hold('editor', '同意');
    mark();

    // when one wants to give it to the submitter, to somebody without the right, or without a reason: nothing moves
    await say('editor', `转审 ${no} 尹小川 出差`);
    await say('editor', `转审 ${no} 严守默 出差`);
    await say('editor', `转审 ${no} 乔远岫`);
    expect(news('editor')).toMatch(/尹小川是.*的投稿人，不能审自己的稿.*可以转给：乔远岫/);
    expect(news('editor')).toMatch(/严守默没有“核稿”的权限，转审只能给有同一权限的人/);
    expect(news('editor')).toMatch(/没有转审：要写明原因/);
    await say('secrecy', `转审 ${no} 乔远岫 帮忙看看`);
    expect(news('secrecy')).toMatch(/您不是.*“核稿”这一关的审批人/);
    expect(holds('editor', '同意')).toBe(true);
    quietExcept('editor', 'secrecy');

    // when it goes to the other editor, his card says from whom and why; the giver's is over
    mark();
    await say('editor', `转审 ${no} 乔远岫 这篇涉及我家属`);
    expect(news('editor')).toMatch(new RegExp(`已转审 ${no}.*“核稿”由安若溪转给乔远岫，原因：这篇涉及我家属`));
    expect(news('editor')).toMatch(/〔已转审给乔远岫〕/);
    expect(news('officeHead')).toMatch(/【待审核】[^▤]*安若溪转审：这篇涉及我家属。[^▤]*\[同意\]/);
    expect(sees('officeHead').match(/\[同意\]/g)).toHaveLength(1);
    quietExcept('editor', 'officeHead');
    await tapHeld('editor', old, '同意');
    expect(news('editor')).toMatch(/没有生效.*已于 .* 转审给乔远岫/);
    expect((await item(no)).stage).toBe('OFFICE_REVIEW');

    // then whoever asks sees that it was moved, and by whom
    await say('officer', `进度 ${no}`);
    expect(news('officer')).toMatch(/⏳核稿 乔远岫.*转审 .*：安若溪 → 乔远岫，安若溪办理，原因：这篇涉及我家属/s);
    expect((await page('officer', no)).text).toMatch(
      /转审：安若溪 → 乔远岫，安若溪办理，原因：这篇涉及我家属[^]*2026-\d\d-\d\d \d\d:\d\d/,
    );
    await tap('officeHead', '同意');
    await signThrough(no);
    expect((await item(no)).signatures.map(({ signer }) => signer.name)).toEqual([
      ...['孟初晴', '乔远岫', '严守默', '闻清远'],
    ]);
    expect(sees('officer')).toMatch(/已签发/);

    // where nobody else has the right, it says what can be done instead
    const alone = await submit({ lines: { 标题: '夜间门诊延长到九点' } });
    mark();
    await say('head', `转审 ${alone} 霍远之 出差`);
    expect(news('head')).toMatch(/现在没有别人有“部门审核”的权限，可以先“委托”，或请公司办公室安排/);
    // a silent approver's is moved by the office, once there is somebody: his delegate
    await say('editor', '委托 孟初晴→霍远之 现在 4-2 办〔2026〕8号');
    expect([holds('head', '同意'), holds('opsHead', '同意')]).toEqual([false, true]);
    await say('officeHead', `转审 ${alone} 孟初晴 霍经理也不在`);
    expect([holds('head', '同意'), holds('opsHead', '同意')]).toEqual([true, false]);
    expect(sees('opsHead')).toMatch(/已由乔远岫转审给孟初晴：霍经理也不在。您不用再处理/);
  },
};

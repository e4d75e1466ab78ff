import type { Case } from './case';

export const awkwardCase: Case = {
  no: 1,
  title:
    'an approver on leave: a dated delegation moves the card, to the second; without one the office is asked to arrange',
  async run({
    submit,
    say,
    tap,
    tapHeld,
    hold,
    holds,
    moveTo,
    mark,
    news,
    sees,
    item,
    page,
    signThrough,
    quietExcept,
  }) {
    // given a head with two posts to sign who goes on leave until Monday noon
    const one = await submit();
    const two = await submit({ lines: { 标题: '夜间门诊延长到九点' } });
    const before = hold('head', '同意');
    mark();
    await say('head', '委托 霍远之 现在 2026-03-30 12:00');

    // then both are told, the cards are with the delegate and say why, and the head's say where they are
    expect(news('head')).toMatch(/已登记委托：孟初晴 → 霍远之，3\/27 10:\d\d 起，3\/30 12:00 止/);
    expect(news('head').match(/〔现由霍远之处理〕/g)).toHaveLength(2);
    expect(holds('head', '同意')).toBe(false);
    expect(news('opsHead')).toMatch(/委托已登记：孟初晴 → 霍远之.*到期自动收回/);
    expect(news('opsHead').match(/【待审核】[^▤]*受孟初晴委托，至 3\/30 12:00[^▤]*\[同意\]/g)).toHaveLength(2);
    quietExcept('head', 'opsHead');

    // when the delegate signs one, everybody reads for whom
    mark();
    await tap('opsHead', '同意');
    const signed = (await item(two)).stage === 'OFFICE_REVIEW' ? two : one;
    const open = signed === two ? one : two;
    expect((await item(signed)).signatures).toMatchObject([
      { signer: { name: '霍远之' }, onBehalfOf: { name: '孟初晴' }, decision: 'APPROVE', valid: true },
    ]);
    expect(news('opsHead')).toMatch(/〔孟初晴（受托：霍远之） .* 同意〕/);
    expect(news('editor')).toMatch(/前序签字：部门 孟初晴（受托：霍远之）/);
    expect((await page('officer', signed)).text).toContain('孟初晴（受托：霍远之）');
    await say('officer', `进度 ${signed}`);
    expect(sees('officer')).toMatch(/✅部门 [^→]* 孟初晴（受托：霍远之） →/);

    // when the delegation has ended at 12:00:00, a tap a second later counts no more, and the principal holds the card
    const late = hold('opsHead', '同意');
    await moveTo('2026-03-30 11:59:59');
    expect(holds('head', '同意')).toBe(false);
    mark();
    await moveTo('2026-03-30 12:00:01');
    await tapHeld('opsHead', late, '同意');
    expect((await item(open)).signatures).toEqual([]);
    expect(news('opsHead')).toMatch(/委托已到期：孟初晴 → 霍远之.*已转回孟初晴/);
    expect(news('opsHead')).toMatch(/没有生效：孟初晴的委托已于 12:00:00 到期.*由孟初晴处理/);
    expect(holds('opsHead', '同意')).toBe(false);
    expect(news('head')).toMatch(/委托已到期/);
    expect(news('head')).toMatch(new RegExp(`【待审核】[^▤]*〕${open.slice(5)}号[^▤]*\\[同意\\]`));
    // and the card the head had before the leave is still an old one
    await tap('head', '同意');
    await tapHeld('head', before, '同意');
    expect((await item(open)).signatures).toMatchObject([{ signer: { name: '孟初晴' }, onBehalfOf: null }]);

    // given a secrecy lead who fell ill: the office arranges it, with a document
    await signThrough(open, 'OFFICE_REVIEW');
    mark();
    await say('editor', '委托 严守默→季平川 现在 明天');
    expect(news('editor')).toMatch(/没有登记：办公室代为登记委托要有文号/);
    await say('editor', '委托 严守默→季平川 现在 明天 办〔2026〕7号');
    expect(news('deputy')).toMatch(/【待审核】[^▤]*受严守默委托，至 4\/1 00:00（办〔2026〕7号）[^▤]*\[无涉密\]/);
    expect(news('secrecy')).toMatch(/〔现由季平川处理〕/);
    await tap('deputy', '无涉密');
    expect((await item(open)).stage).toBe('EXEC_SIGNOFF');

    // given an executive who is away without a delegation: the office is asked to arrange, nothing is approved by itself
    mark();
    await moveTo('2026-04-01 18:00');
    expect(news('editor')).toMatch(new RegExp(`闻清远 未处理${open}.*签发.*安排授权`));
    expect(news('editor')).toMatch(/系统不会自动通过/);
    expect(await item(open)).toMatchObject({ status: 'IN_REVIEW', stage: 'EXEC_SIGNOFF' });
    // the executive still holds the card, and whoever asks reads for whom it waits
    expect(holds('executive', '签发')).toBe(true);
    await say('officer', `进度 ${open}`);
    expect(news('officer')).toMatch(
      /审核中.*✅部门 [^→]* 孟初晴 → ✅核稿 [^→]* 安若溪 → ✅保密 [^→]* 严守默（受托：季平川） → ⏳签发 闻清远（已等 2 天）/s,
    );
    expect(news('officer')).not.toMatch(/已签发/);
  },
};

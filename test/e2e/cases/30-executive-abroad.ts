import type { Case } from './case';

export const awkwardCase: Case = {
  no: 30,
  title: 'an executive abroad gives a deputy a written, dated mandate; when it ends, the duty is his again by itself',
  async run({ submit, say, tap, tapHeld, hold, holds, moveTo, mark, news, sees, item, page, signThrough }) {
    // given an executive who leaves on Saturday; without a document there is no mandate
    await say('executive', '委托 季平川 3-28 4-2');
    expect(sees('executive')).toMatch(/没有登记：公司主要领导的授权要有书面文号/);
    await say('executive', '委托 季平川 3-28 4-2 授〔2026〕3号');
    expect(sees('executive')).toMatch(/已登记委托：闻清远 → 季平川，3\/28 00:00 起，4\/3 00:00 止（授〔2026〕3号）/);
    expect(sees('deputy')).toMatch(/委托已登记：闻清远 → 季平川/);

    // then on Friday the duty is still his
    const one = await submit({ lines: { 拟发: '2026-04-10 08:00' } });
    await signThrough(one, 'SECRECY_REVIEW');
    expect([holds('executive', '签发'), holds('deputy', '签发')]).toEqual([true, false]);

    // when the day comes, the open card goes along by itself, and both are told
    mark();
    await moveTo('2026-03-28 00:00:01');
    expect([holds('executive', '签发'), holds('deputy', '签发')]).toEqual([false, true]);
    expect(news('executive')).toMatch(/委托现在生效.*〔现由季平川处理〕|〔现由季平川处理〕.*委托现在生效/s);
    expect(news('deputy')).toMatch(/【待审核】[^▤]*受闻清远委托，至 4\/3 00:00（授〔2026〕3号）[^▤]*\[签发\]/);
    await moveTo('2026-03-30 09:00');
    await tap('deputy', '签发');

    // then the signature is the deputy's under the mandate, wherever it is shown
    expect((await item(one)).signatures.at(-1)).toMatchObject({
      stage: 'EXEC_SIGNOFF',
      signer: { name: '季平川' },
      onBehalfOf: { name: '闻清远' },
      valid: true,
    });
    expect(sees('deputy')).toMatch(/〔闻清远（受托：季平川） .* 签发〕/);
    expect((await page('editor', one)).text).toContain('闻清远（受托：季平川）');
    expect(sees('officer')).toMatch(/已签发/);

    // given another that waits for the deputy when the mandate ends
    await moveTo('2026-04-02 10:00');
    const two = await submit({ lines: { 标题: '夜间门诊延长到九点', 拟发: '2026-04-15 08:00' } });
    await signThrough(two, 'SECRECY_REVIEW');
    const held = hold('deputy', '签发');
    await moveTo('2026-04-02 23:59:59');
    expect(holds('deputy', '签发')).toBe(true);
    mark();
    await moveTo('2026-04-03 00:00:01');

    // then the duty is back, nobody has to do anything for it, and the deputy can sign no more
    expect([holds('executive', '签发'), holds('deputy', '签发')]).toEqual([true, false]);
    expect(news('executive')).toMatch(/委托已到期.*没有处理的审核已转回闻清远/);
    expect(news('deputy')).toMatch(/委托已到期/);
    await tapHeld('deputy', held, '签发');
    expect(news('deputy')).toMatch(/没有生效：闻清远的委托已于 00:00:00 到期/);
    await tap('executive', '签发');
    expect((await item(two)).signatures.at(-1)).toMatchObject({ signer: { name: '闻清远' }, onBehalfOf: null });
  },
};

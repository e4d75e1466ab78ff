import type { Case } from './case';

export const awkwardCase: Case = {
  no: 11,
  title: 'an old card tapped changes nothing, and its holder reads what is so and gets the live card',
  async run({ submit, say, tap, tapHeld, hold, mark, news, sees, item, quietExcept }) {
    // given a head who returned v1 and still has its card when v2 has come
    const no = await submit();
    const old = hold('head', '同意');
    await tap('head', '退回', 'WORDING');
    await say('officer', '三家门店大厅新增自助报告打印机，请凭预约码打印。');
    await say('officer', '提交');
    const before = await item(no);
    mark();

    // when the card of v1 is tapped
    await tapHeld('head', old, '同意');

    // then nothing is signed, and nobody else hears of it
    expect(await item(no)).toEqual(before);
    quietExcept('head');
    // the head reads what became of the old one and where the new one is
    expect(news('head')).toMatch(
      new RegExp(`您已于 .* 退回${no}.*已过期.*现在等 孟初晴 部门审核.*打开最新：http.*/s/${no}`, 's'),
    );
    expect(sees('head')).toMatch(/v1 · 常规[^▤]*〔[^〕]*退回[^〕]*〕/);
    expect(sees('head')).toMatch(/【待审核】[^▤]*v2 · 常规[^▤]*\[同意\]\[退回\]\[看全文\]/);
    // and the live card is at hand
    await say('head', '待办');
    expect(sees('head')).toMatch(new RegExp(`${no}.*部门审核`));
    await tap('head', '同意');
    expect((await item(no)).stage).toBe('OFFICE_REVIEW');
    expect(sees('officer')).toMatch(/已退回/);
    expect(sees('editor')).toMatch(/【待审核】[^▤]*v2 · 常规[^▤]*\[同意\]/);
  },
};

import type { Case } from './case';

export const awkwardCase: Case = {
  no: 13,
  title: 'a double tap or a repeated delivery is one signature with one result',
  async run({ submit, tapTimes, tapHeld, hold, mark, news, sees, item, quietExcept }) {
    const no = await submit();
    const card = hold('head', '同意');
    mark();

    // when the messenger delivers one tap five times at once
    await tapTimes(5, 'head', '同意');

    // then there is one signature and one next card
    expect((await item(no)).signatures).toHaveLength(1);
    expect(sees('head')).toMatch(/〔孟初晴 .* 同意〕/);
    expect(sees('head')).not.toMatch(/\[同意\]|不用再点/);
    expect(sees('editor').match(/【待审核】/g)).toHaveLength(1);
    quietExcept('head', 'editor');
    const before = await item(no);
    mark();

    // when the same button is tapped again, because the screen was slow
    await tapHeld('head', card, '同意');

    // then the answer is the decision that stands, and nobody else notices
    expect(await item(no)).toEqual(before);
    expect(news('head')).toMatch(/〔您已于 10:00:\d\d 同意〕/);
    expect(news('head')).toMatch(
      new RegExp(`您已于 10:00:\\d\\d 同意${no}《三家门店新增自助打印机》（部门审核），不用再点。$`),
    );
    expect(news('head')).not.toMatch(/\[同意\]/);
    quietExcept('head');
  },
};

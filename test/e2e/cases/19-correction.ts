import type { Case } from './case';

export const awkwardCase: Case = {
  no: 19,
  title: 'a typo that is out is corrected by a post of its own, in the fast lane, with the whole chain',
  async run({ product, submit, signThrough, say, mark, news, item, moveTo, page, tap, quietExcept }) {
    // given a public post with a wrong number in it
    const no = await submit({ lines: { 标题: '甲稿' } });
    await signThrough(no);
    await moveTo(Date.parse((await item(no)).plannedPublishAt) + 60_000);
    const before = await item(no);
    expect(before.status).toBe('PUBLISHED');
    mark();

    // when the officer does not say what is corrected, nothing begins
    await say('officer', '更正投稿\n标题：更正说明');
    expect(news('officer')).toMatch(/更正投稿要写明更正哪一篇.*更正对象：2026-0123/s);
    quietExcept('officer');

    // when it is said, class, accounts and the fast lane come from what is corrected
    const planned = new Date(product.clock.at + 8 * 3_600_000 + 2 * 86_400_000).toISOString().slice(0, 10);
    await say(
      'officer',
      `更正投稿\n更正对象：${no}\n标题：更正：甲稿\n拟发：${planned} 10:00\n来源：原创 云雀谷健康\n涉密：否\nAI生成：否\n营销：否\n图片：0张\n正文：昨日所发“三家门店”应为“四家门店”，特此更正。`,
    );
    await say('officer', '提交');
    const [, fix] = /已提交 (\d{4}-\d{4})/.exec(news('officer'))!;
    const correction = await item(fix!);
    expect(correction).toMatchObject({
      kind: 'CORRECTION',
      urgency: 'IMPORTANT_URGENT',
      category: 1,
      channels: ['WEIBO', 'WECHAT'],
      corrects: no,
      stage: 'DEPT_REVIEW',
    });
    // every signer sees on the card what it corrects
    expect(news('head')).toMatch(new RegExp(`【待审核】《更正：甲稿》v1 · 重要紧急[^▤]*更正对象：${no}《甲稿》`));
    await tap('head', '同意');
    expect(news('editor')).toMatch(new RegExp(`更正对象：${no}《甲稿》`));
    await signThrough(fix!);
    // signed is not out: nobody reads on the original that it is corrected
    expect((await page('executive', no)).text).not.toContain('已更正');
    mark();
    await moveTo(Date.parse(correction.plannedPublishAt) + 60_000);

    // then it is public, the original shows it, and the original itself stays as it was
    expect((await item(fix!)).status).toBe('PUBLISHED');
    expect(news('officer')).toMatch(new RegExp(`${no}《甲稿》 的更正稿 ${fix} 已发布：http.*原稿连同差错照原样存档`));
    expect(news('editor')).toMatch(new RegExp(`${no}《甲稿》 的更正稿 ${fix} 已发布`));
    // those who signed have nothing to do with it any more
    for (const role of ['head', 'secrecy', 'executive'] as const) expect(news(role)).toBe('');
    const after = await item(no);
    expect(after).toMatchObject({ status: 'PUBLISHED', digest: before.digest, corrections: [{ no: fix }] });
    expect((await page('executive', no)).text).toMatch(new RegExp(`已更正 更正稿 ${fix}`));
    expect((await page('executive', fix!)).text).toMatch(new RegExp(`更正对象 ${no}`));
  },
};

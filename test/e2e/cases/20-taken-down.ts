import type { Case } from './case';

export const awkwardCase: Case = {
  no: 20,
  title:
    'a serious error is taken down: asked by the officer, ordered by the office’s head, evidence first, each post once',
  async run({ product, submit, signThrough, say, tap, mark, news, sees, item, moveTo, page, quietExcept, kept }) {
    // given a post that is public on both accounts
    const no = await submit({ lines: { 标题: '甲稿' } });
    await signThrough(no);
    await moveTo(Date.parse((await item(no)).plannedPublishAt) + 60_000);
    expect((await item(no)).status).toBe('PUBLISHED');
    const live = () => product.control.timelines();
    mark();

    // when its officer asks for removal, only the head of the office is asked, and nothing is removed yet
    await say('officer', `下架 ${no}`);
    expect(news('officer')).toMatch(/要下架.*《甲稿》（微博、微信），请直接回复原因。还没有下架/);
    await say('officer', '剂量写错了');
    const [, request] = /请求已转 乔远岫 决定，编号 (\d{4}-\d{4})/.exec(news('officer'))!;
    // what is removed is not ticked off digit by digit
    expect(news('officeHead')).not.toMatch(/逐项核对/);
    expect(news('officeHead')).toMatch(/【待审核】《下架：甲稿》[^▤]*剂量写错了[^▤]*\[同意下架\]\[不同意\]/);
    // it cannot wait, so whoever is on duty is asked to call that head
    expect(news('clerk')).toMatch(/特急值班：.*《下架：甲稿》等“下架决定”.*乔远岫/s);
    expect(news('clerk')).not.toMatch(/四级签字/);
    quietExcept('officer', 'officeHead', 'clerk');
    expect(await item(no)).toMatchObject({ status: 'PUBLISHED' });
    expect(await item(request!)).toMatchObject({ kind: 'TAKEDOWN', status: 'IN_REVIEW', stage: 'TAKEDOWN_ORDER' });
    await say('head', `下架 ${no} 我也发现了`);
    expect(news('head')).toMatch(/已于 .* 提出，正在办理/);

    // when the head does not agree, it stays, and the officer reads why
    await tap('officeHead', '不同意');
    await say('officeHead', '先发更正');
    expect(news('officer')).toMatch(
      new RegExp(`${request}《下架：甲稿》 不予下架（下架决定·乔远岫）：先发更正。这篇到此结束`),
    );
    expect((await page('officer', no)).text).not.toMatch(/已下架/);
    expect((await item(no)).status).toBe('PUBLISHED');

    // when the head orders it himself, it goes at once
    mark();
    await say('officeHead', `下架 ${no} 剂量写错，已有人照做`);
    const [, order] = /已决定下架 .*编号 (\d{4}-\d{4})/.exec(news('officeHead'))!;
    await moveTo(product.clock.at + 120_000);

    // then the executives know at once, the register has it, and both posts are gone
    expect(news('executive')).toMatch(/【下架】.*剂量写错，已有人照做.*正在取证并删除/s);
    expect(news('head')).toMatch(/【下架】.*剂量写错，已有人照做/s);
    expect(news('officer')).toMatch(new RegExp(`${no}《甲稿》 在微博已由公司下架，原因：剂量写错`));
    expect(news('officer')).toMatch(/在微信已由公司下架/);
    expect(news('officeHead')).toMatch(/已办结：微博 已下架 .*；微信 已下架/);
    expect(news('editor')).toMatch(/【下架】.*剂量写错，已有人照做/s);
    expect(sees('secrecy')).not.toMatch(/下架/);
    expect((await item(no)).status).toBe('TAKEN_DOWN');
    expect(await item(order!)).toMatchObject({ kind: 'TAKEDOWN', status: 'PUBLISHED', signatures: [] });
    expect(live()).toMatchObject({ weibo: [], wechat: [{ status: 'deleted' }] });
    const { items } = await product.api<{ items: { kind: string; account: string }[] }>('/incidents');
    expect(items.map(({ kind, account }) => `${kind} ${account}`).toSorted()).toEqual([
      'TAKEDOWN A-WB',
      'TAKEDOWN A-WX',
    ]);
    // what was there is kept: the page as the platform gave it, beside what was signed
    const stored = await kept();
    expect(stored).toMatch(/"capturedAt".*"counts":\{"comments":0.*"signed":"三家门店大厅新增自助报告打印机/);
    // and whoever opens the page or asks reads that it is gone
    expect((await page('officer', no)).text).toMatch(/已下架/);
    await say('officer', `撤回 ${no} 不要了`);
    expect(news('officer')).toMatch(/现在不能撤回：.*已下架/);
    // the record of what was published stays whole
    const seen = (await page('auditor', no)).text;
    expect(seen).toContain('三家门店大厅新增自助报告打印机');
    expect(seen).toMatch(/已下架/);
    await say('officer', `进度 ${no}`);
    expect(news('officer')).toMatch(/《甲稿》 v1 · 已下架\n.*✅签发 [^→]* 闻清远\n微博 已下架 .*；微信 已下架 /);
  },
};

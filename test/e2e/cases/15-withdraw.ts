import type { Case } from './case';

export const awkwardCase: Case = {
  no: 15,
  title: 'withdrawal: free until 签发, the office’s to grant after it, impossible while sending, a removal once public',
  async run({ submit, signThrough, say, tap, holds, mark, news, sees, item, moveTo, quietExcept, page, product }) {
    // given a post still in review: its officer takes it back alone
    const early = await submit({ lines: { 标题: '甲稿' } });
    await tap('head', '同意');
    await say('officer', `撤回 ${early} 活动改期`);
    expect(sees('officer')).toMatch(new RegExp(`已撤回 ${early}《甲稿》，原因：活动改期`));
    expect(sees('editor')).toMatch(/〔已撤回〕/);
    expect((await item(early)).status).toBe('WITHDRAWN');

    // given one that is signed off: the request goes to the office
    const signed = await submit({ lines: { 标题: '乙稿' } });
    await signThrough(signed);
    mark();
    await say('officer', `撤回 ${signed} 数据有误`);
    expect(news('officer')).toMatch(/撤回要公司办公室同意.*答复前不会发布/);
    expect(news('editor')).toMatch(/请求撤回《乙稿》[^▤]*原因：数据有误[^▤]*\[同意撤回\]\[不同意\]/);
    quietExcept('officer', 'editor');
    expect((await item(signed)).status).toBe('SCHEDULED');

    // when the office does not agree, it stays as it was, and the officer reads who said so
    mark();
    // its head holds no card and answers in words
    await say('officeHead', '待办');
    expect(news('officeHead')).toMatch(
      new RegExp(`请求撤回：.*原因：数据有误。回复“同意撤回 ${signed}”或“不同意撤回 ${signed}”`),
    );
    await say('clerk', `不同意撤回 ${signed}`);
    expect(news('clerk')).toMatch(/没有权限/);
    await say('officeHead', `不同意撤回 ${signed}`);
    expect(news('officeHead')).toMatch(/没有同意撤回 .*《乙稿》，已签发，定于/);
    expect(news('editor')).toMatch(/〔不同意撤回〕/);
    expect(news('officer')).toMatch(/公司办公室（乔远岫）不同意撤回 .*《乙稿》。已签发，定于/);

    // when it is asked again and the planned time comes before the answer, nothing goes out
    await say('officer', `撤回 ${signed} 数据确实有误`);
    const { plannedPublishAt } = await item(signed);
    await moveTo(Date.parse(plannedPublishAt));
    expect(await item(signed)).toMatchObject({
      status: 'RESCHEDULE_NEEDED',
      publications: [{ status: 'WAITING' }, {}],
    });
    // when the office agrees, it is withdrawn, by the officer's wish and the office's word
    mark();
    await tap('editor', '同意撤回');
    expect((await item(signed)).status).toBe('WITHDRAWN');
    expect(news('editor')).toMatch(/〔安若溪 .* 同意撤回〕/);
    expect(holds('editor', '立即发')).toBe(false);
    expect(news('officer')).toMatch(new RegExp(`已撤回 ${signed}《乙稿》：公司办公室（安若溪）同意撤回，不会发布`));
    quietExcept('officer', 'editor');
    expect((await page('executive', signed)).text).toMatch(/已撤回/);

    // given one that is just being sent: it cannot be stopped any more, and the officer reads how it stands
    const going = await submit({ lines: { 标题: '丁稿', 渠道: '微博' } });
    await signThrough(going);
    product.control.fault({ platform: 'weibo', path: '/2/statuses/share.json', mode: 'accept-then-drop' });
    await moveTo(Date.parse((await item(going)).plannedPublishAt));
    expect((await item(going)).status).toBe('PUBLISHING');
    mark();
    await say('officer', `撤回 ${going} 数据有误`);
    expect(news('officer')).toMatch(/现在不能撤回：.*微博 正在发布/);
    quietExcept('officer');

    // given one that is public: nothing is withdrawn, and the officer reads how it is removed
    const out = await submit({ lines: { 标题: '丙稿' } });
    await signThrough(out);
    await moveTo(Date.parse((await item(out)).plannedPublishAt) + 60_000);
    expect((await item(out)).status).toBe('PUBLISHED');
    mark();
    await say('officer', `撤回 ${out} 数据有误`);
    expect(news('officer')).toMatch(new RegExp(`现在不能撤回：.*已发布.*请回复“下架 ${out} 原因”`, 's'));
    quietExcept('officer');
    expect((await item(out)).status).toBe('PUBLISHED');
  },
};

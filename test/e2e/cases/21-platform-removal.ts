import type { Case } from './case';

export const awkwardCase: Case = {
  no: 21,
  title: 'the platform removes a post: an incident with the reason, everybody told, a new post is a new approval',
  async run({ product, submit, signThrough, say, mark, news, item, moveTo, page, quietExcept }) {
    // given a post that is public on both accounts
    const no = await submit({ lines: { 标题: '甲稿' } });
    await signThrough(no);
    await moveTo(Date.parse((await item(no)).plannedPublishAt) + 60_000);
    expect((await item(no)).status).toBe('PUBLISHED');
    mark();

    // when somebody without the right, or without a reason, says so: nothing changes
    await say('officer', `平台下架 ${no} 违规`);
    expect(news('officer')).toMatch(/没有权限/);
    await say('editor', `平台下架 ${no}`);
    expect(news('editor')).toMatch(/请写明平台给出的原因/);
    expect((await item(no)).status).toBe('PUBLISHED');
    mark();

    // when the publisher says that Weibo took it away
    await say('editor', `平台下架 ${no} 微博 涉嫌营销`);

    // then the register has it, and who answers for it reads why
    expect(news('editor')).toMatch(/在微博被平台下架，原因：涉嫌营销。已登记事件/);
    expect(news('officer')).toMatch(new RegExp(`${no}《甲稿》 在微博被平台下架，原因：涉嫌营销.*复制 ${no}`));
    expect(news('officeHead')).toMatch(/在微博被平台下架，原因：涉嫌营销/);
    quietExcept('editor', 'officer', 'officeHead');
    const { items } = await product.api<{ items: Record<string, unknown>[] }>('/incidents');
    expect(items).toEqual([
      expect.objectContaining({ no: '2026-0001', kind: 'PLATFORM_REMOVED', account: 'A-WB', closedAt: null }),
    ]);
    // it is still public on WeChat; when it is gone there too, it is taken down
    expect((await item(no)).status).toBe('PUBLISHED');
    await say('editor', `平台下架 ${no} 被投诉`);
    expect((await item(no)).status).toBe('TAKEN_DOWN');
    expect((await page('executive', no)).text).toMatch(/已下架/);

    // the office closes what it has looked into
    mark();
    await say('editor', '结案');
    expect(news('editor')).toMatch(/2026-0001 平台下架 · 微博/);
    await say('editor', '结案 2026-0001 已向平台申诉，维持原判');
    expect(news('editor')).toMatch(/事件 2026-0001（平台下架）已结案：已向平台申诉/);

    // and the officer's new try is a new draft with nobody's signature
    mark();
    await say('officer', `复制 ${no}`);
    expect(news('officer')).toMatch(/复制成新草稿.*原来的签字不带/s);
    await say('officer', '拟发：2026-04-20 08:00');
    await say('officer', '提交');
    expect(await item('2026-0002')).toMatchObject({ status: 'IN_REVIEW', stage: 'DEPT_REVIEW', signatures: [] });
    expect(news('head')).toMatch(/【待审核】《甲稿》v1/);
  },
};

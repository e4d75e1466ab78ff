import type { Case } from './case';

const SHARE = '/2/statuses/share.json';

export const awkwardCase: Case = {
  no: 28,
  title:
    'publishing that fails or is uncertain is looked up, never repeated blindly; the publisher decides what nobody can know',
  async run({ submit, say, tap, signThrough, moveTo, mark, news, sees, item, holds, product }) {
    const weibo = () => product.control.timelines().weibo;
    const statusOf = async (no: string) => (await item(no)).publications[0]!.status;

    // given a post whose answer is lost on the way back
    const found = await submit({
      lines: { 渠道: '微博', 标题: '甲', 正文: '甲：门店新增自助打印机。', 拟发: '2026-04-07 08:00' },
    });
    await signThrough(found);
    product.control.fault({ platform: 'weibo', path: SHARE, mode: 'accept-then-drop' });
    await moveTo('2026-04-07 08:30');
    // then it was found on the account, and is there once
    expect([await statusOf(found), weibo().length]).toEqual(['PUBLISHED', 1]);
    expect(sees('officer')).toMatch(/已发布 微博 .*《甲》/);
    expect(sees('editor')).toMatch(/已发布 微博 .*《甲》/);
    expect(sees('editor')).not.toMatch(/需人工核实/);

    // given a post that Weibo claims to have taken, and that appears nowhere
    const unsure = await submit({
      lines: { 渠道: '微博', 标题: '乙', 正文: '乙：门店春季开放日。', 拟发: '2026-04-21 08:00' },
    });
    await signThrough(unsure);
    mark();
    product.control.fault({ platform: 'weibo', path: SHARE, mode: 'errcode', errcode: 20032 });
    await moveTo('2026-04-21 11:00');
    // then nothing was sent a second time; the publisher is asked, the officer can see how it stands
    expect([await statusOf(unsure), weibo().length]).toEqual(['UNKNOWN', 1]);
    expect(news('editor')).toMatch(/需人工核实：微博《乙》[^▤]*不会自动重发[^▤]*\[重新核对\]/);
    await say('officer', `进度 ${unsure}`);
    expect(news('officer')).toMatch(/微博 需人工核实/);
    // when the publisher finds it after all and gives the link
    await say('editor', `已发 ${unsure} https://weibo.com/7000000001/Qz8Yx0001`);
    expect(await item(unsure)).toMatchObject({ status: 'PUBLISHED' });
    expect(news('officer')).toMatch(/已发布 微博 .*《乙》.*链接：https:\/\/weibo\.com\/7000000001\/Qz8Yx0001/s);
    expect(news('editor')).toMatch(/需人工核实：微博《乙》[^▤]*〔已发布 /);

    // given a post Weibo refuses for good
    const refused = await submit({
      lines: { 渠道: '微博', 标题: '丙', 正文: '丙：夜诊服务恢复。', 拟发: '2026-05-06 08:00' },
    });
    await signThrough(refused);
    mark();
    product.control.fault({ platform: 'weibo', path: SHARE, mode: 'errcode', errcode: 20018 });
    await moveTo('2026-05-06 09:00');
    // then officer and publisher are told why, and nothing more happens by itself
    expect(await item(refused)).toMatchObject({ status: 'PUBLISH_FAILED' });
    expect(news('officer')).toMatch(/《丙》 没有发到微博：.*禁止的链接.*已请发布专员处理/);
    expect(news('editor')).toMatch(/没有发出：微博《丙》[^▤]*禁止的链接[^▤]*\[未发出，重发\]/);
    expect(holds('officer', '未发出，重发')).toBe(false);
    // when the publisher lets it go again
    await tap('editor', '未发出，重发');
    await moveTo('2026-05-06 09:30');
    expect(await item(refused)).toMatchObject({ status: 'PUBLISHED' });
    expect(weibo().filter(({ text }) => text.includes('丙')).length).toBe(1);
    expect(news('officer')).toMatch(/已发布 微博 .*《丙》/);
  },
};

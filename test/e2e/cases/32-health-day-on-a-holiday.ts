import { given, type Case } from './case';

/** 全国爱眼日 falls on a Saturday. */
const LINES = {
  标题: '全国爱眼日|给眼睛放个假',
  类别: '2',
  渠道: '微博',
  拟发: '2026-06-06 08:30',
  视频: 'https://v.jkdyx.example/topic/eyes',
  正文: '6月6日是全国爱眼日。用眼二十分钟，看一看远处。',
};

export const awkwardCase: Case = {
  no: 32,
  title:
    'a health day on a day off is published on the day; somebody on duty reads it back, or the office is offered the day before',
  at: '2026-05-25 10:00',
  configure: given.policy({ dutyList: [] }),
  async run({ submit, signThrough, say, mark, news, item, moveTo, quietExcept, product }) {
    // given a post for a health day on a Saturday, and nobody on the duty list
    const no = await submit({ lines: LINES });
    await signThrough(no, 'SECRECY_REVIEW');
    mark();
    await signThrough(no);

    // then the office reads that nobody would read it back, and which working day it can have instead; the plan stands
    expect(news('editor')).toMatch(/定于 6\/6 08:30 发布，那天休息，值班名单是空的，没有人读网复核/);
    expect(news('editor')).toMatch(new RegExp(`提前到最后一个工作日 6/5 08:30：回复“改期 ${no} 2026-06-05 08:30”`));
    expect(news('officer')).toMatch(/已签发.*定于 6\/6 08:30 发布/);
    quietExcept('editor', 'officer', 'executive');
    expect(await item(no)).toMatchObject({ status: 'SCHEDULED' });

    // when the office takes the offer, everybody concerned reads the new day
    mark();
    await say('editor', `改期 ${no} 2026-06-05 08:30`);
    expect(news('editor')).toMatch(/已改期.*6\/5 08:30/);
    expect(news('officer')).toMatch(/由安若溪改为 6\/5 08:30/);
    mark();
    await moveTo('2026-06-05 08:31');
    expect((await item(no)).status).toBe('PUBLISHED');
    const out = String.raw`已发布 微博 08:30:00 2026-0001《全国爱眼日\|给眼睛放个假》\n链接：https:.*\n`;
    expect(news('editor')).toMatch(new RegExp(`${out}请尽快读网复核`));
    expect(news('officer')).toMatch(new RegExp(`${out}读网复核由发布专员做`));
    for (const role of ['head', 'secrecy', 'executive'] as const) expect(news(role)).not.toContain('已发布');
    expect(product.control.timelines().weibo).toHaveLength(1);
  },
};

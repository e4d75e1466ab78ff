import type { Case } from './case';

export const awkwardCase: Case = {
  no: 29,
  title: 'everything is paused: nothing goes out, and each post is resumed on its own',
  async run({ product, submit, say, tap, signThrough, moveTo, mark, news, sees, item, quietExcept }) {
    const published = () => product.control.timelines().weibo.length;
    // given one post that is signed, and one that is on its way
    const one = await submit({ lines: { 渠道: '微博', 拟发: '2026-04-08 08:00' } });
    await signThrough(one);
    const two = await submit({ lines: { 标题: '夜间门诊延长到九点', 渠道: '微博', 拟发: '2026-04-09 08:00' } });
    await signThrough(two, 'SECRECY_REVIEW');
    mark();

    // when somebody else tries, nothing happens
    await say('officer', '暂停全部');
    expect(news('officer')).toMatch(/没有权限：暂停和恢复由公司办公室或公司主要领导决定/);

    // when the executive pauses everything
    await say('executive', '暂停全部 公祭日');
    expect(news('executive')).toMatch(/已暂停全部.*原因：公祭日/);
    for (const who of ['editor', 'officeHead'] as const) expect(news(who)).toMatch(/闻清远已暂停全部发布（公祭日）/);
    expect(news('officer')).toMatch(new RegExp(`${one}.*已暂停，不会按时发出：闻清远.*公祭日`));
    expect((await item(one)).status).toBe('HELD');

    // then what is signed meanwhile waits as well, and nothing goes out at its time
    await signThrough(two);
    expect((await item(two)).status).toBe('HELD');
    expect(sees('officer')).toMatch(new RegExp(`${two}.*已暂停`));
    await moveTo('2026-04-08 09:00');
    expect(published()).toBe(0);
    mark();
    await say('officer', `进度 ${one}`);
    expect(news('officer')).toMatch(/已暂停/);

    // when the pause is over, nothing goes on by itself: the office is asked post by post
    await say('editor', '恢复全部');
    expect(news('editor')).toMatch(new RegExp(`2 篇被停下的稿件不会自动发布.*${one}.*${two}`));
    expect(news('editor').match(/暂停已解除，是否恢复/g)).toHaveLength(2);
    expect(news('executive')).toMatch(/安若溪已解除暂停/);
    expect((await item(one)).status).toBe('HELD');
    mark();

    // then the one whose time is to come is resumed and goes out at its time
    await say('officeHead', `恢复 ${two}`);
    expect(news('officeHead')).toMatch(new RegExp(`已恢复 ${two}.*定于 4/9 08:00 发布`));
    expect(news('officer')).toMatch(new RegExp(`${two}.*已由乔远岫恢复`));
    expect(news('editor')).toMatch(/〔定于 4\/9 08:00〕/);
    mark();
    // and the one whose time went by is put to the office, never sent by itself
    await tap('editor', '恢复');
    expect(news('editor')).toMatch(/拟发时间 4\/8 08:00 已过|拟发时间已过/);
    expect((await item(one)).status).toBe('RESCHEDULE_NEEDED');
    quietExcept('editor', 'officer');
    await moveTo('2026-04-09 08:01');
    expect((await item(two)).status).toBe('PUBLISHED');
    expect(published()).toBe(1);
    expect((await item(one)).status).toBe('RESCHEDULE_NEEDED');
    expect(sees('officer')).toMatch(/已发布 微博/);
  },
};

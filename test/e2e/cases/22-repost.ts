import type { Case } from './case';

const SHOW = '/2/statuses/show.json';
const REPOST = '/2/statuses/repost.json';

export const awkwardCase: Case = {
  no: 22,
  title:
    'a repost is signed with a snapshot of its original; what has changed or gone since is held, and the office is asked',
  async run({ product, submit, say, tap, signThrough, moveTo, mark, news, sees, item, page, holds, now }) {
    const { control } = product;
    const weibo = () => control.timelines().weibo;
    const posted = async (name: string, text: string) =>
      (await control.elsewhere({ write: { name, text } }))!.find((one) => one.text === text)!;
    const lines = (title: string, url: string, at: string) => ({
      标题: title,
      类别: '5',
      渠道: '微博',
      拟发: at,
      来源: `转载 云雀反诈 ${url}`,
      原文: url,
      正文: `${title}：转发提醒，退费不会要求您提供验证码。`,
    });
    const determined = async (no: string) => {
      await tap('head', '同意');
      await say('editor', `认定 ${no} 防骗提醒`);
      await signThrough(no);
    };

    // given somebody else's post that the account's app may read
    const fraud = await posted('云雀反诈', '冒充体检机构退费是新骗局，接到电话先挂断。');
    mark();
    await say(
      'officer',
      [
        '转发投稿',
        ...Object.entries(lines('甲', fraud.url, '2026-04-07 08:00')).map((pair) => pair.join('：')),
        '级别：常规',
        '涉密：否',
        'AI生成：否',
        '营销：否',
        '图片：0张',
      ].join('\n'),
    );
    // then its author, time and words were read, not asked
    expect(news('officer')).toMatch(
      /已读到原文并存了快照：@云雀反诈 3\/27 10:00“冒充体检机构退费是新骗局，接到电话先挂断。”/,
    );
    await say('officer', '提交');
    const one = /已提交 (\d{4}-\d{4})/.exec(news('officer'))![1]!;
    // and whoever signs sees who said what, and how that was seen
    expect(news('head')).toMatch(/【待审核】《甲》[^▤]*原文：@云雀反诈 3\/27 10:00“冒充体检机构[^▤]*快照：接口读取/);
    const signed = await item(one);
    expect(signed).toMatchObject({
      kind: 'REPOST',
      original: { url: fraud.url, author: '@云雀反诈', text: fraud.text, from: 'page' },
    });
    expect((await page('head', one)).text).toMatch(/原文快照 冒充体检机构退费是新骗局，接到电话先挂断。 （接口读取/);
    await determined(one);
    // when the answer to the repost is lost on its way back, it is found on the account, once, above its original
    control.fault({ platform: 'weibo', path: REPOST, mode: 'accept-then-drop' });
    await moveTo('2026-04-07 08:20');
    expect(await item(one)).toMatchObject({ status: 'PUBLISHED' });
    expect(weibo().map(({ original }) => original)).toEqual([{ name: '云雀反诈', text: fraud.text }]);
    expect(sees('officer')).toMatch(/已发布 微博 .*《甲》/);
    expect(sees('editor')).not.toMatch(/需人工核实/);

    // given a second one whose original is changed after 签发
    const changing = await posted('云雀气象', '今晚有雨。');
    const two = await submit({ word: '转发投稿', lines: lines('乙', changing.url, '2026-04-14 08:00') });
    await determined(two);
    await control.elsewhere({ change: changing.id, text: '今晚有暴雨。' });
    mark();
    await moveTo('2026-04-14 08:05');
    // then nothing went out; the office decides, the officer knows why
    expect([(await item(two)).status, weibo().length]).toEqual(['HELD', 1]);
    expect(news('editor')).toMatch(
      /原文已改动，没有转发《乙》[^▤]*签发时：今晚有雨。[^▤]*现在：今晚有暴雨。[^▤]*\[仍按原快照发\][^▤]*\[退回\][^▤]*\[作废\]/,
    );
    expect(news('officer')).toMatch(/《乙》 没有转发：原文有改动，与签发的不同。已请公司办公室决定/);
    expect(holds('officer', '仍按原快照发')).toBe(false);
    await say('officer', `进度 ${two}`);
    expect(news('officer')).toMatch(/已签发，但原文有改动，与签发的不同，没有转发，等公司办公室决定/);
    expect((await page('executive', two)).text).toMatch(/转发前核对 原文有改动，与签发的不同.*今晚有暴雨。/);
    // when the office wants the snapshot all the same, it is looked at again, and held again
    mark();
    await tap('editor', '仍按原快照发');
    await moveTo(now() + 60_000);
    expect([(await item(two)).status, weibo().length]).toEqual(['HELD', 1]);
    expect(news('editor')).toMatch(/原文已改动，没有转发《乙》/);
    // when it is given back, its submitter takes up what the original says now, and everybody signs that anew
    mark();
    await tap('editor', '退回');
    expect(news('editor')).toMatch(/要退回2026-\d{4}《乙》，请直接回复原因/);
    await say('editor', '按新原文重报');
    expect(news('officer')).toMatch(/已退回 2026-\d{4}《乙》（核稿·安若溪）：按新原文重报/);
    expect(news('editor')).toMatch(/原文已改动，没有转发《乙》[^▤]*〔已退回/);
    await say('officer', '拟发：2026-04-28 08:00');
    await say('officer', '提交');
    expect(await item(two)).toMatchObject({ version: 2, stage: 'DEPT_REVIEW', original: { text: '今晚有暴雨。' } });
    await determined(two);
    await moveTo('2026-04-28 08:05');
    expect(await item(two)).toMatchObject({ status: 'PUBLISHED' });
    expect(weibo()[0]!.original).toEqual({ name: '云雀气象', text: '今晚有暴雨。' });

    // given one whose original is deleted after 签发; the office gives it up
    const gone = await posted('云雀反诈', '这一条会被删掉。');
    const three = await submit({ word: '转发投稿', lines: lines('丙', gone.url, '2026-05-12 08:00') });
    await determined(three);
    await control.elsewhere({ remove: gone.id });
    mark();
    await moveTo('2026-05-12 08:05');
    expect(news('editor')).toMatch(/原文已删除，没有转发《丙》[^▤]*原文已删除或看不到/);
    await tap('editor', '作废');
    await say('editor', '原文没有了');
    expect(await item(three)).toMatchObject({ status: 'WITHDRAWN' });
    expect(news('officer')).toMatch(/《丙》 已由公司办公室（安若溪）作废：原文没有了/);

    // given an original the interface may not read: its words are asked of the officer, one by one
    mark();
    control.fault({ platform: 'weibo', path: SHOW, mode: 'errcode', errcode: 10014 });
    const hidden = await posted('云雀反诈', '接口读不到的一条。');
    await say(
      'officer',
      [
        '转发投稿',
        ...Object.entries(lines('丁', hidden.url, '2026-05-26 08:00')).map((pair) => pair.join('：')),
        '级别：常规',
        '涉密：否',
        'AI生成：否',
        '营销：否',
        '图片：0张',
      ].join('\n'),
    );
    expect(news('officer')).toMatch(
      /接口没有读到原文（微博应用没有所需的接口权限.*还差 3 项：原文作者、原文时间、原文内容/s,
    );
    await say('officer', '@云雀反诈');
    await say('officer', '5月12日 08:00');
    await say('officer', '接口读不到的一条。');
    await say('officer', '提交');
    const four = /已提交 (\d{4}-\d{4})/.exec(news('officer'))![1]!;
    expect(news('head')).toMatch(/快照：投稿人提供 5\/12 [\d:]+，未经接口核对/);
    await determined(four);
    mark();
    await moveTo('2026-05-26 08:05');
    // then the publisher gets what to copy, and is asked to look at the original first
    expect(news('editor')).toMatch(
      /【人工发布】2026-\d{4}《丁》.*要转发的微博：https:\/\/m\.weibo\.cn\/status\/\d+.*请先打开核对.*转发语/s,
    );
    expect(weibo().length).toBe(2);
    await say('editor', `已发 ${four} https://weibo.com/7000000001/Qz8Yx0001`);
    expect(await item(four)).toMatchObject({ status: 'PUBLISHED' });
    expect(news('officer')).toMatch(/已发布 微博 .*《丁》/);

    // when somebody wants a repost on the official account, the way to go is said
    mark();
    await say('officer', `转发投稿\n标题：戊\n渠道：微信\n原文：${fraud.url}`);
    expect(news('officer')).toMatch(/提示 F-11（须改）：微信公众号没有转发，请改为“渠道：微博”。.*另发“投稿”作转载/);
  },
};

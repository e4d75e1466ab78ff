import { copyPackTexts } from '../../../src/conversation';
import { currentPublications } from '../../../src/domain/submission';
import { createChat, OFFICER, sign } from '../fake-desk';

const PUBLISHER = 'anruoxi';
const LINES =
  '资料变更\n账号：微博\n项目：简介\n原值：健康科普\n新值：云雀谷官方账号，讲身边的健康\n涉密：否\n理由：定位调整';

const book = (chat: ReturnType<typeof createChat>, key: string) =>
  JSON.parse(chat.rows().books.get(key)?.state ?? 'null') as unknown;

describe('资料变更', () => {
  test('is asked step by step, and a field is ticked on a card', async () => {
    const chat = createChat();
    expect(await chat.say(OFFICER, '资料变更')).toMatch(/还差 \d 项：渠道、项目[^]*改哪个账号的资料？/);
    await chat.tap(OFFICER, 'field', 'ok', { channels: ['A-WB'] });
    await chat.tap(OFFICER, 'field', 'ok', { profileField: ['BIO'] });
    expect(chat.told('U-202').at(-1)).toMatch(/【新值】改成什么/);
    await chat.say(OFFICER, '讲身边的健康');
    expect(chat.only()).toMatchObject({
      kind: 'PROFILE_CHANGE',
      content: { accountIds: ['A-WB'], profileField: 'BIO', newValue: '讲身边的健康' },
    });
  });

  test('takes the whole route, is done by the publisher alone, and stands in the registry', async () => {
    const chat = createChat();
    const draft = await chat.say(OFFICER, LINES);
    expect(draft).toMatch(/项目 简介[^]*新值 云雀谷官方账号，讲身边的健康/);
    // it goes out at no time of its own
    expect(draft).not.toContain('最早可排');
    await chat.say(OFFICER, '提交');
    const no = chat.only().no!;
    expect(chat.only().reviews[0]!.stages).toHaveLength(4);
    const card = chat.built(chat.cardRow('U-201', 'review'))!;
    expect(card.rows).toContainEqual({ label: '新值', value: '云雀谷官方账号，讲身边的健康' });
    expect(card.excerpt?.text).toMatch(/原值：健康科普\n新值：云雀谷官方账号/);
    expect(await chat.say(PUBLISHER, `已改 ${no}`)).toMatch(/没有签完的变更不能改（F-17/);
    await sign(chat, 4);
    expect(chat.only().status).toBe('PUBLISHING');
    expect(book(chat, 'registry')).toBeNull();
    const pack = copyPackTexts(chat.only(), 'A-WB', chat.world, chat.time.now);
    expect(pack[0]).toMatch(/【人工修改资料】[^]*原值：健康科普[^]*已改/);
    expect(pack[1]).toBe('云雀谷官方账号，讲身边的健康');
    expect(await chat.say(OFFICER, `已改 ${no}`)).toMatch(/没有权限/);
    expect(await chat.say(PUBLISHER, `已发 ${no} https://weibo.com/1/a`)).toMatch(/已改/);
    expect(await chat.say(PUBLISHER, `已改 ${no}`)).toMatch(/在微博已修改/);
    expect(currentPublications(chat.only())).toMatchObject([{ status: 'PUBLISHED' }]);
    expect(book(chat, 'registry')).toMatchObject({ 'A-WB': { BIO: { value: '云雀谷官方账号，讲身边的健康', no } } });
    // the next change knows how it reads now
    await chat.say(OFFICER, '资料变更\n账号：微博\n项目：简介\n新值：新的\n涉密：否\n理由：再改');
    expect([...chat.rows().submissions.values()].at(-1)!.content.oldValue).toBe('云雀谷官方账号，讲身边的健康');
  });

  test('a new 头像 needs its picture, and the picture is what is signed', async () => {
    const chat = createChat();
    const answer = await chat.say(OFFICER, '资料变更\n账号：微信\n项目：头像\n涉密：否\n理由：换标识');
    expect(answer).toMatch(/【图片】请把新头像的图片直接发来/);
    await chat.picture(OFFICER, 'logo');
    await chat.say(OFFICER, '提交');
    expect(chat.only().status).toBe('IN_REVIEW');
    expect(chat.only().versions[0]!.posts).toMatchObject([{ accountId: 'A-WX', pictures: ['logo'.padEnd(64, '0')] }]);
  });

  test('neither moved nor taken down nor given another class', async () => {
    const chat = createChat();
    await chat.say(OFFICER, LINES);
    await chat.say(OFFICER, '提交');
    const no = chat.only().no!;
    for (const text of [`改期 ${no} 2026-04-08 08:00`, `改级 ${no} 特急 急`, `下架 ${no} 不要了`])
      expect(await chat.say(PUBLISHER, text)).toMatch(/不是要发布的内容/);
    expect(chat.only().status).toBe('IN_REVIEW');
  });
});

test('a line of a reply or of a change means nothing in a post', async () => {
  const chat = createChat();
  expect(await chat.say(OFFICER, '投稿\n标题：甲稿\n性质：普通\n新值：乙')).toMatch(
    /“性质”用于回复投稿，这一行没有采用[^]*“新值”用于资料变更，这一行没有采用/,
  );
  expect(chat.only().content.nature).toBeUndefined();
});

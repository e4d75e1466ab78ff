import samples from '../../../src/sandbox/data/sample-posts.json';
import { firstWord } from '../../../src/conversation/reading/words';
import { isTemplate, readTemplate } from '../../../src/conversation/template';
import { keyLine } from '../../../src/conversation/template/template-keys';
import { isoShanghai } from '../../../src/domain/time/shanghai';
import { ACCOUNTS, START } from '../world';

const reading = { accounts: ACCOUNTS, now: START };
const read = (text: string) => readTemplate(text, reading);
const ALL = [...samples.good, ...samples.bad];

describe('the sample posts', () => {
  test.each(ALL.map((post) => [post.id, post] as const))('%s is read as it was meant', (_id, post) => {
    const first = firstWord(post.chatText);
    const isRepost = post.chatText.startsWith('转发投稿');
    expect(first).toEqual({ word: isRepost ? '转发投稿' : '投稿', rest: expect.any(String) });

    const { patch, problems } = read(post.chatText.slice(post.chatText.indexOf('\n') + 1));

    const { content, request } = patch;
    expect(content).toMatchObject({
      title: post.title,
      category: post.category,
      body: post.body,
      secret: post.declarations.secret,
      marketing: post.declarations.marketing,
      ai: post.declarations.ai,
      declaredPictures: post.images.length,
      accountIds: post.channels.map((channel) => (channel === 'WEIBO' ? 'A-WB' : 'A-WX')),
    });
    expect(content?.source).toMatchObject({ type: post.source.type, name: post.source.name ?? '' });
    expect(isoShanghai(request!.plannedAt!)).toBe(post.plannedPublishAt);
    expect(request!.urgency).toBe(post.urgency);
    if ('reason' in post) expect(request!.reason).toBe(post.reason);
    expect(content!.pictureNotes).toHaveLength(post.images.length);
    expect(content!.original?.url).toBe('original' in post ? post.original!.url : undefined);
    expect(problems).toEqual([]);
  });

  test('S01 keeps the video line at the end of its text, and has it as a field too', () => {
    const post = ALL.find(({ id }) => id === 'S01')!;
    const { patch } = read(post.chatText.slice(3));
    expect(patch.content?.videoUrl).toBe('https://v.jkdyx.example/topic/who-day');
    expect(patch.content?.body).toMatch(/\n视频：https:\/\/v\.jkdyx\.example\/topic\/who-day$/);
  });

  test('X01 gives no video', () => {
    expect(read(ALL.find(({ id }) => id === 'X01')!.chatText.slice(3)).patch.content?.videoUrl).toBeNull();
  });

  test('S09 rests on its document', () => {
    expect(read(ALL.find(({ id }) => id === 'S09')!.chatText.slice(3)).patch.content?.basis).toBe('雀办〔2026〕14号');
  });
});

describe('where a line belongs', () => {
  test('lines come in any order, also behind the text', () => {
    const { patch } = read('正文：第一段\n第二段\n类别：1\n标题：后写的标题\n');
    expect(patch.content).toMatchObject({ body: '第一段\n第二段', category: 1, title: '后写的标题' });
  });

  test('a text goes on behind a field in its middle', () => {
    const { patch } = read('正文：第一段\n视频：https://v.example/a\n第二段');
    expect(patch.content).toMatchObject({ body: '第一段\n第二段', videoUrl: 'https://v.example/a' });
  });

  test('a key given before stays in the text', () => {
    const { patch } = read('来源：原创 内容部\n正文：\n开头\n来源：据现场介绍');
    expect(patch.content?.body).toBe('开头\n来源：据现场介绍');
    expect(patch.content?.source?.name).toBe('内容部');
  });

  test('a line in the text whose value makes no sense for the key stays in the text', () => {
    const { patch, problems } = read('正文：\n提示\n图片：张三摄于湿地公园\n类别：没有这一类');
    expect(patch.content?.body).toBe('提示\n图片：张三摄于湿地公园\n类别：没有这一类');
    expect(problems).toEqual([]);
  });

  test('a blank line inside the text stays, blank lines around it go', () => {
    expect(read('正文：\n\n甲\n\n乙\n\n').patch.content?.body).toBe('甲\n\n乙');
  });

  test('each channel may have a text of its own, over several lines', () => {
    const { patch } = read('微博：短文一\n短文二\n微信：长文\n正文：都用');
    expect(patch.content).toMatchObject({ weiboText: '短文一\n短文二', wechatText: '长文', body: '都用' });
  });

  test('said twice before any text, the last word counts', () => {
    expect(read('标题：甲\n标题：乙').patch.content?.title).toBe('乙');
  });

  test('several fields in one line are as many lines', () => {
    const one =
      '标题：甲 类别：1　级别:重要紧急（理由：店庆）拟发：2026-04-07 08:00 图片：1张（海报， 来源：自绘） 正文：乙 视频：见下';
    const { patch, problems } = read(one.replace('）拟发', '） 拟发'));
    expect(problems).toEqual([]);
    expect(patch.content).toMatchObject({ title: '甲', category: 1, declaredPictures: 1, body: '乙 视频：见下' });
    expect(patch.content?.source).toBeUndefined();
    expect(patch.request).toMatchObject({ urgency: 'IMPORTANT_URGENT', reason: '店庆' });
  });

  test('a title with a colon in it stays whole', () => {
    expect(read('标题：三分钟 视频：学会洗手').patch.content?.title).toBe('三分钟 视频：学会洗手');
    expect(read('标题：今日 微博：热议').patch.content?.title).toBe('今日 微博：热议');
    expect(read('正文：开头 标题：还是正文').patch.content).toEqual({ body: '开头 标题：还是正文' });
  });

  test('an answer may end like a sentence', () => {
    const { patch, problems } = read('AI生成：否。\n级别：常规。\n渠道：微博。\n涉密：否！\n图片：0张。\n视频：无。');
    expect(problems).toEqual([]);
    expect(patch.content).toMatchObject({ ai: 'NONE', secret: false, declaredPictures: 0, videoUrl: null });
    expect(patch.content?.accountIds).toHaveLength(1);
    expect(patch.request?.urgency).toBe('ROUTINE');
  });

  test('a line nobody knows is named, the rest is kept', () => {
    const { patch, problems } = read('类型：2\n标题：甲');
    expect(patch.content?.title).toBe('甲');
    expect(problems).toEqual([expect.stringContaining('类型：2')]);
  });

  test('only what was there is changed', () => {
    expect(read('标题：甲').patch).toEqual({ content: { title: '甲' } });
    expect(read('').patch).toEqual({});
  });

  test('a key may be written wide, with blanks, or with either colon', () => {
    for (const line of ['ＡＩ生成：否', 'ai生成:否', 'AI 生成 ： 否', ' AI生成：否'])
      expect(keyLine(line)).toEqual({ key: 'AI生成', value: '否' });
    expect(keyLine('温馨提示：请带伞')).toBeNull();
    expect(keyLine('标题')).toBeNull();
  });

  test('a message is template lines when its first line is one', () => {
    expect(isTemplate('\n标题：甲')).toBe(true);
    expect(isTemplate('各位读者：大家好\n标题：甲')).toBe(false);
  });

  test('图片：重发 empties what was sent and changes no number', () => {
    expect(read('图片：重发')).toMatchObject({ picturesAgain: true, patch: {} });
  });
});

describe('values that are understood', () => {
  test.each([
    ['类别：2 健康主题', { category: 2 }],
    ['类别:２', { category: 2 }],
    ['类别：第3类', { category: 3 }],
    ['类别：五', { category: 5 }],
    ['类别：健康主题', { category: 2 }],
    ['类别：', { category: null }],
    ['渠道：微博', { accountIds: ['A-WB'] }],
    ['渠道：微信、微博', { accountIds: ['A-WB', 'A-WX'] }],
    ['渠道：微博 公众号', { accountIds: ['A-WB', 'A-WX'] }],
    ['渠道：@云雀谷健康 A-WX', { accountIds: ['A-WB', 'A-WX'] }],
    ['渠道：全部', { accountIds: ['A-WB', 'A-WX'] }],
    [
      '来源：转载 市监局 https://a.example/1.html',
      { source: { type: 'REPRINT', name: '市监局', url: 'https://a.example/1.html' } },
    ],
    ['来源：原创·健康内容部', { source: { type: 'ORIGINAL', name: '健康内容部', url: null } }],
    ['来源：健康内容部', { source: { type: 'ORIGINAL', name: '健康内容部', url: null } }],
    ['来源：市监局 https://a.example/1', { source: { type: 'REPRINT', name: '市监局', url: 'https://a.example/1' } }],
    ['来源：转载', { source: { type: 'REPRINT', name: '', url: null } }],
    ['来源：', { source: null }],
    ['视频：https://v.example/a?b=c', { videoUrl: 'https://v.example/a?b=c' }],
    ['视频：看这里 https://v.example/a。', { videoUrl: 'https://v.example/a' }],
    ['视频：无', { videoUrl: null }],
    ['涉密：否', { secret: false }],
    ['涉密：不涉密', { secret: false }],
    ['涉密：是', { secret: true }],
    ['营销：无', { marketing: false }],
    ['AI生成：图片', { ai: 'IMAGE' }],
    ['AI生成：文字和图片', { ai: 'TEXT_AND_IMAGE' }],
    ['AI生成：文字', { ai: 'TEXT' }],
    ['AI生成：视频', { ai: 'VIDEO' }],
    ['图片：0张', { declaredPictures: 0, pictureNotes: [] }],
    ['图片：无', { declaredPictures: 0 }],
    ['图片：两张', { declaredPictures: 2 }],
    ['图片：３张', { declaredPictures: 3 }],
    [
      '图片：2张（晨跑，自拍，公司自有，有成年人，本人同意；海报，自绘，公司自有）',
      { declaredPictures: 2, pictureNotes: ['晨跑，自拍，公司自有，有成年人，本人同意', '海报，自绘，公司自有'] },
    ],
    ['依据：市疾控提示', { reference: '市疾控提示' }],
    ['批准依据:雀办〔2026〕14号', { basis: '雀办〔2026〕14号' }],
  ])('%s', (line, content) => {
    const { patch, problems } = read(line);
    expect(patch.content).toMatchObject(content);
    expect(problems).toEqual([]);
  });

  test.each([
    ['级别：常规', { urgency: 'ROUTINE' }],
    ['级别：重要紧急（理由：疾控当日发布）', { urgency: 'IMPORTANT_URGENT', reason: '疾控当日发布' }],
    ['级别:特急(理由:红色预警)', { urgency: 'EMERGENCY', reason: '红色预警' }],
    ['级别：重要且紧急，设备故障', { urgency: 'IMPORTANT_URGENT', reason: '设备故障' }],
    ['理由：设备故障', { reason: '设备故障' }],
    ['拟发：2026-04-07 08:00', { plannedAt: Date.parse('2026-04-07T08:00+08:00') }],
    ['拟发：４月７日8点', { plannedAt: Date.parse('2026-04-07T08:00+08:00') }],
    ['拟发：4月7日上午8点半', { plannedAt: Date.parse('2026-04-07T08:30+08:00') }],
    ['拟发：明天早上8点。', { plannedAt: Date.parse('2026-03-28T08:00+08:00') }],
    ['拟发：下周一 9:00', { plannedAt: Date.parse('2026-03-30T09:00+08:00') }],
    ['拟发：2026年4月7日 下午3点', { plannedAt: Date.parse('2026-04-07T15:00+08:00') }],
    ['拟发：3月1日 早上8点', { plannedAt: Date.parse('2027-03-01T08:00+08:00') }],
    ['拟发：', { plannedAt: null }],
  ])('%s', (line, request) => {
    expect(read(line).patch.request).toEqual(request);
  });
});

describe('values that are not', () => {
  test.each([
    ['类别：6', '1–5'],
    ['类别：12', '1–5'],
    ['类别：养生', '1–5'],
    ['级别：紧急', '常规、重要紧急'],
    ['渠道：抖音', '抖音'],
    ['渠道：微博、抖音', '抖音'],
    ['拟发：下周一上午', '2026-03-24 08:00'],
    ['拟发：2026-02-30 08:00', '2026-03-24 08:00'],
    ['拟发：2026-04-07', '还差几点，请写成 2026-03-24 08:00'],
    ['拟发：立即', '没看懂'],
    ['拟发：4月7日8点左右', '没看懂'],
    ['拟发：2026-03-20 25:00', '没看懂'],
    ['来源：无', '还缺名称'],
    ['来源：原创 不知道', '还缺名称'],
    ['视频：v.jkdyx.example/topic', 'https://'],
    ['涉密：大概', '是 或 否'],
    ['AI生成：是', '文字、图片'],
    ['图片：很多', '图片：1张'],
    ['图片：99张', '最多'],
    ['原文：某某昨天发的那条', '网址'],
    ['原文时间：2027-01-01 08:00', '还没有到'],
  ])('%s is named with what is expected, and changes nothing', (line, expected) => {
    const { patch, problems, given } = read(`标题：甲\n${line}`);
    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(patch).toEqual({ content: { title: '甲' } });
    expect(given).toEqual(['标题']);
  });

  test('a channel word that fits two accounts is asked back with both names', () => {
    const second = { ...ACCOUNTS[1]!, id: 'A-WX2', name: '云雀谷门店' };
    const accounts = [...ACCOUNTS, second];
    const { patch, problems } = readTemplate('渠道：微信', { accounts, now: START });
    expect(patch).toEqual({});
    expect(problems[0]).toContain('云雀谷健康');
    expect(problems[0]).toContain('云雀谷门店');
    expect(readTemplate('渠道：云雀谷门店', { accounts, now: START }).patch.content?.accountIds).toEqual(['A-WX2']);
  });
});

import {
  hardProblems,
  wechatInterfaceProblems,
  weiboInterfaceProblems,
  weiboLength,
} from '../../../src/domain/post/limits';

const link = (length: number, host = 'www.example.cn') => `https://${host}/`.padEnd(length, 'a');

describe('weiboLength', () => {
  it.each([
    ['', 0],
    ['abc', 2],
    ['微博'.repeat(70), 140],
    ['你好https://www.example.cn/a', 12],
    ['\u{1F600}', 2],
    ['，。', 2],
    ['ÿ', 1],
    [link(140), 10],
    [link(150), 15],
    [link(40, 'weibo.com'), 20],
    [link(42, 'm.weibo.cn'), 10],
    ['http://t.cn/AbCdEfG', 10],
    [link(41, 'notweibo.com'), 10],
    ['见 https://www.example.cn/a 吧', 13],
  ])('counts case %# as the composer does', (text, length) => {
    expect(weiboLength(text)).toBe(length);
  });

  it('ends a link at the first Chinese character', () => {
    expect(weiboLength('https://www.example.cn/a你好')).toBe(12);
  });
});

describe('weiboInterfaceProblems', () => {
  const post = (text: string, pictures = 0) => ({ text, pictures: Array<string>(pictures).fill('0'.repeat(64)) });

  it('has none for 140 characters and one picture', () => {
    expect(weiboInterfaceProblems(post('微'.repeat(140), 1))).toEqual([]);
  });

  it('names each limit with its number and says the post goes out by hand', () => {
    const problems = weiboInterfaceProblems(post(`#健康#${'微'.repeat(139)}`, 2));
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/142 字.*140 字，将走人工发布/);
    expect(problems[1]).toMatch(/2 张，将走人工发布/);
    expect(problems[2]).toMatch(/话题.*将走人工发布/);
  });

  it('takes a single # for no topic', () => {
    expect(weiboInterfaceProblems(post('第 # 号'))).toEqual([]);
  });
});

describe('wechatInterfaceProblems', () => {
  const article = {
    title: '标'.repeat(32),
    text: '文'.repeat(19_999),
    sourceUrl: 'https://www.example.cn/p/A',
    cover: 'c',
  };

  it('has none at the limits', () => {
    expect(wechatInterfaceProblems(article)).toEqual([]);
  });

  it.each([
    ['a title of 33', { title: '标'.repeat(33) }, /33 字，超过接口上限 32 字，将走人工发布/],
    ['no title', { title: null }, /没有标题/],
    ['a text of 20000', { text: '文'.repeat(20_000) }, /20000 字，接口要求少于 20000 字/],
    ['a source link over 1 KB', { sourceUrl: link(1025) }, /1 KB/],
    ['no cover', { cover: null }, /默认封面/],
  ])('refuses %s', (_case, change, reason) => {
    const problems = wechatInterfaceProblems({ ...article, ...change });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(reason);
  });

  it('counts an emoji in a title once', () => {
    expect(wechatInterfaceProblems({ ...article, title: '\u{1F600}'.repeat(32) })).toEqual([]);
  });
});

describe('hardProblems', () => {
  it.each([
    ['WEIBO', null, '微'.repeat(2000), 0],
    ['WEIBO', null, '微'.repeat(2001), 1],
    ['WECHAT', '标'.repeat(64), '文'.repeat(20_000), 0],
    ['WECHAT', '标'.repeat(65), '文'.repeat(20_001), 2],
  ] as const)('%s: %# has the expected number of reasons', (channel, title, text, count) => {
    expect(hardProblems({ channel, title, text })).toHaveLength(count);
  });
});

import { aiLabel, composePost } from '../../../src/domain/post/post';
import { buildAccount, buildContent, buildPicture } from '../../helpers/build';

const CODE = 'k7m2n9p4qr';
const LINK = `https://q.example.cn/p/${CODE}`;
const VIDEO = 'https://v.example.cn/watch?v=1';
const compose = (id: string, content: Parameters<typeof buildContent>[0] = {}, account = {}) =>
  composePost(buildContent(content), buildAccount(id, account), CODE, 'https://q.example.cn/');

describe('a Weibo post', () => {
  const text = (content: Parameters<typeof buildContent>[0]) => compose('weibo-main', content).text;

  it('is 正文, video link, AI label and the authenticity link, without a title', () => {
    const post = compose('weibo-main', { category: 2, body: '看远处。', videoUrl: VIDEO, ai: 'TEXT' });
    expect(post).toEqual({
      accountId: 'weibo-main',
      channel: 'WEIBO',
      title: null,
      text: `看远处。 ${VIDEO} （内容由AI生成） ${LINK}`,
      sourceUrl: null,
      pictures: [],
      cover: null,
      links: [VIDEO, LINK],
      category: 2,
    });
  });

  it('has its own text where 微博: gave one, and the body where that line is blank', () => {
    expect(text({ body: '长文', weiboText: '短文' })).toBe(`短文 ${LINK}`);
    expect(text({ body: '长文', weiboText: '  ' })).toBe(`长文 ${LINK}`);
  });

  it('carries the video link once', () => {
    expect(text({ body: `看 ${VIDEO} 这一段`, videoUrl: VIDEO })).toBe(`看 ${VIDEO} 这一段 ${LINK}`);
    expect(text({ body: `看${VIDEO}。`, videoUrl: VIDEO })).toBe(`看${VIDEO}。 ${LINK}`);
  });

  it('is not misled by a longer link that begins like the video’s', () => {
    expect(text({ body: `看 ${VIDEO}23 这一段`, videoUrl: VIDEO })).toBe(`看 ${VIDEO}23 这一段 ${VIDEO} ${LINK}`);
    expect(text({ body: `看 ${VIDEO}23 和 ${VIDEO}`, videoUrl: VIDEO })).toBe(`看 ${VIDEO}23 和 ${VIDEO} ${LINK}`);
  });

  it('carries the AI label once', () => {
    expect(text({ body: '正文（图片由AI生成）', ai: 'IMAGE' })).toBe(`正文（图片由AI生成） ${LINK}`);
  });

  it('joins linkBase and code with one slash', () => {
    const { text: sent } = compose('weibo-main', { body: '短' }, { linkBase: 'https://q.example.cn/p//' });
    expect(sent).toBe(`短 ${LINK}`);
  });
});

describe('a WeChat post', () => {
  it('is title, 正文 and a last line with the authenticity code; 阅读原文 leads to the public page', () => {
    expect(compose('wechat-main', { title: '爱眼日', body: '看远处。' })).toEqual({
      accountId: 'wechat-main',
      channel: 'WECHAT',
      title: '爱眼日',
      text: `看远处。\n验真码 ${CODE}`,
      sourceUrl: LINK,
      pictures: [],
      cover: 'c'.repeat(64),
      links: [LINK],
      category: 1,
    });
  });

  it('of category 2 leads 阅读原文 to the video', () => {
    const post = compose('wechat-main', { category: 2, videoUrl: VIDEO });
    expect(post).toMatchObject({ sourceUrl: VIDEO, links: [VIDEO] });
  });

  it('of another category keeps the public page, and names both links', () => {
    const post = compose('wechat-main', { category: 1, videoUrl: VIDEO });
    expect(post).toMatchObject({ sourceUrl: LINK, links: [VIDEO, LINK] });
  });

  it('has its label before the last line, and its own text where 微信: gave one', () => {
    const { text } = compose('wechat-main', { body: '正文', wechatText: '另写', ai: 'TEXT_AND_IMAGE' });
    expect(text).toBe(`另写\n（内容和图片由AI生成）\n验真码 ${CODE}`);
  });

  it('has the first picture in the shape of a cover, where it was cut', () => {
    const cut = { ...buildPicture(1), cover: 'd'.repeat(64) };
    const post = compose('wechat-main', { pictures: [cut, buildPicture(2)] });
    expect(post).toMatchObject({ pictures: [cut.sha256, buildPicture(2).sha256], cover: cut.cover });
  });

  it('has the first picture as its cover, in the order they were sent', () => {
    const [first, second] = [buildPicture(1), buildPicture(2)];
    const post = compose('wechat-main', { pictures: [second, first] });
    expect(post).toMatchObject({ pictures: [first.sha256, second.sha256], cover: first.sha256 });
  });
});

describe('aiLabel', () => {
  it.each([
    [null, null],
    ['NONE', null],
    ['TEXT', '（内容由AI生成）'],
    ['IMAGE', '（图片由AI生成）'],
    ['TEXT_AND_IMAGE', '（内容和图片由AI生成）'],
    ['VIDEO', '（视频由AI生成）'],
  ] as const)('of %s is %s', (ai, label) => {
    expect(aiLabel(buildContent({ ai }))).toBe(label);
  });
});

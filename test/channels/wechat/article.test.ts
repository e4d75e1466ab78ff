import {
  articleOf,
  carriesCode,
  differencesFrom,
  NewsItem,
  snapshotOf,
  summaryOf,
} from '../../../src/channels/wechat/article';
import { PROOF, wechatPost } from '../wechat-post';

const post = wechatPost({ cover: 'c', pictures: ['p'] });
const sent = articleOf(post, ['http://mmbiz.qpic.cn/1/0'], 'M1');
const readBack = (change: Partial<NewsItem> = {}): NewsItem => NewsItem.parse({ ...sent, author: '', ...change });

describe('an article', () => {
  it('is sent as it was signed, comments closed', () => {
    expect(sent).toMatchObject({
      title: post.title,
      content_source_url: PROOF,
      thumb_media_id: 'M1',
      need_open_comment: 0,
      digest: '早睡早起。 适量运动，1 < 2 & “心情”。',
    });
  });

  it('has a summary of 120 characters at most, without the line of the code', () => {
    const long = summaryOf(`${'字'.repeat(200)}\n验真码 8F3K2`);
    expect([...long]).toHaveLength(120);
    expect(long.endsWith('…')).toBe(true);
    expect(summaryOf(`${'字'.repeat(120)}\n验真码 8F3K2`)).toBe('字'.repeat(120));
  });

  it('is the same when WeChat changed addresses, attributes and blanks only', () => {
    const content = sent.content
      .replace(
        '<img src="http://mmbiz.qpic.cn/1/0">',
        '<img class="a" data-src="https://mmbiz.qpic.cn/1/0?wx_fmt=png">',
      )
      .replace('<p><br></p>', '');
    expect(differencesFrom(post, readBack({ content }))).toEqual([]);
    expect(differencesFrom(post, readBack({ title: '春季养生 &lt;三问&gt; &amp; 三答' }))).toEqual([]);
  });

  it.each<[string, Partial<NewsItem>]>([
    ['标题', { title: '春季养生' }],
    ['作者', { author: '某人' }],
    ['摘要', { digest: '别的' }],
    ['正文', { content: sent.content.replace('早睡早起', '晚睡晚起') }],
    ['正文', { content: sent.content.replace('早睡早起。</p><p><br></p><p>', '早睡早起。') }],
    ['图片数量', { content: sent.content.replace(/<img[^>]*>/, '') }],
    ['阅读原文链接', { content_source_url: 'https://other.example/' }],
  ])('differs in its %s', (what, change) => {
    expect(differencesFrom(post, readBack(change))).toEqual([what]);
  });

  it('is known by the line of its code, whatever else was changed', () => {
    expect(carriesCode(readBack({ title: '改过', content: '<p>改过</p><p>验真码 8F3K2</p>' }), post)).toBe(true);
    expect(carriesCode(readBack({ content: '<p>验真码 8F3K2X</p>' }), post)).toBe(false);
    expect(carriesCode(readBack(), { text: '没有验真码的文字' })).toBe(false);
  });

  it('has a snapshot that ignores preview links and picture parameters, and nothing else', () => {
    const content = sent.content.replace('/1/0"', '/1/0?wx_fmt=png&t=2"');
    expect(snapshotOf(readBack({ content, url: 'http://mp.weixin.qq.com/s?tempkey=2' }))).toBe(snapshotOf(readBack()));
    const changes: Partial<NewsItem>[] = [
      { title: 'x' },
      { author: 'x' },
      { digest: 'x' },
      { content: sent.content.replace('1/0', '2/0') },
      { content_source_url: 'x' },
      { thumb_media_id: 'M2' },
      { need_open_comment: 1 },
      { only_fans_can_comment: 1 },
    ];
    const snapshots = new Set([readBack(), ...changes.map(readBack)].map(snapshotOf));
    expect(snapshots.size).toBe(changes.length + 1);
  });
});

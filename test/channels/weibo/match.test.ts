import { linksIn, normalise, sameLink, similarity } from '../../../src/channels/weibo/match';

describe('a posted text against the signed one', () => {
  const signed = '春季养生：“早睡” & <早起> https://qianfa.example.com/p/8F3K2';

  it.each([
    ['with a short link', '春季养生：“早睡” & <早起> http://t.cn/AbCdEfG'],
    ['escaped', '春季养生：“早睡” &amp; &lt;早起&gt; http://t.cn/AbCdEfG'],
    ['with zero-width signs and wide blanks', '\u200b春季养生：“早睡”\u3000& <早起>\n http://t.cn/AbCdEfG \ufeff'],
    ['cut for the list', '春季养生：“早睡” & <早起> http://t.cn/AbCdEfG ​...全文： http://m.weibo.cn/1/2'],
  ])('is the same %s', (_case, posted) => {
    expect(normalise(posted)).toBe(normalise(signed));
  });

  it.each([
    ['another word', '春季养生：“早睡” & <晚起> http://t.cn/AbCdEfG'],
    ['no link', '春季养生：“早睡” & <早起>'],
    ['one link more', '春季养生：“早睡” & <早起> http://t.cn/AbCdEfG http://t.cn/AbCdEfH'],
  ])('is another with %s', (_case, posted) => {
    expect(normalise(posted)).not.toBe(normalise(signed));
  });

  it('is measured from 0 to 1', () => {
    expect(similarity('同一段文字', '同一段文字')).toBe(1);
    expect(similarity('甲乙丙丁', '戊己庚辛')).toBe(0);
    expect(similarity('', '甲')).toBe(0);
    const long = '春天来了，大家要注意早睡早起，适量运动，保持心情舒畅。';
    expect(similarity(long, long.replace('春天', '夏天'))).toBeGreaterThan(0.9);
    expect(similarity(long, '秋天来了，多喝水。')).toBeLessThan(0.5);
  });

  it('gives its links, decoded', () => {
    expect(linksIn('看 https://a.example/?x=1&amp;y=2 和http://t.cn/A1。')).toEqual([
      'https://a.example/?x=1&y=2',
      'http://t.cn/A1',
    ]);
  });

  it('never takes one code for the beginning of another', () => {
    expect(sameLink('https://q.example/p/8F3K2', 'https://q.example/p/8F3K2/')).toBe(true);
    expect(sameLink('https://q.example/p/8F3K2', 'https://q.example/p/8F3K2X')).toBe(false);
  });
});

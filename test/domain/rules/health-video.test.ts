import { isOnHosts } from '../../../src/domain/rules/health-video';
import { examples } from './examples';

const HOSTS = ['v.example.cn', 'Health.example.cn'];

// category 2 links to a health video
examples('F-02', {
  hits: [
    { name: 'category 2 without a link', content: { category: 2, videoUrl: null }, effect: ['BLOCK'] },
    { name: 'category 2 with an empty link', content: { category: 2, videoUrl: '' }, effect: ['BLOCK'] },
    {
      name: 'category 2 whose text carries some other link',
      content: { category: 2, body: '见 https://v.example.cn/1' },
      effect: ['BLOCK'],
    },
  ],
  misses: [
    { name: 'category 2 with its link', content: { category: 2, videoUrl: 'https://v.example.cn/1' } },
    { name: 'category 1', content: { category: 1, videoUrl: null } },
    { name: 'category 3', content: { category: 3, videoUrl: null } },
    { name: 'no category yet', content: { category: null, videoUrl: null } },
  ],
});

const ELSEWHERE = [
  'https://www.example.com/1',
  'https://v.example.cn.evil.example/1',
  'https://evilv.example.cn/1',
  'https://evil.example/v.example.cn',
  'https://v.example.cn@evil.example/1',
  'https://v.example.cn:8443/1',
  'https://user:pass@v.example.cn/1',
  'https://192.0.2.7/v.example.cn',
  'https://[2001:db8::7]/1',
  // look-alikes: a Cyrillic letter, its punycode, a digit for a letter
  'https://v.ехample.cn/1',
  'https://v.xn--xample-2of.cn/1',
  'https://v.examp1e.cn/1',
  // what programs read differently
  'https://v.example.cn\\@evil.example/1',
  'https://v.example.cn\u200b.evil.example/1',
  'ftp://v.example.cn/1',
  'javascript:alert(1)//v.example.cn',
  'v.example.cn/1',
  'https://example.cn/1',
];
const THERE = [
  'https://v.example.cn/1',
  'http://v.example.cn/1?x=1',
  'HTTPS://V.EXAMPLE.CN/1',
  'https://play.v.example.cn/1',
  'https://v.example.cn./1',
  'https://v.example.cn:443/1',
];

// the link’s host is one of the video site’s
examples('F-03', {
  hits: [
    ...ELSEWHERE.map((videoUrl) => ({
      name: videoUrl,
      content: { category: 2 as const, videoUrl },
      effect: ['BLOCK' as const],
    })),
    {
      name: 'a link that the text calls a video',
      content: { category: 2, videoUrl: 'https://v.example.cn/1', body: '视频：https://www.example.com/1' },
      effect: ['BLOCK'],
      matched: 'https://www.example.com/1',
    },
  ],
  misses: [
    ...THERE.map((videoUrl) => ({ name: videoUrl, content: { category: 2 as const, videoUrl } })),
    { name: 'other categories', content: { category: 1, videoUrl: 'https://www.example.com/1' } },
    {
      name: 'the same link in the text, and a link to something else',
      content: {
        category: 2,
        videoUrl: 'https://v.example.cn/1',
        body: '视频：https://v.example.cn/1\n全文见 https://www.example.com/1',
      },
    },
  ],
});

describe('a link on hosts', () => {
  it.each(ELSEWHERE)('is not %s', (link) => expect(isOnHosts(link, HOSTS)).toBe(false));
  it.each(THERE)('is %s', (link) => expect(isOnHosts(link, HOSTS)).toBe(true));

  it('compares configured hosts whatever their case, and allows nothing when there are none', () => {
    expect(isOnHosts('https://health.example.cn/1', HOSTS)).toBe(true);
    expect(isOnHosts('https://v.example.cn/1', [])).toBe(false);
  });
});

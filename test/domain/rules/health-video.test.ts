import { isOnHosts } from '../../../src/domain/rules/health-video';
import { buildSubject, effectsOf } from './subject';

const HOSTS = ['v.example.cn', 'Health.example.cn'];

describe('F-02: category 2 links to a health video', () => {
  it.each([null, ''])('hit: category 2 with link %j', (videoUrl) => {
    expect(effectsOf('F-02', buildSubject({ category: 2, videoUrl }))).toEqual(['BLOCK']);
  });

  it('hit: also when the text carries some other link', () => {
    expect(effectsOf('F-02', buildSubject({ category: 2, body: '见 https://v.example.cn/1' }))).toEqual(['BLOCK']);
  });

  it.each([
    { category: 2, videoUrl: 'https://v.example.cn/1' },
    { category: 1, videoUrl: null },
    { category: 3, videoUrl: null },
    { category: null, videoUrl: null },
  ] as const)('miss: %j', (content) => {
    expect(effectsOf('F-02', buildSubject(content))).toEqual([]);
  });
});

describe('F-03: the link’s host is one of the video site’s', () => {
  it.each([
    'https://www.example.com/1',
    'https://v.example.cn.evil.example/1',
    'https://evilv.example.cn/1',
    'https://evil.example/v.example.cn',
    'https://v.example.cn@evil.example/1',
    'https://v.example.cn:8443/1',
    'https://user:pass@v.example.cn/1',
    'ftp://v.example.cn/1',
    'javascript:alert(1)//v.example.cn',
    'v.example.cn/1',
    'https://example.cn/1',
  ])('hit: %s', (videoUrl) => {
    expect(isOnHosts(videoUrl, HOSTS)).toBe(false);
    expect(effectsOf('F-03', buildSubject({ category: 2, videoUrl }))).toEqual(['BLOCK']);
  });

  it.each([
    'https://v.example.cn/1',
    'http://v.example.cn/1?x=1',
    'HTTPS://V.EXAMPLE.CN/1',
    'https://play.v.example.cn/1',
    'https://v.example.cn./1',
    'https://v.example.cn:443/1',
  ])('miss: %s', (videoUrl) => {
    expect(isOnHosts(videoUrl, HOSTS)).toBe(true);
    expect(effectsOf('F-03', buildSubject({ category: 2, videoUrl }))).toEqual([]);
  });

  it('compares configured hosts whatever their case, and allows nothing when there are none', () => {
    expect(isOnHosts('https://health.example.cn/1', HOSTS)).toBe(true);
    expect(isOnHosts('https://v.example.cn/1', [])).toBe(false);
  });

  it('is not asked of other categories', () => {
    expect(effectsOf('F-03', buildSubject({ category: 1, videoUrl: 'https://www.example.com/1' }))).toEqual([]);
  });
});

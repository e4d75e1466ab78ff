import { createWeibo } from '../../../src/channels/weibo';
import { readTime } from '../../../src/channels/weibo/timeline';
import { startWeibo, WEIBO, weiboError } from '../fake-weibo';
import { weiboPost } from '../weibo-post';

const offline = createWeibo({ ...WEIBO, apiBase: 'http://127.0.0.1:9' });

describe('the Weibo channel', () => {
  it('folds after 140 characters and never inside a link', () => {
    const post = weiboPost('微'.repeat(135));
    const preview = offline.render(post);
    expect(preview.shown).toBe(`${'微'.repeat(135)} `);
    expect(preview.folded).toBe('https://qianfa.example.com/p/8F3K2');
    expect(offline.render(weiboPost('微'.repeat(129))).folded).toBe('');
  });

  it('shows one picture wide and several as squares', () => {
    expect(offline.render(weiboPost('图', ['a'])).pictures).toEqual([{ sha256: 'a', ratio: '4:3' }]);
    expect(offline.render(weiboPost('图', ['a', 'b'])).pictures.map(({ ratio }) => ratio)).toEqual(['1:1', '1:1']);
  });

  it('sends a post without its own link to a person', () => {
    expect(offline.check({ ...weiboPost(), text: '没有链接 https://qianfa.example.com/p/' })).toEqual([
      expect.stringContaining('验真链接'),
    ]);
  });

  it.each([
    ['https://weibo.com/1234567890/O5b9i03d7', true],
    ['https://m.weibo.cn/status/5012345000012345', true],
    ['https://notweibo.com/1', false],
    ['https://weibo.com.example/1', false],
    ['ftp://weibo.com/1', false],
  ])('owns %s: %s', (url, owned) => {
    expect(offline.ownsUrl(new URL(url))).toBe(owned);
  });

  it('reads Weibo times and nothing else', () => {
    expect(readTime('Wed Oct 24 23:49:17 +0800 2012')).toBe(Date.parse('2012-10-24T23:49:17+08:00'));
    expect(readTime('2012-10-24 23:49')).toBeNull();
    expect(readTime('Wed Foo 24 23:49:17 +0800 2012')).toBeNull();
  });

  describe('probed', () => {
    let weibo: Awaited<ReturnType<typeof startWeibo>>;
    beforeEach(async () => {
      weibo = await startWeibo(Date.now);
    });
    afterEach(() => weibo.stop());

    it('is content with its own living token', async () => {
      await createWeibo(weibo.config).probe();
      expect(weibo.calls[0]?.body.toString()).toBe(`access_token=${WEIBO.accessToken}`);
      expect(weibo.calls[0]?.query.size).toBe(0);
    });

    it.each([
      ['of another account', { uid: '9' }],
      ['of another app', { appkey: '9' }],
      ['that has ended', { expire_in: 0 }],
    ])('refuses a token %s', async (_case, change) => {
      Object.assign(weibo.state.tokenInfo, change);
      await expect(createWeibo(weibo.config).probe()).rejects.toMatchObject({
        name: 'PlatformRefused',
        kind: 'configuration',
      });
    });

    it('names the code of a refusal, never the token', async () => {
      weibo.disturb('/oauth2/get_token_info', weiboError(21332));
      const error = await createWeibo(weibo.config)
        .probe()
        .catch((refusal: Error) => refusal);
      expect(error).toMatchObject({ code: '21332' });
      expect(String(error)).not.toContain(WEIBO.accessToken);
    });
  });
});

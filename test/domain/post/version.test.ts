import { digestOfPost, digestOfPosts, makeVersion } from '../../../src/domain/post/version';
import { buildAccount, buildContent, buildPicture, buildSubmission, NOW, PLANNED } from '../../helpers/build';

const FACTS = { no: 1, authorId: 'officer', madeAt: NOW, code: 'k7m2n9p4qr', publicUrl: 'https://q.example.cn' };
const ACCOUNTS = [buildAccount('weibo-main'), buildAccount('wechat-main')];
const make = (content: Parameters<typeof buildContent>[0] = {}, facts = FACTS) =>
  makeVersion(buildContent(content), ACCOUNTS, facts);

describe('makeVersion', () => {
  it('makes a post for each account the content names, in registry order', () => {
    expect(make({ accountIds: ['wechat-main', 'weibo-main'] }).posts.map(({ accountId }) => accountId)).toEqual([
      'weibo-main',
      'wechat-main',
    ]);
    expect(make({ accountIds: ['wechat-main'] }).posts).toHaveLength(1);
  });

  it('gives every post the digest of what it carries, and the version the digest over them', () => {
    const { posts, digest } = make();
    for (const post of posts) {
      expect(post.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(digestOfPost(post)).toBe(post.digest);
    }
    expect(digestOfPosts(posts)).toBe(digest);
  });
});

describe('the digest', () => {
  const pictures = [buildPicture(1), buildPicture(2)];
  const base = { pictures, category: 2 as const, videoUrl: 'https://v.example.cn/1' };
  const reference = make(base);

  it.each([
    ['one character of the text', { ...base, body: '每用眼二十分钟，就看看远处！' }],
    ['a picture', { ...base, pictures: [buildPicture(1), buildPicture(3)] }],
    ['a picture less', { ...base, pictures: [buildPicture(1)] }],
    ['the order of the pictures', { ...base, pictures: [buildPicture(1, { sentAt: NOW + 9 }), buildPicture(2)] }],
    ['the video link', { ...base, videoUrl: 'https://v.example.cn/2' }],
    ['the category', { ...base, category: 1 as const }],
    ['the AI label', { ...base, ai: 'IMAGE' as const }],
  ])('of every account changes with %s', (_what, content) => {
    const changed = make(content);
    changed.posts.forEach((post, index) => expect(post.digest).not.toBe(reference.posts[index]!.digest));
    expect(changed.digest).not.toBe(reference.digest);
  });

  it('changes with the code of the authenticity link', () => {
    expect(make(base, { ...FACTS, code: 'another' }).digest).not.toBe(reference.digest);
  });

  it('changes where the change shows: a title on WeChat, an own text on its channel', () => {
    const [weibo, wechat] = reference.posts;
    const titled = make({ ...base, title: '另一个标题' }).posts;
    expect([titled[0]!.digest === weibo!.digest, titled[1]!.digest === wechat!.digest]).toEqual([true, false]);
    const own = make({ ...base, weiboText: '短文' }).posts;
    expect([own[0]!.digest === weibo!.digest, own[1]!.digest === wechat!.digest]).toEqual([false, true]);
  });

  it('does not change with what is not sent', () => {
    const other = make({ ...base, reference: '依据', pictureNotes: ['晨跑'], declaredPictures: 2, marketing: true });
    expect(other.digest).toBe(reference.digest);
    expect(make(base, { ...FACTS, no: 7, madeAt: NOW + 1, authorId: 'head' }).digest).toBe(reference.digest);
  });

  it('does not change with the planned time', () => {
    const moved = buildSubmission({ request: { plannedAt: PLANNED + 1 } });
    expect(moved.versions[0]!.digest).toBe(buildSubmission().versions[0]!.digest);
  });

  it('of the version changes with the set of accounts', () => {
    expect(make({ ...base, accountIds: ['weibo-main'] }).digest).not.toBe(reference.digest);
  });
});

import type { Content } from '../../../src/domain/content';
import { changedOriginal, type Original } from '../../../src/domain/post/original';
import { runRules } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { examples } from './examples';
import { buildSubject, effectsOf } from './subject';

const known: Partial<Original> = {
  repost: true,
  url: 'https://weibo.com/1686546714/z20XK26My',
  author: '@云雀反诈',
  postedAt: NOW - 3_600_000,
  text: '退费是骗局。',
  takenAt: NOW,
  from: 'page',
  platformId: '3504803600502730',
};
const repost = (change: Partial<Original> = {}, content: Partial<Content> = {}) =>
  buildSubject({
    accountIds: ['weibo-main'],
    original: changedOriginal(undefined, { ...known, ...change }),
    ...content,
  });
const textsOf = (subject: ReturnType<typeof buildSubject>) =>
  runRules(subject, 1, NOW)
    .filter(({ rule }) => rule === 'F-11')
    .map(({ text }) => text);

const reposting = (change: Partial<Original>, content: Partial<Content> = {}) => ({
  content: {
    accountIds: ['weibo-main'],
    original: changedOriginal(undefined, { ...known, ...change }),
    ...content,
  },
});

examples('F-11', {
  hits: [
    { name: 'a repost without its address', ...reposting({ url: null }), effect: ['BLOCK'] },
    { name: 'a repost without its author', ...reposting({ author: null }), effect: ['BLOCK'] },
    { name: 'a repost of what is gone', ...reposting({ gone: true }), effect: ['BLOCK'] },
    { name: 'a repost on WeChat', ...reposting({}, { accountIds: ['wechat-main'] }), effect: ['BLOCK'] },
  ],
  misses: [
    { name: 'a whole repost', ...reposting({}) },
    { name: 'a repost that is being read', ...reposting({ author: null, postedAt: null, text: null, reading: true }) },
    { name: 'a post of our own', content: {} },
  ],
});

describe('F-11 of a repost', () => {
  test.each<[string, Partial<Original>, string]>([
    ['its address', { url: null }, '网址'],
    ['its author', { author: ' ' }, '作者'],
    ['its time', { postedAt: null }, '发布时间'],
    ['its words', { text: null }, '内容（快照）'],
  ])('names %s when that is missing', (_what, change, word) => {
    expect(effectsOf('F-11', repost(change))).toEqual(['BLOCK']);
    expect(textsOf(repost(change))).toEqual([`转发缺原文的${word}。`]);
  });

  test('is silent when everything is there, and while the platform is being asked', () => {
    expect(effectsOf('F-11', repost())).toEqual([]);
    expect(effectsOf('F-11', repost({ author: null, postedAt: null, text: null, reading: true }))).toEqual([]);
  });

  test('blocks what is gone, and says the way to go on the official account', () => {
    expect(textsOf(repost({ gone: true }))).toEqual([expect.stringContaining('已经删除')]);
    expect(textsOf(repost({}, { accountIds: ['wechat-main'] }))).toEqual([
      expect.stringMatching(/公众号没有转发.*“投稿”作转载/),
    ]);
  });
});

describe('F-11 of a reprint', () => {
  const reprint = (body: string, words: string | null) =>
    buildSubject({
      body,
      source: { type: 'REPRINT', name: '云雀日报', url: 'https://news.example.cn/1' },
      original: changedOriginal(undefined, { text: words }),
    });

  test.each<[string, string, string | null, string[]]>([
    ['the same words', '退费是骗局。', '退费是骗局。', []],
    ['the same words with other white space and a line of ours', '转载：退费 是骗局。', '退费  是骗局。', []],
    ['a word changed', '退费不是骗局。', '退费是骗局。', ['BLOCK']],
    ['nothing to compare with', '退费不是骗局。', null, []],
  ])('%s', (_what, body, words, effects) => {
    expect(effectsOf('F-11', reprint(body, words))).toEqual(effects);
  });
});

describe('the list of sources', () => {
  const listed = (entries: string[], subject = repost()) => {
    const { policy } = subject;
    return effectsOf('F-11', { ...subject, policy: { ...policy, repostWhitelist: entries } });
  };

  test.each<[string, string[], string[]]>([
    ['empty: none is asked about', [], []],
    ['the author', ['云雀反诈'], []],
    ['the author with @', ['@云雀反诈'], []],
    ['the host', ['weibo.com'], []],
    ['the beginning of the address', ['https://weibo.com/1686546714/'], []],
    ['another account on the same host', ['weibo.com/1'], ['CONFIRM']],
    ['somebody else', ['云雀气象'], ['CONFIRM']],
  ])('%s', (_what, entries, effects) => {
    expect(listed(entries)).toEqual(effects);
  });

  test('asks about a reprint as well, never about our own words', () => {
    const source = { type: 'REPRINT' as const, name: '云雀日报', url: 'https://news.example.cn/1' };
    expect(listed(['云雀气象'], buildSubject({ source }))).toEqual(['CONFIRM']);
    expect(listed(['云雀日报'], buildSubject({ source }))).toEqual([]);
    expect(listed(['云雀气象'], buildSubject())).toEqual([]);
  });
});

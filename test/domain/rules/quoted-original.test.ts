/** What a repost shows again is read by the rules as well: its readers see it, and its author cannot mend it. */
import type { Content } from '../../../src/domain/content';
import { changedOriginal } from '../../../src/domain/post/original';
import { runRules } from '../../../src/domain/rules';
import { NOW } from '../../helpers/build';
import { buildSubject } from './subject';

const ORIGINAL = {
  url: 'https://weibo.com/1/a',
  author: '@云雀资讯',
  postedAt: NOW - 3_600_000,
  takenAt: NOW,
  from: 'page' as const,
  platformId: '1',
};

const found = (text: string, content: Partial<Content> = {}, repost = true) =>
  runRules(
    buildSubject({
      accountIds: ['weibo-main'],
      body: '转发提醒。',
      original: changedOriginal(undefined, { ...ORIGINAL, text, ...(repost && { repost: true }) }),
      ...content,
    }),
    1,
    NOW,
  ).filter(({ rule }) => !['F-14', 'F-15'].includes(rule));

test('a listed word in the original is found, quoted, and said to be of the original', () => {
  expect(
    found('深夜福利：裸 聊进群。').map(({ rule, effect, matched, where, text }) => ({
      rule,
      effect,
      matched,
      where,
      text,
    })),
  ).toEqual([
    {
      rule: 'C-20',
      effect: 'BLOCK',
      matched: '裸 聊',
      where: { field: 'original', start: 5, end: 8 },
      text: '转发的原文里：“裸 聊”涉及淫秽色情。请删去；确为禁毒、反诈等宣传的，请写明劝诫的意思。原文不能改，请换一条转发，或不转发。',
    },
  ]);
});

test.each([
  ['a telephone number', '请联系家属13812345678', 'C-07', 'BLOCK', '请换一条转发，或不转发。'],
  ['a shouting first line', '震惊！这样洗脸都错了。', 'C-18', 'CONFIRM', '请换一条转发，或写明理由。'],
  ['a countries list', '来自日本、台湾等国家的专家', 'C-17', 'CONFIRM', '请换一条转发，或写明理由。'],
  ['an absolute word', '全市最先进的设备', 'C-03', 'HINT', '原文不能改。'],
])('%s in the original is told with what would lift it', (_what, text, rule, effect, instead) => {
  const findings = found(text);
  expect(findings.map((one) => [one.rule, one.effect])).toEqual([[rule, effect]]);
  expect(findings[0]!.text).toMatch(new RegExp(`^转发的原文里：.*${instead}$`));
});

test('the same words in the body and in the original are told of both', () => {
  const findings = found('这种疗法有效率达95%', { body: '转发：有效率达95%' }).map(({ rule, where }) => [
    rule,
    where?.field,
  ]);
  expect(findings).toEqual([]);
  const vice = found('赌球赢大钱', { body: '赌球攻略' }).filter(({ rule }) => rule === 'C-20');
  expect(vice.map(({ where }) => where!.field)).toEqual(['body', 'original']);
  const claims = found('今年根治乙肝', { body: '根治乙肝', source: null, original: undefined }).filter(
    ({ rule }) => rule === 'C-04',
  );
  expect(claims.map(({ where }) => where!.field)).toEqual(['body']);
});

test.each([
  ['今天', '今天有雨，明早降温。', {}],
  [
    'a link to a video',
    '看视频：https://video.example/1',
    { category: 2 as const, videoUrl: 'https://v.example.cn/1' },
  ],
  ['a label of its own', '本文由AI生成。', {}],
])('%s in the original is not asked of its author', (_what, text, content) => {
  expect(found(text, content)).toEqual([]);
});

test('a reprint has the words in its body already: they are told once', () => {
  const text = '赌球赢大钱';
  const source = { type: 'REPRINT' as const, name: '云雀资讯', url: ORIGINAL.url };
  const vice = found(text, { body: text, source }, false).filter(({ rule }) => rule === 'C-20');
  expect(vice.map(({ where }) => where!.field)).toEqual(['body']);
});

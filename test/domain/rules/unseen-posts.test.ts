/**
 * Posts of the kind a health company writes, none of which the rules were written for: `must` are the rules that have to speak, with their
 * effect, `may` those that speak rightly as well; no other rule does. What is expected follows the procedure, not the program.
 */
import { readTemplate } from '../../../src/conversation/template';
import type { Content } from '../../../src/domain/content';
import { changedOriginal } from '../../../src/domain/post/original';
import { runRules } from '../../../src/domain/rules';
import { buildContext, NOW } from '../../helpers/build';
import { buildSubject } from './subject';
import posts from './unseen-posts.json';

interface Unseen {
  /** what is special about it */
  about: string;
  title: string;
  body: string;
  /** lines that differ from those every post here has */
  lines?: string[];
  /** `C-07 BLOCK` */
  must?: string[];
  may?: string[];
}

const { good, bad } = posts as { good: Unseen[]; bad: Unseen[] };

const EVERY_POST = [
  '类别：1',
  '级别：常规',
  '渠道：微信',
  '拟发：2026-03-24 08:00',
  '来源：原创 青岚里健康 运营管理部',
  '涉密：否',
  'AI生成：否',
  '营销：否',
  '图片：1张（配图，自绘，公司自有，无人物）',
];
const keyOf = (line: string) => line.slice(0, line.indexOf('：'));

/** As its officer would send it. */
function chatText({ title, body, lines = [] }: Unseen): string {
  const usual = EVERY_POST.filter((line) => !lines.some((own) => keyOf(own) === keyOf(line)));
  return [`标题：${title}`, ...usual, ...lines, `正文：${body}`].join('\n');
}

/** `C-07 BLOCK`, each once */
function told(post: Unseen): string[] {
  const { accounts, policy } = buildContext();
  const { patch, problems } = readTemplate(chatText(post), { accounts, now: NOW });
  expect(problems).toEqual([]);
  const { original, ...fields } = patch.content!;
  const content: Partial<Content> = { ...fields, ...(original && { original: originalOf(post, original) }) };
  const matter = {
    ...buildSubject(content, patch.request),
    policy: { ...policy, healthVideoHosts: ['v.jkdyx.example'] },
  };
  return [...new Set(runRules(matter, 1, NOW).map(({ rule, effect }) => `${rule} ${effect}`))];
}

/** With an address it is a repost; a reprint has the words alone. */
function originalOf({ lines = [] }: Unseen, given: Partial<NonNullable<Content['original']>>): Content['original'] {
  const isRepost = lines.some((line) => keyOf(line) === '原文');
  return changedOriginal(undefined, { ...given, ...(isRepost && { repost: true }) });
}

const byName = (list: Unseen[]) => list.map((post) => [post.about, post] as const);

test('there are many of both kinds, and every rule that reads texts or pictures is tried', () => {
  expect([good.length > 100, bad.length > 100]).toEqual([true, true]);
  const tried = new Set(bad.flatMap(({ must = [] }) => must.map((one) => one.slice(0, 4))));
  const content = Array.from({ length: 30 }, (_, at) => `C-${String(at + 1).padStart(2, '0')}`);
  // names need the office's own list: `listed-person.test.ts`
  expect(content.filter((rule) => !tried.has(rule))).toEqual(['C-22']);
});

test.each(byName(good))('%s is left alone', (_about, post) => {
  expect(told(post).filter((one) => !(post.may ?? []).includes(one.slice(0, 4)))).toEqual([]);
});

test.each(byName(bad))('%s is told, and nothing else', (_about, post) => {
  const { must = [], may = [] } = post;
  const found = told(post);
  const isOther = (one: string) => ![...must, ...may].some((known) => known.slice(0, 4) === one.slice(0, 4));
  for (const one of must) expect([one, found.some((said) => said.startsWith(one))]).toEqual([one, true]);
  expect(found.filter(isOther)).toEqual([]);
});

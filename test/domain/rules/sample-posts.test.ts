/** The sample posts under the rules: each speaks where it is meant to, and none disturbs a good post. */
import { readTemplate } from '../../../src/conversation/template';
import { runRules } from '../../../src/domain/rules';
import samples from '../../../src/sandbox/data/sample-posts.json';
import { ACCOUNTS, START } from '../../conversation/world';
import { buildSubject } from './subject';

/** told by lead times, missing pictures, channels and stages, or before anything is stored: none of it is looked at here */
const ELSEWHERE = /^(?:F-(?:03|04|05|07|13|14|15)|C-01)$/;

function rulesOf(chatText: string): string[] {
  const { patch } = readTemplate(chatText.slice(chatText.indexOf('\n') + 1), { accounts: ACCOUNTS, now: START });
  // the original of a repost is looked at elsewhere
  const { original: _original, ...content } = patch.content ?? {};
  const found = runRules(buildSubject(content, patch.request), 1, START).map(({ rule }) => rule);
  return [...new Set(found)].filter((rule) => !ELSEWHERE.test(rule));
}

test.each(samples.good.map((post) => [post.id, post] as const))('%s is left alone', (_id, post) => {
  const expected: string[] = [...post.expected.mustHit, ...post.expected.allowed];
  // category 5 is told that the office will determine it
  if (post.category === 5) expected.push('F-10');
  expect(rulesOf(post.chatText).filter((rule) => !expected.includes(rule))).toEqual([]);
});

test.each(samples.bad.map((post) => [post.id, post] as const))('%s is found', (_id, post) => {
  const { mustHit, mustNotHit } = post.expected as Record<'mustHit' | 'mustNotHit', string[]>;
  const found = rulesOf(post.chatText);
  expect(found).toEqual(expect.arrayContaining(mustHit.filter((rule) => !ELSEWHERE.test(rule))));
  expect(found.filter((rule) => mustNotHit.includes(rule))).toEqual([]);
});

/** The sample posts as the rules see them: what must be found is found, and nothing else is said of a good post. */
import samples from '../../../src/sandbox/data/sample-posts.json';
import { readTemplate } from '../../../src/conversation/template';
import { RULES, runRules } from '../../../src/domain/rules';
import { ACCOUNTS } from '../../conversation/world';
import { NOW } from '../../helpers/build';
import { buildSubject } from './subject';

/** The rules about words: those about time, links, pictures and the flow need more than a text. */
const isOfWords = (rule: string) => rule.startsWith('C-');
const LISTED = new Set(RULES.map(({ id }) => id));

function found({ chatText }: { chatText: string }): string[] {
  const { patch } = readTemplate(chatText.slice(chatText.indexOf('\n') + 1), { accounts: ACCOUNTS, now: NOW });
  const { original: _original, ...content } = patch.content!;
  return runRules(buildSubject({ ...content, pictures: [] }), 1, NOW)
    .map(({ rule }) => rule)
    .filter(isOfWords);
}

test.each(samples.good.map((post) => [post.id, post] as const))('%s is good', (_id, post) => {
  const allowed: string[] = [...post.expected.mustHit, ...post.expected.allowed];
  expect(found(post).filter((rule) => !allowed.includes(rule))).toEqual([]);
});

test.each(samples.bad.map((post) => [post.id, post] as const))('%s is told what is wrong with it', (_id, post) => {
  const must = post.expected.mustHit.filter((rule) => isOfWords(rule) && LISTED.has(rule) && rule !== 'C-01');
  expect(found(post)).toEqual(expect.arrayContaining(must));
});

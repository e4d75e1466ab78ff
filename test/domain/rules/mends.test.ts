/** The example every rule gives of how to mend what it found: it is tried out, so that nobody is told something that does not help. */
import { readTemplate } from '../../../src/conversation/template';
import { changedOriginal } from '../../../src/domain/post/original';
import type { Content, PublishRequest } from '../../../src/domain/content';
import { answererOf, RULES, runRules } from '../../../src/domain/rules';
import type { Finding } from '../../../src/domain/submission';
import { buildContent, buildContext, NOW, PLANNED } from '../../helpers/build';
import { wanting, buildQueue } from '../queue';
import { matterOf, type Example } from './examples';

/** What an example takes for granted besides its own lines. */
const SETTING: Record<string, Partial<Example>> = {
  'F-05': { request: { plannedAt: Date.parse('2026-03-16T20:00:00+08:00') } },
  'F-13': {
    matter: {
      policy: { ...buildContext().policy, quietHours: { from: '22:00', to: '07:00' } },
      place: { wanting: wanting({}), queue: buildQueue([]) },
    },
  },
  'F-20': {
    matter: {
      links: [{ url: 'https://old.jkdyx.example/yuyue', outcome: { kind: 'DEAD', why: 'NO_HOST' }, at: NOW }],
    },
  },
  'C-22': { own: [{ kind: 'PERSON', pattern: '闻清远', note: '总经理' }] },
};

const HOSTS = ['v.jkdyx.example'];

/** What the rules say of a post with these lines, without what the line 理由 answers. */
function findingsOf(id: string, lines: string): Finding[] {
  const { accounts, policy } = buildContext();
  const { patch, problems } = readTemplate(lines, { accounts, now: NOW });
  expect(problems).toEqual([]);
  const { original, ...fields } = patch.content ?? {};
  const content: Partial<Content> = { ...(fields as Partial<Content>) };
  if (original) content.original = changedOriginal(buildContent().original, original);
  const setting = SETTING[id] ?? {};
  const request: Partial<PublishRequest> = { plannedAt: PLANNED, ...setting.request, ...patch.request };
  const example: Example = {
    name: id,
    content,
    request,
    own: setting.own ?? [],
    matter: { policy: { ...policy, healthVideoHosts: HOSTS }, ...setting.matter },
  };
  const isAnswered = ({ rule, effect }: Finding) =>
    effect === 'CONFIRM' && answererOf(rule) === 'REASON' && Boolean(request.reason?.trim());
  return runRules(matterOf(example), 1, NOW).filter((finding) => !isAnswered(finding));
}

/** Digits stand together or are spelled: between two of them only what nobody sees. */
function spaced(words: string, filler: string, isWide: boolean): string {
  const wide = (one: string) => (/[!-~]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one);
  return words.replace(/[^](?=([^])?)/gu, (one, next: string | undefined) => {
    const between = /\d/.test(one) && next !== undefined && /\d/.test(next) ? '\u200B' : filler;
    return `${isWide ? wide(one) : one}${next === undefined ? '' : between}`;
  });
}

const rulesOf = (findings: Finding[]) => findings.map(({ rule }) => rule);

describe.each(RULES.map(({ id, mend }) => [id, mend] as const))('%s', (id, { wrong, right }) => {
  it('is heard of the example, and not once it is mended', () => {
    expect(rulesOf(findingsOf(id, wrong))).toContain(id);
    expect(rulesOf(findingsOf(id, right))).not.toContain(id);
  });

  it('is mended without another rule having to speak', () => {
    const before = rulesOf(findingsOf(id, wrong));
    expect(rulesOf(findingsOf(id, right)).filter((rule) => !before.includes(rule))).toEqual([]);
  });
});

/** Those that quote words of a text; what a link says is lost with a blank in it. */
const quotedOf = (id: string, lines: string) =>
  findingsOf(id, lines).filter(({ rule, where, matched }) => rule === id && where && !matched!.includes('://'));
const QUOTING = RULES.filter(({ id, mend }) => quotedOf(id, mend.wrong).length > 0);

it('is words that most rules quote', () => {
  expect(QUOTING.length).toBeGreaterThan(20);
});

describe.each(QUOTING.map(({ id, mend }) => [id, mend.wrong] as const))('%s', (id, wrong) => {
  it.each([
    ['blanks', ' ', false],
    ['wide blanks and wide characters', '\u3000', true],
    ['invisible characters', '\u200B\u2060', false],
  ])('is heard of the same words with %s', (_what, filler, isWide) => {
    for (const { matched, effect } of quotedOf(id, wrong)) {
      const hidden = spaced(matched!, filler, isWide);
      const found = quotedOf(id, wrong.replaceAll(matched!, hidden));
      expect(found.map((one) => [one.effect, one.matched])).toContainEqual([effect, hidden]);
    }
  });
});

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

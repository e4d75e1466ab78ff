/**
 * The 24 posts of `sample-posts.json`, each through the chat, over HTTP, on the day it belongs to: a good one is signed by four and goes out in
 * its minute, a bad one is told its rule. Unseen posts of the same kind are in `test/domain/rules/unseen-posts.test.ts`.
 */
import samples from '../../src/sandbox/data/sample-posts.json';
import { sandboxDepartments, sandboxPeople } from '../../src/sandbox/people';
import { freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';

interface Expected {
  decision: string;
  leadTime: string;
  leadTimeDeadline: string;
  mustHit: string[];
  mustNotHit: string[];
  allowed: string[];
}

interface Sample {
  id: string;
  category: number;
  department: string;
  submitter: string;
  submittedAt: string;
  plannedPublishAt: string;
  chatText: string;
  images: { file: string }[];
  expected: Expected;
  basis?: { ref: string };
  original?: { author: string; postedAt: string; text: string };
  primaryRule?: string;
  article?: string;
}

interface Item {
  no: string;
  status: string;
  stage: string | null;
  leadTime: { deadline: string; verdict: string; provisional: boolean };
  findings: { rule: string; effect: string; answer: unknown }[];
  publications: { status: string; at: string | null }[];
}

const { good, bad } = samples as unknown as { good: Sample[]; bad: Sample[] };
const MINUTE = 60_000;
/** 提示 C-07（须改）, 提示 F-02， */
const TOLD = /提示 ([FC]-\d\d)/g;

let product: Product;
let officer: string;

afterEach(() => product.stop());

const useridOf = (id: string) => sandboxPeople().find((person) => person.id === id)!.userid;
const told = () => product.texts(officer).join('\n');
const rulesTold = () => [...new Set([...told().matchAll(TOLD)].map(([, rule]) => rule!))];

async function say(userid: string, text: string): Promise<string> {
  const before = product.texts(userid).length;
  await product.control.say(userid, text);
  await product.settle();
  return product.texts(userid).slice(before).join('\n');
}

/** Everything its officer would send, in the minute it was submitted; what the last word was answered. */
async function play({ submittedAt, submitter, chatText, images, original }: Sample): Promise<string> {
  product = await startProduct({ databaseUrl: await freshSqliteUrl(), at: Date.parse(submittedAt) });
  officer = useridOf(submitter);
  await say(officer, chatText);
  for (const { file } of images) await product.control.picture(officer, file);
  await product.settle();
  if (original)
    for (const answer of [original.author, original.postedAt.slice(0, 16).replace('T', ' '), original.text])
      await say(officer, answer);
  return say(officer, '提交');
}

/** The numbers of what was submitted; a draft has none. */
async function submitted(): Promise<string[]> {
  const { items } = await product.api<{ items: { no: string }[] }>('/submissions');
  return items.map(({ no }) => no);
}

async function item(): Promise<Item> {
  const [no, ...others] = await submitted();
  expect([no, others]).toEqual([expect.any(String), []]);
  return product.api<Item>(`/submissions/${no}`);
}

/** What may be said of it: the office determines category 5, and the author is told so. */
const allowed = ({ category, expected }: Sample) => [
  ...expected.mustHit,
  ...expected.allowed,
  ...(category === 5 ? ['F-10'] : []),
];

async function signAll({ department, basis, category }: Sample, no: string): Promise<void> {
  const head = useridOf(sandboxDepartments().find(({ id }) => id === department)!.head);
  await product.tap(head, '同意');
  await product.settle();
  if (category === 5) await say('qiaoyuanxiu', `认定 ${no} ${basis!.ref}`);
  for (const [userid, button] of [
    ['anruoxi', '同意'],
    ['yanshoumo', '无涉密'],
    ['wenqingyuan', '签发'],
  ] as const) {
    await product.tap(userid, button);
    await product.settle();
  }
}

describe('good posts', () => {
  test.each(good.map((post) => [post.id, post] as const))('%s is signed by four and goes out', async (_id, post) => {
    // given it is sent as it is
    expect(await play(post)).toContain('已提交');

    // then its time is right, and nothing else is said of it
    const { no, leadTime, findings } = await item();
    const { mustHit, leadTime: verdict, leadTimeDeadline: deadline } = post.expected;
    expect(leadTime).toEqual({ deadline, verdict, provisional: false });
    const rules = findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(mustHit));
    expect([...rules, ...rulesTold()].filter((rule) => !allowed(post).includes(rule))).toEqual([]);
    expect(findings.filter(({ effect, answer }) => effect === 'BLOCK' || (effect === 'CONFIRM' && !answer))).toEqual(
      [],
    );

    // when the four have signed and its minute has come
    await signAll(post, no);
    expect(await item()).toMatchObject({ status: 'SCHEDULED', stage: null });
    const planned = Date.parse(post.plannedPublishAt);
    await product.moveTo(planned + 2 * MINUTE);

    // then it is out; a repost the interface cannot read is in the publisher's hands
    const { status, publications } = await item();
    if (post.original) expect(publications.map((one) => one.status)).toEqual(['MANUAL']);
    else {
      expect(status).toBe('PUBLISHED');
      for (const { at } of publications) expect(Date.parse(at!) - planned).toBeLessThan(MINUTE);
    }
  });
});

describe('bad posts', () => {
  const stopped = bad.filter(({ expected }) => expected.decision === 'BLOCK' && expected.mustHit[0] !== 'C-01');
  test.each(stopped.map((post) => [post.id, post] as const))('%s is stopped', async (_id, post) => {
    expect(await play(post)).toContain('还不能提交');
    expect(await submitted()).toEqual([]);
    expectTold(post);
  });

  const asked = bad.filter(({ expected }) => expected.decision === 'NEEDS_CONFIRM');
  test.each(asked.map((post) => [post.id, post] as const))('%s needs a reason, which is kept', async (_id, post) => {
    const answer = await play(post);
    expectTold(post);
    // X04 brought its reason with it
    if (!answer.includes('已提交')) {
      expect(await submitted()).toEqual([]);
      await say(officer, '理由：办公室已知悉，另有安排');
      expect(await say(officer, '提交')).toContain('已提交');
    }
    const { findings, leadTime } = await item();
    const { leadTime: verdict, leadTimeDeadline: deadline, mustHit } = post.expected;
    expect(leadTime).toEqual({ deadline, verdict, provisional: false });
    for (const rule of mustHit)
      expect(
        findings.filter((finding) => finding.rule === rule && finding.effect === 'CONFIRM' && finding.answer),
      ).not.toEqual([]);
  });

  test('X05 is quarantined: nothing of it is kept', async () => {
    await play(bad.find(({ id }) => id === 'X05')!);
    expect(rulesTold()).toEqual(['C-01']);
    expect(told()).toContain('这条消息带有密级标志');
    expect(await submitted()).toEqual([]);
  });

  test('X12 is refused to a head who has an officer', async () => {
    await play(bad.find(({ id }) => id === 'X12')!);
    expect(rulesTold()).toEqual(['F-07']);
    expect(await submitted()).toEqual([]);
  });
});

/** Its rule with its article, its deadline, and no rule that has nothing to do with it. */
function expectTold(post: Sample): void {
  const { mustHit, mustNotHit, leadTimeDeadline, leadTime } = post.expected;
  expect(rulesTold()).toEqual(expect.arrayContaining(mustHit));
  expect(rulesTold().filter((rule) => mustNotHit.includes(rule) || !allowed(post).includes(rule))).toEqual([]);
  const [month, day] = leadTimeDeadline.slice(5, 10).split('-').map(Number);
  const time = leadTimeDeadline.slice(11, 16);
  expect(told()).toContain(`截止 ${month}/${day} ${time} · ${leadTime === 'LATE' ? '逾期' : '按时'}`);
}

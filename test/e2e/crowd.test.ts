/** Two hundred heads tap at the same instant, on the default pool: nobody waits for a connection that is never given back. */
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';

const CROWD = 200;
const numbers = Array.from({ length: CROWD }, (_, n) => n);
const officer = (n: number) => `officer${n}`;
const head = (n: number) => `head${n}`;

interface Organization {
  people: object[];
  departments: object[];
}

const crowded = (mapping: Record<string, unknown>) => {
  const organization = mapping.organization as Organization;
  const people = numbers.flatMap((n) =>
    [officer(n), head(n)].map((id) => ({ id, name: id, title: '测试', wecom: id })),
  );
  const departments = numbers.map((n) => ({
    id: `D-${n}`,
    name: `部门${n}`,
    head: head(n),
    informationOfficer: officer(n),
  }));
  return {
    ...mapping,
    organization: {
      ...organization,
      people: [...organization.people, ...people],
      departments: [...organization.departments, ...departments],
    },
    // all want the same minute: the queue is another test's
    policy: { ...(mapping.policy as object), pacing: 'off', frequency: { weibo: 'off', wechat: 'off' } },
  };
};

const members = numbers.flatMap((n) =>
  [officer(n), head(n)].map((id) => ({ id, userid: id, name: id, title: '测试', department: `部门${n}` })),
);

forEachDatabase((_name, open, url) => {
  let product: Product;

  beforeAll(async () => {
    await open();
    product = await startProduct({
      databaseUrl: await url(),
      configure: crowded,
      platforms: { members, limits: 'off' },
    });
    const text = sample('S04')
      .chatText.replace('1张（自助打印机，自拍，公司自有，无人物）', '0张')
      .replace('2026-04-29', '2026-06-29');
    await Promise.all(numbers.map((n) => product.control.say(officer(n), text)));
    await Promise.all(numbers.map((n) => product.control.say(officer(n), '提交')));
    await product.settle();
  }, 600_000);
  afterAll(() => product.stop());

  test('all are answered, each has signed once, numbers are without a gap', async () => {
    const cards = numbers.map((n) => product.card(head(n)).id);
    const outcomes = await Promise.all(numbers.map((n) => product.control.tap(head(n), cards[n]!, 'approve')));
    expect(outcomes.map(({ status }) => status)).toEqual(numbers.map(() => 200));
    const ids = await product.server.store.read.submissionIds('', 1000);
    const submissions = await Promise.all(ids.map((id) => product.server.store.read.submission(id)));
    expect(submissions.map((one) => one!.reviews.at(-1)!.signatures.length)).toEqual(numbers.map(() => 1));
    const expected = numbers.map((n) => `2026-${String(n + 1).padStart(4, '0')}`);
    expect(submissions.map((one) => one!.no).sort()).toEqual(expected);
  }, 600_000);
});

/** Taps that must not count: the wrong person, an old card, after withdrawal, twice, two at once. Each is answered with the truth. */
import type { Submission } from '../../src/domain/submission';
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';

const [OFFICER, HEAD, EDITOR, SECRECY, STRANGER] = ['yinxiaochuan', 'mengchuqing', 'anruoxi', 'yanshoumo', 'luyouren'];

const twoEditors = (mapping: Record<string, unknown>) => {
  const organization = mapping.organization as { office: { editors: string[] } };
  return {
    ...mapping,
    organization: { ...organization, office: { ...organization.office, editors: ['U-102', 'U-103'] } },
    // every test submits the same post for the same minute: the queue is another test's
    policy: { ...(mapping.policy as object), frequency: { weibo: 'off', wechat: 'off' } },
  };
};

forEachDatabase((_name, open, url) => {
  let product: Product;
  let no: string;

  beforeAll(async () => {
    await open();
    product = await startProduct({ databaseUrl: await url(), configure: twoEditors });
  });
  afterAll(() => product.stop());

  beforeEach(async () => {
    await product.control.say(OFFICER!, sample('S01').chatText);
    await product.control.picture(OFFICER!, 'who.png');
    await product.settle();
    await product.control.say(OFFICER!, '提交');
    await product.settle();
    no = (await product.api<{ items: { no: string }[] }>('/submissions')).items[0]!.no;
  });

  const stored = async (): Promise<Submission> => (await product.server.store.read.submissionByNo(no))!;

  /** Everything this person now sees. */
  const shownTo = (userid: string) => JSON.stringify(product.control.phones()[userid]);

  async function unchangedBy(act: () => Promise<unknown>): Promise<void> {
    const before = await stored();
    await act();
    await product.settle();
    expect(await stored()).toEqual(before);
  }

  test('a person who is no signer changes nothing and is told so', async () => {
    const card = product.card(HEAD!);
    await unchangedBy(() => product.control.tap(SECRECY!, card.id, 'approve'));
    expect(product.texts(SECRECY!).at(-1)).toMatch(/不是发给您的.*没有生效/);
    await unchangedBy(() => product.control.tap(STRANGER!, card.id, 'approve'));
  });

  test('the submitter cannot sign their own', async () => {
    const card = product.card(HEAD!);
    await unchangedBy(() => product.control.tap(OFFICER!, card.id, 'approve'));
  });

  test('the same tap twice, and five times at once, is one signature', async () => {
    const card = product.card(HEAD!);
    const first = await product.control.tap(HEAD!, card.id, 'approve', {}, 5);
    expect(first.replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(first.replies.map(({ reply }) => JSON.stringify(reply))).size).toBe(1);
    await product.settle();
    expect((await product.server.store.read.signatures((await stored()).id)).length).toBe(1);
    await unchangedBy(() => product.control.tap(HEAD!, card.id, 'approve'));
    expect(shownTo(HEAD!)).toMatch(/已.*同意/);
  });

  test('a card of an earlier version does nothing', async () => {
    const old = product.card(HEAD!);
    await product.tap(HEAD!, '退回', { reason: ['WORDING'] });
    await product.settle();
    expect(product.texts(OFFICER!).join('\n')).toContain('已退回');
    await product.control.say(OFFICER!, '四个小习惯，从今天开始，贵在坚持。');
    await product.control.say(OFFICER!, '提交');
    await product.settle();
    expect((await stored()).versions).toHaveLength(2);
    await unchangedBy(() => product.control.tap(HEAD!, old.id, 'approve'));
  });

  test('after withdrawal nothing is signed', async () => {
    const card = product.card(HEAD!);
    await product.control.say(OFFICER!, `撤回 ${no} 活动取消`);
    await product.settle();
    expect((await stored()).status).toBe('WITHDRAWN');
    await unchangedBy(() => product.control.tap(HEAD!, card.id, 'approve'));
    expect(shownTo(HEAD!)).toContain('撤回');
  });

  test('two eligible people at the same instant: one signature, the other reads who was first', async () => {
    await product.tap(HEAD!, '同意');
    await product.settle();
    const [one, two] = [product.card(EDITOR!), product.card('keyiming')];
    const outcomes = await Promise.all([
      product.control.tap(EDITOR!, one.id, 'approve'),
      product.control.tap('keyiming', two.id, 'approve'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([200, 200]);
    await product.settle();
    const { reviews } = await stored();
    expect(reviews.at(-1)!.signatures.filter(({ stage }) => stage === 'OFFICE_REVIEW')).toHaveLength(1);
    const told = [...product.texts(EDITOR!), ...product.texts('keyiming')].join('\n');
    const shown = JSON.stringify([
      product.control.phones()[EDITOR!]!.at(-1),
      product.control.phones().keyiming!.at(-1),
    ]);
    expect(told + shown).toMatch(/已由|已于/);
  });

  test('a return without a reason asks for it, and the next text is the reason', async () => {
    await unchangedBy(() => product.tap(HEAD!, '退回'));
    expect(product.texts(HEAD!).at(-1)).toContain('原因');
    await product.control.say(HEAD!, '请把来源写全称');
    await product.settle();
    expect(await stored()).toMatchObject({ status: 'RETURNED', closing: { reason: '请把来源写全称' } });
  });
});

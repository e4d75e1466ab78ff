import { mayRead, readingScope, submissionView } from '../../src/application/queries';
import { isoShanghai } from '../../src/domain/time/shanghai';
import { NOON, ORGANIZATION, PLANNED, WORLD, decision, openHouse, type House } from '../web/house';
import { DAY } from '../../src/domain/time/shanghai';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.at = NOON;
});

async function view(id: string) {
  return submissionView(await house.reload(id), await house.store.read.signatures(id), WORLD);
}

test('signer is who signed 签发, and signatures stay valid through publishing', async () => {
  const { id } = await house.submitted();
  for (let stage = 0; stage < 3; stage += 1) await house.sign(id);
  expect((await view(id)).signer).toBeNull();
  await house.sign(id);
  const item = await view(id);
  expect(item).toMatchObject({ status: 'SCHEDULED', stage: null, signer: { id: 'U-EXEC', name: '闻清远' } });
  expect(item.signatures.map(({ valid }) => valid)).toEqual([true, true, true, true]);
  expect(item.publications).toMatchObject([
    { account: 'weibo-main', channel: 'WEIBO', status: 'WAITING', platformId: null, url: null, at: null },
    { account: 'wechat-main', status: 'WAITING' },
  ]);
});

test('a publication is told by its platform’s id as a string, its link and its time', async () => {
  const { id } = await house.submitted();
  for (let stage = 0; stage < 4; stage += 1) await house.sign(id);
  house.clock.at = PLANNED;
  await house.dispatch(id, { type: 'ReachPlannedTime', plannedAt: PLANNED });
  const platformId = '5123456789012345678';
  const outcome = {
    status: 'PUBLISHED',
    platformId,
    url: 'https://weibo.com/1/P',
    publishedAt: PLANNED,
    proof: {},
  } as const;
  await house.dispatch(id, { type: 'SettlePublication', accountId: 'weibo-main', outcome });
  expect((await view(id)).publications[0]).toEqual({
    account: 'weibo-main',
    channel: 'WEIBO',
    status: 'PUBLISHED',
    platformId,
    url: 'https://weibo.com/1/P',
    at: isoShanghai(PLANNED),
  });
});

test('after a return the earlier signatures are listed and no longer valid', async () => {
  const { id } = await house.submitted();
  await house.sign(id);
  await house.dispatch(id, decision(await house.reload(id), 'U-OFFICE', 'return', '请补出处'));
  expect((await view(id)).signatures).toMatchObject([
    { stage: 'DEPT_REVIEW', decision: 'APPROVE', valid: false },
    { stage: 'OFFICE_REVIEW', decision: 'RETURN', valid: false },
  ]);
});

test('a signature by delegation names both', async () => {
  const { id } = await house.submitted({ plannedAt: NOON + 20 * DAY });
  for (let stage = 0; stage < 3; stage += 1) await house.sign(id);
  house.clock.at = NOON + 10 * DAY;
  await house.dispatch(id, decision(await house.reload(id), 'U-DEPUTY', 'approve'));
  expect((await view(id)).signatures.at(-1)).toMatchObject({
    signer: { id: 'U-DEPUTY', name: '季平川' },
    onBehalfOf: { id: 'U-EXEC', name: '闻清远' },
    valid: true,
  });
});

test('a late submission carries its finding with citation and the office’s acceptance', async () => {
  const { id } = await house.submitted({ plannedAt: NOON + 3 * DAY, reason: '活动提前' });
  await house.sign(id);
  await house.sign(id);
  const item = await view(id);
  expect(item.leadTime).toMatchObject({ verdict: 'LATE', deadline: '2026-03-23T23:59:59+08:00' });
  expect(item.findings).toContainEqual(
    expect.objectContaining({
      rule: 'F-04',
      version: 1,
      effect: 'CONFIRM',
      citation: expect.stringContaining('第十二条'),
      answer: expect.objectContaining({ by: { id: 'U-OFFICE', name: '安若溪' } }),
    }),
  );
});

test('a draft is not shown', () => {
  const { submission } = { submission: { id: 'd', no: null, versions: [] } };
  expect(() => submissionView(submission as never, [], WORLD)).toThrow('no number');
});

describe('who may read', () => {
  const readers = async (now: number) => {
    const submission = await house.submitted();
    return ORGANIZATION.people.map(({ id }) => id).filter((id) => mayRead(submission, id, WORLD, now));
  };

  test('submitter, own head, office, secrecy lead, executives, publishers, archivists, auditors', async () => {
    expect(await readers(NOON)).toEqual([
      'U-SUB',
      'U-HEAD',
      'U-OFFICE',
      'U-DIRECTOR',
      'U-SECRECY',
      'U-EXEC',
      'U-AUDIT',
      'U-ARCHIVE',
    ]);
  });

  test('delegates from start to end, the end not included', async () => {
    const { start, end } = ORGANIZATION.delegations[0]!;
    expect(await readers(start)).toContain('U-DEPUTY');
    expect(await readers(start - 1)).not.toContain('U-DEPUTY');
    expect(await readers(end)).not.toContain('U-DEPUTY');
  });

  test('the superior written for a department reads what the head submits', async () => {
    const submission = await house.submitted();
    const departments = ORGANIZATION.departments.map((one) => ({ ...one, superior: 'U-DEPUTY' }));
    const { start } = ORGANIZATION.delegations[0]!;
    const may = (organization: typeof ORGANIZATION) =>
      mayRead(submission, 'U-DEPUTY', { ...WORLD, organization }, start - 1);
    expect([may(ORGANIZATION), may({ ...ORGANIZATION, departments })]).toEqual([false, true]);
  });

  test('somebody who has left the organization reads nothing', async () => {
    const submission = await house.submitted();
    const without = { ...ORGANIZATION, people: ORGANIZATION.people.filter(({ id }) => id !== 'U-SUB') };
    expect(mayRead(submission, 'U-SUB', { ...WORLD, organization: without }, NOON)).toBe(false);
    expect(readingScope('U-SUB', without, NOON)).toEqual({ everything: false, departments: [] });
  });
});

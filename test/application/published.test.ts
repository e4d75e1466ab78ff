import {
  frequencyOf,
  lastOf,
  missingReadBacks,
  publishedBefore,
  type Published,
} from '../../src/application/published';
import type { Happening } from '../../src/application/store';
import type { Submission } from '../../src/domain/submission';
import { act, at, buildContext, buildPolicy, buildPublishing, DAY, MINUTE, PLANNED } from '../helpers/build';

const W = 'weibo-main';
const outcome = { status: 'PUBLISHED' as const, platformId: '1', url: null, publishedAt: PLANNED, proof: {} };
const post = act(
  buildPublishing({ content: { accountIds: [W] } }),
  { type: 'SettlePublication', accountId: W, outcome },
  at(buildContext(), PLANNED),
);

const settled = (submissionId: string, when: number, kind: Submission['kind'] = 'ORIGINAL'): Happening => ({
  submissionId,
  kind,
  departmentId: 'D-MED',
  at: when,
  event: {
    type: 'PublicationSettled',
    accountId: W,
    ...outcome,
    publishedAt: when,
    note: null,
    by: null,
  },
});

const reads = (rows: Happening[], submissions: Record<string, Submission>) => ({
  happened: () => Promise.resolve(rows),
  submission: (id: string) => Promise.resolve(submissions[id] ?? null),
});

const one = (when: number): Published => ({ submission: post, accountId: W, at: when });

test('what a request took down is no publication', async () => {
  const rows = [settled('a', PLANNED), settled('b', PLANNED + DAY, 'TAKEDOWN')];
  const found = await publishedBefore(reads(rows, { a: post, b: post }), PLANNED + DAY);
  expect(found).toEqual([one(PLANNED)]);
  expect(lastOf([...found, one(PLANNED - DAY)])).toEqual({ [W]: PLANNED });
});

test('the posts of a week are counted from Monday to Sunday, where there is a target', () => {
  const frequency = { weibo: { perWeekMin: 3 }, wechat: null };
  const world = { ...buildContext(), policy: buildPolicy({ frequency }) };
  const monday = Date.parse('2026-03-23T00:00:00+08:00');
  const published = [monday - 1, monday, monday + 7 * DAY - 1, monday + 7 * DAY].map(one);
  expect(frequencyOf(world, published, '2026-03-23')).toEqual([{ accountId: W, published: 2, atLeast: 3 }]);
});

test('读网复核 is missing once it is overdue, until it is done or forgotten', () => {
  const published = [one(PLANNED)];
  const missing = { no: '2026-0001', title: '爱眼日：给孩子的眼睛放个假', accountId: W, turn: 'FIRST' };
  expect(missingReadBacks(published, PLANNED + 30 * MINUTE - 1)).toEqual([]);
  expect(missingReadBacks(published, PLANNED + 30 * MINUTE)).toEqual([missing]);
  expect(missingReadBacks(published, PLANNED + 15 * DAY)).toEqual([]);
  const read = act(
    post,
    { type: 'ReadBack', by: 'publisher', accountId: W, turn: null, problem: null, cardId: null },
    at(buildContext(), PLANNED + MINUTE),
  );
  const second = missingReadBacks([{ ...one(PLANNED), submission: read }], PLANNED + DAY);
  expect(second).toEqual([{ ...missing, turn: 'SECOND' }]);
});

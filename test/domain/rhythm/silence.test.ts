import { accountsNearSilence } from '../../../src/domain/rhythm/silence';
import { buildAccount, buildPolicy, DAY, NOW } from '../../helpers/build';

const near = (days: number | null) =>
  accountsNearSilence(
    [buildAccount('weibo-main')],
    days === null ? {} : { 'weibo-main': NOW - days * DAY },
    buildPolicy(),
    NOW,
  );

test.each([
  [9.9, []],
  [10, [{ accountId: 'weibo-main', days: 10, over: false }]],
  [14, [{ accountId: 'weibo-main', days: 14, over: false }]],
  [15, [{ accountId: 'weibo-main', days: 15, over: true }]],
  [null, [{ accountId: 'weibo-main', days: null, over: true }]],
])('after %s days: %j', (days, silent) => {
  expect(near(days)).toEqual(silent);
});

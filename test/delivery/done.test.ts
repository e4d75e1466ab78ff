import { afterFailure, backoff } from '../../src/delivery/done';
import { MINUTE } from '../../src/domain/time/shanghai';
import { PlatformRefused, PlatformUnreachable, type RefusalKind } from '../../src/lib/outgoing';

test.each([
  [1, 2_000],
  [2, 4_000],
  [3, 8_000],
  [8, 256_000],
  [10, 10 * MINUTE],
  [40, 10 * MINUTE],
])('attempt %i waits about %i ms, a quarter more or less', (attempt, wait) => {
  expect(backoff(attempt, 0.5)).toBe(wait);
  expect(backoff(attempt, 0)).toBe(wait * 0.75);
  expect(backoff(attempt, 1)).toBe(wait * 1.25);
});

const refused = (kind: RefusalKind, retryAfterMs: number | null = null) =>
  new PlatformRefused('wecom', '45009', kind, 'no', retryAfterMs);
const note = 'wecom refused (45009): no';

describe('what a failure asks for', () => {
  test.each([
    ['wrong content is not repeated', refused('content'), 1, { kind: 'dead', note }],
    ['a limit waits as long as the platform says', refused('limit', 7_000), 1, { kind: 'later', inMs: 7_000, note }],
    ['a limit without a time waits a minute', refused('limit'), 3, { kind: 'later', inMs: MINUTE, note }],
    ['a limit alone never kills', refused('limit'), 500, { kind: 'later', inMs: MINUTE, note }],
    [
      'wrong configuration waits for an operator',
      refused('configuration'),
      1,
      { kind: 'later', inMs: 10 * MINUTE, note },
    ],
    ['or longer', refused('configuration', 60 * MINUTE), 13, { kind: 'later', inMs: 60 * MINUTE, note }],
    ['but not for ever', refused('configuration'), 14, { kind: 'dead', note }],
    ['a busy platform is given up after fourteen attempts', refused('retry'), 14, { kind: 'dead', note }],
  ])('%s', (_what, error, attempts, expected) => {
    expect(afterFailure(error, attempts)).toEqual(expected);
  });

  test.each([
    ['a busy platform', refused('retry')],
    ['an unreachable one', new PlatformUnreachable('wecom', true, 'timed out')],
    ['a fault of our own', new TypeError('oops')],
    ['something thrown that is no error', 'oops'],
  ])('%s is tried again with growing waits', (_what, error) => {
    const [second, sixth] = [afterFailure(error, 2), afterFailure(error, 6)];
    expect(second.kind).toBe('later');
    const waits = [second, sixth].map((done) => (done.kind === 'later' ? done.inMs : NaN));
    expect(waits[0]).toBeGreaterThanOrEqual(3_000);
    expect(waits[0]).toBeLessThanOrEqual(5_000);
    expect(waits[1]).toBeGreaterThanOrEqual(48_000);
    expect(waits[1]).toBeLessThanOrEqual(80_000);
  });
});

import { refusalOf, waitOf } from '../../../src/channels/wechat/errors';
import { invisibleFailure, visibleFailure } from '../../../src/channels/wechat/outcome';
import { PlatformRefused, PlatformUnreachable, type RefusalKind } from '../../../src/lib/outgoing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** wechat-official-account.md §2.1, §3, §4, §6.4, §14: kind, and what it means for the visible step. */
const TABLE: [RefusalKind, 'putOff' | 'refused' | 'unknown', string[]][] = [
  ['retry', 'unknown', ['-1', '61450', '12345', '48005']],
  ['configuration', 'refused', ['40001', '40014', '42001', '40002', '40013', '40125', '40243']],
  ['limit', 'putOff', ['40164', '89501', '89503', '89506', '89507', '45009', '45011', '53501']],
  ['content', 'refused', ['40005', '40009', '40137', '45001', '41005', '40155', '40227', '41039']],
  [
    'content',
    'refused',
    ['45002', '45166', '45003', '45004', '45110', '53402', '53503', '40033', '47001', '47003', '61451'],
  ],
  ['configuration', 'refused', ['48001', '48003', '48004', '48008', '48021', '50002', '53500', '53504', '53505']],
  ['content', 'unknown', ['40007']],
];

describe('what an error code of WeChat means', () => {
  it.each(TABLE.flatMap(([kind, outcome, codes]) => codes.map((code) => [code, kind, outcome] as const)))(
    '%s is %s; the visible step: %s',
    (code, kind, outcome) => {
      const refusal = refusalOf(code);
      expect(refusal.kind).toBe(kind);
      expect(refusal.reason).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(refusal.reason).toContain(code);
      expect(visibleFailure(new PlatformRefused('wechat', code, kind, 'detail', 1)).kind).toBe(outcome);
    },
  );

  it.each([
    ['40164', 5 * MINUTE],
    ['53501', HOUR],
    ['89507', HOUR],
    ['89506', 24 * HOUR],
    // until the reset at midnight in Beijing and a minute more
    ['45009', 2 * HOUR + MINUTE],
  ])('%s waits %i ms', (code, wait) => {
    expect(waitOf(refusalOf(code), Date.parse('2026-03-02T22:00:00+08:00'))).toBe(wait);
  });

  it('takes what no reader sees for undone, whatever happened', () => {
    const lost = new PlatformUnreachable('wechat', true, 'ECONNRESET');
    expect(invisibleFailure(lost).kind).toBe('putOff');
    expect(visibleFailure(lost).kind).toBe('unknown');
    expect(visibleFailure(new PlatformUnreachable('wechat', false, 'ECONNREFUSED')).kind).toBe('putOff');
    expect(invisibleFailure(new PlatformRefused('wechat', '-1', 'retry', ''))).toMatchObject({ retryAfterMs: MINUTE });
  });

  it('lets every other error through: it is a fault of ours', () => {
    expect(() => visibleFailure(new TypeError('ours'))).toThrow('ours');
  });
});

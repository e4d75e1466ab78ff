import { findNumber, readNumber } from '../../../src/conversation/reading/numbers';
import type { StoreReads } from '../../../src/application/store';

test.each([
  ['2026-0123', { no: '2026-0123' }, ''],
  ['2026-123', { no: '2026-0123' }, ''],
  ['２０２６－０１２３', { no: '2026-0123' }, ''],
  ['宣审〔2026〕0123号', { no: '2026-0123' }, ''],
  ['宣审[2026]0123号 理由：甲', { no: '2026-0123' }, '理由：甲'],
  ['〔2026〕123号，写错了', { no: '2026-0123' }, '写错了'],
  ['123', { seq: 123 }, ''],
  ['１２３ 写错了', { seq: 123 }, '写错了'],
  ['0123', { seq: 123 }, ''],
  ['#123', { seq: 123 }, ''],
  ['123号 https://weibo.com/1/A', { seq: 123 }, 'https://weibo.com/1/A'],
  ['2026-12345', { no: '2026-12345' }, ''],
  ['2026-0123张三 出差', { no: '2026-0123' }, '张三 出差'],
  ['〔2026〕0123号重要紧急', { no: '2026-0123' }, '重要紧急'],
])('%s', (text, ref, rest) => {
  expect(readNumber(text)).toEqual({ ref, rest });
});

test.each(['爱眼日', '3月报告', '123abc', '', '2026年4月', '12个习惯', '2026-04-07 健康日', '3张三 出差'])(
  '%j begins with no number',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);

test('a number without its year is looked up in the newest year that has it', async () => {
  const asked: unknown[] = [];
  const reads = {
    submissionByNo: async (no: string) => (asked.push(no), null),
    submissionBySeq: async (seq: number) => (asked.push(seq), null),
  } as unknown as StoreReads;
  await findNumber(reads, readNumber('123')!.ref);
  await findNumber(reads, readNumber('2025-7')!.ref);
  expect(asked).toEqual([123, '2025-0007']);
});

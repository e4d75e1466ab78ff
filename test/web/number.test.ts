import { numberIn } from '../../src/web/number';

test.each([
  ['2026-0123', '2026-0123'],
  ['2026-123', '2026-0123'],
  ['宣审〔2026〕0123号', '2026-0123'],
  ['宣审（２０２６）０１２３号', '2026-0123'],
  ['2026-12345', '2026-12345'],
])('%s is %s', (text, no) => expect(numberIn(text)).toBe(no));

test.each(['', 'draft-1', '2026-', '2026-0123; DROP', '123', '../2026-0001', undefined])('%s is no number', (text) =>
  expect(numberIn(text)).toBeNull(),
);

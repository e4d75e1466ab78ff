import path from 'node:path';
import { CASES } from './table';

/** What is still to be played: a line leaves this list with its file, and none may come back. */
const NOT_YET: Record<number, string> = {};

describe('the table', () => {
  const numbers = CASES.map(({ one }) => one.no);
  const all = Array.from({ length: 35 }, (_, index) => index + 1);

  test('has every number from 1 to 35 once; what is missing is listed, and what is listed is missing', () => {
    expect([...numbers, ...Object.keys(NOT_YET).map(Number)].sort((a, b) => a - b)).toEqual(all);
  });

  test('every file is named by its number', () => {
    for (const { name, one } of CASES)
      expect([name, path.basename(name).slice(0, 2)]).toEqual([name, String(one.no).padStart(2, '0')]);
  });
});

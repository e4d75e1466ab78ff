import { emptySeats } from '../../../src/domain/house/empty-seats';
import type { Office } from '../../../src/domain/house/offices';

const EXECUTIVE: Office = { role: 'executive' };
const EDITOR: Office = { role: 'editor' };
const left = { a: { since: 1, offices: [EXECUTIVE] }, b: { since: 2, offices: [EXECUTIVE, EDITOR] } };
const named = (from: string, offices: Office[]) => ({
  from,
  to: 'x',
  document: '任〔2026〕1号',
  by: 'y',
  at: 3,
  offices,
});

test('who has left is waited for until a successor is named for that role', () => {
  expect(emptySeats({ left, successions: [] }, 'executive')).toEqual(['a', 'b']);
  expect(emptySeats({ left, successions: [named('a', [EXECUTIVE]), named('b', [EDITOR])] }, 'executive')).toEqual([
    'b',
  ]);
  expect(emptySeats({ left, successions: [named('b', [EDITOR])] }, 'officeEditor')).toEqual([]);
  expect(emptySeats({ left, successions: [] }, 'secrecyLead')).toEqual([]);
});

import fc from 'fast-check';
import { minuteOf, momentOf } from '../../../src/domain/time/moment';
import { isoShanghai, MINUTE } from '../../../src/domain/time/shanghai';
import { nextBusinessInstant } from '../../../src/domain/time/working-time';
import { buildCalendar, buildPolicy } from '../../helpers/build';

const hours = { policy: buildPolicy(), calendar: buildCalendar() };
const person = fc.string({ minLength: 1, maxLength: 20 });
const instant = fc.integer({ min: Date.parse('2026-01-01T00:00+08:00'), max: Date.parse('2026-12-20T00:00+08:00') });

test('is in the ten minutes after, at the person’s own minute, never on a full or half hour', () => {
  fc.assert(
    fc.property(person, instant, (id, at) => {
      const moment = momentOf(id, at, hours);
      const due = nextBusinessInstant(at, hours);
      expect(moment).toBeGreaterThanOrEqual(due);
      expect(moment).toBeLessThan(due + 10 * MINUTE);
      const minute = Number(isoShanghai(moment).slice(14, 16));
      expect(minute % 10).toBe(minuteOf(id));
      expect([0, 30]).not.toContain(minute);
    }),
  );
});

test('people are spread over the minutes', () => {
  const minutes = new Set(Array.from({ length: 60 }, (_, no) => minuteOf(`U-${100 + no}`)));
  expect(minutes.size).toBe(9);
});

test('what is due at night or on a holiday is said when the house opens', () => {
  const at = momentOf('head', Date.parse('2026-02-16T03:00+08:00'), hours);
  expect(isoShanghai(at).slice(0, 15)).toBe('2026-02-24T08:3');
});

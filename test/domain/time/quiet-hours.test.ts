import { inQuietHours } from '../../../src/domain/time/quiet-hours';

const at = (clock: string) => Date.parse(`2026-03-24T${clock}+08:00`);

describe('quiet hours', () => {
  it.each([
    ['21:59:59', false],
    ['22:00:00', true],
    ['23:59:59', true],
    ['00:00:00', true],
    ['06:59:59', true],
    ['07:00:00', false],
  ])('22:00–07:00 at %s: %s', (clock, quiet) => {
    expect(inQuietHours({ quietHours: { from: '22:00', to: '07:00' } }, at(clock))).toBe(quiet);
  });

  it.each([
    ['12:59:59', true],
    ['13:00:00', false],
    ['11:59:59', false],
  ])('12:00–13:00 at %s: %s', (clock, quiet) => {
    expect(inQuietHours({ quietHours: { from: '12:00', to: '13:00' } }, at(clock))).toBe(quiet);
  });

  it('are none when they are off, or when they end as they begin', () => {
    expect(inQuietHours({ quietHours: null }, at('23:00:00'))).toBe(false);
    expect(inQuietHours({ quietHours: { from: '22:00', to: '22:00' } }, at('22:00:00'))).toBe(false);
  });
});

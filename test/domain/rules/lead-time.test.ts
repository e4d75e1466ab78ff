import { runRules } from '../../../src/domain/rules';
import { DAY, NOW, PLANNED } from '../../helpers/build';
import { buildSubject, effectsOf } from './subject';

const TOMORROW = NOW + DAY;
const TONIGHT = Date.parse('2026-03-16T20:00:00+08:00');
const IN_A_WEEK = Date.parse('2026-03-23T00:00:00+08:00');

describe('F-04: routine, a week before', () => {
  it.each([
    ['tomorrow', TOMORROW],
    ['in six days', NOW + 6 * DAY],
    ['a second before the seventh day', IN_A_WEEK - 1000],
  ])('hit: planned %s', (_when, plannedAt) => {
    expect(effectsOf('F-04', buildSubject({}, { plannedAt }))).toEqual(['CONFIRM']);
  });

  it.each([
    ['at the first second of the seventh day', IN_A_WEEK],
    ['in eight days', PLANNED],
    ['not at all yet', null],
  ])('miss: planned %s', (_when, plannedAt) => {
    expect(effectsOf('F-04', buildSubject({}, { plannedAt }))).toEqual([]);
  });

  it('says what is missing, and when it would have been in time', () => {
    const textWith = (reason: string | null) =>
      runRules(buildSubject({}, { plannedAt: TOMORROW, reason }), 1, NOW).find(({ rule }) => rule === 'F-04')!.text;
    expect(textWith(null)).toMatch(/逾期.*2026-03-10 23:59.*请补一行“理由：…”.*受理/);
    expect(textWith('突发活动')).toMatch(/逾期.*受理/);
    expect(textWith('突发活动')).not.toContain('请补');
  });
});

describe('F-05: urgent, a working day before', () => {
  it.each([
    ['IMPORTANT_URGENT', TONIGHT],
    ['EMERGENCY', TONIGHT],
    ['EMERGENCY', NOW + 60_000],
  ] as const)('hit: %s planned %s', (urgency, plannedAt) => {
    expect(effectsOf('F-05', buildSubject({}, { urgency, plannedAt, reason: '突发' }))).toEqual(['CONFIRM']);
  });

  it.each([
    ['IMPORTANT_URGENT', TOMORROW],
    ['EMERGENCY', TOMORROW],
    ['ROUTINE', TONIGHT],
  ] as const)('miss: %s planned %s', (urgency, plannedAt) => {
    expect(effectsOf('F-05', buildSubject({}, { urgency, plannedAt }))).toEqual([]);
  });
});

describe('F-18: urgency has a reason', () => {
  it.each([
    ['IMPORTANT_URGENT', null],
    ['EMERGENCY', ''],
    ['EMERGENCY', '  '],
  ] as const)('hit: %s because %j', (urgency, reason) => {
    expect(effectsOf('F-18', buildSubject({}, { urgency, reason }))).toEqual(['CONFIRM']);
  });

  it.each([
    ['IMPORTANT_URGENT', '突发活动'],
    ['EMERGENCY', '防汛'],
    ['ROUTINE', null],
  ] as const)('miss: %s because %j', (urgency, reason) => {
    expect(effectsOf('F-18', buildSubject({}, { urgency, reason }))).toEqual([]);
  });
});

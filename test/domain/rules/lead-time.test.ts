import { runRules } from '../../../src/domain/rules';
import { DAY, NOW, PLANNED } from '../../helpers/build';
import { examples } from './examples';
import { buildSubject } from './subject';

const TOMORROW = NOW + DAY;
const TONIGHT = Date.parse('2026-03-16T20:00:00+08:00');
const IN_A_WEEK = Date.parse('2026-03-23T00:00:00+08:00');
const confirm = { effect: ['CONFIRM' as const] };

// routine, a week before
examples('F-04', {
  hits: [
    { name: 'tomorrow', request: { plannedAt: TOMORROW }, ...confirm },
    { name: 'in six days', request: { plannedAt: NOW + 6 * DAY }, ...confirm },
    { name: 'a second before the seventh day', request: { plannedAt: IN_A_WEEK - 1000 }, ...confirm },
  ],
  misses: [
    { name: 'the first second of the seventh day', request: { plannedAt: IN_A_WEEK } },
    { name: 'in eight days', request: { plannedAt: PLANNED } },
    { name: 'no time yet', request: { plannedAt: null } },
  ],
});

// urgent, a working day before
examples('F-05', {
  hits: [
    {
      name: 'urgent tonight',
      request: { urgency: 'IMPORTANT_URGENT', plannedAt: TONIGHT, reason: '突发' },
      ...confirm,
    },
    { name: 'an emergency tonight', request: { urgency: 'EMERGENCY', plannedAt: TONIGHT, reason: '突发' }, ...confirm },
    {
      name: 'an emergency at once',
      request: { urgency: 'EMERGENCY', plannedAt: NOW + 60_000, reason: '突发' },
      ...confirm,
    },
  ],
  misses: [
    { name: 'urgent tomorrow', request: { urgency: 'IMPORTANT_URGENT', plannedAt: TOMORROW } },
    { name: 'an emergency tomorrow', request: { urgency: 'EMERGENCY', plannedAt: TOMORROW } },
    { name: 'routine tonight', request: { urgency: 'ROUTINE', plannedAt: TONIGHT } },
  ],
});

// urgency has a reason
examples('F-18', {
  hits: [
    { name: 'urgent without one', request: { urgency: 'IMPORTANT_URGENT', reason: null }, ...confirm },
    { name: 'an emergency with an empty one', request: { urgency: 'EMERGENCY', reason: '' }, ...confirm },
    { name: 'an emergency with a blank one', request: { urgency: 'EMERGENCY', reason: '  ' }, ...confirm },
  ],
  misses: [
    { name: 'urgent with its reason', request: { urgency: 'IMPORTANT_URGENT', reason: '突发活动' } },
    { name: 'an emergency with its reason', request: { urgency: 'EMERGENCY', reason: '防汛' } },
    { name: 'routine', request: { urgency: 'ROUTINE', reason: null } },
  ],
});

describe('F-04', () => {
  it('says what is missing, and when it would have been in time', () => {
    const textWith = (reason: string | null) =>
      runRules(buildSubject({}, { plannedAt: TOMORROW, reason }), 1, NOW).find(({ rule }) => rule === 'F-04')!.text;
    expect(textWith(null)).toMatch(/逾期.*2026-03-10 23:59.*请补一行“理由：…”.*受理/);
    expect(textWith('突发活动')).toMatch(/逾期.*受理/);
    expect(textWith('突发活动')).not.toContain('请补');
  });
});

import { dutyQuestion, readersOnDuty } from '../../../src/domain/react/holiday';
import { buildContent, buildContext, buildPolicy, buildScheduled } from '../../helpers/build';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
/** a Saturday, and a health day */
const EYES = at('2026-06-06 08:30');
const context = buildContext();
const withDuty = buildContext({ policy: buildPolicy({ dutyList: ['stranger'] }) });

function scheduledFor(plannedAt: number, category: 1 | 2 = 2) {
  const scheduled = buildScheduled({ content: buildContent({ category, videoUrl: 'https://v.example.cn/a' }) });
  const version = { ...scheduled.versions[0]!, content: { ...scheduled.versions[0]!.content, category } };
  return { ...scheduled, versions: [version], request: { ...scheduled.request, plannedAt } };
}

describe('readersOnDuty', () => {
  it('are the duty list on a day off, nobody more on a working day', () => {
    expect(readersOnDuty(EYES, withDuty)).toEqual(['stranger']);
    expect(readersOnDuty(at('2026-06-05 08:30'), withDuty)).toEqual([]);
  });
});

describe('dutyQuestion', () => {
  it('offers the same hour of the last working day before', () => {
    expect(dutyQuestion(scheduledFor(EYES), context)).toEqual({
      kind: 'nobodyOnDuty',
      plannedAt: EYES,
      instead: at('2026-06-05 08:30'),
    });
  });

  it('offers nothing that has passed', () => {
    const late = { ...context, now: at('2026-06-05 12:00') };
    expect(dutyQuestion(scheduledFor(EYES), late)).toMatchObject({ instead: null });
  });

  it('is not asked with somebody on duty, on a working day, or of a post that is bound to no day', () => {
    expect(dutyQuestion(scheduledFor(EYES), withDuty)).toBeNull();
    expect(dutyQuestion(scheduledFor(at('2026-06-05 08:30')), context)).toBeNull();
    expect(dutyQuestion(scheduledFor(EYES, 1), context)).toBeNull();
    expect(dutyQuestion({ ...scheduledFor(EYES), status: 'HELD' }, context)).toBeNull();
  });
});

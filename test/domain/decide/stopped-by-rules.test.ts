/** What was signed is looked at once more with the rules and words of the day it goes out (`domain.md` §2.2). */
import { decide } from '../../../src/domain/decide';
import type { ListEntry } from '../../../src/domain/lists/entry';
import {
  act,
  at,
  buildContext,
  buildPublishing,
  buildScheduled,
  eventsOf,
  PLANNED,
  refusalOf,
  typesOf,
} from '../../helpers/build';

const OBSCENE: ListEntry = {
  pattern: '看看远处',
  kind: 'OBSCENE',
  effect: 'BLOCK',
  citation: '《管理办法》第十六条第4项',
  note: '',
  owner: '公司办公室',
  validFrom: null,
  validTo: null,
};
const listed = at(buildContext({ lists: { version: '词表 2', entries: [OBSCENE] } }), PLANNED);
const reach = { type: 'ReachPlannedTime', plannedAt: PLANNED } as const;
const now = { type: 'PublishNow', by: 'editor' } as const;

describe('a signed post, when its time has come', () => {
  it('is kept back for a word that was listed since, with the version of today, and the office is asked', () => {
    const scheduled = buildScheduled();
    const events = eventsOf(decide(scheduled, reach, listed));
    expect(typesOf(events)).toEqual(['StoppedByRules', 'RescheduleNeeded']);
    expect(events[0]).toMatchObject({ findings: [{ rule: 'C-20', matched: '看看远处', listVersion: '词表 2' }] });
    const kept = act(scheduled, reach, listed);
    expect([kept.status, kept.findings.slice(0, scheduled.findings.length)]).toEqual([
      'RESCHEDULE_NEEDED',
      scheduled.findings,
    ]);
    // 立即发 does not help as long as the word is listed
    expect(refusalOf(decide(kept, now, listed))).toMatchObject({ code: 'STOPPED_BY_RULES' });
    expect(typesOf(eventsOf(decide(kept, now, at(buildContext(), PLANNED))))).toContain('PublishingStarted');
  });

  it('goes out when nothing stops it', () => {
    expect(typesOf(eventsOf(decide(buildScheduled(), reach, at(buildContext(), PLANNED))))).toContain(
      'PublishingStarted',
    );
  });

  it('is not sent any more when the word is listed while it waits for its turn', () => {
    const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a1' } as const;
    expect(refusalOf(decide(buildPublishing(), begin, listed))).toMatchObject({ code: 'STOPPED_BY_RULES' });
    expect(typesOf(eventsOf(decide(buildPublishing(), begin, at(buildContext(), PLANNED))))).toEqual(['SendingBegan']);
  });
});

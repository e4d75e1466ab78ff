/** What is asked of a signed post on the day it goes out is answered by the office, in writing, before anybody reads it (`domain.md` §2.2). */
import { decide } from '../../../src/domain/decide';
import type { ListEntry } from '../../../src/domain/lists/entry';
import { react } from '../../../src/domain/react';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildPublishing,
  buildScheduled,
  DAY,
  eventsOf,
  HOUR,
  PLANNED,
  refusalOf,
  typesOf,
} from '../../helpers/build';

const WORD: ListEntry = {
  pattern: '看看远处',
  kind: 'DEMEANING',
  effect: 'CONFIRM',
  citation: '《公司词表》',
  note: '',
  owner: '公司办公室',
  validFrom: null,
  validTo: null,
};
const world = buildContext({ lists: { version: '词表 2', entries: [WORD] } });
const listed = at(world, PLANNED);
const later = at(world, PLANNED + HOUR);
const reach = { type: 'ReachPlannedTime', plannedAt: PLANNED } as const;
const confirm = { type: 'ConfirmAndPublish', by: 'editor', reason: ' 是眼科动作，没有歧视 ' } as const;
const kept = () => act(buildScheduled(), reach, listed);
const openIn = ({ findings }: Submission) => findings.filter(({ rule }) => rule === 'C-19').map(({ answer }) => answer);

describe('a signed post with something new to be confirmed', () => {
  it('is kept back with the version of today, and the office holds its card', () => {
    const events = eventsOf(decide(buildScheduled(), reach, listed));
    expect(events).toMatchObject([
      { type: 'StoppedByRules', findings: [{ rule: 'C-19', effect: 'CONFIRM', listVersion: '词表 2', answer: null }] },
      { type: 'RescheduleNeeded', why: 'TO_BE_CONFIRMED' },
    ]);
    const effects = events.flatMap((event) => react(event, kept(), listed));
    expect(effects).toContainEqual({ kind: 'askOverdue', personId: expect.any(String) });
  });

  it('goes out with the office’s reason as the answer, kept in the history', () => {
    const events = eventsOf(decide(kept(), confirm, later));
    expect(typesOf(events)).toEqual(['FindingsConfirmed', 'Rescheduled', 'PublishingStarted']);
    const after = act(kept(), confirm, later);
    expect(after.status).toBe('PUBLISHING');
    expect(openIn(after)).toEqual([{ by: 'editor', at: PLANNED + HOUR, text: '是眼科动作，没有歧视' }]);
    const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a1' } as const;
    expect(typesOf(eventsOf(decide(after, begin, later)))).toEqual(['SendingBegan']);
  });

  it('is let out by 立即发 only after that', () => {
    const now = { type: 'PublishNow', by: 'editor' } as const;
    expect(refusalOf(decide(kept(), now, later))).toMatchObject({
      code: 'CONFIRM_FIRST',
      findings: [{ rule: 'C-19' }],
    });
  });

  it('is confirmed by the office alone, with a reason, once, and only when it asks', () => {
    expect(refusalOf(decide(kept(), { ...confirm, by: 'officer' }, later))).toMatchObject({ code: 'NOT_ENTITLED' });
    expect(refusalOf(decide(kept(), { ...confirm, reason: ' ' }, later))).toMatchObject({ code: 'CONFIRM_FIRST' });
    expect(refusalOf(decide(kept(), confirm, at(buildContext(), PLANNED)))).toMatchObject({
      code: 'NOTHING_TO_ANSWER',
    });
    expect(refusalOf(decide(buildScheduled(), confirm, later))).toMatchObject({ code: 'CANNOT_RESCHEDULE_NOW' });
    expect(refusalOf(decide(act(kept(), confirm, later), confirm, later))).toMatchObject({ code: 'NOTHING_TO_ANSWER' });
  });

  it('cannot be confirmed past a word that blocks', () => {
    const blocked = at(
      buildContext({ lists: { version: '3', entries: [WORD, { ...WORD, kind: 'OBSCENE' }] } }),
      PLANNED,
    );
    expect(refusalOf(decide(kept(), confirm, blocked))).toMatchObject({ code: 'STOPPED_BY_RULES' });
  });

  it('is not answered by moving it: at its new time it is asked about again', () => {
    const tomorrow = PLANNED + DAY;
    const early = at(world, PLANNED - HOUR);
    const moved = act(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt: tomorrow }, early);
    expect(openIn(moved)).toEqual([null]);
    const again = { type: 'ReachPlannedTime', plannedAt: tomorrow } as const;
    expect(typesOf(eventsOf(decide(moved, again, at(world, tomorrow))))).toEqual(['RescheduleNeeded']);
  });

  it('may be returned to whoever wrote it, which an ordinary late post may not', () => {
    const back = { type: 'ReturnHeld', by: 'editor', reason: '请换个说法' } as const;
    const after = act(kept(), back, later);
    expect([after.status, after.closing?.reason]).toEqual(['RETURNED', '请换个说法']);
    expect(react(eventsOf(decide(kept(), back, later))[0]!, after, later)).toContainEqual({
      kind: 'closeCards',
      purposes: expect.arrayContaining(['overdue']),
    });
    const late = act(buildScheduled(), reach, at(buildContext(), PLANNED + DAY));
    expect(late.status).toBe('RESCHEDULE_NEEDED');
    expect(refusalOf(decide(late, back, at(buildContext(), PLANNED + DAY)))).toMatchObject({ code: 'NOT_HELD' });
    expect(refusalOf(decide(kept(), { ...back, by: 'officer' }, later))).toMatchObject({ code: 'NOT_ENTITLED' });
  });
});

describe('a post that is being sent', () => {
  const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a1' } as const;

  it('waits for the office’s word, too, and gets it without being begun anew', () => {
    const sending = buildPublishing();
    expect(refusalOf(decide(sending, begin, listed))).toMatchObject({ code: 'CONFIRM_FIRST' });
    expect(typesOf(eventsOf(decide(sending, confirm, listed)))).toEqual(['FindingsConfirmed']);
    expect(typesOf(eventsOf(decide(act(sending, confirm, listed), begin, listed)))).toEqual(['SendingBegan']);
  });
});

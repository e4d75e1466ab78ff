import type { BookContext } from '../../../src/domain/house/book';
import { standstill, type StandstillCommand } from '../../../src/domain/house/standstill';
import { decide } from '../../../src/domain/decide';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildPublishing,
  buildScheduled,
  buildSigned,
  DAY,
  eventsOf,
  NOW,
  PLANNED,
  refusalOf,
  tap,
  typesOf,
} from '../../helpers/build';

const context: BookContext = { ...buildContext(), key: 'standstill' };
const PAUSE = { by: 'exec', at: NOW, reason: '公祭日' };
const paused = { ...buildContext(), pause: PAUSE };
const enter = (state: typeof standstill.empty, command: StandstillCommand) =>
  standstill.decide(state, command, context);

describe('the book of 全部暂停', () => {
  it('is the office’s and the executives’', () => {
    expect(enter({ pause: null }, { type: 'PauseAll', by: 'exec', reason: '公祭日' })).toEqual({
      events: [{ type: 'AllPaused', by: 'exec', reason: '公祭日' }],
    });
    expect(enter({ pause: null }, { type: 'PauseAll', by: 'editor', reason: '' })).toHaveProperty('events');
    for (const by of ['officer', 'head', 'secrecy', 'publisher']) {
      const refused = { refusal: { code: 'NOT_ENTITLED', right: 'pause' } };
      expect(enter({ pause: null }, { type: 'PauseAll', by, reason: '' })).toEqual(refused);
      expect(enter({ pause: PAUSE }, { type: 'EndPause', by, held: 0 })).toEqual(refused);
    }
  });

  it('pauses once, and ends what there is', () => {
    expect(enter({ pause: PAUSE }, { type: 'PauseAll', by: 'editor', reason: '' })).toEqual({
      refusal: { code: 'PAUSED', ...PAUSE },
    });
    expect(enter({ pause: null }, { type: 'EndPause', by: 'editor', held: 0 })).toEqual({
      refusal: { code: 'NOT_PAUSED' },
    });
    const state = standstill.evolve(
      { pause: null },
      { type: 'AllPaused', by: 'exec', reason: '公祭日' },
      { at: NOW, actor: 'exec' },
    );
    expect(state).toEqual({ pause: PAUSE });
    expect(standstill.evolve(state, { type: 'PauseEnded', by: 'exec' }, { at: NOW, actor: 'exec' })).toEqual({
      pause: null,
    });
  });

  it('tells everybody concerned but whoever said it, and goes on with the posts at once', () => {
    const effects = standstill.react({ type: 'AllPaused', by: 'exec', reason: '公祭日' }, { pause: PAUSE }, context);
    const told = effects.flatMap((effect) => (effect.kind === 'tell' ? [effect.personId] : []));
    // publishers as well: what they have in hand nobody else can stop
    expect(told.sort()).toEqual(['editor', 'editor2', 'exec2', 'publisher']);
    expect(effects.at(-1)).toMatchObject({ kind: 'wakeAt', due: 'holdAll', at: NOW });
    const end = standstill.react({ type: 'PauseEnded', by: 'exec' }, { pause: null }, context);
    expect(end.at(-1)).toMatchObject({ kind: 'wakeAt', due: 'askHeld', at: NOW });
  });
});

describe('a post while everything is paused', () => {
  const hold = { type: 'Hold', by: 'exec', reason: '公祭日' } as const;
  const held = () => act(buildScheduled(), hold, paused);
  const resume = (submission: Submission, by: string, given = buildContext()) =>
    decide(submission, { type: 'Resume', by }, given);

  it('that is scheduled is held, once; any other is left alone', () => {
    expect(held().status).toBe('HELD');
    expect(eventsOf(decide(held(), hold, paused))).toEqual([]);
    expect(eventsOf(decide(buildSigned(3), hold, paused))).toEqual([]);
    expect(eventsOf(decide(buildScheduled(), hold, buildContext()))).toEqual([]);
  });

  it('that is still held when its time comes, with no pause any more, is asked about and not forgotten', () => {
    const reach = { type: 'ReachPlannedTime', plannedAt: PLANNED } as const;
    expect(eventsOf(decide(held(), reach, at(paused, PLANNED)))).toEqual([]);
    expect(eventsOf(decide(held(), reach, at(buildContext(), PLANNED)))).toEqual([
      { type: 'RescheduleNeeded', why: 'HELD_TOO_LONG' },
    ]);
  });

  it('that is signed now is held at once', () => {
    expect(typesOf(eventsOf(decide(buildSigned(3), tap(buildSigned(3), 'exec'), paused)))).toEqual([
      'Signed',
      'Scheduled',
      'Held',
    ]);
  });

  it('never begins: not by the clock, not by 立即发, not the second of two accounts', () => {
    const reach = { type: 'ReachPlannedTime', plannedAt: PLANNED } as const;
    expect(typesOf(eventsOf(decide(buildScheduled(), reach, at(paused, PLANNED))))).toEqual(['Held']);
    expect(refusalOf(decide(held(), { type: 'PublishNow', by: 'editor' }, paused))).toMatchObject({ code: 'PAUSED' });
    const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a1' } as const;
    expect(refusalOf(decide(buildPublishing(), begin, paused))).toMatchObject({ code: 'PAUSED' });
    expect(typesOf(eventsOf(decide(buildPublishing(), begin, buildContext())))).toEqual(['SendingBegan']);
  });

  it('that was let out and of which nothing has been begun is held as well, and the office decides about it', () => {
    const stopped = act(buildPublishing(), hold, paused);
    expect(stopped.status).toBe('HELD');
    expect(eventsOf(resume(stopped, 'editor', at(buildContext(), PLANNED)))).toEqual([
      { type: 'Resumed', by: 'editor' },
      { type: 'RescheduleNeeded', why: 'HELD_TOO_LONG' },
    ]);
  });

  it('of which an attempt was made, is uncertain, or lies with the publisher, is left to end', () => {
    const accountId = 'weibo-main';
    const sending = act(buildPublishing(), { type: 'BeginSending', accountId, attemptId: 'a1' });
    const putOff = act(sending, { type: 'PutOffSending', accountId, attemptId: 'a1', note: '频率限制' });
    const unknown = { type: 'SettlePublication', accountId, outcome: { status: 'UNKNOWN', note: '没有回音' } } as const;
    const asked = act(act(buildPublishing(), unknown), { type: 'RetryPublication', by: 'publisher', accountId });
    const accounts = buildContext().accounts.map((one) => ({ ...one, publish: 'manual' as const }));
    const byHand = buildPublishing({ context: buildContext({ accounts }) });
    for (const one of [sending, putOff, asked, byHand]) expect(eventsOf(decide(one, hold, paused))).toEqual([]);
  });

  it('that is being sent ends', () => {
    const begin = { type: 'BeginSending', accountId: 'weibo-main', attemptId: 'a1' } as const;
    const sending = act(buildPublishing(), begin);
    const outcome = { status: 'PUBLISHED', platformId: '1', url: null, publishedAt: PLANNED, proof: {} } as const;
    const settle = { type: 'SettlePublication', accountId: 'weibo-main', outcome } as const;
    expect(typesOf(eventsOf(decide(sending, settle, paused)))).toContain('PublicationSettled');
  });

  it('is moved and stays held; moved after the pause it goes on', () => {
    const move = { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + DAY } as const;
    expect(act(held(), move, paused).status).toBe('HELD');
    expect(act(buildScheduled(), move, paused).status).toBe('HELD');
    expect(act(held(), move).status).toBe('SCHEDULED');
  });

  it('resumed by the office or an executive goes out at its time, also while the pause goes on', () => {
    expect(refusalOf(resume(held(), 'officer'))).toEqual({ code: 'NOT_ENTITLED', right: 'pause' });
    expect(refusalOf(resume(buildScheduled(), 'editor'))).toEqual({ code: 'NOT_HELD', status: 'SCHEDULED' });
    expect(typesOf(eventsOf(resume(held(), 'exec2')))).toEqual(['Resumed']);
    const out = act(held(), { type: 'Resume', by: 'editor' }, at(paused, NOW + DAY));
    expect(out.status).toBe('SCHEDULED');
    expect(eventsOf(decide(out, hold, paused))).toEqual([]);
    const reach = { type: 'ReachPlannedTime', plannedAt: PLANNED } as const;
    expect(typesOf(eventsOf(decide(out, reach, at(paused, PLANNED))))).toContain('PublishingStarted');
    // a later pause holds it again
    const again = { ...paused, pause: { ...PAUSE, at: NOW + 2 * DAY } };
    expect(typesOf(eventsOf(decide(out, hold, again)))).toEqual(['Held']);
  });

  it('resumed after its time is put to the office, never sent', () => {
    const events = eventsOf(resume(held(), 'editor', at(buildContext(), PLANNED)));
    expect(events).toMatchObject([{ type: 'Resumed' }, { type: 'RescheduleNeeded', why: 'HELD_TOO_LONG' }]);
  });
});

import { decide } from '../../../src/domain/decide';
import type { DomainEvent, Recorded } from '../../../src/domain/events';
import { evolve, evolveAll } from '../../../src/domain/evolve';
import { withPatch } from '../../../src/domain/patch';
import type { Command } from '../../../src/domain/commands';
import type { Submission } from '../../../src/domain/submission';
import {
  buildContext,
  buildDraft,
  buildPublishing,
  buildScheduled,
  buildSubmission,
  DAY,
  eventsOf,
  MINUTE,
  NOW,
  PLANNED,
  tap,
} from '../../helpers/build';

const when = { at: NOW, actor: null };

/** A long life with a return, a move, 签发 twice, an uncertain post and one by hand, as its recorded events. */
function longLife(): { history: Recorded[]; state: Submission } {
  const history: Recorded[] = [];
  let state: Submission | null = null;
  const accept = (make: (s: Submission) => Command, now: number) => {
    const command = state ? make(state) : make(null as never);
    const actor = 'by' in command ? command.by : null;
    for (const event of eventsOf(decide(state, command, buildContext({ now })))) {
      const numbered = event.type === 'Submitted' && event.no === '' ? { ...event, no: '2026-0001' } : event;
      history.push({ event: numbered, at: now, actor });
      state = evolve(state, numbered, { at: now, actor });
    }
  };
  const draft = buildDraft();
  const { pictures, ...content } = draft.content;
  const patch = { content, request: draft.request };
  const accountId = 'weibo-main';
  accept(() => ({ type: 'StartDraft', by: 'officer', submissionId: 'sub-1', kind: 'ORIGINAL', patch, pictures }), NOW);
  accept(() => ({ type: 'Submit', by: 'officer', onTheWay: 0 }), NOW + 1);
  accept((s) => tap(s, 'head', 'return'), NOW + 2);
  accept(() => ({ type: 'EditDraft', by: 'officer', patch: { content: { body: '改好的正文' } } }), NOW + 3);
  accept(() => ({ type: 'Submit', by: 'officer', onTheWay: 0 }), NOW + 4);
  for (const by of ['head', 'editor', 'secrecy', 'exec']) accept((s) => tap(s, by), NOW + MINUTE);
  accept(() => ({ type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 20 * DAY }), NOW + 2 * MINUTE);
  accept((s) => tap(s, 'exec2'), NOW + 3 * MINUTE);
  accept(() => ({ type: 'ReachPlannedTime', plannedAt: PLANNED + 20 * DAY }), PLANNED + 20 * DAY);
  accept(() => ({ type: 'BeginSending', accountId, attemptId: 'a' }), PLANNED + 20 * DAY + 1);
  accept(
    () => ({ type: 'SettlePublication', accountId, outcome: { status: 'UNKNOWN', note: '没有回音' } }),
    PLANNED + 20 * DAY + 2,
  );
  accept(
    () => ({ type: 'BackfillPublication', by: 'publisher', accountId, url: 'https://weibo.example.cn/1/N' }),
    PLANNED + 20 * DAY + 3,
  );
  accept(
    () => ({ type: 'AbandonPublication', by: 'publisher', accountId: 'wechat-main', reason: '不发了' }),
    PLANNED + 20 * DAY + 4,
  );
  return { history, state: state! };
}

describe('a history', () => {
  const { history, state } = longLife();

  it('ends where it should', () => {
    expect(state).toMatchObject({ status: 'PUBLISH_FAILED', versions: [{ no: 1 }, { no: 2 }], reviews: { length: 3 } });
  });

  it('replayed from storage gives the same state', () => {
    const stored = JSON.parse(JSON.stringify(history)) as Recorded[];
    const replayed = stored.reduce<Submission | null>(
      (s, { event, at, actor }) => evolve(s, event, { at, actor }),
      null,
    );
    expect(replayed).toEqual(JSON.parse(JSON.stringify(state)));
  });

  it('counts its events', () => {
    expect(state.revision).toBe(history.length);
    history.reduce<Submission | null>((s, { event, at, actor }, index) => {
      const next = evolve(s, event, { at, actor });
      expect(next.revision).toBe(index + 1);
      return next;
    }, null);
  });

  it('can only begin with a draft', () => {
    expect(() => evolve(null, { type: 'PublishingStarted' }, when)).toThrow('history begins with PublishingStarted');
  });
});

describe('evolve', () => {
  it('leaves the state it is given alone', () => {
    const before = buildSubmission();
    const copy = structuredClone(before);
    evolve(before, { type: 'Returned', by: 'head', stage: 'DEPT_REVIEW', reason: 'x', code: null }, when);
    expect(before).toEqual(copy);
  });

  it('what is only told leaves everything but the revision as it is', () => {
    const before = buildSubmission();
    const told: DomainEvent[] = [
      { type: 'PlannedTimePassed' },
      { type: 'OpinionAdded', by: 'head', stage: 'DEPT_REVIEW', text: 'x' },
    ];
    expect(evolveAll(before, told, when)).toEqual({ ...before, revision: before.revision + 2 });
  });

  it('touches only the current version’s publication of an account', () => {
    const before = buildPublishing();
    const [weibo, wechat] = before.publications;
    const old = { ...weibo!, version: 0 };
    const after = evolve(
      { ...before, publications: [old, weibo!, wechat!] },
      { type: 'SendingBegan', accountId: 'weibo-main', attemptId: 'a', handle: { base: '1' } },
      when,
    );
    expect(after.publications[0]).toEqual(old);
    expect(after.publications[1]).toMatchObject({ status: 'SENDING', handle: { base: '1' } });
    expect(after.publications[2]).toEqual(wechat);
  });

  it('a cancelled schedule keeps its review as it was signed', () => {
    const after = evolve(buildScheduled(), { type: 'Cancelled', by: 'editor', reason: 'x' }, when);
    expect(after).toMatchObject({ status: 'WITHDRAWN', reviews: [{ outcome: 'APPROVED' }] });
  });
});

describe('withPatch', () => {
  it('changes what the patch names, also to nothing', () => {
    const draft = buildDraft({ content: { reference: '依据', weiboText: '短文' } });
    const patched = withPatch(draft, { content: { reference: null }, request: { urgency: 'EMERGENCY' } });
    expect(patched.content).toEqual({ ...draft.content, reference: null });
    expect(patched.request).toEqual({ ...draft.request, urgency: 'EMERGENCY' });
  });

  it('a field that is there but undefined says nothing', () => {
    const draft = buildDraft();
    const patched = withPatch(draft, { content: { title: undefined }, request: { plannedAt: undefined } });
    expect(patched).toEqual(draft);
  });
});

describe('级别', () => {
  const born = (asks: boolean) =>
    evolve(
      null,
      {
        type: 'DraftStarted',
        submissionId: 's',
        kind: 'ORIGINAL',
        departmentId: 'D-MED',
        submitterId: 'officer',
        policyVersion: 'p',
        ...(asks ? { asksUrgency: true as const } : {}),
      },
      { at: NOW, actor: 'officer' },
    );

  it('of a history that did not ask for it is 常规', () => {
    expect(born(false).request).toEqual({ urgency: 'ROUTINE', reason: null, plannedAt: null });
  });

  it('is open until it is said', () => {
    const draft = born(true);
    expect(draft.request.urgencyOpen).toBe(true);
    expect(withPatch(draft, { request: { reason: '急' } }).request.urgencyOpen).toBe(true);
    expect('urgencyOpen' in withPatch(draft, { request: { urgency: 'ROUTINE' } }).request).toBe(false);
  });
});

import type { Command } from '../../../src/domain/commands';
import type { Context } from '../../../src/domain/context';
import { decide } from '../../../src/domain/decide';
import { evolveAll } from '../../../src/domain/evolve';
import { react, type Effect } from '../../../src/domain/react';
import type { Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildAccount,
  buildContext,
  buildDraft,
  buildOrganization,
  buildPolicy,
  buildPublishing,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildSubmission,
  DAY,
  eventsOf,
  NOW,
  PLANNED,
  tap,
} from '../../helpers/build';

const context = buildContext();

/** Everything that follows from a command, as the door carries it out. */
function effectsOf(submission: Submission, command: Command, now: Context = context): Effect[] {
  const events = eventsOf(decide(submission, command, now));
  const after = evolveAll(submission, events, { at: now.now, actor: null });
  return events.flatMap((event) => react(event, after, now));
}

const asked = (effects: Effect[]) => effects.flatMap((effect) => (effect.kind === 'ask' ? [effect.personId] : []));
const told = (effects: Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'tell' ? [`${effect.personId}: ${effect.notice.kind}`] : []));
const closed = (effects: Effect[]) =>
  effects.flatMap((effect) =>
    effect.kind === 'closeCards' ? [[...effect.purposes, effect.accountId].filter(Boolean)] : [],
  );

describe('the way through review', () => {
  it('提交 closes the draft’s card, asks the head and wakes at the planned time', () => {
    const effects = effectsOf(buildDraft(), { type: 'Submit', by: 'officer', onTheWay: 0 });
    expect(closed(effects)).toEqual([['draft']]);
    expect(asked(effects)).toEqual(['head']);
    expect(effects).toContainEqual({ kind: 'wakeAt', at: PLANNED });
  });

  it('each signature closes the cards and asks the next, on what they will sign', () => {
    const submission = buildSubmission();
    const effects = effectsOf(submission, tap(submission, 'head'));
    expect(closed(effects)).toEqual([['review', 'edit']]);
    const { digest } = submission.versions[0]!;
    expect(effects.filter(({ kind }) => kind === 'ask')).toEqual([
      { kind: 'ask', personId: 'editor', reviewNo: 1, stage: 'OFFICE_REVIEW', digest },
      { kind: 'ask', personId: 'editor2', reviewNo: 1, stage: 'OFFICE_REVIEW', digest },
    ]);
  });

  it('the last one closes the cards, tells the submitter and wakes at the planned time', () => {
    const effects = effectsOf(buildSigned(3), tap(buildSigned(3), 'exec'));
    expect(closed(effects)).toEqual([['review', 'edit', 'overdue', 'objection']]);
    expect(told(effects)).toEqual(['officer: signedOff']);
    expect(effects).toContainEqual({ kind: 'wakeAt', at: PLANNED });
    expect(effects.some(({ kind }) => kind === 'publish')).toBe(false);
  });

  it('when nobody can be asked the office is told', () => {
    const organization = buildOrganization({ secrecyLead: 'editor' });
    const effects = effectsOf(buildSigned(1), tap(buildSigned(1), 'editor'), { ...context, organization });
    expect(asked(effects)).toEqual([]);
    expect(told(effects)).toEqual(['editor: nobodyToAsk']);
  });

  it('a return and a rejection tell the submitter who, where and why', () => {
    for (const [choice, kind] of [
      ['return', 'returned'],
      ['reject', 'rejected'],
    ] as const) {
      const effects = effectsOf(buildSigned(1), tap(buildSigned(1), 'editor', choice));
      expect(closed(effects)).toEqual([['review', 'edit', 'overdue', 'objection', 'withdrawal']]);
      expect(effects).toContainEqual({
        kind: 'tell',
        personId: 'officer',
        notice: { kind, by: 'editor', stage: 'OFFICE_REVIEW', reason: '数字与附件不符' },
      });
    }
  });

  it('退回核稿 asks the office again, for the new review', () => {
    const effects = effectsOf(buildSigned(2), tap(buildSigned(2), 'secrecy', 'return', { toOffice: true }));
    expect(asked(effects)).toEqual(['editor', 'editor2']);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'ask', reviewNo: 2, stage: 'OFFICE_REVIEW' }));
    expect(told(effects)).toEqual(['officer: sentBack']);
  });

  it('withdrawal closes every card', () => {
    const effects = effectsOf(buildSubmission(), { type: 'Withdraw', by: 'officer', reason: '有变' });
    expect(effects).toEqual([
      { kind: 'closeCards', purposes: ['review', 'edit', 'overdue', 'objection', 'withdrawal', 'slot', 'held'] },
    ]);
  });

  it('an opinion reaches the submitter', () => {
    const opinion = { type: 'AddOpinion', by: 'head', reviewNo: 1, stage: 'DEPT_REVIEW', text: '注意' } as const;
    expect(told(effectsOf(buildSigned(1), opinion))).toEqual(['officer: opinion']);
  });

  it('an opinion added after 退回核稿 reaches whoever holds it there, and no longer once that is over', () => {
    const back = act(buildSigned(2), tap(buildSigned(2), 'secrecy', 'return', { toOffice: true }));
    const opinion = { type: 'AddOpinion', by: 'secrecy', reviewNo: 1, stage: 'SECRECY_REVIEW', text: '改' } as const;
    expect(told(effectsOf(back, opinion))).toEqual(['officer: opinion', 'editor: opinion', 'editor2: opinion']);
    expect(told(effectsOf(act(back, tap(back, 'editor')), opinion))).toEqual(['officer: opinion']);
  });

  it('a dropped draft closes its card', () => {
    expect(closed(effectsOf(buildDraft(), { type: 'DiscardDraft', by: 'officer' }))).toEqual([['draft']]);
  });

  it('editing asks nobody anything', () => {
    expect(effectsOf(buildDraft(), { type: 'EditDraft', by: 'officer', patch: { appendBody: 'x' } })).toEqual([]);
  });
});

describe('the planned time', () => {
  it('come while signatures are missing, or gone by, asks the office', () => {
    const reach: Command = { type: 'ReachPlannedTime', plannedAt: PLANNED };
    const told = { kind: 'tell', personId: 'officer', notice: { kind: 'notInTime' } };
    expect(effectsOf(buildSigned(2), reach, at(context, PLANNED))).toEqual([
      { kind: 'askOverdue', personId: 'editor' },
      told,
    ]);
    expect(effectsOf(buildScheduled(), reach, at(context, PLANNED + DAY))).toEqual([
      { kind: 'closeCards', purposes: ['slot', 'held'] },
      { kind: 'askOverdue', personId: 'editor' },
      told,
    ]);
  });

  it('signed too late: the old question is closed before the new one is asked', () => {
    const effects = effectsOf(buildSigned(3), tap(buildSigned(3), 'exec'), at(context, PLANNED));
    const kinds = effects.map(({ kind }) => kind);
    expect(kinds.indexOf('closeCards')).toBeLessThan(kinds.indexOf('askOverdue'));
  });

  it('moved: the question is closed, the new time waited for, the submitter told', () => {
    const plannedAt = PLANNED + DAY;
    const effects = effectsOf(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt });
    expect(effects).toEqual([
      { kind: 'closeCards', purposes: ['overdue', 'slot', 'held'] },
      { kind: 'wakeAt', at: plannedAt },
      { kind: 'tell', personId: 'officer', notice: { kind: 'rescheduled', by: 'editor', plannedAt } },
    ]);
  });

  it('moved far: 签发 is asked again', () => {
    const effects = effectsOf(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 8 * DAY });
    expect(asked(effects)).toEqual(['exec', 'exec2']);
    expect(closed(effects)).toContainEqual(['review', 'edit']);
  });

  it('立即发 publishes and waits for nothing', () => {
    const effects = effectsOf(buildScheduled(), { type: 'PublishNow', by: 'editor' }, at(context, PLANNED - DAY));
    expect(effects.filter(({ kind }) => kind === 'publish')).toHaveLength(2);
    expect(effects.some(({ kind }) => kind === 'wakeAt')).toBe(false);
  });

  it('作废 closes every card and tells the submitter', () => {
    const effects = effectsOf(buildScheduled(), { type: 'Cancel', by: 'editor', reason: '取消' });
    expect(closed(effects)).toEqual([['review', 'edit', 'overdue', 'objection', 'withdrawal', 'slot', 'held']]);
    expect(closed(effects)).toEqual([['review', 'edit', 'overdue', 'objection', 'withdrawal', 'slot', 'held']]);
    expect(told(effects)).toEqual(['officer: cancelled']);
  });
});

describe('publishing', () => {
  const W = 'weibo-main';
  const later = at(context, PLANNED + 1);
  const settle = (accountId: string, status: 'FAILED' | 'UNKNOWN'): Command => ({
    type: 'SettlePublication',
    accountId,
    outcome: { status, note: '原因' },
  });
  const live = (accountId: string): Command => ({
    type: 'SettlePublication',
    accountId,
    outcome: { status: 'PUBLISHED', platformId: 'p', url: 'https://w.example.cn/p', publishedAt: PLANNED, proof: {} },
  });

  it('sends by interface what it can, and gives the rest to the publishers', () => {
    const accounts = [buildAccount(W, { publish: 'manual' }), buildAccount('wechat-main')];
    const reach: Command = { type: 'ReachPlannedTime', plannedAt: PLANNED };
    expect(effectsOf(buildScheduled(), reach, { ...context, accounts, now: PLANNED })).toEqual([
      { kind: 'closeCards', purposes: ['slot'] },
      { kind: 'publish', accountId: 'wechat-main' },
      { kind: 'copyPack', personId: 'publisher', accountId: W },
    ]);
  });

  it('sends the current version only, whatever an earlier one left behind', () => {
    const moved = act(buildScheduled(), { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 8 * DAY });
    const returned = act(moved, tap(moved, 'exec', 'return'));
    const again = act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 });
    const signed = ['head', 'editor', 'secrecy', 'exec'].reduce((s, by) => act(s, tap(s, by)), again);
    expect(signed.publications.map(({ version }) => version)).toEqual([1, 1, 2, 2]);
    const plannedAt = PLANNED + 8 * DAY;
    const effects = effectsOf(signed, { type: 'ReachPlannedTime', plannedAt }, at(context, plannedAt));
    expect(effects.filter(({ kind }) => kind === 'publish')).toEqual([
      { kind: 'publish', accountId: W },
      { kind: 'publish', accountId: 'wechat-main' },
    ]);
  });

  it('published: the submitter and the publishers get the link, once each', () => {
    const effects = effectsOf(buildPublishing(), live(W), later);
    expect(closed(effects)).toEqual([['trouble', 'copyPack', W]]);
    expect(told(effects)).toEqual(['officer: published', 'publisher: published']);
    const same = { ...buildOrganization().office, publishers: ['officer'] };
    const organization = buildOrganization({ office: same });
    expect(told(effectsOf(buildPublishing(), live(W), { ...later, organization }))).toEqual(['officer: published']);
  });

  it('published on a day off: whoever is on duty reads it back as well', () => {
    const saturday = Date.parse('2026-03-28T08:00:00+08:00');
    const policy = { ...context.policy, dutyList: ['stranger'] };
    const on = (publishedAt: number) =>
      told(
        effectsOf(
          buildPublishing(),
          {
            ...live(W),
            outcome: { status: 'PUBLISHED', platformId: 'p', url: null, publishedAt, proof: {} },
          } as Command,
          { ...later, policy },
        ),
      );
    expect(on(saturday)).toEqual(['officer: published', 'publisher: published', 'stranger: published']);
    expect(on(PLANNED)).toEqual(['officer: published', 'publisher: published']);
  });

  it('the last account’s publication asks for the seal', () => {
    const one = act(buildPublishing(), live(W), later);
    expect(effectsOf(one, live('wechat-main'), later)).toContainEqual({ kind: 'seal' });
    expect(effectsOf(buildPublishing(), live(W), later)).not.toContainEqual({ kind: 'seal' });
  });

  it('failed: the submitter is told, the publishers are asked', () => {
    const effects = effectsOf(buildPublishing(), settle(W, 'FAILED'), later);
    expect(told(effects)).toEqual(['officer: publishFailed']);
    expect(effects).toContainEqual({ kind: 'trouble', personId: 'publisher', accountId: W });
  });

  it('uncertain: only the publishers are asked', () => {
    expect(effectsOf(buildPublishing(), settle(W, 'UNKNOWN'), later)).toEqual([
      { kind: 'trouble', personId: 'publisher', accountId: W },
    ]);
  });

  it('sent again: this account’s question is closed, not another’s', () => {
    const uncertain = act(buildPublishing(), settle(W, 'UNKNOWN'), later);
    const effects = effectsOf(uncertain, { type: 'RetryPublication', by: 'publisher', accountId: W }, later);
    expect(effects).toEqual([
      { kind: 'closeCards', purposes: ['trouble'], accountId: W },
      { kind: 'publish', accountId: W },
    ]);
  });

  it('given up: its questions are closed and nothing is sealed', () => {
    const uncertain = act(act(buildPublishing(), live('wechat-main'), later), settle(W, 'UNKNOWN'), later);
    const abandon: Command = { type: 'AbandonPublication', by: 'publisher', accountId: W, reason: 'x' };
    expect(effectsOf(uncertain, abandon, later)).toEqual([
      { kind: 'closeCards', purposes: ['trouble', 'copyPack'], accountId: W },
    ]);
  });
});

describe('会签: one of two has signed', () => {
  const all = buildPolicy({ route: buildRoute({ quorum: 'all' }) });
  const lent = { from: 'exec', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
  const now = buildContext({ policy: all, organization: buildOrganization({ delegations: [lent] }) });
  const before = buildSigned(3, { context: now });
  const closedFor = (by: string) =>
    effectsOf(before, tap(before, by), now).flatMap((effect) =>
      effect.kind === 'closeCards' && effect.purposes.includes('review') ? (effect.personIds ?? []) : [],
    );

  it('the card of his delegate is over with his own, that of the other is not', () => {
    expect(closedFor('exec')).toEqual(expect.arrayContaining(['exec', 'stranger']));
    expect(closedFor('exec')).not.toContain('exec2');
  });

  it('and so is his own when his delegate signed', () => {
    expect(closedFor('stranger')).toEqual(expect.arrayContaining(['exec', 'stranger']));
    expect(closedFor('stranger')).not.toContain('exec2');
  });
});

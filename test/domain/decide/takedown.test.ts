import type { Command } from '../../../src/domain/commands';
import { decide } from '../../../src/domain/decide';
import { followUps } from '../../../src/domain/follow-up';
import { react } from '../../../src/domain/react';
import type { Evidence, Submission } from '../../../src/domain/submission';
import { targetsOf } from '../../../src/domain/post/takedown';
import { whyNotSendable } from '../../../src/domain/signing/validity';
import {
  act,
  at,
  buildContext,
  buildOrganization,
  buildPolicy,
  buildPublishing,
  buildStage,
  eventsOf,
  PLANNED,
  refusalOf,
  sealedOf,
  tap,
  typesOf,
} from '../../helpers/build';

const ROUTE = [
  buildStage('TAKEDOWN_ORDER', 'officeHead', {
    title: '下架决定',
    choices: [
      { key: 'approve', text: '同意下架', act: 'APPROVE' },
      { key: 'reject', text: '不同意', act: 'REJECT' },
    ],
    mayReturnToOffice: false,
  }),
];
const context = buildContext({ now: PLANNED + 60_000, policy: buildPolicy({ kindRoutes: { TAKEDOWN: ROUTE } }) });
/** the office's head */
const HEAD = 'editor2';
const EVIDENCE: Evidence = { sha256: 'e'.repeat(64), at: context.now, from: 'page', note: null };

const published = () =>
  ['weibo-main', 'wechat-main'].reduce<Submission>(
    (submission, accountId) =>
      act(
        submission,
        {
          type: 'SettlePublication',
          accountId,
          outcome: { status: 'PUBLISHED', platformId: `p-${accountId}`, url: null, publishedAt: PLANNED, proof: {} },
        },
        context,
      ),
    buildPublishing(),
  );
const ask = (by: string) => ({ type: 'AskTakedown', by, requestId: 'req-1', reason: '数据有误' }) as const;

function start(by: string, original = published()): Extract<Command, { type: 'StartTakedown' }> {
  const targets = targetsOf(original);
  const takedown = { submissionId: original.id, no: original.no!, title: '甲稿', reason: '数据有误', targets };
  const accountIds = targets.map(({ accountId }) => accountId);
  const content = { title: '下架：甲稿', body: '数据有误', accountIds, takedown };
  const request = { urgency: 'EMERGENCY' as const, reason: '数据有误', plannedAt: context.now };
  return { type: 'StartTakedown', by, submissionId: 'req-1', departmentId: 'D-MED', patch: { content, request } };
}
const ordered = () => act(null, start(HEAD), context);
const asked = () => act(null, start('officer'), context);

describe('AskTakedown, on the post', () => {
  it.each(['officer', 'head', 'editor', HEAD, 'publisher'])('is %s’s to bring', (by) => {
    expect(act(published(), ask(by), context).takedown).toMatchObject({ by, requestId: 'req-1', reason: '数据有误' });
  });

  it.each(['exec', 'secrecy', 'stranger'])('is not %s’s', (by) => {
    expect(refusalOf(decide(published(), ask(by), context))).toEqual({ code: 'NOT_ENTITLED', right: 'takedown' });
  });

  it('is brought once, of what is public', () => {
    const once = act(published(), ask('officer'), context);
    expect(refusalOf(decide(once, ask('head'), context))).toEqual({ code: 'TAKEDOWN_ASKED_ALREADY', at: context.now });
    expect(refusalOf(decide(buildPublishing(), ask('officer'), context))).toEqual({
      code: 'NOT_PUBLIC',
      status: 'PUBLISHING',
    });
  });

  it('is over with its own request, and may be brought again', () => {
    const once = act(published(), ask('officer'), context);
    expect(eventsOf(decide(once, { type: 'EndTakedown', requestId: 'other' }, context))).toEqual([]);
    const after = act(once, { type: 'EndTakedown', requestId: 'req-1' }, context);
    expect(after).not.toHaveProperty('takedown');
    expect(act(after, ask('head'), context).takedown).toBeDefined();
  });
});

describe('StartTakedown, the request', () => {
  it('of the office’s head is ordered at once, with nobody’s further signature', () => {
    expect(typesOf(eventsOf(decide(null, start(HEAD), context)))).toEqual([
      'DraftStarted',
      'DraftEdited',
      'Submitted',
      'Scheduled',
      'PublishingStarted',
    ]);
    expect(ordered()).toMatchObject({ kind: 'TAKEDOWN', status: 'PUBLISHING', no: '2026-0001' });
    expect(whyNotSendable(ordered(), [], 'weibo-main', buildContext())).toBeNull();
  });

  it('so it is of whoever acts for that head now, and not a second longer', () => {
    const lent = { from: HEAD, to: 'publisher', start: context.now, end: context.now + 1, document: null };
    const organization = buildOrganization({ delegations: [lent] });
    expect(act(null, start('publisher'), { ...context, organization }).status).toBe('PUBLISHING');
    const after = { ...at(context, context.now + 1), organization };
    expect(act(null, start('publisher'), after).status).toBe('IN_REVIEW');
  });

  it('of anybody else waits for that head alone, whose signature is on what is removed', () => {
    const request = asked();
    expect(request.reviews[0]!.stages.map(({ name }) => name)).toEqual(['TAKEDOWN_ORDER']);
    expect(refusalOf(decide(request, tap(request, 'editor'), context))).toMatchObject({ code: 'NOT_A_SIGNER' });
    const approved = act(request, tap(request, HEAD), context);
    expect(approved.status).toBe('PUBLISHING');
    expect(whyNotSendable(approved, sealedOf(approved), 'weibo-main', buildContext())).toBeNull();
    expect(whyNotSendable(approved, [], 'weibo-main', buildContext())).toMatch(/lacks a valid signature/);
    expect(request.versions[0]!.posts[0]!.text).toMatch(
      /下架 2026-0001《甲稿》\n平台编号：p-weibo-main[\s\S]*原因：数据有误/,
    );
  });

  it('is not moved to another time, nor woken by the clock', () => {
    const request = asked();
    const moved = decide(request, { type: 'Reschedule', by: 'editor', plannedAt: context.now + 1 }, context);
    expect(refusalOf(moved)).toEqual({ code: 'CANNOT_RESCHEDULE_NOW', status: 'IN_REVIEW' });
    const woken = decide(request, { type: 'ReachPlannedTime', plannedAt: context.now }, context);
    expect(eventsOf(woken)).toEqual([]);
  });
});

describe('the removal', () => {
  const accountId = 'weibo-main';
  const captured = () => act(ordered(), { type: 'NoteEvidence', accountId, evidence: EVIDENCE }, context);
  const begin = { type: 'BeginSending', accountId, attemptId: 'a1' } as const;

  it('does not begin before it is kept what was there; the first capture stands', () => {
    expect(refusalOf(decide(ordered(), begin, context))).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
    expect(act(captured(), begin, context).publications[0]!.status).toBe('SENDING');
    expect(eventsOf(decide(captured(), { type: 'NoteEvidence', accountId, evidence: EVIDENCE }, context))).toEqual([]);
  });

  it('goes to the publisher’s hand where the interface cannot, and is theirs to confirm', () => {
    const hand = { type: 'HandToPublisher', accountId, why: '接口没有权限' } as const;
    expect(refusalOf(decide(ordered(), hand, context))).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
    const manual = act(captured(), hand, context);
    expect(manual.publications[0]).toMatchObject({ status: 'MANUAL', note: '接口没有权限' });
    const confirm = (by: string) => ({ type: 'ConfirmRemoval', by, accountId }) as const;
    expect(refusalOf(decide(manual, confirm('editor'), context))).toEqual({ code: 'NOT_ENTITLED', right: 'publisher' });
    expect(act(manual, confirm('publisher'), context).publications[0]).toMatchObject({
      status: 'PUBLISHED',
      platformId: 'p-weibo-main',
    });
  });

  it('is told to the post by its own request alone', () => {
    const original = act(published(), ask(HEAD), context);
    const note = (requestId: string) =>
      ({ type: 'NoteRemoval', requestId, requestNo: '2026-0002', accountId }) as const;
    expect(eventsOf(decide(original, note('other'), context))).toEqual([]);
    const after = act(original, note('req-1'), context);
    expect(after.publications[0]!.removed).toMatchObject({ how: 'TAKEDOWN', by: HEAD, requestNo: '2026-0002' });
    expect(eventsOf(decide(after, note('req-1'), context))).toEqual([]);
    expect(act(after, { ...note('req-1'), accountId: 'wechat-main' }, context).status).toBe('TAKEN_DOWN');
  });

  it('that is given up removes nothing: the post stays public, and those concerned are told', () => {
    const manual = act(captured(), { type: 'HandToPublisher', accountId, why: '接口没有权限' }, context);
    const url = 'https://weibo.example/1';
    const asPost = decide(manual, { type: 'BackfillPublication', by: 'publisher', accountId, url }, context);
    expect(refusalOf(asPost)).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
    const given = { type: 'AbandonPublication', by: 'publisher', accountId, reason: '删不掉' } as const;
    const events = eventsOf(decide(manual, given, context));
    const effects = events.flatMap((event) => react(event, act(manual, given, context), context));
    expect(effects.filter(({ kind }) => kind === 'followUp')).toEqual([]);
    expect(followUps(act(manual, given, context))).toEqual([]);
    const other = { ...given, accountId: 'wechat-main' };
    const last = eventsOf(decide(act(manual, given, context), other, context));
    const after = act(act(manual, given, context), other, context);
    expect(after.status).toBe('PUBLISH_FAILED');
    const following = last.flatMap((event) => react(event, after, context));
    expect(following).toContainEqual({ kind: 'followUp' });
    expect(followUps(after)).toEqual([
      { submissionId: published().id, command: { type: 'EndTakedown', requestId: 'req-1' } },
    ]);
    expect(following).toContainEqual({ kind: 'tell', personId: HEAD, notice: { kind: 'takedownIncomplete' } });
    expect(following.filter(({ kind }) => kind === 'seal')).toEqual([]);
    const again = { type: 'RetryPublication', by: 'publisher', accountId } as const;
    expect(refusalOf(decide(after, again, context))).toMatchObject({ code: 'PUBLICATION_NOT_OPEN' });
  });

  it('of a post keeps what failed elsewhere from being sent meanwhile', () => {
    const half = act(
      act(
        buildPublishing(),
        {
          type: 'SettlePublication',
          accountId,
          outcome: { status: 'PUBLISHED', platformId: 'p', url: null, publishedAt: PLANNED, proof: {} },
        },
        context,
      ),
      { type: 'SettlePublication', accountId: 'wechat-main', outcome: { status: 'FAILED', note: '坏' } },
      context,
    );
    expect(half.status).toBe('PUBLISH_FAILED');
    const again = { type: 'RetryPublication', by: 'publisher', accountId: 'wechat-main' } as const;
    expect(act(half, again, context).status).toBe('PUBLISHING');
    const asked = act(half, ask(HEAD), context);
    expect(refusalOf(decide(asked, again, context))).toMatchObject({ code: 'TAKEDOWN_ASKED_ALREADY' });
  });
});

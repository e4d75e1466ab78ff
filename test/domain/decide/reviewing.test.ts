import type { Context } from '../../../src/domain/context';
import { decide } from '../../../src/domain/decide';
import type { DomainEvent } from '../../../src/domain/events';
import { react } from '../../../src/domain/react';
import type { Signature } from '../../../src/domain/signing/signature';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import {
  act,
  at,
  buildContext,
  buildOrganization,
  buildPolicy,
  buildPublishing,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildStage,
  buildSubmission,
  DAY,
  eventsOf,
  later,
  MINUTE,
  NOW,
  PLANNED,
  PROOF,
  refusalOf,
  tap,
  typesOf,
} from '../../helpers/build';

const context = buildContext();
const signatureOf = (submission: Submission): Signature => currentReview(submission)!.signatures.at(-1)!;

describe('approving', () => {
  it('signs what was shown, with everything a signature says', () => {
    const submission = buildSubmission();
    const [signed, opened] = eventsOf(decide(submission, tap(submission, 'head'), later(MINUTE)));
    const version = submission.versions[0]!;
    expect(signed).toEqual({
      type: 'Signed',
      signature: {
        submissionId: 'sub-1',
        no: '2026-0001',
        reviewNo: 1,
        version: 1,
        digest: version.digest,
        accountDigests: Object.fromEntries(version.posts.map(({ accountId, digest }) => [accountId, digest])),
        stage: 'DEPT_REVIEW',
        stageTitle: '部门审核',
        decision: 'APPROVE',
        choice: '同意',
        opinion: '同意',
        reasonCode: null,
        statement: 'DEPT_REVIEW：本人对所签内容负责',
        statementVersion: '1',
        signer: { id: 'head', name: '孟初晴', title: '孟初晴的职务' },
        onBehalfOf: null,
        plannedAt: PLANNED,
        ...PROOF,
        at: NOW + MINUTE,
        stepUp: null,
      },
    });
    expect(opened).toEqual({ type: 'StageOpened', index: 1 });
  });

  it('goes through the four stages in order and ends SCHEDULED', () => {
    const stages = [0, 1, 2, 3].map((count) => openStage(buildSigned(count))!.name);
    expect(stages).toEqual(['DEPT_REVIEW', 'OFFICE_REVIEW', 'SECRECY_REVIEW', 'EXEC_SIGNOFF']);
    expect(buildScheduled()).toMatchObject({ status: 'SCHEDULED', reviews: [{ outcome: 'APPROVED', current: 4 }] });
  });

  it('a text with the approval is the opinion', () => {
    const submission = buildSubmission();
    const signed = act(
      submission,
      tap(submission, 'head', 'approve', { reason: { code: null, text: ' 同意，注意配图 ' } }),
    );
    expect(signatureOf(signed).opinion).toBe('同意，注意配图');
  });
});

describe('the right to sign', () => {
  const refusal = (submission: Submission, by: string, organization = buildOrganization(), now = NOW) =>
    refusalOf(decide(submission, tap(submission, by), buildContext({ organization, now })));

  it.each(['officer', 'editor', 'secrecy', 'exec', 'publisher', 'stranger', 'nobody-at-all'])(
    'is not %s’s at 部门审核',
    (by) => {
      expect(refusal(buildSubmission(), by)).toEqual({ code: 'NOT_A_SIGNER', stage: '部门审核' });
    },
  );

  it('is nobody’s on their own submission', () => {
    const organization = buildOrganization({
      departments: [{ id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: 'editor' }],
    });
    const submission = buildSigned(1, { by: 'editor', context: buildContext({ organization }) });
    expect(refusal(submission, 'editor', organization)).toEqual({ code: 'SELF_APPROVAL' });
    expect(refusal(submission, 'editor2', organization)).toBeNull();
  });

  it('is for one stage only', () => {
    const organization = buildOrganization({ secrecyLead: 'editor' });
    const submission = buildSigned(2);
    expect(refusal(submission, 'editor', organization)).toEqual({ code: 'OTHER_STAGE_SIGNED', stage: '核稿' });
  });

  it('is for one stage only, also across reviews', () => {
    const reviewed = buildSigned(1);
    const returned = act(reviewed, tap(reviewed, 'editor', 'return'));
    const again = act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 });
    const organization = buildOrganization({
      departments: [{ id: 'D-MED', name: '医学科普部', head: 'editor', informationOfficer: 'officer' }],
    });
    expect(refusal(again, 'editor', organization)).toEqual({ code: 'OTHER_STAGE_SIGNED', stage: '核稿' });
  });

  it.each([
    ['a millisecond before it begins', NOW - 1, false],
    ['at its first instant', NOW, true],
    ['in its last millisecond', NOW + DAY - 1, true],
    ['at its end', NOW + DAY, false],
  ])('is a delegate’s %s: %#', (_when, now, may) => {
    const lent = { from: 'head', to: 'stranger', start: NOW, end: NOW + DAY, document: '授〔2026〕3号' };
    const organization = buildOrganization({ delegations: [lent] });
    const submission = buildSubmission();
    expect(refusal(submission, 'stranger', organization, now)).toEqual(
      may ? null : expect.objectContaining({ code: 'DELEGATION_NOT_IN_FORCE', stage: '部门审核' }),
    );
    if (!may) return;
    const signed = act(submission, tap(submission, 'stranger'), buildContext({ organization, now }));
    expect(signatureOf(signed)).toMatchObject({
      signer: { id: 'stranger' },
      onBehalfOf: { id: 'head', name: '孟初晴', document: '授〔2026〕3号' },
    });
  });

  it('stays with the holder while a delegate has it, too', () => {
    const lent = { from: 'head', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
    const submission = buildSubmission();
    const signed = act(
      submission,
      tap(submission, 'head'),
      buildContext({ organization: buildOrganization({ delegations: [lent] }) }),
    );
    expect(signatureOf(signed)).toMatchObject({ signer: { id: 'head' }, onBehalfOf: null });
  });
});

describe('会签: all of a stage', () => {
  const all = buildContext({ policy: buildPolicy({ route: buildRoute({ quorum: 'all' }) }) });
  const beforeExecutives = () => buildSigned(3, { context: all });

  it('waits until everybody has signed', () => {
    const first = act(beforeExecutives(), tap(beforeExecutives(), 'exec2'), all);
    expect(first.status).toBe('IN_REVIEW');
    expect(openStage(first)!.name).toBe('EXEC_SIGNOFF');
    const second = act(first, tap(first, 'exec'), all);
    expect(second.status).toBe('SCHEDULED');
  });

  it('one cannot sign for two', () => {
    const first = act(beforeExecutives(), tap(beforeExecutives(), 'exec'), all);
    expect(refusalOf(decide(first, tap(first, 'exec'), all))).toMatchObject({ code: 'ALREADY_DECIDED', own: true });
  });

  it('a delegate’s signature is the principal’s', () => {
    const lent = { from: 'exec', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
    const organization = buildOrganization({ delegations: [lent] });
    const first = act(beforeExecutives(), tap(beforeExecutives(), 'stranger'), { ...all, organization });
    expect(refusalOf(decide(first, tap(first, 'exec'), { ...all, organization }))).toMatchObject({
      code: 'ALREADY_DECIDED',
      own: false,
      choice: '同意',
    });
    expect(act(first, tap(first, 'exec2'), { ...all, organization }).status).toBe('SCHEDULED');
  });

  it('who was signed for still signs for another', () => {
    const lent = (from: string, to: string) => ({ from, to, start: NOW, end: NOW + DAY, document: null });
    const organization = buildOrganization({ delegations: [lent('exec', 'stranger'), lent('exec2', 'exec')] });
    const first = act(beforeExecutives(), tap(beforeExecutives(), 'stranger'), { ...all, organization });
    const second = act(first, tap(first, 'exec'), { ...all, organization });
    expect(signatureOf(second)).toMatchObject({ signer: { id: 'exec' }, onBehalfOf: { id: 'exec2' } });
    expect(second.status).toBe('SCHEDULED');
  });

  describe('one leaves', () => {
    /** `executives` are here, `gone` has left and nobody was named for them */
    const office = (executives: string[], gone: string[] = []) => ({
      ...all,
      organization: { ...buildOrganization({ executives }), ...(gone.length > 0 && { vacated: { executive: gone } }) },
    });
    const first = () => act(beforeExecutives(), tap(beforeExecutives(), 'exec'), all);
    const realign = (holding: string[]) => ({ type: 'Realign' as const, by: null, holding });
    const told = (event: DomainEvent, after: Submission, context: Context) =>
      react(event, after, context).flatMap((one) => (one.kind === 'tell' ? [[one.personId, one.notice]] : []));
    const EMPTY = { kind: 'seatEmpty', stage: 'EXEC_SIGNOFF', people: ['exec2'] };

    it('after the others have signed: it waits for a successor, and the office hears of it once', () => {
      const context = office(['exec'], ['exec2']);
      const [event, ...more] = eventsOf(decide(first(), realign(['exec2']), context));
      expect([event, more]).toEqual([
        { type: 'SignersChanged', stage: 'EXEC_SIGNOFF', left: ['exec2'], joined: [], waitingFor: ['exec2'] },
        [],
      ]);
      expect(told(event!, first(), context)).toEqual([
        ['editor', EMPTY],
        ['editor2', EMPTY],
      ]);
      expect(eventsOf(decide(first(), realign([]), context))).toEqual([]);
    });

    it('before the others have signed: the last of them leaves it open for a successor, and the office hears of it', () => {
      const context = office(['exec'], ['exec2']);
      const [event] = eventsOf(decide(beforeExecutives(), realign(['exec', 'exec2']), context));
      expect(event).toEqual({ type: 'SignersChanged', stage: 'EXEC_SIGNOFF', left: ['exec2'], joined: [] });
      expect(told(event!, beforeExecutives(), context)).toEqual([]);

      const signed = act(beforeExecutives(), tap(beforeExecutives(), 'exec'), context);
      expect(openStage(signed)?.name).toBe('EXEC_SIGNOFF');
      const [signature] = eventsOf(decide(beforeExecutives(), tap(beforeExecutives(), 'exec'), context));
      expect(told(signature!, signed, context)).toEqual([
        ['editor', EMPTY],
        ['editor2', EMPTY],
      ]);
      // a successor who has not signed is asked, and one who has lets it go on
      const named = office(['exec', 'stranger']);
      expect(eventsOf(decide(signed, realign([]), named))).toMatchObject([{ left: [], joined: ['stranger'] }]);
      expect(act(signed, tap(signed, 'stranger'), named).status).toBe('SCHEDULED');
      expect(act(signed, realign([]), office(['exec'])).status).toBe('SCHEDULED');
    });

    it('who has signed is not waited for', () => {
      const context = office(['exec2'], ['exec']);
      expect(act(first(), tap(first(), 'exec2'), context).status).toBe('SCHEDULED');
    });

    it('goes on when the successor has signed already', () => {
      expect(act(first(), realign([]), office(['exec'])).status).toBe('SCHEDULED');
    });

    it('asks a successor who has not', () => {
      const context = office(['exec', 'stranger']);
      expect(eventsOf(decide(first(), realign([]), context))).toMatchObject([
        { type: 'SignersChanged', left: [], joined: ['stranger'] },
      ]);
      expect(act(first(), tap(first(), 'stranger'), context).status).toBe('SCHEDULED');
    });
  });
});

describe('returning and rejecting', () => {
  it('return: a signature, and the submission is its submitter’s again', () => {
    const submission = buildSigned(1);
    const returned = act(submission, tap(submission, 'editor', 'return'));
    expect(returned).toMatchObject({
      status: 'RETURNED',
      closing: { by: 'editor', stage: 'OFFICE_REVIEW', reason: '数字与附件不符', code: 'WORDING' },
    });
    expect(currentReview(returned)!.outcome).toBe('RETURNED');
    expect(signatureOf(returned)).toMatchObject({
      decision: 'RETURN',
      opinion: '数字与附件不符',
      reasonCode: 'WORDING',
    });
  });

  it('reject ends it', () => {
    const submission = buildSigned(1);
    expect(act(submission, tap(submission, 'editor', 'reject'))).toMatchObject({
      status: 'REJECTED',
      reviews: [{ outcome: 'REJECTED' }],
    });
  });

  it.each(['return', 'reject'])('%s needs a reason', (choice) => {
    const submission = buildSigned(1);
    for (const reason of [null, { code: 'WORDING', text: '  ' }]) {
      expect(refusalOf(decide(submission, tap(submission, 'editor', choice, { reason }), context))).toEqual({
        code: 'REASON_NEEDED',
      });
    }
  });

  it('退回核稿 keeps the version and what was signed before 核稿, in a new review', () => {
    const submission = buildSigned(2);
    const back = act(submission, tap(submission, 'secrecy', 'return', { toOffice: true }), later(DAY));
    expect(back).toMatchObject({ status: 'IN_REVIEW', versions: [{ no: 1 }] });
    expect(openStage(back)!.name).toBe('OFFICE_REVIEW');
    expect(currentReview(back)).toMatchObject({ no: 2, version: 1, openedAt: NOW + DAY, outcome: 'OPEN' });
    expect(currentReview(back)!.signatures.map(({ stage }) => stage)).toEqual(['DEPT_REVIEW']);
    expect(back.reviews[0]!.outcome).toBe('RETURNED');
  });

  it('after 退回核稿 the cards of the old review are old', () => {
    const submission = buildSigned(2);
    const [approve, other] = [tap(submission, 'secrecy'), tap(submission, 'stranger')];
    const back = act(submission, tap(submission, 'secrecy', 'return', { toOffice: true }));
    expect(refusalOf(decide(back, approve, context))).toMatchObject({ code: 'ALREADY_DECIDED', own: true });
    expect(refusalOf(decide(back, other, context))).toMatchObject({ code: 'ALREADY_DECIDED', own: false });
    const again = act(back, tap(back, 'editor'));
    expect(openStage(again)!.name).toBe('SECRECY_REVIEW');
    expect(refusalOf(decide(again, approve, context))).toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(refusalOf(decide(again, tap(again, 'secrecy'), context))).toBeNull();
  });

  it('退回核稿 from a stage that may not is an ordinary return', () => {
    const submission = buildSigned(1);
    expect(act(submission, tap(submission, 'editor', 'return', { toOffice: true })).status).toBe('RETURNED');
  });

  it('退回核稿 without a 核稿 on the route is an ordinary return', () => {
    const route = [buildStage('DEPT_REVIEW', 'deptHead'), buildStage('EXEC_SIGNOFF', 'executive')];
    const short = buildContext({ policy: buildPolicy({ route }) });
    const submission = buildSubmission({ context: short });
    const reviewed = act(submission, tap(submission, 'head'), short);
    expect(act(reviewed, tap(reviewed, 'exec', 'return', { toOffice: true }), short).status).toBe('RETURNED');
  });
});

describe('a card that is no longer true', () => {
  it('own second tap: what I decided and when', () => {
    const submission = buildSubmission();
    const signed = act(submission, tap(submission, 'head'));
    expect(refusalOf(decide(signed, tap(submission, 'head'), context))).toEqual({
      code: 'ALREADY_DECIDED',
      by: '孟初晴',
      at: NOW,
      choice: '同意',
      stage: '部门审核',
      own: true,
    });
  });

  it('two eligible people: the second sees who was first', () => {
    const submission = buildSigned(1);
    const signed = act(submission, tap(submission, 'editor'));
    expect(refusalOf(decide(signed, tap(submission, 'editor2'), context))).toMatchObject({
      code: 'ALREADY_DECIDED',
      by: '安若溪',
      own: false,
    });
  });

  it('another digest, stage or review is stale', () => {
    const submission = buildSubmission();
    const { seen } = tap(submission, 'head');
    const wrong = [
      { ...seen, digest: 'f'.repeat(64) },
      { ...seen, stage: 'EXEC_SIGNOFF' },
      { ...seen, reviewNo: 2 },
    ];
    for (const one of wrong) {
      expect(refusalOf(decide(submission, tap(submission, 'head', 'approve', { seen: one }), context))).toEqual({
        code: 'STALE_CARD',
      });
    }
  });

  it('a card of the version before is stale', () => {
    const first = buildSubmission();
    const returned = act(act(first, tap(first, 'head')), tap(buildSigned(1), 'editor', 'return'));
    const second = act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 });
    expect(refusalOf(decide(second, tap(first, 'stranger'), context))).toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(refusalOf(decide(second, tap(buildSigned(2), 'secrecy'), context))).toEqual({ code: 'STALE_CARD' });
  });

  it('after withdrawal nothing is in review', () => {
    const submission = buildSubmission();
    const withdrawn = act(submission, { type: 'Withdraw', by: 'officer', reason: '有变' });
    expect(refusalOf(decide(withdrawn, tap(submission, 'head'), context))).toEqual({ code: 'NOT_IN_REVIEW' });
  });

  it('a button the stage does not have does nothing', () => {
    const submission = buildSubmission();
    expect(refusalOf(decide(submission, tap(submission, 'head', 'dance'), context))).toEqual({
      code: 'UNKNOWN_CHOICE',
    });
  });

  it('修改后签发 by itself signs nothing: what is to be changed comes first', () => {
    const submission = buildSigned(3);
    expect(refusalOf(decide(submission, tap(submission, 'exec', 'edit'), context))).toEqual({
      code: 'EDIT_EXPECTED',
    });
  });
});

describe('at 核稿', () => {
  it('category 5 waits for its determination', () => {
    const submission = buildSigned(1, { content: { category: 5 } });
    expect(refusalOf(decide(submission, tap(submission, 'editor'), context))).toEqual({ code: 'NEEDS_DETERMINATION' });
    const determined = act(submission, { type: 'DetermineCategory', by: 'editor2', reason: '防汛需要' });
    expect(determined.determination).toEqual({ by: 'editor2', at: NOW, reason: '防汛需要' });
    expect(act(determined, tap(determined, 'editor')).status).toBe('IN_REVIEW');
  });

  it('also where 核稿 is the office head’s', () => {
    const route = [
      buildStage('DEPT_REVIEW', 'deptHead'),
      buildStage('OFFICE_REVIEW', 'officeHead'),
      buildStage('EXEC_SIGNOFF', 'executive'),
    ];
    const office = buildContext({ policy: buildPolicy({ route }) });
    const submission = buildSigned(1, { content: { category: 5 }, context: office });
    expect(refusalOf(decide(submission, tap(submission, 'editor2'), office))).toEqual({ code: 'NEEDS_DETERMINATION' });
  });

  it('a resubmission needs its determination anew', () => {
    const submission = buildSubmission({ content: { category: 5 } });
    const determined = act(submission, { type: 'DetermineCategory', by: 'editor', reason: '防汛需要' });
    const returned = act(determined, tap(determined, 'head', 'return'));
    expect(act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 }).determination).toBeNull();
  });

  it('approving a late item is its acceptance', () => {
    const submission = buildSigned(1, { request: { plannedAt: NOW + DAY, reason: '突发活动' } });
    const accepted = act(submission, tap(submission, 'editor'), later(MINUTE));
    expect(accepted.findings.find(({ rule }) => rule === 'F-04')!.answer).toEqual({
      by: 'editor',
      at: NOW + MINUTE,
      text: '办公室受理：突发活动',
    });
  });

  it('an item on time needs no acceptance', () => {
    const submission = buildSigned(1);
    expect(typesOf(eventsOf(decide(submission, tap(submission, 'editor'), context)))).toEqual([
      'Signed',
      'StageOpened',
    ]);
  });
});

describe('认定 and 改级', () => {
  const acts = [
    { type: 'DetermineCategory', by: 'editor', reason: '需要' },
    { type: 'ChangeUrgency', by: 'editor', urgency: 'EMERGENCY', reason: '突发' },
  ] as const;

  it('认定 is for category 5 alone', () => {
    const submission = buildSubmission({ content: { category: 1 } });
    expect(refusalOf(decide(submission, acts[0], context))).toEqual({ code: 'NOT_TO_BE_DETERMINED', category: 1 });
  });

  it.each(acts)('$type is the office’s', (command) => {
    const submission = buildSubmission({ content: { category: 5 } });
    expect(refusalOf(decide(submission, { ...command, by: 'officer' }, context))).toEqual({
      code: 'NOT_ENTITLED',
      right: 'office',
    });
    expect(refusalOf(decide(submission, { ...command, by: 'editor2' }, context))).toBeNull();
  });

  it.each(acts)('$type is possible until 核稿 ends', (command) => {
    expect(refusalOf(decide(buildSigned(1, { content: { category: 5 } }), command, context))).toBeNull();
    expect(refusalOf(decide(buildSigned(2), command, context))).toEqual({ code: 'NOT_IN_REVIEW' });
    expect(refusalOf(decide(buildScheduled(), command, context))).toEqual({ code: 'NOT_IN_REVIEW' });
  });

  it('改级 recomputes lead time and findings of this version', () => {
    const submission = buildSubmission({
      request: { urgency: 'IMPORTANT_URGENT', reason: '突发活动', plannedAt: NOW + 2 * DAY },
    });
    expect(submission.leadTime!.verdict).toBe('ON_TIME');
    const lower = act(submission, { type: 'ChangeUrgency', by: 'editor', urgency: 'ROUTINE' });
    expect(lower).toMatchObject({ request: { urgency: 'ROUTINE' }, leadTime: { verdict: 'LATE' } });
    expect(lower.findings.map(({ rule }) => rule)).toEqual(['F-04', 'F-14']);
    expect(lower.findings[0]!.answer).toMatchObject({ by: 'officer', text: '突发活动' });
  });

  it('改级 upward needs a reason, which is kept; downward none', () => {
    const submission = buildSubmission();
    const raise = { type: 'ChangeUrgency', by: 'editor', urgency: 'IMPORTANT_URGENT' } as const;
    for (const reason of [undefined, '', '  '])
      expect(refusalOf(decide(submission, { ...raise, ...(reason === undefined ? {} : { reason }) }, context))).toEqual(
        {
          code: 'URGENCY_REASON_NEEDED',
          urgency: 'IMPORTANT_URGENT',
        },
      );
    const raised = act(submission, { ...raise, reason: '明日活动' });
    expect(raised.request).toMatchObject({ urgency: 'IMPORTANT_URGENT', reason: '明日活动' });
    const lowered = act(raised, { type: 'ChangeUrgency', by: 'editor', urgency: 'ROUTINE' });
    expect(lowered.request).toMatchObject({ urgency: 'ROUTINE', reason: '明日活动' });
  });

  it('改级 to the class it has is refused', () => {
    expect(
      refusalOf(decide(buildSubmission(), { type: 'ChangeUrgency', by: 'editor', urgency: 'ROUTINE' }, context)),
    ).toEqual({ code: 'SAME_CLASS' });
  });
});

describe('a later opinion', () => {
  const opinion = { type: 'AddOpinion', by: 'head', reviewNo: 1, stage: 'DEPT_REVIEW', text: '请注意配图' } as const;

  it('is its own record, at any time after the signature', () => {
    for (const submission of [buildSigned(1), buildPublishing()]) {
      const events = eventsOf(decide(submission, opinion, at(context, PLANNED)));
      expect(events).toEqual([{ type: 'OpinionAdded', by: 'head', stage: 'DEPT_REVIEW', text: '请注意配图' }]);
    }
  });

  it.each([
    ['of somebody who did not sign', { by: 'editor' }],
    ['of another review', { reviewNo: 2 }],
    ['of another stage', { stage: 'OFFICE_REVIEW' }],
  ])('is refused: %s', (_case, change) => {
    expect(refusalOf(decide(buildSigned(1), { ...opinion, ...change }, context))).toMatchObject({
      code: 'NOT_A_SIGNER',
    });
  });
});

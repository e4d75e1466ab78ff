import type { Command, ProposedEdit } from '../../../src/domain/commands';
import type { Content } from '../../../src/domain/content';
import { decide } from '../../../src/domain/decide';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import { validSignatures, whyNotSendable } from '../../../src/domain/signing/validity';
import { brokenEdit } from '../../../src/domain/signing/walk';
import {
  act,
  at,
  buildContext,
  buildOrganization,
  buildPicture,
  buildPolicy,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildSubmission,
  DAY,
  eventsOf,
  later,
  MINUTE,
  PLANNED,
  PROOF,
  refusalOf,
  sealedOf,
  tap,
  typesOf,
} from '../../helpers/build';

const context = later(5 * MINUTE, buildContext({ freshCode: 'a2b3c4d5e6' }));
const BODY = '每用眼二十分钟，就看看远处。';
const SMALL = { body: '每用眼二十分钟，就望望远处。' };
const NUMBER = { body: '每用眼三十分钟，就看看远处。' };

const changing = (content: Partial<Content>, rest: Partial<ProposedEdit> = {}): ProposedEdit => {
  const { pictures: _pictures, ...fields } = content;
  return { patch: { content: fields }, pictures: null, minor: false, ...rest };
};
const seenNow = (submission: Submission) => {
  const { no: reviewNo, digest } = currentReview(submission)!;
  return { reviewNo, digest, stage: openStage(submission)?.name ?? '' };
};
const edit = (
  submission: Submission,
  content: Partial<Content>,
  rest: Partial<ProposedEdit> = {},
  by = 'editor',
): Command => ({
  type: 'EditAtReview',
  by,
  seen: seenNow(submission),
  change: changing(content, rest),
  proof: PROOF,
});
const signOff = (
  submission: Submission,
  content: Partial<Content>,
  rest: Partial<ProposedEdit> = {},
  by = 'exec',
): Command => ({
  type: 'SignOffWithEdit',
  by,
  seen: seenNow(submission),
  change: changing(content, rest),
  proof: PROOF,
});
const minor = { minor: true };
const validity = (submission: Submission) =>
  sealedOf(submission).flatMap(({ seq, record }) =>
    validSignatures(submission, sealedOf(submission)).get(seq) ? [`${record.stage} v${record.version}`] : [],
  );
const signAll = (submission: Submission, people: string[]) =>
  people.reduce((state, by) => act(state, tap(state, by), context), submission);
const published = (submission: Submission) =>
  act(submission, { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED));

describe('改 by the office at 核稿', () => {
  it('makes a version by its editor that names both digests, and a review that goes on from it', () => {
    const before = buildSigned(1);
    const after = act(before, edit(before, SMALL, minor), context);
    const [v1, v2] = after.versions;
    expect(v2).toMatchObject({ no: 2, authorId: 'editor', code: 'a2b3c4d5e6', content: { ...v1!.content, ...SMALL } });
    expect(v2!.edit).toMatchObject({
      by: 'OFFICE',
      impact: 'MINOR',
      claimedMinor: true,
      characters: 2,
      from: { version: 1, digest: v1!.digest },
      to: v2!.digest,
      carried: ['DEPT_REVIEW'],
      void: ['OFFICE_REVIEW', 'SECRECY_REVIEW', 'EXEC_SIGNOFF'],
    });
    expect(v2!.edit!.accounts['weibo-main']).toEqual({ from: v1!.posts[0]!.digest, to: v2!.posts[0]!.digest });
    expect(openStage(after)?.name).toBe('OFFICE_REVIEW');
    expect(after.content).toEqual(v2!.content);
    expect(brokenEdit(after)).toBeNull();
  });

  it('small: the head’s signature stands for it up to the moment of sending', () => {
    const before = buildSigned(1);
    const after = act(before, edit(before, SMALL, minor), context);
    expect(validity(after)).toEqual(['DEPT_REVIEW v1']);
    const out = published(signAll(after, ['editor', 'secrecy', 'exec']));
    expect(whyNotSendable(out, sealedOf(out), 'weibo-main', buildContext())).toBeNull();
    expect(whyNotSendable(out, sealedOf(out), 'wechat-main', buildContext())).toBeNull();
  });

  it('substantive: the head signs again, then 核稿 goes on', () => {
    const before = buildSigned(1);
    const after = act(before, edit(before, NUMBER, minor), context);
    expect(after.versions[1]!.edit).toMatchObject({ impact: 'SUBSTANTIVE', weights: ['DIGITS', 'DATES'], carried: [] });
    expect(openStage(after)?.name).toBe('DEPT_REVIEW');
    expect(validity(after)).toEqual([]);
    const again = signAll(after, ['head']);
    expect(openStage(again)?.name).toBe('OFFICE_REVIEW');
    expect(signAll(again, ['editor', 'secrecy', 'exec']).status).toBe('SCHEDULED');
  });

  it('is not small unless its editor says so', () => {
    const before = buildSigned(1);
    expect(act(before, edit(before, SMALL), context).versions[1]!.edit!.impact).toBe('SUBSTANTIVE');
  });

  it('small steps add up: what the head signed is what counts', () => {
    let state = buildSigned(1);
    const addition = '，让眼睛歇歇也让心情歇歇';
    state = act(state, edit(state, { body: `${BODY}${addition}` }, minor), context);
    expect(state.versions[1]!.edit!.impact).toBe('MINOR');
    state = act(state, edit(state, { body: `${BODY}${addition}${addition}` }, minor), context);
    expect(state.versions[2]!.edit).toMatchObject({ impact: 'SUBSTANTIVE', characters: 12 });
  });

  it('replaced pictures are substantive (case 33)', () => {
    const before = buildSigned(1, { content: { pictures: [buildPicture(1)] } });
    const after = act(
      before,
      edit(before, { pictureNotes: ['海报，自绘'] }, { ...minor, pictures: [buildPicture(2)] }),
      context,
    );
    expect(after.versions[1]!.edit).toMatchObject({ impact: 'SUBSTANTIVE', weights: ['PICTURES'] });
    expect(after.versions[1]!.posts[0]!.pictures).toEqual(['2'.repeat(64)]);
    expect(after.content).toMatchObject({ declaredPictures: 1 });
  });

  it('may be mended before the head has signed it', () => {
    const before = buildSigned(1);
    const first = act(before, edit(before, NUMBER), context);
    const second = act(first, edit(first, { body: BODY }, {}, 'editor2'), context);
    expect(second.versions[2]!.content.body).toBe(BODY);
    expect(openStage(second)?.name).toBe('DEPT_REVIEW');
  });

  it('by a delegate of the office, while the delegation is in force', () => {
    const lent = { from: 'editor', to: 'stranger', start: context.now, end: context.now + DAY, document: null };
    const organization = buildOrganization({ delegations: [lent] });
    const before = buildSigned(1);
    expect(act(before, edit(before, SMALL, {}, 'stranger'), { ...context, organization }).versions).toHaveLength(2);
  });

  it('keeps 认定 with the category, and asks it anew with another', () => {
    const before = buildSigned(1, { content: { category: 5, basis: '函' } });
    const determined = act(before, { type: 'DetermineCategory', by: 'editor', reason: '工作需要' }, context);
    expect(act(determined, edit(determined, SMALL), context).determination).not.toBeNull();
    expect(act(determined, edit(determined, { category: 1 }), context).determination).toBeNull();
  });

  it('what was answered of a finding stays answered where the finding is the same', () => {
    const before = buildSigned(1, { request: { plannedAt: context.now + 2 * DAY, reason: '活动提前' } });
    const accepted = act(before, tap(before, 'editor'), context);
    const after = act(accepted, edit(accepted, SMALL, minor), context);
    const late = after.findings.filter(({ rule }) => rule === 'F-04');
    expect(late.map(({ version, answer }) => [version, answer?.text])).toEqual([
      [1, '办公室受理：活动提前'],
      [2, '办公室受理：活动提前'],
    ]);
  });
});

describe('an edit after later signatures', () => {
  it.each([2, 3])('with %i signatures voids all from 核稿 on, though it is small', (count) => {
    const before = buildSigned(count);
    const after = act(before, edit(before, SMALL, minor), context);
    expect(validity(after)).toEqual(['DEPT_REVIEW v1']);
    expect(openStage(after)?.name).toBe('OFFICE_REVIEW');
  });

  it('after 签发 takes it out of the schedule (case 10)', () => {
    const before = buildScheduled();
    const after = act(before, edit(before, NUMBER), context);
    expect(after).toMatchObject({ status: 'IN_REVIEW', publications: [] });
    expect(validity(after)).toEqual([]);
    const again = signAll(after, ['head', 'editor', 'secrecy', 'exec']);
    expect(again.publications.map(({ version, status }) => [version, status])).toEqual([
      [2, 'WAITING'],
      [2, 'WAITING'],
    ]);
  });

  it('makes the planned time pass unused while signatures are missing', () => {
    const before = buildScheduled();
    const after = act(before, edit(before, NUMBER), context);
    const wake: Command = { type: 'ReachPlannedTime', plannedAt: PLANNED };
    expect(typesOf(eventsOf(decide(after, wake, at(context, PLANNED))))).toEqual(['PlannedTimePassed']);
  });
});

describe('修改后签发', () => {
  it('small: author and signer, scheduled at once, the others’ signatures go on', () => {
    const before = buildSigned(3);
    const events = eventsOf(decide(before, signOff(before, SMALL, minor), context));
    expect(typesOf(events)).toEqual(['VersionEdited', 'Signed', 'Scheduled']);
    const after = act(before, signOff(before, SMALL, minor), context);
    expect(validity(after)).toEqual(['DEPT_REVIEW v1', 'OFFICE_REVIEW v1', 'SECRECY_REVIEW v1', 'EXEC_SIGNOFF v2']);
    const out = published(after);
    expect(whyNotSendable(out, sealedOf(out), 'wechat-main', buildContext())).toBeNull();
  });

  it('a number: 保密 is asked again, and no second 签发', () => {
    const before = buildSigned(3);
    const after = act(before, signOff(before, NUMBER, minor), context);
    expect(openStage(after)?.name).toBe('SECRECY_REVIEW');
    expect(validity(after)).toEqual(['DEPT_REVIEW v1', 'OFFICE_REVIEW v1', 'EXEC_SIGNOFF v2']);
    const done = act(after, tap(after, 'secrecy'), context);
    expect(done.status).toBe('SCHEDULED');
    const out = published(done);
    expect(whyNotSendable(out, sealedOf(out), 'weibo-main', buildContext())).toBeNull();
  });

  it('moved too far while 保密 is asked, 签发 is asked again after it', () => {
    const before = buildSigned(3);
    const after = act(before, signOff(before, NUMBER), context);
    const moved = act(after, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 8 * DAY }, context);
    expect(openStage(moved)?.name).toBe('SECRECY_REVIEW');
    expect(openStage(act(moved, tap(moved, 'secrecy'), context))?.name).toBe('EXEC_SIGNOFF');
  });

  it('会签: the other executive’s signature falls, and he is asked on what it says now', () => {
    const all = { ...context, policy: buildPolicy({ route: buildRoute({ quorum: 'all' }) }) };
    const three = buildSigned(3, { context: all });
    const one = act(three, tap(three, 'exec2'), all);
    const after = act(one, signOff(one, SMALL, minor), all);
    expect(openStage(after)?.name).toBe('EXEC_SIGNOFF');
    expect(validity(after)).not.toContain('EXEC_SIGNOFF v1');
    expect(act(after, tap(after, 'exec2'), all).status).toBe('SCHEDULED');
  });

  it.each([
    ['category', { category: 3 as const }],
    ['channels', { accountIds: ['weibo-main'] }],
  ])('does not change the %s', (_what, content) => {
    const before = buildSigned(3);
    expect(refusalOf(decide(before, signOff(before, content), context))).toEqual({ code: 'NOT_TO_EDIT', why: 'scope' });
  });

  it('is only for whoever may sign 签发 now', () => {
    const before = buildSigned(3);
    expect(refusalOf(decide(before, signOff(before, SMALL, {}, 'secrecy'), context))?.code).toBe('NOT_A_SIGNER');
    const early = buildSigned(2);
    expect(refusalOf(decide(early, signOff(early, SMALL), context))?.code).toBe('NOT_A_SIGNER');
  });
});

describe('反对', () => {
  const small = () => {
    const before = buildSigned(1);
    return act(before, edit(before, SMALL, minor), context);
  };
  const objection = (submission: Submission, by = 'head', digest = currentReview(submission)!.digest): Command => ({
    type: 'ObjectToEdit',
    by,
    digest,
    reason: '口径变了',
    cardId: null,
  });

  it('asks the head anew, and his earlier signature no longer stands', () => {
    const after = act(small(), objection(small()), context);
    expect(openStage(after)?.name).toBe('DEPT_REVIEW');
    expect(validity(after)).toEqual([]);
    expect(validity(act(after, tap(after, 'head'), context))).toEqual(['DEPT_REVIEW v2']);
  });

  it.each([
    ['a stranger', small(), 'stranger', 'NOTHING_TO_OBJECT_TO'],
    ['somebody who signs later', small(), 'secrecy', 'NOTHING_TO_OBJECT_TO'],
    ['where nothing was edited', buildSigned(1), 'head', 'NOTHING_TO_OBJECT_TO'],
    ['after 签发', signAll(small(), ['editor', 'secrecy', 'exec']), 'head', 'NOT_IN_REVIEW'],
  ])('not by or when %s', (_who, submission, by, code) => {
    expect(refusalOf(decide(submission, objection(submission, by), context))?.code).toBe(code);
  });

  it('not to a version that is no longer the newest', () => {
    expect(
      refusalOf(decide(small(), objection(small(), 'head', buildSigned(1).versions[0]!.digest), context))?.code,
    ).toBe('STALE_CARD');
  });
});

describe('no edit', () => {
  const before = buildSigned(1);
  it.each<[string, Submission, Command, object]>([
    ['by the publisher', before, edit(before, SMALL, {}, 'publisher'), { code: 'NOT_TO_EDIT', why: 'publisher' }],
    ['by the submitter', before, edit(before, SMALL, {}, 'officer'), { code: 'NOT_TO_EDIT', why: 'submitter' }],
    ['by the head', before, edit(before, SMALL, {}, 'head'), { code: 'NOT_ENTITLED', right: 'office' }],
    ['that changes nothing', before, edit(before, { body: BODY }), { code: 'EDIT_CHANGES_NOTHING' }],
    ['that leaves a line open', before, edit(before, { title: null }), { code: 'MISSING', fields: ['title'] }],
    ['on an unknown account', before, edit(before, { accountIds: ['x'] }), { code: 'MISSING', fields: ['channels'] }],
  ])('%s', (_what, submission, command, refusal) => {
    expect(refusalOf(decide(submission, command, context))).toEqual(refusal);
  });

  it('of the planned time or the class', () => {
    const change = { patch: { request: { plannedAt: PLANNED + DAY } }, pictures: null, minor: false };
    const command = { ...(edit(before, {}) as Extract<Command, { type: 'EditAtReview' }>), change };
    expect(refusalOf(decide(before, command, context))).toEqual({ code: 'NOT_TO_EDIT', why: 'request' });
  });

  it('that a rule blocks', () => {
    expect(refusalOf(decide(before, edit(before, { secret: true }), context))?.code).toBe('BLOCKED');
  });

  it('before the head has signed', () => {
    const fresh = buildSubmission();
    expect(refusalOf(decide(fresh, edit(fresh, SMALL), context))).toEqual({ code: 'NOT_TO_EDIT', why: 'beforeOffice' });
  });

  it('of what is not what was seen', () => {
    const moved = act(before, edit(before, SMALL), context);
    expect(refusalOf(decide(moved, edit(before, NUMBER), context))?.code).toBe('STALE_CARD');
    const signed = act(before, tap(before, 'editor'), context);
    expect(refusalOf(decide(signed, edit(before, NUMBER), context))?.code).toBe('STALE_CARD');
  });

  it('of what is being published, or was returned', () => {
    const out = act(buildScheduled(), { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED));
    const back = act(before, tap(before, 'editor', 'return'), context);
    for (const state of [out, back])
      expect(refusalOf(decide(state, edit(state, SMALL), context))).toEqual({
        code: 'CANNOT_EDIT_NOW',
        status: state.status,
      });
  });
});

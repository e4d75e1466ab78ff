import type { Command } from '../../../src/domain/commands';
import { decide } from '../../../src/domain/decide';
import { draftFindings } from '../../../src/domain/decide/drafting';
import type { Organization } from '../../../src/domain/people';
import {
  act,
  at,
  buildAccount,
  buildContext,
  buildDraft,
  buildOrganization,
  buildPicture,
  buildPolicy,
  buildRoute,
  buildSigned,
  buildSubmission,
  DAY,
  eventsOf,
  later,
  NOW,
  PLANNED,
  refusalOf,
  tap,
  typesOf,
} from '../../helpers/build';

const context = buildContext();
const submit = { type: 'Submit', by: 'officer', onTheWay: 0 } as const;

describe('StartDraft', () => {
  const start = (by: string): Command => ({
    type: 'StartDraft',
    by,
    submissionId: 's',
    kind: 'ORIGINAL',
    patch: {},
    pictures: [buildPicture(1)],
  });

  it('begins a draft for the department of an information officer, with the pictures sent before', () => {
    const events = eventsOf(decide(null, start('officer'), context));
    expect(typesOf(events)).toEqual(['DraftStarted', 'DraftEdited', 'PictureAdded']);
    expect(events[0]).toMatchObject({ departmentId: 'D-MED', submitterId: 'officer', policyVersion: 'policy-1' });
  });

  it('lets a head submit where there is no officer', () => {
    const departments = [{ id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: null }];
    const vacant = buildContext({ organization: buildOrganization({ departments }) });
    expect(eventsOf(decide(null, start('head'), vacant))[0]).toMatchObject({ departmentId: 'D-MED' });
    expect(refusalOf(decide(null, start('head'), context))).toEqual({
      code: 'NOT_INFORMATION_OFFICER',
      officer: 'officer',
    });
  });

  it.each(['stranger', 'editor', 'nobody-at-all'])('refuses %s, who is neither officer nor head', (by) => {
    expect(refusalOf(decide(null, start(by), context))).toEqual({ code: 'NOT_INFORMATION_OFFICER', officer: null });
  });

  it('does not begin what is there already', () => {
    expect(refusalOf(decide(buildDraft(), start('officer'), context))).toEqual({ code: 'NOT_A_DRAFT' });
  });

  it('is the only command for which there may be no submission', () => {
    expect(refusalOf(decide(null, submit, context))).toEqual({ code: 'NO_SUCH_SUBMISSION' });
  });
});

describe('a draft', () => {
  const writing = [
    { type: 'EditDraft', by: 'officer', patch: { appendBody: '第二段' } },
    { type: 'AddPicture', by: 'officer', picture: buildPicture(1) },
    { type: 'ClearPictures', by: 'officer' },
    { type: 'DropPictures', by: 'officer', messageIds: [] as string[] },
    { type: 'DiscardDraft', by: 'officer' },
    submit,
  ] as const;

  it.each(writing)('is only its submitter’s: $type by another is refused', (command) => {
    expect(refusalOf(decide(buildDraft(), { ...command, by: 'editor' }, context))).toEqual({ code: 'NOT_YOURS' });
  });

  it.each(writing)('is frozen while it is in review: $type is refused', (command) => {
    const code = command.type === 'AddPicture' ? 'PICTURES_FROZEN' : 'NOT_A_DRAFT';
    expect(refusalOf(decide(buildSubmission(), command, context))).toEqual({ code });
  });

  it('takes lines and paragraphs', () => {
    const edited = act(buildDraft({ content: { body: null } }), {
      type: 'EditDraft',
      by: 'officer',
      patch: { content: { title: '新标题' }, request: { reason: '急' }, appendBody: '第一段' },
    });
    const more = act(edited, { type: 'EditDraft', by: 'officer', patch: { appendBody: '第二段' } });
    expect(more.content).toMatchObject({ title: '新标题', body: '第一段\n第二段', category: 1 });
    expect(more.request).toMatchObject({ reason: '急', plannedAt: PLANNED });
  });

  it('takes a picture once, however often it is delivered', () => {
    const one = act(buildDraft(), { type: 'AddPicture', by: 'officer', picture: buildPicture(1) });
    expect(eventsOf(decide(one, { type: 'AddPicture', by: 'officer', picture: buildPicture(1) }, context))).toEqual([]);
  });

  it('lets go of the pictures of a marked message, and of no others', () => {
    const pictures = [1, 2, 3].map((no) => buildPicture(no));
    const draft = buildDraft({ content: { pictures } });
    const drop = { type: 'DropPictures', by: 'officer', messageIds: ['1003', '1001', '9999'] } satisfies Command;
    expect(eventsOf(decide(draft, drop, context))).toEqual([{ type: 'PicturesDropped', messageIds: ['1001', '1003'] }]);
    const after = act(draft, drop);
    expect(after.content.pictures).toEqual([pictures[1]]);
    expect(eventsOf(decide(after, drop, context))).toEqual([]);
  });

  it('keeps what was handed in: a record is not changed behind those who signed it', () => {
    const submission = buildSubmission({ content: { pictures: [buildPicture(1)] } });
    const returned = act(submission, tap(submission, 'head', 'return'));
    const more = act(returned, { type: 'AddPicture', by: 'officer', picture: buildPicture(2) });
    const dropped = act(more, { type: 'DropPictures', by: 'officer', messageIds: ['1001', '1002'] });
    expect(dropped.content.pictures.map(({ messageId }) => messageId)).toEqual(['1001']);
  });

  it('can be dropped before it was ever submitted, not after a return', () => {
    expect(act(buildDraft(), { type: 'DiscardDraft', by: 'officer' }).status).toBe('WITHDRAWN');
    const returned = act(buildSubmission(), tap(buildSubmission(), 'head', 'return'));
    expect(refusalOf(decide(returned, { type: 'DiscardDraft', by: 'officer' }, context))).toEqual({
      code: 'NOT_A_DRAFT',
    });
  });
});

describe('Submit', () => {
  it('makes version 1 and its review with a copy of the route, and asks for a number', () => {
    const [event] = eventsOf(decide(buildDraft(), submit, context));
    expect(event).toMatchObject({
      type: 'Submitted',
      no: '',
      version: { no: 1, authorId: 'officer', madeAt: NOW, code: context.freshCode },
      review: { no: 1, version: 1, current: 0, signatures: [], outcome: 'OPEN', stages: buildRoute() },
      leadTime: { verdict: 'ON_TIME' },
    });
  });

  it('keeps its number, its first time and its lead time when it comes again after a return', () => {
    const first = buildSubmission();
    const returned = act(first, tap(first, 'head', 'return'), later(DAY));
    const edited = act(returned, { type: 'EditDraft', by: 'officer', patch: { content: { body: '新的正文' } } });
    const again = act(edited, submit, { ...later(2 * DAY), freshCode: 'another' });
    expect(again).toMatchObject({ no: '2026-0001', submittedAt: NOW, status: 'IN_REVIEW', closing: null });
    expect(again.leadTime).toEqual(first.leadTime);
    expect(again.versions.map(({ no }) => no)).toEqual([1, 2]);
    expect(again.reviews.at(-1)).toMatchObject({ no: 2, version: 2, current: 0, signatures: [] });
    expect(again.versions[1]!.code).not.toBe(again.versions[0]!.code);
  });

  it('refuses with everything that is missing, in the order it is asked', () => {
    const draft = buildDraft({ content: { title: ' ', body: null, secret: null } });
    expect(refusalOf(decide(draft, submit, context))).toEqual({ code: 'MISSING', fields: ['title', 'secret', 'body'] });
  });

  it('asks for the channels again when an account has left the registry', () => {
    const fewer = buildContext({ accounts: [buildAccount('weibo-main')] });
    expect(refusalOf(decide(buildDraft(), submit, fewer))).toEqual({ code: 'MISSING', fields: ['channels'] });
  });

  it('refuses a planned time that has come', () => {
    const draft = buildDraft({ request: { plannedAt: NOW, reason: '急' } });
    expect(refusalOf(decide(draft, submit, context))).toEqual({ code: 'PLANNED_TIME_PAST', plannedAt: NOW });
    expect(refusalOf(decide(draft, submit, at(context, NOW - 1)))).toBeNull();
  });

  it('refuses what a rule blocks, naming every rule', () => {
    const draft = buildDraft({ content: { secret: true, source: { type: 'REPRINT', name: '某报', url: null } } });
    const refusal = refusalOf(decide(draft, submit, context));
    expect(refusal).toMatchObject({ code: 'BLOCKED', rules: [{ rule: 'C-01' }, { rule: 'F-01' }] });
  });

  it('answers a confirm with the reason that was given, and leaves hints alone', () => {
    const submission = buildSubmission({ request: { plannedAt: NOW + DAY, reason: '突发活动' } });
    const answers = Object.fromEntries(submission.findings.map(({ rule, answer }) => [rule, answer?.text ?? null]));
    expect(answers).toEqual({ 'F-04': '突发活动', 'F-14': null });
  });

  describe('by a head without an officer', () => {
    const departments = [{ id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: null }];
    const alone = (changes: Partial<Organization> = {}) => {
      // one executive, who is needed for 签发, and nobody above the head but the head of the office, who edits alone
      const office = { ...buildOrganization().office, editors: ['editor2'] };
      return buildContext({
        organization: buildOrganization({ departments, executives: ['exec'], office, ...changes }),
      });
    };

    it('is no submission while nobody else could review', () => {
      const draft = buildDraft({ by: 'head', context: alone() });
      expect(refusalOf(decide(draft, { ...submit, by: 'head' }, alone()))).toEqual({
        code: 'NOBODY_CAN_SIGN',
        stageTitle: '部门审核',
      });
    });

    it('is one with somebody above who leaves the route signable', () => {
      const context = alone({ executives: ['exec', 'exec2'] });
      const draft = buildDraft({ by: 'head', context });
      expect(refusalOf(decide(draft, { ...submit, by: 'head' }, context))).toBeNull();
    });

    it('is one while a delegation of theirs is in force', () => {
      const lent = { from: 'head', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
      const within = alone({ delegations: [lent] });
      const draft = buildDraft({ by: 'head', context: within });
      expect(refusalOf(decide(draft, { ...submit, by: 'head' }, within))).toBeNull();
      expect(refusalOf(decide(draft, { ...submit, by: 'head' }, at(within, NOW + DAY)))).toMatchObject({
        code: 'NOBODY_CAN_SIGN',
      });
    });
  });
});

describe('Submit with pictures announced', () => {
  const one = { content: { declaredPictures: 1, pictures: [] } };
  const two = { content: { declaredPictures: 2, pictures: [buildPicture(1)] } };

  it('waits for them, and happens by itself when they are there', () => {
    const waiting = act(buildDraft(two), submit);
    expect(waiting).toMatchObject({ status: 'DRAFT', submitWhenComplete: true });
    expect(eventsOf(decide(waiting, submit, context))).toEqual([]);
    const complete = act(waiting, { type: 'AddPicture', by: 'officer', picture: buildPicture(2) });
    const submitted = act(complete, { type: 'Submit', by: null, onTheWay: 0 });
    expect(submitted.status).toBe('IN_REVIEW');
    expect(submitted.versions[0]!.posts[0]!.pictures).toHaveLength(2);
  });

  it('waits also for pictures that are only on their way', () => {
    expect(typesOf(eventsOf(decide(buildDraft(), { ...submit, onTheWay: 1 }, context)))).toEqual(['SubmitAsked']);
  });

  it('does not happen by itself when nobody asked, or when the draft changed since', () => {
    const byItself = { type: 'Submit', by: null, onTheWay: 0 } as const;
    expect(eventsOf(decide(buildDraft(), byItself, context))).toEqual([]);
    const asked = act(buildDraft(one), submit);
    const edited = act(asked, { type: 'EditDraft', by: 'officer', patch: { content: { title: '又改' } } });
    expect(edited.submitWhenComplete).toBe(false);
    expect(eventsOf(decide(edited, byItself, context))).toEqual([]);
  });

  it('refuses more than were announced', () => {
    const draft = buildDraft({ content: { declaredPictures: 1, pictures: [buildPicture(1), buildPicture(2)] } });
    expect(refusalOf(decide(draft, submit, context))).toEqual({ code: 'TOO_MANY_PICTURES', declared: 1, received: 2 });
  });
});

describe('draftFindings', () => {
  it('says while one is still writing what the rules will say', () => {
    const draft = buildDraft({ content: { category: 2, body: null }, request: { plannedAt: null } });
    expect(draftFindings(draft, context).map(({ rule }) => rule)).toEqual(['F-02', 'F-14']);
  });

  it('numbers them for the version to come', () => {
    const submission = buildSubmission({ context: buildContext({ policy: buildPolicy() }) });
    expect(draftFindings(submission, context).every(({ version }) => version === 2)).toBe(true);
  });

  it('a complete draft carries what will be found at 提交', () => {
    const found = draftFindings(buildDraft(), context).map(({ rule }) => rule);
    expect(buildSigned(0).findings.map(({ rule }) => rule)).toEqual(found);
  });
});

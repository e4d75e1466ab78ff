import {
  isOfficeStage,
  peopleToAsk,
  principalsLeft,
  rightToSign,
  sentBackBy,
} from '../../../src/domain/signing/review';
import type { Organization } from '../../../src/domain/people';
import { openStage } from '../../../src/domain/submission';
import {
  act,
  buildContext,
  buildOrganization,
  buildPolicy,
  buildRoute,
  buildScheduled,
  buildSigned,
  buildStage,
  buildSubmission,
  DAY,
  NOW,
  tap,
} from '../../helpers/build';

const lent = (from: string, to: string) => ({ from, to, start: NOW, end: NOW + DAY, document: null });

describe('peopleToAsk', () => {
  const asked = (count: number, changes: Partial<Organization> = {}, now = NOW) =>
    peopleToAsk(buildSigned(count), buildOrganization(changes), now);

  it('are the holders of the open stage', () => {
    expect([0, 1, 2, 3].map((count) => asked(count))).toEqual([
      ['head'],
      ['editor', 'editor2'],
      ['secrecy'],
      ['exec', 'exec2'],
    ]);
  });

  it('are nobody outside review', () => {
    expect(peopleToAsk(buildScheduled(), buildOrganization(), NOW)).toEqual([]);
  });

  it('a delegate in force is asked instead of the holder', () => {
    const delegations = [lent('exec', 'stranger')];
    expect(asked(3, { delegations })).toEqual(['stranger', 'exec2']);
    expect(asked(3, { delegations }, NOW + DAY)).toEqual(['exec', 'exec2']);
  });

  it('a delegate who may not sign is not asked: the holder is', () => {
    expect(asked(3, { delegations: [lent('exec', 'head')] })).toEqual(['exec', 'exec2']);
  });

  it('is nobody when the only holder signed another stage', () => {
    expect(asked(2, { secrecyLead: 'editor' })).toEqual([]);
  });

  it('is one card for who would act for two', () => {
    expect(asked(3, { delegations: [lent('exec', 'stranger'), lent('exec2', 'stranger')] })).toEqual(['stranger']);
  });
});

describe('principalsLeft', () => {
  it('leaves out who signed and for whom was signed', () => {
    const policy = buildPolicy({ route: buildRoute({ quorum: 'all' }) });
    const organization = buildOrganization({ delegations: [lent('exec', 'stranger')] });
    const context = buildContext({ policy, organization });
    const open = buildSigned(3, { context });
    const stage = openStage(open)!;
    expect(principalsLeft(open, organization, stage)).toEqual(['exec', 'exec2']);
    expect(principalsLeft(act(open, tap(open, 'stranger'), context), organization, stage)).toEqual(['exec2']);
    expect(principalsLeft(act(open, tap(open, 'exec2'), context), organization, stage)).toEqual(['exec']);
  });
});

describe('a head who submits', () => {
  const departments = [{ id: 'D-MED', name: '医学科普部', head: 'head', informationOfficer: null }];
  const inPlace = (changes: Partial<Organization> = {}) =>
    buildContext({ organization: buildOrganization({ departments, ...changes }) });
  const asked = (changes: Partial<Organization> = {}) => {
    const context = inPlace(changes);
    return peopleToAsk(buildSubmission({ by: 'head', context }), context.organization, NOW);
  };

  it('is not asked: an executive is', () => {
    expect(asked()).toEqual(['exec', 'exec2']);
  });

  it('is reviewed by the superior written for the department', () => {
    expect(asked({ departments: [{ ...departments[0]!, superior: 'stranger' }] })).toEqual(['stranger']);
  });

  it('is reviewed by the head of the office when every executive is needed for 签发', () => {
    expect(asked({ executives: ['exec'] })).toEqual(['editor2']);
  });

  it('is reviewed by the delegate where there is one', () => {
    expect(asked({ delegations: [lent('head', 'stranger')] })).toEqual(['stranger']);
  });

  it('is reviewed by the superior’s delegate while the superior is away', () => {
    expect(asked({ delegations: [lent('exec', 'stranger')] })).toEqual(['stranger', 'exec2']);
  });

  it('the superior’s signature says in whose place, and everybody else is refused', () => {
    const context = inPlace();
    const open = buildSubmission({ by: 'head', context });
    const right = (id: string) => rightToSign(open, context.organization, id, NOW);
    expect(right('exec2')).toEqual({ principal: 'exec2', delegation: null, insteadOf: 'head' });
    expect(right('head')).toEqual({ refusal: { code: 'SELF_APPROVAL' } });
    expect(right('editor2')).toEqual({ refusal: { code: 'NOT_A_SIGNER', stage: '部门审核' } });
    const signed = act(open, tap(open, 'exec2'), context);
    expect(signed.reviews[0]!.signatures[0]).toMatchObject({
      onBehalfOf: null,
      insteadOf: { id: 'head', name: '孟初晴' },
    });
    expect(openStage(signed)!.name).toBe('OFFICE_REVIEW');
    const last = act(
      act(signed, tap(signed, 'editor'), context),
      tap(signed, 'secrecy', 'approve', atStage(2)),
      context,
    );
    expect(peopleToAsk(last, context.organization, NOW)).toEqual(['exec']);
  });

  const atStage = (index: number) => ({
    seen: { ...tap(buildSubmission({ by: 'head', context: inPlace() }), 'x').seen, stage: buildRoute()[index]!.name },
  });
});

describe('whoever acted under a delegation', () => {
  const lentHead = { from: 'head', to: 'stranger', start: NOW, end: NOW + DAY, document: null };
  const right = (at: number) =>
    rightToSign(buildSubmission(), buildOrganization({ delegations: [lentHead] }), 'stranger', at);

  it('may sign while it is in force, to the millisecond, and is told when it is not', () => {
    const refusal = { code: 'DELEGATION_NOT_IN_FORCE', stage: '部门审核', from: '孟初晴', start: NOW, end: NOW + DAY };
    expect(right(NOW - 1)).toEqual({ refusal });
    expect(right(NOW)).toMatchObject({ principal: 'head', delegation: lentHead });
    expect(right(NOW + DAY - 1)).toMatchObject({ principal: 'head' });
    expect(right(NOW + DAY)).toEqual({ refusal });
  });
});

describe('a review', () => {
  it('keeps the route it began with', () => {
    const submission = buildSubmission();
    const shorter = buildContext({ policy: buildPolicy({ route: [buildStage('DEPT_REVIEW', 'deptHead')] }) });
    expect(openStage(act(submission, tap(submission, 'head'), shorter))!.name).toBe('OFFICE_REVIEW');
  });

  it('knows the office’s stages', () => {
    expect(buildRoute().map(isOfficeStage)).toEqual([false, true, false, false]);
    expect(isOfficeStage(buildStage('X', 'officeHead'))).toBe(true);
  });
});

describe('sentBackBy', () => {
  const back = act(buildSigned(3), tap(buildSigned(3), 'exec', 'return', { toOffice: true }));

  it('is the return that brought the open review to 核稿', () => {
    expect(sentBackBy(back)).toMatchObject({ stage: 'EXEC_SIGNOFF', signer: { id: 'exec' }, decision: 'RETURN' });
  });

  it('is nobody before, after, and for a return to the submitter', () => {
    expect(sentBackBy(buildSigned(1))).toBeNull();
    expect(sentBackBy(act(back, tap(back, 'editor')))).toBeNull();
    const returned = act(buildSigned(1), tap(buildSigned(1), 'editor', 'return'));
    const again = act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 });
    expect(sentBackBy(act(again, tap(again, 'head')))).toBeNull();
  });
});

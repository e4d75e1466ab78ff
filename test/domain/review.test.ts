import { isOfficeStage, peopleToAsk, principalsLeft, sentBackBy, unsignableStage } from '../../src/domain/review';
import type { Organization } from '../../src/domain/people';
import { openStage } from '../../src/domain/submission';
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
} from '../helpers/build';

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

describe('unsignableStage', () => {
  const submission = { departmentId: 'D-MED', submitterId: 'officer' };
  const stuck = (changes: Partial<Organization> = {}, route = buildRoute(), by = submission, now = NOW) =>
    unsignableStage(route, by, buildOrganization(changes), now)?.name ?? null;

  it('is none when every stage has a person of its own', () => {
    expect(stuck()).toBeNull();
  });

  it('is the stage only the submitter holds', () => {
    expect(stuck({}, buildRoute(), { ...submission, submitterId: 'secrecy' })).toBe('SECRECY_REVIEW');
    expect(stuck({}, buildRoute(), { ...submission, submitterId: 'editor' })).toBeNull();
  });

  it('is the stage left without a person when one holds two', () => {
    expect(stuck({ secrecyLead: 'head' })).toBe('SECRECY_REVIEW');
  });

  it('finds the one way to seat everybody', () => {
    const office = { ...buildOrganization().office, editors: ['secrecy', 'editor'] };
    expect(stuck({ office })).toBeNull();
    expect(stuck({ office: { ...office, editors: ['secrecy'] } })).toBe('SECRECY_REVIEW');
  });

  it('counts delegates, while they are in force', () => {
    const changes = { secrecyLead: 'head', delegations: [lent('head', 'stranger')] };
    expect(stuck(changes)).toBeNull();
    expect(stuck(changes, buildRoute(), submission, NOW + DAY)).toBe('SECRECY_REVIEW');
  });

  it('会签 needs a seat for each', () => {
    const all = buildRoute({ quorum: 'all' });
    expect(stuck({ executives: ['exec', 'head'] }, all)).toBe('EXEC_SIGNOFF');
    expect(stuck({ executives: ['exec', 'head'] })).toBeNull();
    expect(stuck({}, all)).toBeNull();
  });

  it('is the stage nobody holds at all', () => {
    expect(stuck({ executives: [] })).toBe('EXEC_SIGNOFF');
    expect(stuck({}, buildRoute(), { departmentId: 'D-NONE', submitterId: 'officer' })).toBe('DEPT_REVIEW');
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

import type { SealedSignature, Signature } from '../../../src/domain/signing/signature';
import type { Submission } from '../../../src/domain/submission';
import { validSignatures, whyNotSendable } from '../../../src/domain/signing/validity';
import {
  act,
  buildContext,
  buildPolicy,
  buildPublishing,
  buildRoute,
  buildScheduled,
  buildSigned,
  DAY,
  PLANNED,
  sealedOf,
  tap,
} from '../../helpers/build';

const W = 'weibo-main';
const why = (submission: Submission, sealed = sealedOf(submission)) =>
  whyNotSendable(submission, sealed, W, buildContext());
const validity = (submission: Submission) => [...validSignatures(submission, sealedOf(submission)).values()];

/** The submission with its current version's posts changed, as if the stored row had been touched. */
function withPosts(
  submission: Submission,
  change: (post: Submission['versions'][0]['posts'][0]) => object,
): Submission {
  const [version] = submission.versions;
  return {
    ...submission,
    versions: [{ ...version!, posts: version!.posts.map((post) => ({ ...post, ...change(post) })) }],
  };
}

const changed = (sealed: SealedSignature[], stage: string, change: Partial<Signature>) =>
  sealed.map((link) => (link.record.stage === stage ? { ...link, record: { ...link.record, ...change } } : link));

describe('whyNotSendable', () => {
  const published = buildPublishing();
  const sealed = sealedOf(published);

  it('is nothing with four signatures on exactly this', () => {
    expect(why(published)).toBeNull();
    expect(whyNotSendable(published, sealed, 'wechat-main', buildContext())).toBeNull();
  });

  it.each(['DEPT_REVIEW', 'OFFICE_REVIEW', 'SECRECY_REVIEW', 'EXEC_SIGNOFF'])('misses %s', (stage) => {
    const without = sealed.filter(({ record }) => record.stage !== stage);
    expect(why(published, without)).toBe(`stage ${stage} lacks a valid signature`);
  });

  it.each([
    ['the text', () => ({ text: '别的' })],
    ['a picture', () => ({ pictures: ['0'.repeat(64)] })],
    ['the link behind it', () => ({ sourceUrl: 'https://evil.example/' })],
  ])('sees that %s was touched', (_what, change) => {
    expect(why(withPosts(published, change))).toBe('the post is not what its digest says');
  });

  it('sees a touched post whose digest was touched, too', () => {
    const other = buildPublishing({ content: { body: '别的正文' } }).versions[0]!.posts;
    const touched = withPosts(published, ({ accountId }) => other.find((post) => post.accountId === accountId)!);
    expect(why(touched)).toMatch(/lacks a valid signature/);
  });

  it.each<[string, Partial<Signature>]>([
    ['of another submission', { submissionId: 'sub-2' }],
    ['of another review', { reviewNo: 2 }],
    ['of another version', { version: 2 }],
    ['on another digest', { digest: 'f'.repeat(64) }],
    ['on another account digest', { accountDigests: { [W]: 'f'.repeat(64) } }],
    ['by somebody the state does not know', { signer: { id: 'stranger', name: '', title: '' } }],
    ['that is a return', { decision: 'RETURN' }],
    ['that is a rejection', { decision: 'REJECT' }],
  ])('does not count a signature %s', (_what, change) => {
    expect(why(published, changed(sealed, 'OFFICE_REVIEW', change))).toMatch(/OFFICE_REVIEW lacks/);
  });

  it('does not let a submission out that its submitter signed, or one person twice', () => {
    const forged = (stage: string, id: string) => {
      const signer = { id, name: '', title: '' };
      const [review] = published.reviews;
      const signatures = review!.signatures.map((one) => (one.stage === stage ? { ...one, signer } : one));
      return why({ ...published, reviews: [{ ...review!, signatures }] }, changed(sealed, stage, { signer }));
    };
    expect(forged('OFFICE_REVIEW', 'officer')).toBe('the submitter signed');
    expect(forged('SECRECY_REVIEW', 'head')).toBe('one person signed two stages');
  });

  it.each([
    ['before 签发', buildSigned(3), 'the review is OPEN'],
    ['after a return', act(buildSigned(1), tap(buildSigned(1), 'editor', 'return')), 'the review is RETURNED'],
    [
      'of an account it was not meant for',
      buildPublishing({ content: { accountIds: ['wechat-main'] } }),
      'there is no such post',
    ],
  ])('lets nothing out %s', (_when, submission, reason) => {
    expect(why(submission)).toBe(reason);
  });

  it.each([
    [7 * DAY, null],
    [7 * DAY + 1, 'moved too far from the time that was signed'],
    [-7 * DAY, null],
    [-7 * DAY - 1, 'moved too far from the time that was signed'],
  ])('a planned time %i ms from the signed one: %s', (by, reason) => {
    const moved = { ...published, request: { ...published.request, plannedAt: PLANNED + by } };
    expect(why(moved)).toBe(reason);
  });

  it('lets nothing out without a planned time', () => {
    expect(why({ ...published, request: { ...published.request, plannedAt: null } })).toBe('there is no planned time');
  });

  it('会签: misses one of two', () => {
    const all = buildContext({ policy: buildPolicy({ route: buildRoute({ quorum: 'all' }) }) });
    const half = buildSigned(3, { context: all });
    const one = act(half, tap(half, 'exec'), all);
    const both = act(one, tap(one, 'exec2'), all);
    expect(why(both)).toBeNull();
    expect(
      why(
        both,
        sealedOf(both).filter(({ record }) => record.signer.id !== 'exec2'),
      ),
    ).toMatch(/EXEC_SIGNOFF lacks/);
  });
});

describe('validSignatures', () => {
  it('are those of the open review so far', () => {
    expect(validity(buildSigned(2))).toEqual([true, true]);
    expect(validity(buildScheduled())).toEqual([true, true, true, true]);
  });

  it('are none after a return, and none of the old ones after a resubmission', () => {
    const returned = act(buildSigned(1), tap(buildSigned(1), 'editor', 'return'));
    expect(validity(returned)).toEqual([false, false]);
    const again = act(returned, { type: 'Submit', by: 'officer', onTheWay: 0 });
    expect(validity(again)).toEqual([false, false]);
    expect(validity(act(again, tap(again, 'head')))).toEqual([false, false, true]);
  });

  it('are the earlier stages’ after 退回核稿', () => {
    const back = act(buildSigned(2), tap(buildSigned(2), 'secrecy', 'return', { toOffice: true }));
    expect(validity(back)).toEqual([true, false, false]);
  });

  it('are none after withdrawal', () => {
    expect(validity(act(buildSigned(2), { type: 'Withdraw', by: 'officer', reason: '有变' }))).toEqual([false, false]);
  });

  it('are none of a submission without a version', () => {
    const { versions: _versions, reviews: _reviews, ...rest } = buildSigned(1);
    const bare = { ...rest, versions: [], reviews: [] };
    expect([...validSignatures(bare, sealedOf(buildSigned(1))).values()]).toEqual([false]);
  });
});

import type { Command } from '../../../src/domain/commands';
import type { EditStep } from '../../../src/domain/edit/edit';
import { currentReview, openStage, type Submission } from '../../../src/domain/submission';
import { validSignatures, whyNotSendable } from '../../../src/domain/signing/validity';
import { brokenEdit } from '../../../src/domain/signing/walk';
import { act, at, buildContext, buildSigned, later, MINUTE, PLANNED, PROOF, sealedOf, tap } from '../../helpers/build';

const context = later(5 * MINUTE, buildContext({ freshCode: 'a2b3c4d5e6' }));

/** Signed by the head, changed a little by the office, signed by the others, and its time has come. */
function published(): Submission {
  const before = buildSigned(1);
  const { no: reviewNo, digest } = currentReview(before)!;
  const change: Command = {
    type: 'EditAtReview',
    by: 'editor',
    seen: { reviewNo, digest, stage: openStage(before)!.name },
    change: { patch: { content: { body: '每用眼二十分钟，就望望远处。' } }, pictures: null, minor: true },
    proof: PROOF,
  };
  const edited = act(before, change, context);
  const signed = ['editor', 'secrecy', 'exec'].reduce((state, by) => act(state, tap(state, by), context), edited);
  return act(signed, { type: 'ReachPlannedTime', plannedAt: PLANNED }, at(context, PLANNED));
}

const W = 'weibo-main';
const why = (submission: Submission) => whyNotSendable(submission, sealedOf(published()), W, buildContext());
const standing = (submission: Submission) =>
  [...validSignatures(submission, sealedOf(published())).values()].filter(Boolean).length;

/** The stored row with another record of its edit. */
function withEdit(change: Partial<EditStep> | null): Submission {
  const { versions, ...rest } = published();
  const [first, second] = versions;
  const { edit, ...bare } = second!;
  return { ...rest, versions: [first!, change ? { ...bare, edit: { ...edit!, ...change } } : bare] };
}

describe('the walk from a signature to what is sent', () => {
  it('leads over a recorded small edit', () => {
    expect(why(published())).toBeNull();
    expect(standing(published())).toBe(4);
    expect(brokenEdit(published())).toBeNull();
  });

  it.each<[string, Partial<EditStep> | null]>([
    ['no record of the edit', null],
    ['another version before', { from: { version: 7, digest: published().versions[0]!.digest } }],
    ['another digest before', { from: { version: 1, digest: 'f'.repeat(64) } }],
    ['another digest after', { to: 'f'.repeat(64) }],
    ['a stage it does not carry', { carried: [] }],
    ['more weight than it may carry', { impact: 'SUBSTANTIVE' }],
    ['another hand than it may carry by', { by: 'SIGN_OFF', stage: 'DEPT_REVIEW' }],
  ])('does not lead over %s', (_what, change) => {
    expect(why(withEdit(change))).toBe('stage DEPT_REVIEW lacks a valid signature');
    expect(standing(withEdit(change))).toBe(3);
  });

  it.each<[string, EditStep['accounts']]>([
    ['is missing', {}],
    ['begins elsewhere', { [W]: { from: 'f'.repeat(64), to: published().versions[1]!.posts[0]!.digest } }],
    ['begins nowhere', { [W]: { from: null, to: published().versions[1]!.posts[0]!.digest } }],
    ['ends elsewhere', { [W]: { from: published().versions[0]!.posts[0]!.digest, to: 'f'.repeat(64) } }],
  ])('does not lead where the account’s own step %s', (_what, accounts) => {
    expect(why(withEdit({ accounts }))).toBe('stage DEPT_REVIEW lacks a valid signature');
  });

  it('does not lead from a version that was touched', () => {
    const state = published();
    const [first, second] = state.versions;
    const touched = { ...first!, posts: first!.posts.map((post) => ({ ...post, text: `${post.text}改` })) };
    expect(why({ ...state, versions: [touched, second!] })).toBe('stage DEPT_REVIEW lacks a valid signature');
  });

  it('knows an edit whose versions do not belong together', () => {
    expect(brokenEdit(withEdit({ to: 'f'.repeat(64) }))).toBe('version 2 is not the edit it says it is');
    const state = published();
    expect(brokenEdit({ ...state, versions: state.versions.slice(1) })).toBe('version 2 is not the edit it says it is');
  });
});

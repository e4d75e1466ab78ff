import { archiveProblems, filesOf } from '../../../src/domain/archive/check';
import type { Submission } from '../../../src/domain/submission';
import { act, buildContent, buildPicture, buildPublishing, sealedOf } from '../../helpers/build';

const pictures = [buildPicture(1), buildPicture(2)];

function published(): Submission {
  const publishing = buildPublishing({ content: buildContent({ pictures, declaredPictures: 2 }) });
  return ['weibo-main', 'wechat-main'].reduce(
    (submission, accountId) =>
      act(submission, {
        type: 'SettlePublication',
        accountId,
        outcome: { status: 'PUBLISHED', platformId: 'p', url: null, publishedAt: 1, proof: { mid: 'p' } },
      }),
    publishing,
  );
}

const whole = (submission: Submission) => ({ chainHolds: true, signatures: sealedOf(submission), lostFiles: [] });

describe('filesOf', () => {
  it('are the pictures of every version, each once, with their place', () => {
    const files = filesOf(published());
    expect(files.map(({ sha256, version, place }) => [sha256, version, place])).toEqual([
      [pictures[0]!.sha256, 1, 1],
      [pictures[1]!.sha256, 1, 2],
    ]);
  });
});

describe('archiveProblems', () => {
  it('are none when everything is there', () => {
    const submission = published();
    expect(archiveProblems(submission, whole(submission))).toEqual([]);
  });

  it('a broken chain is a matter of 真实性', () => {
    const submission = published();
    expect(archiveProblems(submission, { ...whole(submission), chainHolds: false })).toEqual([
      { property: 'AUTHENTICITY', item: 'CHAIN', repair: 'sysAdmin' },
    ]);
  });

  it('a missing signature is named by its stage', () => {
    const submission = published();
    const signatures = sealedOf(submission).filter(({ record }) => record.stage !== 'SECRECY_REVIEW');
    expect(archiveProblems(submission, { ...whole(submission), signatures })).toEqual([
      { property: 'COMPLETENESS', item: 'SIGNATURE', stage: 'SECRECY_REVIEW', repair: 'sysAdmin' },
    ]);
  });

  it('a publication without its proof is for the publisher', () => {
    const submission = published();
    const [first, ...others] = submission.publications;
    const bare = { ...submission, publications: [{ ...first!, proof: null }, ...others] };
    expect(archiveProblems(bare, whole(submission))).toEqual([
      { property: 'COMPLETENESS', item: 'PROOF', accountId: first!.accountId, repair: 'publisher' },
    ]);
  });

  it('a lost file is named by version and place', () => {
    const submission = published();
    const lostFiles = filesOf(submission).slice(1);
    expect(archiveProblems(submission, { ...whole(submission), lostFiles })).toEqual([
      { property: 'USABILITY', item: 'FILE', sha256: pictures[1]!.sha256, version: 1, place: 2, repair: 'sysAdmin' },
    ]);
  });
});

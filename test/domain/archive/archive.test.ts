import {
  ARCHIVE_FORMAT,
  archiveBody,
  archiveHash,
  historyHash,
  signatureHash,
} from '../../../src/domain/archive/archive';
import { canonicalJson } from '../../../src/domain/digest';
import { buildPublishing, NOW, sealedOf } from '../../helpers/build';

const submission = buildPublishing();
const facts = {
  no: 1,
  at: NOW,
  history: [],
  signatures: sealedOf(submission),
  organization: { company: '青岚里健康科技集团有限公司', department: '医学科普部', people: [] },
};

describe('archiveBody', () => {
  it('holds everything but the working content, which the last version fixed', () => {
    const body = archiveBody(facts, submission);
    expect(body).toMatchObject({ ...facts, format: ARCHIVE_FORMAT });
    const { content: _working, ...rest } = submission;
    expect(body.submission).toEqual(rest);
    expect(canonicalJson(archiveBody(facts, submission))).toBe(canonicalJson(body));
  });
});

describe('the hashes of the chains', () => {
  const link = { submissionId: 's', seq: 1, at: NOW, actor: 'head', event: { type: 'X' }, prevHash: '' };

  it.each([
    ['submission', { submissionId: 't' }],
    ['place', { seq: 2 }],
    ['time', { at: NOW + 1 }],
    ['actor', { actor: null }],
    ['event', { event: { type: 'Y' } }],
    ['link before it', { prevHash: '0' }],
  ])('of history change with the %s', (_what, change) => {
    expect(historyHash({ ...link, ...change })).not.toBe(historyHash(link));
    expect(historyHash({ ...link })).toBe(historyHash(link));
  });

  it('of signatures and records change with each of their parts', () => {
    const signatures = [
      signatureHash({ a: 1 }, 1, ''),
      signatureHash({ a: 2 }, 1, ''),
      signatureHash({ a: 1 }, 2, ''),
      signatureHash({ a: 1 }, 1, '0'),
    ];
    expect(new Set(signatures).size).toBe(4);
    const records = [
      archiveHash(1, '{}', ''),
      archiveHash(2, '{}', ''),
      archiveHash(1, '[]', ''),
      archiveHash(1, '{}', '0'),
    ];
    expect(new Set(records).size).toBe(4);
  });
});

import type { ListEntry } from '../../../src/domain/lists/entry';
import { recheck } from '../../../src/domain/edit/recheck';
import { buildContext, buildScheduled } from '../../helpers/build';

const entry = (pattern: string): ListEntry => ({
  pattern,
  kind: 'ABSOLUTE',
  effect: 'CONFIRM',
  citation: '《广告法》第九条第（三）项',
  note: '',
  owner: '公司办公室',
  validFrom: null,
  validTo: null,
});
const withWords = (...patterns: string[]) =>
  buildContext({ lists: { version: '词表 2', entries: patterns.map(entry) } });

describe('recheck', () => {
  it('says nothing new under the words of then, and leaves the submission as it is', () => {
    const submission = buildScheduled();
    const before = JSON.stringify(submission);
    const found = recheck(submission, buildContext())!;
    expect([found.fresh, found.gone]).toEqual([[], []]);
    expect(JSON.stringify(submission)).toBe(before);
  });

  it('names a word that was listed since, with the version of today, and what is listed no more', () => {
    const submission = buildScheduled({ context: withWords('爱眼日') });
    const then = submission.findings.filter(({ rule }) => rule === 'C-03');
    expect(then.map(({ matched, listVersion }) => [matched, listVersion])).toEqual([['爱眼日', '词表 2']]);
    const found = recheck(submission, withWords('远处'))!;
    expect(found.fresh.map(({ rule, matched }) => [rule, matched])).toEqual([['C-03', '远处']]);
    expect(found.gone).toEqual(then);
  });

  it('does not ask about what was never submitted', () => {
    const { versions: _none, ...draft } = buildScheduled();
    expect(recheck({ ...draft, versions: [] }, buildContext())).toBeNull();
  });
});

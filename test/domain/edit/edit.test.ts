import { carriedOver, changedKeys, mayBeMinor, weigh } from '../../../src/domain/edit/edit';
import type { Content } from '../../../src/domain/content';
import { buildContent, buildOrganization, buildPicture, buildRoute } from '../../helpers/build';

const before = buildContent({ body: '每天多看看远处，眼睛会更轻松。' });
const weighed = (change: Partial<Content>, from = before) => weigh(from, { ...from, ...change }, buildOrganization());

describe('weigh', () => {
  it('counts changed characters, each place by its longer side', () => {
    expect(weighed({ body: '每天多望望远方，眼睛会更轻松。' })).toEqual({ weights: [], characters: 3 });
  });

  it('counts what both channels take from the body once', () => {
    expect(weighed({ body: `${before.body}好` }).characters).toBe(1);
  });

  it('sees a number that a channel loses with a text of its own', () => {
    const from = buildContent({ body: '每天看远处3次' });
    expect(weighed({ weiboText: '每天看远处' }, from).weights).toContain('DIGITS');
  });

  it.each<[Partial<Content>, string]>([
    [{ pictures: [buildPicture(1)] }, 'PICTURES'],
    [{ pictureNotes: ['自绘'] }, 'PICTURES'],
    [{ videoUrl: 'https://v.example.cn/1' }, 'LINKS'],
    [{ category: 3 }, 'FIELDS'],
    [{ accountIds: ['weibo-main'] }, 'FIELDS'],
    [{ source: { type: 'ORIGINAL', name: '市场部', url: null } }, 'FIELDS'],
    [{ ai: 'TEXT' }, 'FIELDS'],
    [{ marketing: true }, 'FIELDS'],
    [{ secret: true }, 'FIELDS'],
    [{ basis: '批示' }, 'FIELDS'],
  ])('%j weighs as %s', (change, weight) => {
    expect(weighed(change).weights).toEqual([weight]);
    expect(mayBeMinor(weighed(change))).toBe(false);
  });

  it.each([
    [20, true],
    [21, false],
  ])('%i changed characters may be minor: %s', (count, expected) => {
    expect(mayBeMinor(weighed({ body: `${before.body}${'好'.repeat(count)}` }))).toBe(expected);
  });

  it('a number is never minor, however short', () => {
    expect(mayBeMinor(weighed({ body: '每天多看看远处，眼睛会更轻松1。' }))).toBe(false);
  });
});

describe('changedKeys', () => {
  it('are those whose value differs', () => {
    expect(changedKeys(before, { ...before, title: '新题', pictures: [] })).toEqual(['title']);
  });
});

describe('carriedOver', () => {
  const stages = buildRoute();
  it.each([
    ['OFFICE', 'MINOR', ['DEPT_REVIEW']],
    ['OFFICE', 'SUBSTANTIVE', []],
    ['SIGN_OFF', 'MINOR', ['DEPT_REVIEW', 'OFFICE_REVIEW', 'SECRECY_REVIEW']],
    ['SIGN_OFF', 'SUBSTANTIVE', ['DEPT_REVIEW', 'OFFICE_REVIEW']],
  ] as const)('%s %s: %j', (by, impact, expected) => {
    const stage = by === 'OFFICE' ? null : 'EXEC_SIGNOFF';
    expect(carriedOver(stages, { by, impact, stage })).toEqual(expected);
  });

  it('is nothing for an edit of a stage the route does not have', () => {
    expect(carriedOver(stages, { by: 'SIGN_OFF', impact: 'MINOR', stage: 'OTHER' })).toEqual([]);
  });
});

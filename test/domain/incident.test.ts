import { closeIncident, excerptOf, openIncident, type IncidentReport } from '../../src/domain/incident';
import { buildOrganization, NOW } from '../helpers/build';

const REPORT: IncidentReport = {
  kind: 'PLATFORM_REMOVED',
  submissionId: 'sub-1',
  accountId: 'weibo-main',
  platformId: '50123',
  excerpt: '每用眼二十分钟',
  reason: '平台认为违规',
  openedBy: 'publisher',
};
const organization = buildOrganization();
const opened = openIncident(REPORT, '2026-0001', NOW);

it('is open until the office closes it, with what was found and done', () => {
  expect(opened).toEqual({
    ...REPORT,
    no: '2026-0001',
    openedAt: NOW,
    closedAt: null,
    closedBy: null,
    closing: null,
  });
  const closed = closeIncident(opened, { by: 'editor', words: ' 已申诉，恢复 ' }, organization, NOW + 1);
  expect(closed).toEqual({ ...opened, closedAt: NOW + 1, closedBy: 'editor', closing: '已申诉，恢复' });
});

it.each(['officer', 'publisher', 'exec'])('is not closed by %s', (by) => {
  expect(closeIncident(opened, { by, words: '好' }, organization, NOW)).toEqual({
    refusal: { code: 'NOT_THE_OFFICE' },
  });
});

it('is closed once, and not without words', () => {
  expect(closeIncident(opened, { by: 'editor', words: ' ' }, organization, NOW)).toEqual({
    refusal: { code: 'CLOSING_WORDS_NEEDED' },
  });
  const closed = { ...opened, closedAt: NOW + 5, closedBy: 'editor', closing: '好' };
  expect(closeIncident(closed, { by: 'editor2', words: '再来' }, organization, NOW + 9)).toEqual({
    refusal: { code: 'ALREADY_CLOSED', by: 'editor', at: NOW + 5 },
  });
});

it('shows the first words alone', () => {
  expect(excerptOf(' 第一行\n第二行 ')).toBe('第一行 第二行');
  expect(excerptOf('字'.repeat(100))).toBe(`${'字'.repeat(79)}…`);
});

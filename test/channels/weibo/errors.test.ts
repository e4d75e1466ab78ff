import { verdictOf, waitOf, type WriteClass } from '../../../src/channels/weibo/errors';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** weibo.md §7.1, row by row. */
const TABLE: [WriteClass, string[]][] = [
  ['unknown', ['10001', '10002', '10003', '10009', '10010', '10011', '10099', '29999', 'undefined']],
  ['refused', ['10004', '10005', '10014', '10032', '21337']],
  ['refused', ['10006', '10007', '10008', '10012', '10016', '10017', '10018', '10020', '10021']],
  ['refused', ['10013', '20003', '20005', '20006', '20007', '20008', '20012', '20013', '20015', '20022']],
  ['putOff', ['10022', '10023', '10024', '20014', '20016', '21331']],
  ['duplicate', ['20017', '20019', '20111']],
  ['refused', ['20018', '20020', '20021', '21602', '20031', '20101', '20102', '20104']],
  ['accepted', ['20032']],
  ['refused', ['21301', '21314', '21315', '21316', '21317', '21319', '21321', '21327', '21332', '21335', '21399']],
];

describe('what an error code of Weibo means for a write', () => {
  it.each(TABLE.flatMap(([outcome, codes]) => codes.map((code) => [code, outcome] as const)))(
    '%s: %s',
    (code, outcome) => {
      const verdict = verdictOf(code);
      expect(verdict.class).toBe(outcome);
      expect(verdict.reason).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(verdict.reason).toContain(code);
    },
  );

  it('asks for a new authorisation when the token has ended', () => {
    expect(verdictOf('21327').reason).toContain('重新授权');
  });

  it.each([
    ['10023', HOUR],
    ['10024', HOUR],
    ['20016', 10 * MINUTE],
    // half past: until the next full hour and a minute more
    ['10022', 31 * MINUTE],
  ])('%s waits %i ms', (code, wait) => {
    expect(waitOf(verdictOf(code), Date.parse('2026-03-02T09:30:00+08:00'))).toBe(wait);
  });
});

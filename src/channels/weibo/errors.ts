/** What Weibo's error codes mean for a post we tried to write (`weibo.md` §2.3, §7.1). Codes not listed leave the outcome unknown. */

/**
 * - `refused`: certainly not posted, and a person has to act
 * - `putOff`: certainly not posted; `waitMs` later it may go
 * - `duplicate`: taken for a repeat, so probably posted already
 * - `accepted`: posted, but not visible yet
 * - `unknown`: nobody knows
 */
export type WriteClass = 'refused' | 'putOff' | 'duplicate' | 'accepted' | 'unknown';

export interface Verdict {
  class: WriteClass;
  /** Chinese, with the code */
  reason: string;
  /** only for `putOff`; null: until the next full hour */
  waitMs: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNTIL_NEXT_HOUR = null;

const REAUTHORISE = '微博授权已失效，请账号保管人重新授权';
const NO_RIGHT = '微博应用没有所需的接口权限，请账号保管人处理';
const MALFORMED = '微博认为请求格式有误，请联系系统管理员';
const NO_ACCOUNT = '微博账号无效或不存在，请账号保管人处理';
const ABNORMAL = '微博判定账号、应用或服务器地址异常，请停止自动发布并检查发布人地址设置';
const TROUBLE = '微博系统出错，不能确定是否已发出';
const REPEAT = '微博称本条与近期微博重复，可能已经发出';

const RIGHTS = new Set(['10005', '10014', '10032', '21337']);

const refused = (codes: number[], reason: string) => entries(codes, 'refused', reason, 0);
const putOff = (codes: number[], reason: string, waitMs: number | null) => entries(codes, 'putOff', reason, waitMs);
const unclear = (codes: number[], outcome: 'duplicate' | 'accepted' | 'unknown', reason: string) =>
  entries(codes, outcome, reason, 0);

const VERDICTS = new Map<string, Verdict>([
  ...unclear([10001, 10002, 10003, 10009, 10010, 10011], 'unknown', TROUBLE),
  ...refused([10004], '服务器地址不在微博允许的范围内，请系统管理员处理'),
  ...refused([...RIGHTS].map(Number), NO_RIGHT),
  ...refused([10006, 10007, 10008, 10012, 10016, 10020, 10021, 20007, 20008], MALFORMED),
  ...refused([10017], '微博认为参数有误，或正文里没有应用安全域名下的链接'),
  ...refused([10018], '微博认为内容过长'),
  ...refused([10013, 20003], NO_ACCOUNT),
  ...putOff([10022], '服务器每小时调用次数已用完', UNTIL_NEXT_HOUR),
  ...putOff([10023], '账号的微博接口次数已用完', HOUR),
  ...putOff([10024], '账号对该接口的调用次数已用完', HOUR),
  ...refused([20005], '微博不支持这种图片格式'),
  ...refused([20006], '图片超过微博允许的大小'),
  ...refused([20012, 20013], '文字超过微博接口的长度'),
  ...putOff([20014], '微博要求重新提交', MINUTE),
  ...refused([20015, 20022], ABNORMAL),
  ...putOff([20016], '微博认为发布太频繁', 10 * MINUTE),
  ...unclear([20017, 20019, 20111], 'duplicate', REPEAT),
  ...refused([20018], '正文含有微博禁止的链接'),
  ...refused([20020], '微博认为内容是广告'),
  ...refused([20021, 21602], '微博认为内容含有违法或违禁词语'),
  ...refused([20031], '微博要求输入验证码，请发布人登录账号处理或人工发布'),
  ...unclear([20032], 'accepted', '微博已接收，正在处理'),
  ...refused([20101, 20102, 20104], '微博上没有这条内容或不属于本账号'),
  ...refused([21301, 21314, 21315, 21316, 21317, 21319, 21327, 21332], REAUTHORISE),
  ...refused([21321], '微博应用未通过审核，授权用户数已满'),
  ...putOff([21331], '微博授权服务暂时不可用', 5 * MINUTE),
  ...refused([21335], '授权的微博账号与登记的账号不一致'),
]);

/** Does the code say that the app lacks the right to this call? */
export function lacksRight(code: string): boolean {
  return RIGHTS.has(code);
}

/** The verdict on a write that was answered with `code`. */
export function verdictOf(code: string): Verdict {
  const known = VERDICTS.get(code);
  if (known) return known;
  if (/^213\d\d$/.test(code)) return { class: 'refused', reason: withCode(REAUTHORISE, code), waitMs: 0 };
  return { class: 'unknown', reason: withCode('微博返回了没有说明的错误', code), waitMs: 0 };
}

/** ms to wait for a `putOff`. */
export function waitOf(verdict: Verdict, now: number): number {
  return verdict.waitMs ?? HOUR - (now % HOUR) + MINUTE;
}

function entries(codes: number[], outcome: WriteClass, reason: string, waitMs: number | null): [string, Verdict][] {
  return codes.map((code) => [`${code}`, { class: outcome, reason: withCode(reason, `${code}`), waitMs }]);
}

function withCode(reason: string, code: string): string {
  return `${reason}（微博 ${code}）`;
}

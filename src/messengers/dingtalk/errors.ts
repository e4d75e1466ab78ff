/** What each code of DingTalk asks of us (`dingtalk.md` §4.5, §5.4, §12.4). Old codes are numbers, new ones words. */
import type { RefusalKind } from '../../lib/outgoing';
import { fieldsOf, listOf, type Fields } from './fields';

/** The token is no longer good: refresh it and try once more. */
const TOKEN_CODES = new Set(['InvalidAuthentication', '401', '40014', '42001', '40001', '41001']);

/** Asking again with the same credentials is useless. */
const FATAL_CODES = new Set(['invalidClientIdOrSecret', 'authFailed', 'unauthorized.client']);

/** The outcome is open although there was an answer. */
const OPEN_CODES = new Set(['unknown.send.result', 'service.timeout', '15']);

const WORDS: [RefusalKind, RegExp][] = [
  ['limit', /QpsLimit|QpmLimit|tooFast|too\.fast|too\.many|flowControl|receivers\.exceed/],
  // the month's calls are used up, a right or an address is missing, the app is not set up: an operator has to act
  [
    'configuration',
    /^Forbidden\.|^invalidClientIdOrSecret$|^authFailed$|auth|robotCode|^param\.template|chatbotId|bot\.stopped/i,
  ],
  [
    'content',
    /^param\.|^invalidParameter|^staffId|^robot\.oto|^contain\.|^miss\.|notExist|tooLong|^session|^todo\..*paramError/,
  ],
];

const CONTENT_NUMBERS = new Set([
  33012, 60121, 60003, 50002, 50004, 40035, 400002, 40078, 42008, 300001, 460101, 101002,
]);
const LIMIT_NUMBERS = new Set([90018, 90002, 90006]);
const CONFIGURATION_NUMBERS = new Set([88, 60011, 60020, 43007, 90020, 40089]);

export const isTokenCode = (code: string) => TOKEN_CODES.has(code);
export const isFatalCode = (code: string) => FATAL_CODES.has(code);
export const isOpenCode = (code: string) => OPEN_CODES.has(code);

/** The kind of a refusal. A code nobody documented is tried again: growing waits end in a dead letter that a person sees. */
export function kindOf(code: string): RefusalKind {
  if (code === 'invalidParameter.robotCode.downloadCode') return 'content';
  const number = Number(code);
  if (Number.isInteger(number)) {
    if (CONTENT_NUMBERS.has(number)) return 'content';
    if (LIMIT_NUMBERS.has(number)) return 'limit';
    return CONFIGURATION_NUMBERS.has(number) ? 'configuration' : 'retry';
  }
  return WORDS.find(([, pattern]) => pattern.test(code))?.[0] ?? 'retry';
}

/** Which rights a refusal says are missing (§12.3); the name of that part is written in several ways. */
export function missingScopes(fields: Fields): string[] {
  const name = Object.keys(fields).find((key) => key.toLowerCase() === 'accessdenieddetail');
  if (name === undefined) return [];
  return listOf(fieldsOf(fields, name), 'requiredScopes').filter((scope) => typeof scope === 'string');
}

/** What follows from the age of an approval; `validity.ts` says when. */
import type { ValidityQuestion } from '../codes';

export type ValidityNotice =
  /** its time has come and it was not sent: the office has not answered */
  | { kind: 'notSentOld'; what: ValidityQuestion }
  | { kind: 'reconfirmed'; by: string }
  | { kind: 'reviewRepeated'; by: string };

export type ValidityEffect =
  /** 继续有效 / 退回重审 / 作废, or 重新审核 / 退回重审 / 作废 */
  { kind: 'askValidity'; personId: string; reviewNo: number; what: ValidityQuestion };

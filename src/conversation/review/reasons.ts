/** Why something is returned or not published: the drop-down of a stage's card (`contract.md` §5; `domain.md` §4.4; 第十六条). */
import { REASON_CODES, type ReasonCode } from '../../domain/codes';
import type { SigningRole } from '../../domain/people';
import type { ChoiceAct, Stage } from '../../domain/policy';

export interface ReasonOption {
  id: string;
  text: string;
}

/** A reason as the core takes it, and whether it goes back to 核稿 instead of the submitter. */
export interface ChosenReason {
  reason: { code: string | null; text: string };
  toOffice: boolean;
}

/** The question key of the drop-down. */
export const REASON_KEY = 'reason';
export const NO_REASON = 'none';
const TO_OFFICE = 'to-office';

export const REASON_WORDS: Record<ReasonCode, string> = {
  SECRET: '涉及国家秘密或公司机密',
  HARM_COMPANY: '损害公司利益或形象',
  RUMOUR: '不实传言',
  UNLAWFUL: '违反法律法规',
  FALSE_PROMOTION: '虚假促销',
  SOURCE: '信息来源不清',
  INACCURATE: '内容不准确',
  STALE: '已过时效',
  NOT_APPLICABLE: '不适合对外发布',
  NO_VIDEO: '缺少视频链接',
  RIGHTS: '图片等版权不清',
  PRIVACY: '涉及个人隐私',
  WORDING: '文字需要修改',
  IMAGE: '图片需要更换',
  OUT_OF_SCOPE: '不属于五类发布范围',
  LATE: '提交太晚',
  DUPLICATE: '与已发内容重复',
  OTHER: '其他',
};

const OF_OFFICE: ReasonCode[] = [
  'SECRET',
  'HARM_COMPANY',
  'RUMOUR',
  'UNLAWFUL',
  'FALSE_PROMOTION',
  'OUT_OF_SCOPE',
  'SOURCE',
  'INACCURATE',
  'WORDING',
];

/** Nine at most, so that 请选择 and 退回核稿 still fit into ten. */
const BY_ROLE: Record<SigningRole, ReasonCode[]> = {
  deptHead: ['INACCURATE', 'SOURCE', 'STALE', 'NOT_APPLICABLE', 'NO_VIDEO', 'RIGHTS', 'PRIVACY', 'WORDING', 'IMAGE'],
  officeEditor: OF_OFFICE,
  officeHead: OF_OFFICE,
  secrecyLead: ['SECRET', 'PRIVACY', 'HARM_COMPANY', 'UNLAWFUL', 'RUMOUR', 'FALSE_PROMOTION', 'WORDING', 'IMAGE'],
  executive: ['INACCURATE', 'NOT_APPLICABLE', 'STALE', 'SOURCE', 'HARM_COMPANY', 'OUT_OF_SCOPE', 'WORDING', 'IMAGE'],
};

/** What can be mended is returned, never rejected for good. */
const MENDABLE = new Set<string>(['WORDING', 'IMAGE', 'NO_VIDEO', 'LATE']);

/** The drop-down of a stage: first 请选择, then its reasons, 退回核稿 last where the stage may send back; empty when nothing needs one. */
export function reasonOptions(stage: Stage): ReasonOption[] {
  if (!stage.choices.some(({ act }) => act === 'RETURN' || act === 'REJECT')) return [];
  // why something stays public is said in own words
  if (stage.name === 'TAKEDOWN_ORDER') return [];
  const last = stage.mayReturnToOffice ? [{ id: TO_OFFICE, text: '退回核稿' }] : [];
  const codes = BY_ROLE[stage.role].slice(0, 9 - last.length);
  return [{ id: NO_REASON, text: '请选择' }, ...codes.map((code) => ({ id: code, text: REASON_WORDS[code] })), ...last];
}

/**
 * The chosen option as a reason for an act; null when it is none for it (请选择, or a mendable fault as the reason never to publish), so
 * that the person is asked.
 */
export function chosenReason(stage: Stage, act: ChoiceAct, option: string | undefined): ChosenReason | null {
  if (act === 'APPROVE' || act === 'APPROVE_WITH_EDIT') return null;
  const known = reasonOptions(stage).find(({ id }) => id === option);
  if (!known || known.id === NO_REASON) return null;
  if (known.id === TO_OFFICE)
    return act === 'RETURN' ? { reason: { code: null, text: known.text }, toOffice: true } : null;
  if (act === 'REJECT' && MENDABLE.has(known.id)) return null;
  return { reason: { code: known.id, text: known.text }, toOffice: false };
}

/** A reason in somebody's own words, with the code whose words it begins with or names; OTHER when it names none. */
export function reasonInWords(text: string): { code: ReasonCode; text: string } {
  const named = REASON_CODES.find((code) => code !== 'OTHER' && text.includes(REASON_WORDS[code]));
  return { code: named ?? 'OTHER', text };
}

const TO_OFFICE_IN_WORDS = /^\s*退回核稿[\s，,。.：:；;、]*(.*?)\s*$/s;

export function namesOffice(text: string): boolean {
  return TO_OFFICE_IN_WORDS.test(text);
}

/** A reason somebody wrote: 退回核稿 at its beginning sends the version back to 核稿, as on the drop-down. */
export function writtenReason(stage: Stage, act: ChoiceAct, text: string): ChosenReason {
  const toOffice = act === 'RETURN' && stage.mayReturnToOffice ? TO_OFFICE_IN_WORDS.exec(text) : null;
  if (toOffice) return { reason: { code: null, text: toOffice[1] || '退回核稿' }, toOffice: true };
  return { reason: reasonInWords(text), toOffice: false };
}

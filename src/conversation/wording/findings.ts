/** What the rules ask to be confirmed, in words. */
import type { FindingSummary, Refusal } from '../../domain/commands';
import { mendOf } from '../../domain/rules';
import { short } from './labels';

/** Why 提交 waits, and what lifts it. */
export function unansweredText(findings: FindingSummary[]): string {
  const lines = findings.map(({ rule, text, citation }) => `提示 ${rule}：${short(text, 120)}（${citation}）`);
  return [
    `还不能提交，有 ${findings.length} 条提示要确认：`,
    ...lines,
    '改掉它，或直接回复理由（一句话，每位审批人都会看到）；几条分别说明请发“理由 C-03：…”。',
    ASK_WHY,
  ].join('\n');
}

type FindingRefusal = Extract<
  Refusal,
  { code: 'BLOCKED' | 'UNANSWERED' | 'STOPPED_BY_RULES' | 'CONFIRM_FIRST' | 'NOTHING_TO_ANSWER' }
>;

export function isFindingRefusal(refusal: Refusal): refusal is FindingRefusal {
  return (
    refusal.code === 'STOPPED_BY_RULES' ||
    refusal.code === 'CONFIRM_FIRST' ||
    refusal.code === 'BLOCKED' ||
    refusal.code === 'UNANSWERED' ||
    refusal.code === 'NOTHING_TO_ANSWER'
  );
}

/** @param about how the submission is named */
export function findingRefusalText(refusal: FindingRefusal, about: string): string {
  if (refusal.code === 'BLOCKED') return blockedText(refusal.rules);
  if (refusal.code === 'STOPPED_BY_RULES') return stoppedText(refusal.findings, about);
  if (refusal.code === 'CONFIRM_FIRST') return confirmFirstText(refusal.findings, about);
  if (refusal.code === 'UNANSWERED') return unansweredText(refusal.findings);
  return refusal.open.length > 0
    ? `没有这样一条等理由的提示。等理由的是：${[...new Set(refusal.open)].join('、')}。`
    : `${about}现在没有等理由的提示。`;
}

function blockedText(rules: FindingSummary[]): string {
  const lines = rules.map(({ rule, text, citation }) => `提示 ${rule}（须改）：${text}（${citation}）`);
  return [`还不能提交，有 ${rules.length} 处须改：`, ...lines, '改好后再回复“提交”。', ASK_WHY].join('\n');
}

/** Signed, and not let out by the rules and words of today. */
function stoppedText(findings: FindingSummary[], about: string): string {
  const lines = findings.map(({ rule, text, citation }) => `提示 ${rule}（须改）：${short(text, 120)}（${citation}）`);
  return [`${about}没有发出：签发之后的规则或词表有 ${findings.length} 处须改：`, ...lines, STOPPED_WAYS].join('\n');
}

const STOPPED_WAYS = '请用“改 编号 …”改好（按规定重新签），或退回、作废。';

/** Signed, and something new to be confirmed: the office may, in writing. */
function confirmFirstText(findings: FindingSummary[], about: string): string {
  const lines = findings.map(({ rule, text, citation }) => `提示 ${rule}：${short(text, 120)}（${citation}）`);
  return [
    `${about}没有发出：按现在的规则或词表有 ${findings.length} 条提示要确认：`,
    ...lines,
    '可以照发的，公司办公室回复“确认并发 编号 理由”；不行就退回或作废。',
  ].join('\n');
}

const ASK_WHY = '怎么改，回复“为什么”看例子。';

/** `改法举例：“…”改为“…”`; empty for a rule this version of the program no longer has. */
export function mendText(rule: string): string {
  const mend = mendOf(rule);
  if (!mend) return '';
  const oneLine = (lines: string) => lines.replace(/\n/g, '；');
  return `改法举例${mend.first ? `（${mend.first}）` : ''}：“${oneLine(mend.wrong)}”改为“${oneLine(mend.right)}”`;
}

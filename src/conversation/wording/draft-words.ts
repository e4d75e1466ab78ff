/** A draft in words: what was understood, what the rules say, when it is due (`contract.md` §4). */
import { earliestDays, type EarliestDay } from '../../domain/time/calendar';
import { draftFindings, previewLeadTime } from '../../domain/decide/drafting';
import type { Context } from '../../domain/context';
import type { MissingField } from '../../domain/commands';
import { missingOf } from '../../domain/missing';
import { isPost } from '../../domain/codes';
import type { Finding, Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { dayWords, weekdayWords } from './weekly-words';
import { kindLines } from './kind-words';
import { originalLines } from './original-words';
import { AI_WORDS, CATEGORY_WORDS, channelWords, leadWords, named, short, URGENCY_WORDS } from './labels';

/** What has been understood so far, a few lines. */
export function draftLines(submission: Submission, context: Context): string[] {
  const { content, request } = submission;
  const { now, accounts } = context;
  const lead = previewLeadTime(submission, context);
  const first = [
    content.category === null ? null : `类别 ${CATEGORY_WORDS[content.category]}`,
    laneWords(submission),
    content.accountIds?.length ? channelWords(content.accountIds, accounts) : null,
  ];
  const second = [
    request.plannedAt === null || !isPost(submission) ? null : `拟发 ${readableTime(request.plannedAt, now)}`,
    request.dateBound ? '定日' : null,
    lead && leadWords(lead, now),
  ];
  const declared = [
    content.secret === null ? null : `涉密 ${content.secret ? '是' : '否'}`,
    content.ai === null ? null : `AI生成 ${AI_WORDS[content.ai]}`,
    content.marketing === null ? null : `营销 ${content.marketing ? '是' : '否'}`,
  ];
  return [
    `${named(submission, 40)}`,
    ...kindLines(submission).map(([label, value]) => `${label} ${short(value, 80)}`),
    line(first),
    line(second),
    content.source?.name
      ? `来源 ${content.source.type === 'ORIGINAL' ? '原创' : '转载'} ${short(content.source.name, 40)}`
      : '',
    ...(content.original ? originalLines(content.original, now) : []),
    content.basis ? `批准依据 ${short(content.basis, 40)}` : '',
    content.videoUrl ? `视频 ${short(content.videoUrl, 80)}` : '',
    line(declared),
    line([picturesWords(submission), ...textWords(submission)]),
  ].filter(Boolean);
}

/** How urgent it is, and why; a change of an account's data goes out at no time of its own and has only its reason. */
function laneWords({ kind, request }: Submission): string | null {
  const reason = request.reason && short(request.reason, 40);
  if (kind === 'PROFILE_CHANGE') return reason ? `理由 ${reason}` : null;
  if (request.urgencyOpen) return null;
  return `${URGENCY_WORDS[request.urgency]}${reason ? `（理由：${reason}）` : ''}`;
}

function line(parts: (string | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/**
 * `按现在提交，常规件最早可排 4/3（周五）；重要紧急最早 3/30（周一）。` Empty for what was submitted before and keeps its first time, and for
 * what has no time to be published at.
 */
export function earliestLines({ status, kind }: Submission, { policy, calendar, now }: Context): string[] {
  if (status !== 'DRAFT' || !isPost({ kind })) return [];
  const { routine, urgent } = earliestDays(policy, calendar, now);
  const words = ({ date, provisional }: EarliestDay) =>
    `${dayWords(date)}（${weekdayWords(date)}${provisional ? '，暂定' : ''}）`;
  return [`按现在提交，常规件最早可排 ${words(routine)}；重要紧急最早 ${words(urgent)}。`];
}

/** 图片 1/2 张, or 图片 1 张 when no number was announced. */
export function picturesWords({ content }: Submission): string {
  const received = content.pictures.length;
  const { declaredPictures } = content;
  return declaredPictures === null || (declaredPictures === 0 && received === 0)
    ? `图片 ${received} 张`
    : `图片 ${received}/${declaredPictures} 张`;
}

function textWords({ content }: Submission): (string | null)[] {
  const count = (name: string, text: string | null) => (text ? `${name} ${Array.from(text).length} 字` : null);
  return [count('正文', content.body), count('微博另文', content.weiboText), count('微信另文', content.wechatText)];
}

const MOST_FINDINGS = 6;

/** What the rules say of the draft, without what is asked for anyway; `提示 F-14：…`. */
export function findingLines(submission: Submission, context: Context): string[] {
  const missing = missingOf(submission, previewLeadTime(submission, context));
  const findings = draftFindings(submission, context).filter((finding) => !isAskedFor(finding, missing));
  const shown = findings.slice(0, MOST_FINDINGS).map(findingLine);
  const more = findings.length - shown.length;
  return more > 0 ? [...shown, `另有 ${more} 条提示，提交后在“看全文”里看。`] : shown;
}

export function findingLine({
  rule,
  effect,
  text,
  citation,
}: Pick<Finding, 'rule' | 'effect' | 'text' | 'citation'>): string {
  return `提示 ${rule}${effect === 'BLOCK' ? '（须改）' : ''}：${short(text, 120)}（${citation}）`;
}

/** A rule that only says again which line is still to come. */
const ASKS_FOR: Record<string, MissingField[]> = {
  'F-01': ['source'],
  'F-02': ['video'],
  'F-10': ['basis'],
  'F-11': ['originalUrl', 'originalAuthor', 'originalTime', 'originalText'],
  'F-18': ['reason'],
  'F-04': ['reason'],
  'F-05': ['reason'],
  'F-15': ['title', 'body', 'channels'],
};

/** Fields whose lack alone is against a rule; of the others a question is enough. */
const FAULTS: MissingField[] = ['source', 'video', 'basis', 'reason'];

/** Which rule waits for an open line: `（提示 F-02，《管理办法》第十条第2项）`; empty where none does. */
export function ruleAsking(field: MissingField, submission: Submission, context: Context): string {
  if (!FAULTS.includes(field)) return '';
  const asking = draftFindings(submission, context).filter(
    (finding) => finding.effect !== 'HINT' && isAskedFor(finding, [field]),
  );
  const rules = [...new Set(asking.map(({ rule }) => rule))];
  return rules.length > 0 ? `（提示 ${rules.join('、')}，${asking[0]!.citation}）` : '';
}

function isAskedFor({ rule, text }: Finding, missing: MissingField[]): boolean {
  if (rule === 'F-11' && !text.startsWith('转发缺')) return false;
  return (ASKS_FOR[rule] ?? []).some((field) => missing.includes(field));
}

/** 为什么: each finding of a submission or a draft, with its article, the words it is about, its answer, and an example of how to mend it. */
import type { Answer } from '../../application/ports';
import { draftFindings } from '../../domain/decide/drafting';
import { nameOf } from '../../domain/people';
import { answererOf } from '../../domain/rules';
import { currentVersion, type Finding } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { aboutNumber } from '../about';
import { FIELD_NAMES } from './changes';
import { currentDraft } from '../draft/current';
import { named, short } from '../wording/labels';
import { previewInQueue, say, type Reader, type Turn } from '../turn';
import { mendText } from '../wording/findings';

/** `为什么 123`: of what was submitted, for everybody who may read it; `为什么` alone: of the draft in hand as it stands. */
export async function whyWord(turn: Turn, text: string): Promise<Answer> {
  if (text === '') return whyOfDraft(turn);
  const about = await aboutNumber(turn, text, '为什么 编号');
  if ('answer' in about) return say(about.answer);
  const { submission } = about;
  const version = currentVersion(submission)!.no;
  const findings = submission.findings.filter((finding) => finding.version === version);
  return say(explained(`${named(submission)} v${version}`, findings, turn));
}

async function whyOfDraft(turn: Turn): Promise<Answer> {
  const draft = await currentDraft(turn);
  if (!draft) return say('现在没有正在写的稿件。已提交的请带上编号：为什么 编号。');
  return say(explained(named(draft), draftFindings(draft, await previewInQueue(turn, draft.request.plannedAt)), turn));
}

function explained(about: string, findings: Finding[], reader: Reader): string {
  if (findings.length === 0) return `${about} 没有提示。`;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const parts = rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return [...own.map((finding) => findingText(finding, reader)), mendText(rule)].join('\n');
  });
  return [`${about} 有 ${findings.length} 条提示：`, ...parts].join('\n\n');
}

const EFFECTS: Record<Finding['effect'], string> = { BLOCK: '须改正', CONFIRM: '须确认', HINT: '仅提示' };

function findingText(finding: Finding, { desk }: Reader): string {
  const { rule, effect, text, citation, matched, where, answer } = finding;
  const from = where?.field === 'original' ? '转发的原文' : `原文${where ? `（${FIELD_NAMES.get(where.field)}）` : ''}`;
  return [
    `提示 ${rule} · ${EFFECTS[effect]}：${short(text, 200)}`,
    matched === null ? '' : `${from}：“${short(matched, 60)}”`,
    `依据：${citation}`,
    answer
      ? `答复：${nameOf(desk.world.organization, answer.by)} ${readableTime(answer.at, desk.now)} ${short(answer.text, 80)}`
      : answerAsked(finding),
  ]
    .filter(Boolean)
    .join('\n');
}

/** What a finding without an answer waits for. */
function answerAsked({ effect, rule }: Finding): string {
  if (effect === 'BLOCK') return '不改不能往下走。';
  if (effect === 'HINT') return '';
  switch (answererOf(rule)) {
    case 'SECRECY':
      return '由保密领导小组负责人审定，签“无涉密”即为答复。';
    case 'OFFICE':
      return '改掉它；不改的，由公司办公室核稿时确认，核稿同意即为答复。';
    default:
      return `改掉它，或写一句理由：“理由 ${rule}：…”。`;
  }
}

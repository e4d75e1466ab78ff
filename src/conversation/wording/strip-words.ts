/** What a stage looks for, in words: on its card within the room there is, on the page in full. */
import type { World } from '../../application/world';
import type { Stage } from '../../domain/policy';
import { stripOf, type StripGroup } from '../../domain/edit/strip';
import type { Finding } from '../../domain/submission';
import type { MarkKind } from '../../domain/text/marks';
import type { Version } from '../../domain/post/version';
import { isOfficeStage } from '../../domain/signing/review';
import { short } from './labels';

export const MARK_WORDS: Record<MarkKind, string> = {
  DIGITS: '数字',
  DATES: '日期',
  NAMES: '人名',
  LINKS: '链接',
  NEGATIONS: '否定',
  AMOUNTS: '金额',
  PLACES: '地点',
  CONTRACTS: '合同',
};

/** Of a card's excerpt, the part before the text itself. */
const ROOM = 110;
const LONGEST_ITEM = 24;

/** The lines above the excerpt at 核稿 and 保密审核: `□数字 2000步、46名`; empty for other stages. */
export function stripLines(stage: Stage, { content }: Version, { organization }: World): string {
  if (!isOfficeStage(stage) && stage.role !== 'secrecyLead') return '';
  const groups = stripOf(stage, content, organization);
  const there = groups.filter(({ items }) => items.length > 0);
  if (there.length === 0) return `无${groups.map(({ kind }) => MARK_WORDS[kind]).join('、无')}`;
  const mark = isOfficeStage(stage) ? '□' : '';
  return there.map((group) => `${mark}${MARK_WORDS[group.kind]} ${listed(group, ROOM / there.length)}`).join('\n');
}

/** As many as there is room for; the rest is counted. */
function listed({ items }: StripGroup, room: number): string {
  const all = items.map(({ text, times }) => `${short(text, LONGEST_ITEM)}${times > 1 ? `×${times}` : ''}`);
  const taken: string[] = [];
  for (const one of all) {
    if (taken.length > 0 && taken.join('、').length + one.length > room) break;
    taken.push(one);
  }
  const rest = all.length - taken.length;
  return `${taken.join('、')}${rest > 0 ? ` 等${all.length}处` : ''}`;
}

/** What the executive sees at one glance: 无金额、无人名、提示 0。 */
export function glance(stage: Stage, { content, no }: Version, findings: Finding[], { organization }: World): string {
  const counts = stripOf(stage, content, organization).map(({ kind, items }) => {
    const total = items.reduce((sum, { times }) => sum + times, 0);
    return total === 0 ? `无${MARK_WORDS[kind]}` : `${MARK_WORDS[kind]} ${total} 处`;
  });
  return `${[...counts, `提示 ${findings.filter(({ version }) => version === no).length}`].join('、')}。`;
}

/** The company's word lists in words: which version counts, which waits for the office, and what is refused (`domain.md` §2.3). */
import type { World } from '../../application/world';
import type { Refusal } from '../../domain/commands';
import type { HouseNotice } from '../../domain/house/notice';
import { nameOf } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';

const CODES = ['NO_SUCH_LIST', 'LIST_DECIDED', 'LIST_OWN', 'LIST_REPLACED'] as const;

type ListRefusal = Extract<Refusal, { code: (typeof CODES)[number] }>;

export function isListRefusal(refusal: Refusal): refusal is ListRefusal {
  return (CODES as readonly string[]).includes(refusal.code);
}

/** @param now epoch ms */
export function listRefusalText(refusal: ListRefusal, { organization }: World, now: number): string {
  switch (refusal.code) {
    case 'NO_SUCH_LIST':
      return `没有叫“${refusal.name}”的词表。发“词表”看现有的。`;
    case 'LIST_DECIDED': {
      const { name, version, by, at, agreed } = refusal;
      return `词表“${name}”第 ${version} 版已由${nameOf(organization, by)}于 ${readableTime(at, now)} ${agreed ? '同意' : '不同意'}，没有变化。`;
    }
    case 'LIST_OWN':
      return `没有生效：词表“${refusal.name}”第 ${refusal.version} 版是您导入的，请公司办公室另一位审定。不要这一版可以点不同意。`;
    case 'LIST_REPLACED':
      return `没有生效：词表“${refusal.name}”已有第 ${refusal.newest} 版，请看最新的卡片。发“词表”可以再要一张。`;
  }
}

/** @param now epoch ms */
export function listDecidedText(
  { by, name, version, agreed, from }: Extract<HouseNotice, { kind: 'listDecided' }>,
  { organization }: World,
  now: number,
): string {
  const list = `词表“${name}”第 ${version} 版`;
  if (!agreed) return `${nameOf(organization, by)}不同意${list}，没有生效；原来的版本继续有效。`;
  const since = from !== null && from > now ? `${readableTime(from, now)} 起生效` : '已生效';
  return `${nameOf(organization, by)}同意${list}，${since}。新提交、修改和待发的稿件按它检查。`;
}

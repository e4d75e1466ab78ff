/** Is a posted text the signed one? Weibo shortens links, escapes signs and cuts long texts (`weibo.md` §9). */

const LINK = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
/** characters that take no room: zero-width ones, the word joiner, the byte order mark */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;

export function linksIn(text: string): string[] {
  return decodeEntities(text).match(LINK) ?? [];
}

export function isShortLink(link: string): boolean {
  return /^https?:\/\/t\.cn\/\w+$/i.test(link);
}

/** A text with everything evened out that Weibo may change: what remains must be equal. */
export function normalise(text: string): string {
  return decodeEntities(text)
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/(?:…|\.{3})\s*全文\s*[：:]?\s*(?:https?:\/\/\S+)?\s*$/, '')
    .replace(LINK, ' \u{1F517} ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How alike two texts are, 0 to 1: the share of neighbouring pairs of characters they have in common. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = pairs(a);
  const right = pairs(b);
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  const total = Math.max(1, sum(left) + sum(right));
  return (2 * common) / total;
}

/** Are these the same address, a trailing slash apart? */
export function sameLink(a: string, b: string): boolean {
  return a.replace(/\/+$/, '') === b.replace(/\/+$/, '');
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

function pairs(text: string): Map<string, number> {
  const signs = [...text];
  const counts = new Map<string, number>();
  for (let i = 1; i < signs.length; i += 1) {
    const pair = `${signs[i - 1]}${signs[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

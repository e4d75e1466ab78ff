/** The article's HTML and the way back from it (`wechat-official-account.md` §10): plain paragraphs, which WeChat keeps as they are. */

/** Pictures first, in order, then one paragraph per line; an empty line stays visible as an empty paragraph. */
export function articleHtml(text: string, pictureUrls: string[]): string {
  const pictures = pictureUrls.map((url) => `<p><img src="${escape(url)}"></p>`);
  const lines = text.split(/\r\n|\r|\n/).map((line) => `<p>${line.trim() === '' ? '<br>' : escape(line)}</p>`);
  return [...pictures, ...lines].join('');
}

/** The text a reader sees, one line per block, blank lines left out and blanks evened out. */
export function visibleText(html: string): string {
  const text = html
    .replace(/<(?:br|hr)\b[^>]*>|<\/?(?:p|div|section|h[1-6]|li|ul|ol|blockquote|pre|table|tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return evened(decode(text));
}

/** A plain text in the form `visibleText` gives. */
export function evened(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function countPictures(html: string): number {
  return html.match(/<img\b/gi)?.length ?? 0;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** Decoded once, so that what was escaped twice stays different. */
export function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
    (entity, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
      const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
    },
  );
}

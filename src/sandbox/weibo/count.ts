/** Where a link ends is decided by an ASCII pattern: Chinese characters end it (weibo.md §8). */
export const LINK = /https?:\/\/[\x21-\x7e]+/g;

/** Length of a text in Weibo's "Chinese characters" (weibo.md §8): 140 may be posted. */
export function weiboLength(text: string): number {
  let halves = 0;
  const rest = text.replace(LINK, (link) => {
    halves += linkHalves(link);
    return '';
  });
  for (let at = 0; at < rest.length; at += 1) halves += rest.charCodeAt(at) > 0xff ? 2 : 1;
  return Math.ceil(halves / 2);
}

function linkHalves(link: string): number {
  const host = URL.canParse(link) ? new URL(link).hostname : '';
  if (host === 't.cn') return link.length;
  const own = /(^|\.)(weibo\.com|weibo\.cn|t\.sina\.com\.cn)$/.test(host);
  if (own && link.length <= 41) return link.length;
  return link.length <= 140 ? 20 : link.length - 140 + 20;
}

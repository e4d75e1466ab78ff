/** What a browser may do with each kind of answer of the page. */

const COMMON = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };

/**
 * The page itself: own files only, and frames only of the product and the platforms.
 * @param frames origins whose pages the phones may show
 */
export function pageHeaders(frames: string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    `frame-src 'self' ${[...new Set(frames)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return { ...COMMON, 'content-security-policy': policy.join('; '), 'cache-control': 'no-store' };
}

/** An article's HTML is foreign: it may look, and nothing else. */
export function articleHeaders(): Record<string, string> {
  const policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return { ...COMMON, 'content-security-policy': policy, 'cache-control': 'no-store' };
}

/** Pictures are also shown inside an article's frame, which has no origin of its own. */
export function pictureHeaders(): Record<string, string> {
  return {
    ...COMMON,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'max-age=86400',
  };
}

export function assetHeaders(): Record<string, string> {
  return { ...COMMON, 'cache-control': 'no-cache' };
}

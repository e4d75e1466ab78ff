import { fileOf } from './material';

/** Elements removed with everything inside. */
const REMOVED_WHOLE = /<(script|style|iframe|object|embed|video|audio|form)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
/** Elements removed as tags; what stood between them stays. */
const REMOVED_TAG = /<\/?(?:script|style|iframe|object|embed|video|audio|form|input|link|meta)\b[^>]*>/gi;
const TAG = /<([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const ATTRIBUTE = /([a-z_:][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gi;

/**
 * What the platform makes of an article's HTML (wechat-official-account.md §10): scripts and forms vanish, so do `class`,
 * `id` and event attributes, and pictures of other hosts; its own pictures come back over https with a format parameter.
 */
export function rewriteContent(content: string): string {
  return content.replace(REMOVED_WHOLE, '').replace(REMOVED_TAG, '').replace(TAG, rewriteTag);
}

function rewriteTag(_whole: string, name: string, attributes: string): string {
  const isPicture = name.toLowerCase() === 'img';
  const kept: string[] = [];
  for (const [, attribute = '', quoted] of attributes.replace(/\/\s*$/, '').matchAll(ATTRIBUTE)) {
    const value = quoted?.replace(/^["']|["']$/g, '');
    if (/^(class|id|on\w+)$/i.test(attribute)) continue;
    if (!isPicture || attribute.toLowerCase() !== 'src')
      kept.push(value === undefined ? attribute : `${attribute}="${value.replaceAll('"', '&quot;')}"`);
    else if (!fileOf(value ?? '')) return '';
    else kept.push(`src="${rewriteAddress(value ?? '')}"`);
  }
  return `<${[name, ...kept].join(' ')}>`;
}

function rewriteAddress(address: string): string {
  const bare = address.replace(/^http:/, 'https:').replace(/\?.*$/, '');
  return `${bare}?wx_fmt=${bare.includes('/mmbiz_jpg/') ? 'jpeg' : 'png'}&from=appmsg`;
}

/** The text a reader sees. */
export function plainText(content: string): string {
  return content
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}

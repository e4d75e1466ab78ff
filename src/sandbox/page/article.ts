/** One article of the official account as a document of its own, for a sandboxed frame. */
import { escapeHtml, type Answer } from '../http';
import type { Article } from '../timelines';
import { articleHeaders } from './headers';

const STYLE = `body{margin:0 auto;max-width:640px;padding:20px 18px 40px;color:#23272d;
font:16px/1.8 'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0 0 10px;font-size:21px;line-height:1.45}.by{margin:0 0 22px;color:#8a9099;font-size:14px}
.by b{margin-right:10px;color:#3b6aa8;font-weight:400}img{max-width:100%;height:auto;border-radius:4px}a{color:#3b6aa8}`;

/** @param html the article's content with addresses the page may load */
export function articleDocument({ title, author, at }: Article, account: string, html: string): Answer {
  const when = new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1><p class="by"><b>${escapeHtml(account)}</b>${escapeHtml(author)} ${when}</p>${html}</body></html>`;
  return { status: 200, headers: { ...articleHeaders(), 'content-type': 'text/html; charset=utf-8' }, body };
}

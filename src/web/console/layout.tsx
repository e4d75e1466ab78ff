/** What every page has: the head, the seal of the house, and who is reading. */
import type { ComponentChildren } from 'preact';
import { assetUrl } from './assets';

/** No styles and no code of its own in the page: the content security policy forbids both. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorStyles: false, allowEval: false });

export function Layout(props: {
  title: string;
  company?: string;
  reader?: string;
  className?: string;
  children: ComponentChildren;
}) {
  const { title, company, reader, className, children } = props;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetUrl('app.css')} />
        <script src={assetUrl('htmx.js')} defer></script>
      </head>
      <body class={className}>
        <header class="house">
          <span class="seal" aria-hidden="true">
            签发
          </span>
          <span class="house-name">{company ?? '官方微博微信发布'}</span>
          {reader && (
            <form class="reader" method="post" action="/auth/logout">
              <span>{reader}</span>
              <button type="submit" class="quiet" aria-label={`${reader}，退出登录`}>
                退出
              </button>
            </form>
          )}
        </header>
        {children}
      </body>
    </html>
  );
}

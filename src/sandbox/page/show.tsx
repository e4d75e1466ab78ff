/** Renders the page once per visit; the browser's part fills it with people and keeps it live. */
import { renderToString } from 'preact-render-to-string';
import type { Answer } from '../http';
import { companyName, useridOf } from '../people';
import type { PageDeps } from './api';
import { pageHeaders } from './headers';
import { Page } from './page';
import { stories } from './stories';
import { story } from './story';

/** @param home origin under which the page is reached */
export function showPage({ platforms, productUrl, clock, inDingtalk = [] }: PageDeps, home: string): Answer {
  const config = {
    product: productUrl,
    platforms: platforms.url,
    // The product's pages let themselves be framed by their own origin only.
    framed: new URL(productUrl).origin === new URL(home).origin,
    // links on these phones are opened as that messenger's client would
    inDingtalk: inDingtalk.map(useridOf),
    story: story(),
    stories: stories(),
  };
  const page = <Page config={config} company={companyName()} movable={clock.movable} />;
  return {
    status: 200,
    headers: { ...pageHeaders([productUrl, platforms.url]), 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>${renderToString(page)}`,
  };
}

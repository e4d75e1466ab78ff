/** The two files a page loads: our stylesheet and htmx, from this server and nowhere else. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Router from 'koa-router';
import { sha256 } from '../../domain/digest';
import { Problem } from '../problem';

interface Asset {
  type: string;
  bytes: Buffer;
  version: string;
}

export type AssetName = 'app.css' | 'htmx.js';

const SOURCES: Record<AssetName, { type: string; file: () => string }> = {
  // the same relative place from src/web/console and from dist/web/console: the build copies no data files
  'app.css': { type: 'text/css', file: () => path.resolve(__dirname, '../../../src/web/console/app.css') },
  'htmx.js': { type: 'text/javascript', file: () => require.resolve('htmx.org/dist/htmx.min.js') },
};

const read = new Map<AssetName, Asset>();

function asset(name: AssetName): Asset {
  const known = read.get(name);
  if (known) return known;
  const bytes = readFileSync(SOURCES[name].file());
  const fresh = { type: SOURCES[name].type, bytes, version: sha256(bytes).slice(0, 12) };
  read.set(name, fresh);
  return fresh;
}

/** The address carries the content's hash, so a browser may keep it for good. */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${asset(name).version}`;
}

export function assetRoutes(): Router {
  const router = new Router();
  router.get('/assets/:name', (ctx) => {
    const name = ctx.params['name'] as AssetName;
    if (!Object.hasOwn(SOURCES, name)) throw new Problem(404);
    const { type, bytes, version } = asset(name);
    ctx.type = type;
    ctx.body = bytes;
    ctx.set('Cache-Control', ctx.query['v'] === version ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  return router;
}

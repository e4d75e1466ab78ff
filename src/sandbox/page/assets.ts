/** Styles and browser code: plain files beside this one in src, read as they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../http';
import { assetHeaders } from './headers';
import { PageProblem } from './problem';

// The same relative place from src/sandbox/page/ and from dist/sandbox/page/: the build copies neither styles nor scripts.
const FOLDER = path.resolve(__dirname, '../../../src/sandbox/page/assets');
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** @param name a bare file name @throws PageProblem 404 */
export function asset(name: string): Answer {
  const extension = /^[a-z]+\.(css|js)$/.exec(name)?.[1];
  const type = extension && TYPES[extension];
  if (!type) throw new PageProblem(404, '没有这个文件');
  try {
    const body = readFileSync(path.join(FOLDER, name));
    return { status: 200, headers: { ...assetHeaders(), 'content-type': type }, body };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new PageProblem(404, '没有这个文件');
    throw error;
  }
}

/** Errors of the page's own routes: `application/problem+json` (RFC 9457). The detail is read by people, so it is Chinese. */
import type { Answer } from '../http';

const TITLES: Record<number, string> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
};

/** Thrown where a request cannot be carried out; becomes the answer. */
export class PageProblem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export function problemAnswer({ status, detail }: PageProblem): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail }),
  };
}

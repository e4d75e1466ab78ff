/**
 * Tries one link as a reader's browser would begin to: resolves its host, refuses what lies inside of a network, connects to the very
 * address that was looked at, and reads the status and nothing else. Nothing is sent along but the request; no redirect is followed.
 */
import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { Client } from 'undici';
import type { LinkOutcome, UncheckedWhy } from '../domain/post/links';
import { isPublicAddress } from '../lib/public-address';

export interface LinkRules {
  /** for one link, from resolving to its status, ms */
  timeoutMs: number;
  /** `host:port` that may be tried though they lie inside: an intranet of which the readers are part */
  allow: readonly string[];
}

/** All addresses of a host; throws as `dns.lookup` does. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const lookUp = promisify(lookup);
const resolveAll: Resolve = (host) => lookUp(host, { all: true, verbatim: true });

const LARGEST_HEADERS = 16 * 1024;
const UNCHECKED = (why: UncheckedWhy): LinkOutcome => ({ kind: 'UNCHECKED', why });

/** @param link http or https; anything that goes wrong is an outcome, and nothing is thrown */
export async function tryLink(
  link: string,
  { timeoutMs, allow }: LinkRules,
  resolve = resolveAll,
): Promise<LinkOutcome> {
  const url = new URL(link);
  if (url.username || url.password) return { kind: 'DEAD', why: 'CREDENTIALS' };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await before(signal, resolve(host));
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    const isAllowed = allow.includes(`${url.hostname}:${port}`);
    // one address inside is enough: which of them a reader gets is chance
    if (!isAllowed && !addresses.every(({ address }) => isPublicAddress(address)))
      return { kind: 'DEAD', why: 'INSIDE' };
    const [first] = addresses;
    return first ? await statusOf(url, first, signal) : { kind: 'DEAD', why: 'NO_HOST' };
  } catch (error) {
    return troubleOf(error);
  }
}

async function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  const tooLate = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  return Promise.race([work, tooLate]);
}

/** Host and SNI stay the link's own; the name is not resolved a second time. */
async function statusOf(url: URL, { address, family }: LookupAddress, signal: AbortSignal): Promise<LinkOutcome> {
  const fixed: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
  const client = new Client(url.origin, { connect: { lookup: fixed }, maxHeaderSize: LARGEST_HEADERS, pipelining: 0 });
  try {
    const { statusCode, headers, body } = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { accept: 'text/html,*/*;q=0.8', 'user-agent': 'Mozilla/5.0 (compatible; Qianfa link check)' },
      signal,
    });
    // nobody reads it: the connection goes with it
    body.on('error', () => undefined);
    return outcomeOf(url, statusCode, headers.location);
  } finally {
    await client.destroy();
  }
}

/** The site lets no program in, or not so soon. */
const NOT_LET_IN = [401, 403, 405, 406, 407, 412, 418, 429, 451];

function outcomeOf(url: URL, status: number, location: string | string[] | undefined): LinkOutcome {
  if (status >= 200 && status < 300) return { kind: 'ALIVE' };
  if (NOT_LET_IN.includes(status)) return UNCHECKED('NOT_LET_IN');
  const [to] = [location].flat();
  if (status < 300 || status >= 400 || to === undefined || !URL.canParse(to, url)) {
    return { kind: 'DEAD', why: 'STATUS', status };
  }
  const target = new URL(to, url);
  if (target.hostname === url.hostname) return { kind: 'ALIVE' };
  return { kind: 'ELSEWHERE', host: target.hostname || target.protocol };
}

const CERTIFICATE = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH$)/;

function troubleOf(error: unknown): LinkOutcome {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { kind: 'DEAD', why: 'NO_HOST' };
  if (code === 'ECONNREFUSED') return { kind: 'DEAD', why: 'REFUSED' };
  return CERTIFICATE.test(code) ? { kind: 'DEAD', why: 'CERTIFICATE' } : UNCHECKED('NETWORK');
}

/**
 * Outgoing HTTP: time limits, no retry of its own (the outbox decides that), and errors that keep two things apart: a platform that
 * refused and a platform we could not reach. A URL's query never appears in an error: tokens live there.
 */
import { fetch, type BodyInit, type RequestInit, type Response } from 'undici';

/** What a refusal asks of us. */
export type RefusalKind =
  /** busy: try again with growing waits */
  | 'retry'
  /** a limit was reached: try again after `retryAfterMs` */
  | 'limit'
  /** this message or post is wrong: never repeat it as it is */
  | 'content'
  /** wrong configuration or missing right: stop, tell an operator */
  | 'configuration';

/** The platform answered, and the answer is no. */
export class PlatformRefused extends Error {
  constructor(
    readonly platform: string,
    readonly code: string,
    readonly kind: RefusalKind,
    detail: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(`${platform} refused (${code}): ${detail}`);
    this.name = 'PlatformRefused';
  }
}

/** No usable answer. `outcomeUnknown`: the request may have been carried out, so it must be looked up before it is repeated. */
export class PlatformUnreachable extends Error {
  constructor(
    readonly platform: string,
    readonly outcomeUnknown: boolean,
    readonly detail: string,
  ) {
    super(`${platform} unreachable: ${detail}`);
    this.name = 'PlatformUnreachable';
  }
}

/** The answer went past `maxBytes`; asking again would give the same. */
export class AnswerTooLarge extends PlatformUnreachable {
  constructor(platform: string, maxBytes: number) {
    super(platform, true, `the answer is larger than ${maxBytes} bytes`);
    this.name = 'AnswerTooLarge';
  }
}

export interface OutgoingRequest {
  platform: string;
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** ms for everything, from connecting to the answer's last byte; 10,000 if not given */
  timeoutMs?: number;
  /** largest answer that is read; 32 MiB if not given */
  maxBytes?: number;
}

export interface OutgoingAnswer {
  status: number;
  headers: Response['headers'];
  bytes: Buffer;
}

/** Codes of failures that happen before a byte of the request could arrive. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const LARGEST_ANSWER = 32 * 1024 * 1024;

/** One request, one answer, whatever its status. Redirects are not followed. Throws only PlatformUnreachable. */
export async function request(outgoing: OutgoingRequest): Promise<OutgoingAnswer> {
  const { platform, method, url, headers, body, timeoutMs = 10_000, maxBytes = LARGEST_ANSWER } = outgoing;
  try {
    const init: RequestInit = { method, headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) };
    const response = await fetch(url, init);
    const bytes = await readUpTo(maxBytes, response);
    if (!bytes) throw new AnswerTooLarge(platform, maxBytes);
    return { status: response.status, headers: response.headers, bytes };
  } catch (error) {
    if (error instanceof AnswerTooLarge) throw error;
    throw new PlatformUnreachable(platform, !neverSent(error), describe(error));
  }
}

/** The whole body, or null once it is known to be larger; the rest is then not read. */
async function readUpTo(maxBytes: number, response: Response): Promise<Buffer | null> {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The answer's body as JSON, or null when it is none. Integers past 2^53 must be read by `bigJson` instead. */
export function jsonOf(answer: OutgoingAnswer): unknown {
  try {
    return JSON.parse(answer.bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** Like `jsonOf`, with every integer of 16 digits and more read as a string: platform ids do not fit a number. */
export function bigJson(answer: OutgoingAnswer): unknown {
  try {
    return JSON.parse(quoteBigIntegers(answer.bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Strings are matched first so that digits inside them stay untouched; digits behind a point or an exponent are no integer. */
function quoteBigIntegers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/g, (all, digits: string | undefined) =>
    digits === undefined ? all : `"${digits}"`,
  );
}

function causeOf(error: unknown): { code?: unknown; name?: unknown } {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return typeof cause === 'object' && cause !== null ? cause : {};
}

function neverSent(error: unknown): boolean {
  return NEVER_SENT.has(String(causeOf(error).code));
}

/** Never the message: undici may quote the URL in it. */
function describe(error: unknown): string {
  const cause = causeOf(error);
  if (cause.name === 'TimeoutError') return 'timed out';
  return String(cause.code ?? cause.name ?? 'no answer');
}

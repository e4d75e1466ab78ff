/**
 * The log: JSON lines on standard output, plain lines when a person watches. What must not be read is taken out by its key, and out of
 * the query of any URL, before a line is written (第十五条; `contract.md` §7).
 */
import pino from 'pino';

export interface LogMethod {
  (message: string): void;
  (fields: object, message?: string): void;
}

export interface Log {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  /** A log whose every line carries these fields too. */
  child(fields: object): Log;
}

export interface LogOptions {
  /** plain lines instead of JSON; when not given, what fits standard output */
  pretty?: boolean;
  /** standard output when not given */
  destination?: { write(line: string): void };
  /** info when not given */
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export function createLog({ pretty, destination, level = 'info' }: LogOptions = {}): Log {
  const output = destination ?? pino.destination({ dest: 1, sync: true });
  const asPlain = pretty ?? (!destination && process.stdout.isTTY);
  const logger = pino(
    {
      level,
      base: null,
      // errors are told by `scrub`, whatever key they stand under
      serializers: { err: (value: unknown) => value },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    asPlain ? { write: (line: string) => output.write(plainLine(line)) } : output,
  );
  return scrubbed(logger);
}

/** An address fit for a log: without query, fragment and user. */
export function safeUrl(url: string | URL): string {
  if (!URL.canParse(String(url))) return '(not a URL)';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

const HIDDEN = '[hidden]';

/** Compared in lower case and without `_` and `-`. `code` is what a sign-in returns with. */
const SECRET_KEYS = new Set(
  (
    'secret token accesstoken refreshtoken jsapiticket ticket encodingaeskey aeskey clientsecret appsecret corpsecret secretskey ' +
    'password passwd authorization cookie setcookie code msgsignature signature state apikey privatekey'
  ).split(' '),
);

/** The same names where they stand in a text as `name=value`, as in a URL's query. */
const SECRET_PARAMETERS = /\b([a-z_]*(?:token|secret|password|ticket|signature)|code|state)=[^&\s"'<>]+/gi;

const isSecretKey = (key: string) => SECRET_KEYS.has(key.toLowerCase().replace(/[_-]/g, ''));

const DEEPEST = 8;

function scrubbed(logger: pino.Logger): Log {
  const method =
    (level: 'debug' | 'info' | 'warn' | 'error'): LogMethod =>
    (fields: object | string, message?: string) => {
      if (!logger.isLevelEnabled(level)) return;
      if (typeof fields === 'string') logger[level](scrubText(fields));
      else logger[level](scrub(fields, 0) as object, message === undefined ? undefined : scrubText(message));
    };
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    child: (fields) => scrubbed(logger.child(scrub(fields, 0) as object)),
  };
}

function scrubText(text: string): string {
  return text.replace(SECRET_PARAMETERS, `$1=${HIDDEN}`);
}

function scrub(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[…]';
  if (value instanceof Error) return { type: value.name, message: scrubText(value.message), stack: stackOf(value) };
  if (value instanceof URL) return safeUrl(value);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecretKey(key) ? HIDDEN : scrub(inner, depth + 1)]),
  );
}

function stackOf(error: Error): string | undefined {
  return error.stack === undefined ? undefined : scrubText(error.stack);
}

/** `09:30:00 warn  message  key=value` for a person at a terminal; the time is the machine's. */
function plainLine(line: string): string {
  const { time, level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(String(time)).toTimeString().slice(0, 8);
  const rest = Object.entries(fields).map(([key, value]) => `${key}=${plainValue(value)}`);
  return `${[clock, String(level).padEnd(5), msg ?? '', ...rest].join(' ').trimEnd()}\n`;
}

function plainValue(value: unknown): string {
  return typeof value === 'string' && !/[\s"]/.test(value) ? value : JSON.stringify(value);
}

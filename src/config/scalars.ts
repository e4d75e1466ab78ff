/** The small values a configuration is made of. Each says what it expects and never shows what it got. */
import { z } from 'zod';
import { nearest } from './nearest';
import { SECRET_KEYS } from './resolve';

/** The text of a problem, from what was expected and what stands there. */
export function expected(what: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => describe(input, what) };
}

function describe(input: unknown, what: string): string {
  if (input === undefined || input === null) return `is missing: expected ${what}`;
  return typeof input === 'string' ? `expected ${what}` : `expected ${what}, got ${kindOf(input)}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `a ${typeof value}`;
}

/** A mapping with exactly these keys; an unknown one is told with the nearest known key, one line for each. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape);
  const files = keys.filter((key) => (SECRET_KEYS as readonly string[]).includes(key)).map((key) => `${key}_file`);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map((key) => `unknown key; the nearest known key is ${nearest(key, [...keys, ...files])}`)
            .join('\n')
        : describe(issue.input, `a mapping with ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''}`),
  });
}

export function list<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, expected(`a list of ${what}`));
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, expected(words.length === 1 ? words[0] : `one of ${words.join(', ')}`));
}

/** Text that passes the check. */
export function text(what: string, holds: (value: string) => boolean) {
  const error = ({ input }: { input?: unknown }) =>
    typeof input === 'number' ? `expected ${what}, in quotes` : describe(input, what);
  return z.string({ error }).refine(holds, { ...expected(what), abort: true });
}

/** A name or sentence people read. */
export function words(what: string, most = 200) {
  return text(`${what} (1 to ${most} characters)`, (value) => value.trim() !== '' && value.length <= most).transform(
    (value) => value.trim(),
  );
}

/** An id of ours: it appears in addresses and logs. */
export function id(what: string) {
  return text(`${what}: up to 64 letters, digits, . _ -`, (value) => /^[A-Za-z0-9][\w.-]{0,63}$/.test(value));
}

/** A platform's id, key or secret: no blanks. */
export function opaque(what: string) {
  return text(what, (value) => /^\S{1,1024}$/.test(value));
}

export function wholeNumber(what: string, least: number, most: number) {
  const whole = `${what}, a whole number from ${least} to ${most}`;
  return z.preprocess(
    // a variable of the environment is always text
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int(expected(whole)).min(least, expected(whole)).max(most, expected(whole)),
  );
}

export function yesOrNo() {
  return z.preprocess(
    (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
    z.boolean(expected('true or false')),
  );
}

/** An http or https address without user, query and fragment; given back without the slashes at its end. */
export function webAddress(what: string) {
  return text(`${what}: an http or https URL without user, ? and #`, isWebAddress).transform((value) =>
    value.replace(/\/+$/, ''),
  );
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value) || /[?#\s]/.test(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** A time of day, HH:MM. */
export function clock() {
  return text('a time of day as "HH:MM"', (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value));
}

/** A host name without scheme, port and path; given back as browsers spell it. */
export function hostName() {
  return text('a host name such as v.example.com', (value) => {
    return !/[/:@?#\s\\]/.test(value) && URL.canParse(`http://${value}/`);
  }).transform((value) => new URL(`http://${value}/`).hostname.replace(/\.$/, ''));
}

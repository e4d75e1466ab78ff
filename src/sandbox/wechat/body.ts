import { PlatformError } from '../errors';
import { hasEscapedText, jsonBody, type Call } from '../http';

/** @throws PlatformError 40033, 44002, 47001 */
export function requestBody(call: Call): Record<string, unknown> {
  if (call.body.length === 0) throw new PlatformError(44002, 'empty post data');
  if (hasEscapedText(call)) throw new PlatformError(40033, 'invalid charset, \\uXXXX is not supported');
  const body = jsonBody(call);
  if (!body) throw new PlatformError(47001, 'data format error');
  return body;
}

/** A slice of a list for the `batchget` calls: offset from 0, one to twenty at a time. */
export function pageOf<T>(all: T[], body: Record<string, unknown>): T[] {
  const { offset, count } = body;
  if (!Number.isInteger(offset) || !Number.isInteger(count)) throw new PlatformError(47003, 'offset and count');
  const from = offset as number;
  const size = count as number;
  if (from < 0 || size < 1 || size > 20) throw new PlatformError(47003, 'offset from 0, count 1 to 20');
  return all.slice(from, from + size);
}

/** Canonical JSON (RFC 8785) and SHA-256: the one way anything here is hashed. */
import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** RFC 8785 text of a JSON value. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value);
}

/** Lower-case hex SHA-256 of text (UTF-8) or bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Lower-case hex SHA-256 of a JSON value's canonical form. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** Random tokens, and comparing them without telling how far they agree. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../domain/digest';

/** 256 bits as 64 hex digits: letters and digits only, as every messenger's `state` demands. */
export function randomToken(): string {
  return randomBytes(32).toString('hex');
}

/** Constant time whatever the lengths: hashes are compared. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(one), 'hex'), Buffer.from(sha256(other), 'hex'));
}

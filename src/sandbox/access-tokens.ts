import { text } from './credentials';

export interface TokenRow {
  token: string;
  /** Epoch ms. */
  expiresAt: number;
}

const LIFETIME = 7200_000;
const REMEMBERED = 86_400_000;

/**
 * The token handed out now: the same one as long as more than `renewBefore` ms of its life are left, else a new one beside it.
 * Gives the seconds left as well.
 */
export function currentToken(rows: TokenRow[], now: number, renewBefore = 0): { token: string; expiresIn: number } {
  const alive = rows.find(({ expiresAt }) => expiresAt - renewBefore > now);
  const row = alive ?? { token: text(128), expiresAt: now + LIFETIME };
  if (!alive) {
    const remembered = rows.filter(({ expiresAt }) => expiresAt > now - REMEMBERED);
    rows.splice(0, rows.length, row, ...remembered);
  }
  return { token: row.token, expiresIn: Math.floor((row.expiresAt - now) / 1000) };
}

export function tokenState(rows: TokenRow[], token: string, now: number): 'valid' | 'expired' | 'unknown' {
  const row = rows.find((candidate) => candidate.token === token);
  if (!row) return 'unknown';
  return row.expiresAt > now ? 'valid' : 'expired';
}

/** Ends every token at once, as the platforms may do at any time. */
export function expireAll(rows: TokenRow[], now: number): void {
  for (const row of rows) row.expiresAt = Math.min(row.expiresAt, now);
}

/** Pictures nobody needs any more: their deletion is promised in the transaction that lets them go, and done by the dispatcher. */
import type { Desk } from './door';
import { outboxRow } from './effects';

/** What a row of kind `forgetFile` carries. */
export interface ForgetFile {
  sha256: string;
}

/** Bytes that another record uses are kept all the same. @param hashes SHA-256, hex */
export async function forgetFiles(desk: Pick<Desk, 'tx' | 'now' | 'newId'>, hashes: string[]): Promise<void> {
  const rows = [...new Set(hashes)].map((sha256) => {
    const payload: ForgetFile = { sha256 };
    return outboxRow(desk, 'forgetFile', `file:${sha256}`, payload, null);
  });
  if (rows.length > 0) await desk.tx.addOutbox(rows);
}

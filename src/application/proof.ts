/** Checks of what is stored: chains of hashes and the server's signatures on them. Used before sending, by `verify`, and by nothing that writes. */
import { signatureHash } from '../domain/archive/archive';
import type { SealedSignature } from '../domain/signing/signature';
import type { Signer } from './keys';

/** @returns null when every link holds, else which one does not (English) */
export function checkSignatureChain(sealed: SealedSignature[], check: Signer['check']): string | null {
  let prevHash = '';
  for (const [index, link] of sealed.entries()) {
    const place = `signature ${link.seq}`;
    if (link.seq !== index + 1) return `${place} is out of place`;
    if (link.prevHash !== prevHash) return `${place} does not follow the one before it`;
    if (signatureHash(link.record, link.seq, link.prevHash) !== link.hash) return `${place} was changed`;
    if (!check(link.keyId, link.hash, link.serverSignature)) return `${place} does not bear the server's signature`;
    prevHash = link.hash;
  }
  return null;
}

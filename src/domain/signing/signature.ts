/** What a tap leaves behind when it is a signature (`domain.md` §2.5; 第六、八条). */
import type { DecisionWord } from '../codes';

/** Everything a signature says, before the server seals it into the submission's chain. */
export interface Signature {
  submissionId: string;
  no: string;
  reviewNo: number;
  version: number;
  /** the submission digest the signer was shown */
  digest: string;
  /** each account's digest of that version: what is compared at the moment of sending */
  accountDigests: Record<string, string>;
  stage: string;
  stageTitle: string;
  decision: DecisionWord;
  /** what the button said, e.g. 同意 */
  choice: string;
  opinion: string;
  reasonCode: string | null;
  statement: string;
  statementVersion: string;
  signer: { id: string; name: string; title: string };
  onBehalfOf: { id: string; name: string; document: string | null } | null;
  /** whose duty it was when a superior signed because that person was the submitter; not there otherwise */
  insteadOf?: { id: string; name: string };
  /** the planned time the signer was shown, epoch ms */
  plannedAt: number;
  messenger: string;
  cardId: string | null;
  callbackId: string | null;
  /** the messenger's own time of the tap, epoch ms, when it gives one */
  platformTime: number | null;
  /** epoch ms */
  at: number;
  stepUp: string | null;
  /** the signer's own words, when the tapped card quoted them (§3.3 case 9) */
  quoted?: string;
}

/** A signature in its chain: hash over the canonical record and the previous hash, signed with the server's Ed25519 key. */
export interface SealedSignature {
  seq: number;
  record: Signature;
  prevHash: string;
  hash: string;
  keyId: string;
  /** base64 */
  serverSignature: string;
}

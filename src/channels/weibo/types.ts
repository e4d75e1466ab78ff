/** What the Weibo channel is configured with, and what it keeps with a publication. */

export interface WeiboConfig {
  /** registry id */
  id: string;
  name: string;
  /** e.g. https://api.weibo.com; a path behind the host is kept */
  apiBase: string;
  appKey: string;
  accessToken: string;
  /** the account itself: the only one whose posts its token may read */
  uid: string;
  /** the office's public address, which `share` asks for */
  rip: string;
  /** base of the authenticity link; its host is the app's safe domain */
  linkBase: string;
}

/**
 * The publication's handle.
 * - `baselineId`: newest post of the account before the first attempt; empty when it had none
 * - `note`: what Weibo said that no list of posts can tell. `accepted`: it took the post and is slow (20032), so it must not be sent
 *   again; `duplicate`: it calls the post a repeat (20017, 20019, 20111); empty: nothing
 */
export type WeiboHandle = { baselineId?: string; note?: string };

/** Where a note waits between the attempt and the first look, which takes it into the handle. */
export function noteKey(accountId: string, postDigest: string): string {
  return `weibo:${accountId}:note:${postDigest}`;
}

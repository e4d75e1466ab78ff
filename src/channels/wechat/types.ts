/** What the official-account channel is configured with, and what it keeps with a publication. */

export interface WechatConfig {
  /** registry id */
  id: string;
  name: string;
  /** e.g. https://api.weixin.qq.com; a path behind the host is kept */
  apiBase: string;
  appId: string;
  appSecret: string;
  callback: { token: string; encodingAesKey: string };
}

/**
 * The publication's handle.
 * - `mediaId`: the one draft; submitting consumes it
 * - `snapshot`: hash of the draft as WeChat keeps it, right after it was made
 * - `publishId`, `msgDataId`: what an accepted submit answered
 */
export type WechatHandle = { mediaId?: string; snapshot?: string; publishId?: string; msgDataId?: string };

/** The account registry (账号登记, 第二条): what the core may know of an account. Credentials stay with the channel adapters. */
import type { ChannelName } from './codes';

export interface Account {
  id: string;
  channel: ChannelName;
  name: string;
  ownerDepartment: string;
  purpose: string;
  publish: 'api' | 'manual';
  /** Weibo: base of the authenticity link in the post (`linkBase/CODE`); null elsewhere */
  linkBase: string | null;
  /** WeChat: SHA-256 of the cover used when an article has no picture; null elsewhere */
  defaultCover: string | null;
}

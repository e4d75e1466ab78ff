/** The configuration as the rest of the product sees it: complete, checked, frozen (`contract.md` §2). All paths are absolute. */
import type { NoticeDay } from '../domain/time/holiday-notice';
import type { Organization } from '../domain/people';
import type { Policy } from '../domain/policy';

export interface Config {
  server: {
    host: string;
    /** 0 takes any free port */
    port: number;
    /** without a slash at the end */
    publicUrl: string;
    trustProxy: boolean;
  };
  /** `sqlite:/absolute/path`, `sqlite::memory:` or `mysql://…` */
  database: { url: string };
  timezone: 'Asia/Shanghai';
  /** base64 of 32 bytes; null only with the embedded database */
  secretsKey: string | null;
  archive: { dir: string };
  files: { dir: string };
  /** whether the links of posts are tried (F-20), how long one may take, and which `host:port` may lie inside of a network */
  links: { check: boolean; timeoutMs: number; allow: string[] };
  messengers: { wecom?: WecomSettings; dingtalk?: DingtalkSettings };
  accounts: AccountSettings[];
  console: { apiTokens: ApiToken[] };
  organization: Organization;
  policy: Policy;
  /** days of the company's own (公司安排), above every holiday notice */
  calendar: NoticeDay[];
}

export interface CallbackKeys {
  token: string;
  encodingAesKey: string;
}

export interface WecomSettings {
  apiBase: string;
  oauthBase: string;
  corpId: string;
  agentId: number;
  secret: string;
  callback: CallbackKeys;
}

export interface DingtalkSettings {
  apiBase: string;
  oapiBase: string;
  /** `https://login.dingtalk.com` unless given */
  loginBase: string;
  clientId: string;
  clientSecret: string;
  robotCode: string;
  corpId: string;
  cardTemplateId: string;
  inbound: 'stream' | 'http';
  /** what the company's edition allows */
  callsPerMonth: number;
  /** http only */
  callback?: { token: string; aesKey: string };
}

/** An entry of the account registry (账号登记). An account published by hand carries no credentials. */
export type AccountSettings = WeiboAccountConfig | WechatAccountConfig;
export type WeiboAccountConfig = WeiboByInterface | WeiboByHand;
export type WechatAccountConfig = WechatByInterface | WechatByHand;

interface RegistryEntry {
  id: string;
  name: string;
  /** id of the department */
  ownerDepartment: string;
  purpose: string;
}

interface WeiboEntry extends RegistryEntry {
  channel: 'weibo';
  /** base of the link in every post, `linkBase/CODE`; no slash at the end. By hand and not given: `publicUrl/p` */
  linkBase: string;
}

export interface WeiboByInterface extends WeiboEntry {
  publish: 'api';
  apiBase: string;
  appKey: string;
  appSecret: string | null;
  accessToken: string;
  uid: string;
  /** the office's public address */
  rip: string;
}

export interface WeiboByHand extends WeiboEntry {
  publish: 'manual';
}

interface WechatEntry extends RegistryEntry {
  channel: 'wechat';
  /** file of the cover for an article without a picture */
  defaultCover: string | null;
}

export interface WechatByInterface extends WechatEntry {
  publish: 'api';
  kind: 'subscription' | 'service';
  release: 'freepublish' | 'sendall';
  apiBase: string;
  appId: string;
  appSecret: string;
  callback: CallbackKeys;
}

export interface WechatByHand extends WechatEntry {
  publish: 'manual';
}

/** What the holder of a token may be. */
export const API_ROLES = ['auditor', 'archivist', 'office', 'sysAdmin'] as const;
export type ApiRole = (typeof API_ROLES)[number];

export interface ApiToken {
  name: string;
  /** of the token's text; lower-case hex */
  sha256: string;
  roles: ApiRole[];
}

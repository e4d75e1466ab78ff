/** The channels this product knows: one folder each. To add one, make its folder, list it here, run the channel contract. */
import type { Channel, ChannelWebhook } from '../application/ports';
import type { Post } from '../domain/post/version';
import type { Clock } from '../lib/clock';
import { createManual } from './manual';
import {
  createWechat,
  createWechatWebhook,
  ownsWechatUrl,
  renderWechat,
  type WebhookOptions,
  type WechatConfig,
} from './wechat';
import { createWeibo, ownsWeiboUrl, renderWeibo, type WeiboConfig } from './weibo';

/** An account of the registry with its credentials; an account published by hand needs none. */
export type ChannelAccount =
  | ({ channel: 'weibo'; publish: 'api' } & WeiboConfig)
  | ({ channel: 'wechat'; publish: 'api' } & WechatConfig)
  | { channel: 'weibo' | 'wechat'; publish: 'manual'; id: string; name: string };

/** One channel per account, by registry id. */
export function createChannels(accounts: ChannelAccount[], options: { clock: Clock }): Map<string, Channel> {
  return new Map(accounts.map((account) => [account.id, createChannel(account, options)]));
}

/** One webhook per account whose platform reports verdicts, by registry id. */
export function createChannelWebhooks(
  accounts: ChannelAccount[],
  options: WebhookOptions,
): Map<string, ChannelWebhook> {
  return new Map(
    accounts
      .filter((account) => account.publish === 'api' && account.channel === 'wechat')
      .map((account) => [account.id, createWechatWebhook(account, options)]),
  );
}

function createChannel(account: ChannelAccount, options: { clock: Clock }): Channel {
  if (account.publish === 'manual') return createManual(account.id, lookOf(account));
  return account.channel === 'weibo' ? createWeibo(account) : createWechat(account, options);
}

function lookOf({ channel, name }: { channel: 'weibo' | 'wechat'; name: string }) {
  return channel === 'weibo'
    ? { render: (post: Post) => renderWeibo(post, name), ownsUrl: ownsWeiboUrl }
    : { render: (post: Post) => renderWechat(post, name), ownsUrl: ownsWechatUrl };
}

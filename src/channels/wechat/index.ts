/** The official account as a channel: draft, `freepublish/submit`, verdict by event or by looking (`wechat-official-account.md`). */
import type { Channel } from '../../application/ports';
import { wechatInterfaceProblems } from '../../domain/post/limits';
import type { Clock } from '../../lib/clock';
import { createClient } from './client';
import { find } from './find';
import { prepare } from './prepare';
import { capture, takeDown } from './removal';
import { renderWechat } from './render';
import { submit } from './submit';
import type { WechatConfig } from './types';

export type { WechatConfig } from './types';
export { createWechatWebhook, type WebhookOptions } from './webhook';
export { renderWechat } from './render';

export function createWechat(config: WechatConfig, { clock }: { clock: Clock }): Channel {
  const client = createClient(config, clock);
  return {
    accountId: config.id,
    check: wechatInterfaceProblems,
    render: (post) => renderWechat(post, config.name),
    prepare: async (post, handle, context) => prepare(client, config.id, post, handle, context),
    publish: async (post, handle) => {
      const problems = wechatInterfaceProblems(post);
      if (problems.length > 0) return { kind: 'refused', reason: problems.join('；'), code: 'interface' };
      return submit(client, post, handle);
    },
    find: async (post, handle, since, { now }) => find({ client, post, handle, since, now }),
    capture: async (target) => capture(client, target),
    takeDown: async (target) => takeDown(client, target),
    ownsUrl: ownsWechatUrl,
    // one publication at a time is the delivery's habit; the platform names no distance, it answers 53501
    minGapMs: 0,
    probe: () => client.authenticate(),
  };
}

export function ownsWechatUrl(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && url.hostname === 'mp.weixin.qq.com';
}

/** A link in what somebody wrote, and the account of ours it belongs to. */
import type { Account } from '../../domain/account';
import type { ChannelName } from '../../domain/codes';
import { accountsNamed } from '../template/template-values';

const HOSTS: Record<ChannelName, string[]> = {
  WEIBO: ['weibo.com', 'weibo.cn'],
  WECHAT: ['mp.weixin.qq.com'],
};

/** Which platform a link belongs to, by its host and never by its text; null for any other. */
export function channelOfUrl(url: URL): ChannelName | null {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const isOn = (channel: ChannelName) => HOSTS[channel].some((one) => host === one || host.endsWith(`.${one}`));
  return isOn('WEIBO') ? 'WEIBO' : isOn('WECHAT') ? 'WECHAT' : null;
}

const LINK = /https?:\/\/[^\s，。；、）)】》”"'<>]+/i;

/** The first link, and what stands around it; null without one. */
export function linkIn(text: string): { url: string; rest: string } | null {
  const url = LINK.exec(text)?.[0];
  if (!url || !URL.canParse(url)) return null;
  return {
    url,
    rest: text
      .replace(url, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
  };
}

/** The account a link is on; where its platform has several, the first word of the rest names one. `answer`: why it is none of ours. */
export function accountOfLink(
  { url, rest }: { url: string; rest: string },
  accounts: Account[],
): { accountId: string; rest: string } | { answer: string } {
  const channel = channelOfUrl(new URL(url));
  const ours = accounts.filter((account) => account.channel === channel);
  const [only] = ours;
  if (!only)
    return { answer: '这个链接不像我们账号所在平台的网址（weibo.com、weibo.cn、mp.weixin.qq.com），请核对后再发。' };
  if (ours.length === 1) return { accountId: only.id, rest };
  const [first = '', ...others] = rest.split(/\s+/);
  const named = accountsNamed(first, ours).filter(({ id }) => ours.some((one) => one.id === id));
  return named.length === 1
    ? { accountId: named[0]!.id, rest: others.join(' ') }
    : {
        answer: `这个平台有 ${ours.length} 个账号，请在链接后写明账号名：${ours.map(({ name }) => name).join('、')}。`,
      };
}

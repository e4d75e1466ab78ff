import { isOnHosts } from './health-video';
import { goneWords, isRepost, quotes, type Original } from '../post/original';
import type { Hit, Rule, RuleSubject } from './rule';

/**
 * F-11: a repost names its original by address, author and time and keeps a snapshot of it; a reprint repeats it word for word; both come
 * from the company's list of sources, where there is one (第九、十一条; 著作权法 第二十四、五十三条).
 */
export const repostRule: Rule = {
  id: 'F-11',
  version: '1',
  citation: '《管理办法》第九条、第十一条；《著作权法》第二十四条、第五十三条',
  mend: {
    wrong:
      '来源：转载 云雀日报 https://news.example.cn/1\n原文内容：周六上午放流鱼苗两万尾。\n正文：周六上午放流鱼苗三万尾。',
    right:
      '来源：转载 云雀日报 https://news.example.cn/1\n原文内容：周六上午放流鱼苗两万尾。\n正文：周六上午放流鱼苗两万尾。',
  },
  check: (subject) => [
    ...(isRepost(subject.content) ? repostHits(subject) : reprintHits(subject)),
    ...listHits(subject),
  ],
};

const block = (text: string): Hit => ({ effect: 'BLOCK', text });

function repostHits({ content, posts }: RuleSubject): Hit[] {
  const original = content.original!;
  const lacking = lackingOf(original);
  return [
    ...(lacking.length > 0 ? [block(`转发缺原文的${lacking.join('、')}。`)] : []),
    ...(original.gone ? [block(`${goneWords(original)}，不能转发。请换一条，重发“原文：网址”。`)] : []),
    ...(posts.some(({ channel }) => channel === 'WECHAT')
      ? [block('微信公众号没有转发，请改为“渠道：微博”。要在公众号登出，请另发“投稿”作转载，来源写“转载 名称 网址”。')]
      : []),
  ];
}

function lackingOf({ url, author, postedAt, text, reading, gone }: Original): string[] {
  const isAsked = reading || gone;
  const lacking = [
    url ? '' : '网址',
    author?.trim() || isAsked ? '' : '作者',
    postedAt !== null || isAsked ? '' : '发布时间',
    text?.trim() || isAsked ? '' : '内容（快照）',
  ];
  return lacking.filter(Boolean);
}

/** Only where the original's words were given can they be compared. */
function reprintHits({ content, posts }: RuleSubject): Hit[] {
  const words = content.original?.text?.trim();
  if (!words || content.source?.type !== 'REPRINT') return [];
  const changed = posts.some(({ text }) => !quotes(text, words));
  return changed
    ? [block('转载改动了原文文字。转载须照登原文，请把正文改回与“原文内容”一致；自己写的请用“来源：原创”。')]
    : [];
}

function listHits({ content, policy }: RuleSubject): Hit[] {
  const { source } = content;
  const original = isRepost(content) ? content.original! : null;
  if (policy.repostWhitelist.length === 0 || (!original && source?.type !== 'REPRINT')) return [];
  const names = present([original?.author, source?.type === 'REPRINT' ? source.name : null]);
  const urls = present([original?.url, source?.url]);
  if (names.length + urls.length === 0 || policy.repostWhitelist.some((entry) => covers(entry, names, urls))) return [];
  return [
    { effect: 'CONFIRM', text: `来源“${names[0] ?? urls[0]}”不在公司转载来源名单上，须经公司办公室核稿时认可。` },
  ];
}

/** An entry of the list is a name, a host, or the beginning of an address. */
function covers(entry: string, names: string[], urls: string[]): boolean {
  const bare = (name: string) => name.trim().replace(/^@/, '');
  const address = entry.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  return (
    names.some((name) => bare(name) === bare(entry)) ||
    urls.some((url) => isOnHosts(url, [address]) || `${url.replace(/^https?:\/\//, '')}/`.startsWith(`${address}/`))
  );
}

function present(values: (string | null | undefined)[]): string[] {
  return values.filter((value): value is string => Boolean(value));
}

import { ownTexts, type Place, type Text } from '../text/texts';
import type { Hit, Rule, RuleSubject } from './rule';

/**
 * F-02: every category-2 post links to a video of the health video site; F-03: the link's host is one of the configured hosts or a
 * sub-domain of one, compared as a host and never as text (第十条2; A6).
 */
export const healthVideoRule: Rule = {
  id: 'F-02',
  version: '1',
  citation: '《管理办法》第十条第2项',
  mend: { wrong: '类别：2\n视频：', right: '类别：2\n视频：https://v.jkdyx.example/eye-day' },
  check({ content }) {
    // A18: the correction of a health post is a health post
    if (content.corrects?.category === 2 && content.category !== 2)
      return [{ effect: 'BLOCK', text: '更正的是第2类健康主题信息，更正稿仍属第2类。请写“类别：2”。' }];
    if (content.category !== 2 || content.videoUrl) return [];
    return [
      { effect: 'BLOCK', text: '第2类健康主题信息必须链接健康第一线视频网相关视频。请补一行“视频：https://…”。' },
    ];
  },
};

export const videoHostRule: Rule = {
  id: 'F-03',
  version: '1',
  citation: '《管理办法》第十条第2项',
  mend: {
    wrong: '类别：2\n视频：https://v.jkdyx.example.net/eye-day',
    right: '类别：2\n视频：https://v.jkdyx.example/eye-day',
  },
  check({ content, policy, texts }: RuleSubject) {
    if (content.category !== 2) return [];
    const hosts = policy.healthVideoHosts.join('、') || '（管理员尚未配置视频网主机名）';
    const text = `视频链接不在视频网上。请改为视频网的链接，可用的网址主机：${hosts}。`;
    const links = ownTexts(texts)
      .flatMap(videoLinksIn)
      .filter(({ matched }) => matched !== content.videoUrl);
    return [...(content.videoUrl ? [{ matched: content.videoUrl }] : []), ...links]
      .filter(({ matched }) => !isOnHosts(matched, policy.healthVideoHosts))
      .map((link): Hit => ({ effect: 'BLOCK', text, ...link }));
  },
};

/** A link that the text itself calls a video: 视频：https://… */
const VIDEO_LINK = /视频[^\n。]{0,12}?[:：]?\s*(https?:\/\/[^\s，。；、）)】》”"'<>]+)/giu;

function videoLinksIn({ name, original }: Text): { matched: string; where: Place }[] {
  return [...original.matchAll(VIDEO_LINK)].map(({ index, 0: whole, 1: link }) => {
    const end = index + whole.length;
    return { matched: link!, where: { field: name, start: end - link!.length, end } };
  });
}

/** True when the URL is plain http(s) and its host equals one of the hosts or lies under it. */
export function isOnHosts(link: string, hosts: string[]): boolean {
  // what programs read differently: a back slash, a blank, an invisible character
  if (/[\\\s\p{C}]/u.test(link)) return false;
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return false;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  if (url.username || url.password || url.port) return false;
  // one trailing dot names the same host
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  return hosts.some((allowed) => host === allowed.toLowerCase() || host.endsWith(`.${allowed.toLowerCase()}`));
}

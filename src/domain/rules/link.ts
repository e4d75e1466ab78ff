import type { CheckedLink, LinkOutcome } from '../post/links';
import { linksWritten } from '../post/links';
import { ownTexts, type Place, type Text } from '../text/texts';
import type { Hit, Rule } from './rule';

/** F-20: a link of the post cannot be opened, or leads to another host (第十一条). It rests on what was found when the links were tried. */
export const linkRule: Rule = {
  id: 'F-20',
  version: '1',
  citation: '《管理办法》第十一条',
  mend: {
    first: '先在手机上打开看一看；网站换了地址的，写新网址',
    wrong: '正文：预约请看 https://old.jkdyx.example/yuyue',
    right: '正文：预约请看 https://www.jkdyx.example/yuyue',
  },
  postsOnly: true,
  answeredBy: 'OFFICE',
  check({ content, links, texts }) {
    if (!links || links.length === 0) return [];
    const there = linksWritten(content);
    return links.filter(({ url }) => there.includes(url)).flatMap((link) => hitOf(link, texts));
  },
};

function hitOf({ url, outcome }: CheckedLink, texts: Text[]): Hit[] {
  if (outcome.kind === 'ALIVE') return [];
  const where = placeOf(url, texts);
  const effect = outcome.kind === 'UNCHECKED' ? 'HINT' : 'CONFIRM';
  return [{ effect, text: wordsOf(outcome), matched: url, ...(where && { where }) }];
}

/** Where it stands; the video has a line of its own. */
function placeOf(url: string, texts: Text[]): Place | null {
  for (const { name, original } of ownTexts(texts)) {
    const start = original.indexOf(url);
    if (start >= 0) return { field: name, start, end: start + url.length };
  }
  return null;
}

const MEND = '请改网址或删去；确实要用的，由公司办公室核稿时确认。';

const DEAD = {
  NO_HOST: '链接打不开：没有这个网站',
  REFUSED: '链接打不开：网站没有应答',
  CERTIFICATE: '链接打不开：网站的证书有问题，浏览器会拦住',
  INSIDE: '链接指向内部网络，外面的读者打不开',
  CREDENTIALS: '链接里写着用户名或口令，不能公开',
};

/** Chinese: what was found, and what would lift it. */
function wordsOf(outcome: Exclude<LinkOutcome, { kind: 'ALIVE' }>): string {
  switch (outcome.kind) {
    case 'DEAD':
      return `${outcome.why === 'STATUS' ? `链接打不开：网站回答 ${outcome.status}` : DEAD[outcome.why]}。${MEND}`;
    case 'ELSEWHERE':
      return `链接会转到另一个网站 ${outcome.host}。请直接写要去的网址，或删去；确实要用的，由公司办公室核稿时确认。`;
    case 'UNCHECKED':
      return outcome.why === 'NETWORK'
        ? '链接没能核对：网络不通或太慢。请人工打开看一看。'
        : '链接没能核对：网站不让程序查看。请人工打开看一看。';
  }
}

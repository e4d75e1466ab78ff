/** Weibo as far as the channel uses it. */
import type { WeiboConfig } from '../../src/channels/weibo';
import { midToBid } from '../../src/channels/weibo/mid';
import { formOf, startPlatform, type Call } from './fake-platform';

export interface Status {
  mid: string;
  at: number;
  /** as posted; readers and the API see t.cn links */
  text: string;
  extra?: Record<string, unknown>;
}

export const WEIBO = {
  id: 'A-WB',
  name: '@云雀谷健康',
  appKey: '3000000001',
  accessToken: '2.00secretTOKEN',
  uid: '1234567890',
  rip: '203.0.113.5',
  linkBase: 'https://qianfa.example.com/p',
};

const GONE = { status: 400, json: { error_code: 20101, error: 'target weibo does not exist!' } };
const NO_RIGHT = { status: 403, json: { error_code: 10014, error: 'Insufficient app permissions!' } };

export async function startWeibo(now: () => number) {
  const statuses: Status[] = [];
  /** what other people posted */
  const others: Status[] = [];
  const links: string[] = [];
  const state = {
    shortening: true,
    expandAllowed: true,
    repostAllowed: true,
    tokenInfo: { uid: WEIBO.uid, appkey: WEIBO.appKey, expire_in: 9 },
  };
  const post = (text: string, at = now(), extra?: Record<string, unknown>) => {
    const status = { mid: `${5_012_345_000_012_345n + BigInt(statuses.length)}`, at, text, extra };
    statuses.push(status);
    return status;
  };
  /** Somebody else's post. */
  const otherPost = (text: string, extra: Record<string, unknown> = {}) => {
    const user = { idstr: '1686546714', screen_name: '云雀反诈' };
    const mid = `${3_504_803_600_502_730n + BigInt(others.length)}`;
    const status = { mid, at: now() - 3_600_000, text, extra: { isLongText: false, user, ...extra } };
    others.push(status);
    return { ...status, url: `https://weibo.com/${user.idstr}/${midToBid(mid)}` };
  };
  const shorten = (text: string) =>
    text.replace(/https?:\/\/[\x21-\x7e]+/g, (link) => `http://t.cn/A${links.push(link)}`);
  const shown = ({ mid, at, text, extra }: Status) => ({
    created_at: weiboTime(at),
    id: `big:${mid}`,
    idstr: mid,
    mid,
    text: (state.shortening ? shorten(text) : text).replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    source: '<a href="http://app.example.com/">签发</a>',
    ...extra,
  });
  const routes: Record<string, (call: Call) => unknown> = {
    'POST /2/statuses/share.json': async (call) => {
      const form = await formOf(call);
      return { json: shown(post(String(form.get('status')))) };
    },
    'POST /2/statuses/repost.json': async (call) => {
      if (!state.repostAllowed) return NO_RIGHT;
      const form = await formOf(call);
      const original = others.find(({ mid }) => mid === form.get('id'));
      if (!original) return GONE;
      return { json: shown(post(String(form.get('status')), now(), { retweeted_status: shown(original) })) };
    },
    'GET /2/statuses/user_timeline.json': () => ({
      json: { statuses: statuses.slice(-5).reverse().map(shown), total_number: statuses.length },
    }),
    'GET /2/statuses/show.json': ({ query }) => {
      const status = [...statuses, ...others].find(({ mid }) => mid === query.get('id'));
      return status ? { json: { ...shown(status), reposts_count: 1, comments_count: 2, attitudes_count: 3 } } : GONE;
    },
    'POST /2/statuses/destroy.json': async (call) => {
      const id = String((await formOf(call)).get('id'));
      const index = statuses.findIndex(({ mid }) => mid === id);
      if (index < 0) return GONE;
      const [gone] = statuses.splice(index, 1);
      return { json: shown(gone!) };
    },
    'GET /2/short_url/expand.json': ({ query }) =>
      state.expandAllowed
        ? { json: { urls: query.getAll('url_short').map((url_short) => ({ url_short, ...longOf(url_short) })) } }
        : NO_RIGHT,
    'POST /oauth2/get_token_info': () => ({ json: state.tokenInfo }),
  };
  const longOf = (short: string) => {
    const long = links[Number(short.replace('http://t.cn/A', '')) - 1];
    return { url_long: long ?? '', result: long !== undefined };
  };
  const platform = await startPlatform(
    (call) => routes[`${call.method} ${call.path}`]?.(call) ?? { status: 404, json: {} },
  );
  const config: WeiboConfig = { ...WEIBO, apiBase: platform.url };
  return { ...platform, config, statuses, others, state, post, otherPost };
}

/** `Mon Mar 02 09:00:00 +0800 2026` */
export function weiboTime(at: number): string {
  const [day, date, month, year, clock] = new Date(at + 8 * 3_600_000).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${clock} +0800 ${year}`;
}

export const weiboError = (code: number, status = 400) => ({
  status,
  body: JSON.stringify({ request: '/2/statuses/share.json', error_code: code, error: 'said 2.00secretTOKEN' }),
});

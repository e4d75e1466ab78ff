import { weiboTime } from '../day';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { othersOf, otherStatus } from './others';
import type { Weibo, WeiboRow } from './state';

const NAME = '云雀谷健康';
const NEWEST = 5;

/** A status as the API gives it: shortened links, ids as bare big numbers and as texts. */
export function statusObject(weibo: Weibo, row: WeiboRow): Record<string, unknown> {
  const picture = row.picture && weibo.pictures.url(row.picture);
  return {
    created_at: weiboTime(row.at),
    id: BigInt(row.id),
    idstr: row.id,
    mid: row.id,
    text: row.shown,
    source: '<a href="http://127.0.0.1/" rel="nofollow">签发</a>',
    truncated: false,
    isLongText: false,
    pic_urls: picture ? [{ thumbnail_pic: picture }] : [],
    ...(picture && { thumbnail_pic: picture, bmiddle_pic: picture, original_pic: picture }),
    user: user(weibo),
    reposts_count: 0,
    comments_count: 0,
    attitudes_count: 0,
    visible: { type: 0, list_id: 0 },
    ...(row.repostOf && { retweeted_status: shownAgain(weibo, row.repostOf) }),
  };
}

/** What a repost shows below our words; once it is gone, a stub without its author. */
function shownAgain(weibo: Weibo, id: string): Record<string, unknown> {
  const other = othersOf(weibo).find((row) => row.id === id);
  if (other) return otherStatus(other);
  const own = weibo.state.posts.find((row) => row.id === id);
  return own ? statusObject(weibo, own) : { idstr: id, mid: id, text: '此微博已被原作者删除。', deleted: '1' };
}

/** `user_timeline`: only of the authorising user and only the newest five (weibo.md §5). */
export function userTimeline(weibo: Weibo, call: Call): Record<string, unknown> {
  const { query } = call;
  const uid = query.get('uid') ?? weibo.credentials.uid;
  if (uid !== weibo.credentials.uid || (query.get('screen_name') ?? NAME) !== NAME) {
    throw new PlatformError(21335, 'uid must be the authorising user');
  }
  const since = BigInt(query.get('since_id') ?? 0);
  const until = BigInt(query.get('max_id') ?? 0);
  const count = Math.min(Number(query.get('count') ?? 20), NEWEST);
  const rows = weibo.state.posts
    .slice(-NEWEST)
    .reverse()
    .filter(({ id }) => BigInt(id) > since && (until === 0n || BigInt(id) <= until))
    .slice(0, count);
  return {
    statuses: rows.map((row) => statusObject(weibo, row)),
    total_number: weibo.state.posts.length,
    previous_cursor: 0,
    next_cursor: 0,
  };
}

export function showStatus(weibo: Weibo, call: Call): Record<string, unknown> {
  const row = weibo.state.posts.find(({ id }) => id === call.query.get('id'));
  const other = othersOf(weibo).find(({ id }) => id === call.query.get('id'));
  if (other) return otherStatus(other);
  if (!row) throw new PlatformError(20101, 'target weibo does not exist!');
  return statusObject(weibo, row);
}

/** `users/show`: count and newest post in one call. */
export function showUser(weibo: Weibo, call: Call): Record<string, unknown> {
  if (call.query.get('uid') !== weibo.credentials.uid) throw new PlatformError(20003, 'user does not exists!');
  const newest = weibo.state.posts.at(-1);
  return { ...user(weibo), ...(newest && { status: statusObject(weibo, newest) }) };
}

/** `short_url/expand`: one entry per `url_short`. */
export function expandLinks(weibo: Weibo, call: Call): Record<string, unknown> {
  const urls = call.query.getAll('url_short').map((short) => {
    const long = weibo.state.links[short.replace(/^https?:\/\/t\.cn\//, '')];
    return { result: long !== undefined, url_short: short, url_long: long ?? '', type: 0 };
  });
  if (urls.length === 0) throw new PlatformError(10016, 'miss required parameter (url_short)');
  return { urls };
}

function user(weibo: Weibo) {
  return {
    id: Number(weibo.credentials.uid),
    idstr: weibo.credentials.uid,
    screen_name: NAME,
    name: NAME,
    description: '云雀谷大健康服务有限公司官方微博',
    avatar_large: '',
    followers_count: 12_860,
    friends_count: 41,
    statuses_count: weibo.state.posts.length,
    verified: true,
    verified_reason: '云雀谷大健康服务有限公司官方微博',
  };
}

/**
 * Is the post already there? An attempt without an answer is looked up before anything is repeated (`weibo.md` §9, §10). A post is
 * ours when it carries our link, as it is or behind t.cn; where Weibo does not let us look behind t.cn, the same text sent in the
 * same minutes must do.
 */
import { z } from 'zod';
import type { FindOutcome, PublishContext } from '../../application/ports';
import type { Post } from '../../domain/post/version';
import { PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { untilNextLook } from '../pace';
import { read } from './client';
import { verdictOf } from './errors';
import { ownLink } from './link';
import { isShortLink, linksIn, normalise, sameLink, similarity } from './match';
import { publishedAs } from './share';
import { compareIds, newestPosts, type Timeline, type WeiboPost } from './timeline';
import { noteKey, type WeiboConfig, type WeiboHandle } from './types';

const MINUTE = 60_000;
const LOOKS = [15_000, MINUTE, 150_000, 10 * MINUTE] as const;
/** after 20032 nothing may be repeated within the hour */
const LOOKS_WHEN_ACCEPTED = [...LOOKS, 20 * MINUTE, 40 * MINUTE, 60 * MINUTE] as const;
const WINDOW_BEFORE_MS = MINUTE;
const WINDOW_AFTER_MS = 10 * MINUTE;
const GIVE_UP_MS = 24 * 60 * MINUTE;

interface Search {
  config: WeiboConfig;
  post: Post;
  handle: WeiboHandle;
  /** epoch ms */
  since: number;
  now: number;
}

/** `absent` only ten minutes after the attempt, when the page read reaches back to before it and Weibo claimed nothing else. */
export async function find(search: Search, context: PublishContext): Promise<FindOutcome> {
  const { config, post, since, now } = search;
  const note = search.handle.note || (await context.memo.get(noteKey(config.id, post.digest)));
  const wait = untilNextLook(note === 'accepted' ? LOOKS_WHEN_ACCEPTED : LOOKS, now - since);
  let timeline: Timeline;
  let found: Found;
  try {
    timeline = await newestPosts(config, now);
    found = await ourPost(search, timeline.posts);
  } catch (error) {
    return unread(error, wait, now - since);
  }
  if (found.post) return publishedAs(config, found.post, found.by);
  if (wait !== null) {
    return { kind: 'pending', retryAfterMs: wait, ...(note ? { handle: { ...search.handle, note } } : {}) };
  }
  return withoutPost(search, note, found, timeline);
}

function withoutPost(search: Search, note: string | null, found: Found, timeline: Timeline): FindOutcome {
  if (found.probable) {
    return { kind: 'unsure', reason: `微博 ${found.probable} 与本稿很像，但不能确定就是本稿，请核实` };
  }
  if (note === 'accepted') return { kind: 'unsure', reason: '微博称已接收，但一小时内没有出现，请核实' };
  if (note === 'duplicate') return { kind: 'unsure', reason: '微博称与近期微博重复，但没有找到本稿，请核实' };
  if (timeline.posts.some((post) => post.isDeleted && isRecent(search, post))) {
    return { kind: 'unsure', reason: '这段时间里账号上有微博被删除，请核实是不是本稿' };
  }
  if (!reachesBack(search, timeline)) {
    return { kind: 'unsure', reason: '之后又发了多条微博，已看不到当时的情况，请核实' };
  }
  return { kind: 'absent' };
}

type Found = { post: WeiboPost; by: string; probable?: undefined } | { post: null; probable: string | null };

async function ourPost(search: Search, posts: WeiboPost[]): Promise<Found> {
  const link = ownLink(search.post, search.config.linkBase);
  const isOurs = (links: string[]) => link !== null && links.some((one) => sameLink(one, link));
  const candidates = posts.filter((post) => !post.isDeleted && isOfKind(search.post, post));
  const direct = candidates.find((post) => isOurs(linksIn(post.text)));
  if (direct) return { post: direct, by: 'link' };

  const recent = candidates.filter((post) => isRecent(search, post));
  const behind = await longLinks(search, recent);
  const expanded = recent.find((post) => isOurs(linksIn(post.text).map((short) => behind?.get(short) ?? short)));
  if (expanded) return { post: expanded, by: 'expanded link' };
  return byText(search, recent, behind);
}

/** A repost is only ever found as a repost of the same post; one whose original has gone since does not say of which. */
function isOfKind({ original }: Post, { repostOf }: WeiboPost): boolean {
  if (!original) return repostOf === null;
  return repostOf !== null && (repostOf === '' || repostOf === original.platformId);
}

/** Posts whose short links were opened and lead elsewhere are not ours, however much alike. */
function byText(search: Search, recent: WeiboPost[], behind: Map<string, string> | null): Found {
  const text = normalise(search.post.text);
  const open = recent.filter((post) => !linksIn(post.text).some((link) => behind?.has(link)));
  const same = open.find((post) => inWindow(search, post) && normalise(post.text) === text);
  if (same) return { post: same, by: 'text' };
  const alike = open.find((post) => similarity(normalise(post.text), text) > 0.9);
  return { post: null, probable: alike?.mid ?? null };
}

const Expanded = z.object({
  urls: z.array(z.object({ url_short: z.string(), url_long: z.string(), result: z.boolean().optional() })),
});

/** Where the t.cn links of these posts lead; null when Weibo does not say (the right to ask is not given to every app). */
async function longLinks(search: Search, posts: WeiboPost[]): Promise<Map<string, string> | null> {
  const short = [...new Set(posts.flatMap((post) => linksIn(post.text)).filter(isShortLink))].slice(0, 20);
  if (short.length === 0) return null;
  try {
    const query = new URLSearchParams(short.map((link): [string, string] => ['url_short', link]));
    const answer = Expanded.safeParse(await read(search.config, '/2/short_url/expand.json', query, search.now));
    if (!answer.success) return null;
    const opened = answer.data.urls.filter((url) => url.result !== false && url.url_long);
    return new Map(opened.map((url) => [url.url_short, url.url_long]));
  } catch (error) {
    if (error instanceof PlatformRefused || error instanceof PlatformUnreachable) return null;
    throw error;
  }
}

function isRecent({ handle, since }: Search, post: WeiboPost): boolean {
  if (handle.baselineId !== undefined && compareIds(post.mid, handle.baselineId) > 0) return true;
  return post.at !== null && post.at >= since - WINDOW_BEFORE_MS;
}

function inWindow({ since }: Search, post: WeiboPost): boolean {
  return post.at !== null && post.at >= since - WINDOW_BEFORE_MS && post.at <= since + WINDOW_AFTER_MS;
}

/** Does the page show everything since the attempt? It does when it holds a post from before it, or is not full. */
function reachesBack(search: Search, { posts, full }: Timeline): boolean {
  return !full || posts.some((post) => !isRecent(search, post));
}

function unread(error: unknown, wait: number | null, elapsed: number): FindOutcome {
  const refused = error instanceof PlatformRefused;
  if (!refused && !(error instanceof PlatformUnreachable)) throw error;
  if (refused && error.kind === 'configuration')
    return { kind: 'unsure', reason: `${verdictOf(error.code).reason}，无法核对` };
  if (elapsed > GIVE_UP_MS) return { kind: 'unsure', reason: '一天内都没能读到微博列表，请核实' };
  const retryAfterMs = (refused ? error.retryAfterMs : null) ?? wait ?? 10 * MINUTE;
  return { kind: 'pending', retryAfterMs };
}

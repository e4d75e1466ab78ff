/** The account's newest posts: an ordinary app gets five of them, its own account's only (`weibo.md` §5). */
import { z } from 'zod';
import { PlatformUnreachable } from '../../lib/outgoing';
import { read } from './client';
import type { WeiboConfig } from './types';

/** How many posts a page shows of an account that has more. */
const VISIBLE_POSTS = 5;

export interface WeiboPost {
  mid: string;
  /** epoch ms */
  at: number | null;
  text: string;
  /** the app it was sent with, as Weibo's HTML */
  source: string | null;
  /** the id of the post it shows again; empty when that is gone; null when it is no repost */
  repostOf: string | null;
  isDeleted: boolean;
}

export interface Timeline {
  /** newest first */
  posts: WeiboPost[];
  /** older posts may exist behind this page */
  full: boolean;
}

/** What every reading of a status takes from it. */
export const STATUS_FIELDS = {
  idstr: z.string().regex(/^\d+$/).optional(),
  mid: z.string().regex(/^\d+$/).optional(),
  created_at: z.string().optional(),
  text: z.string(),
  deleted: z.union([z.string(), z.number()]).optional(),
};

const Status = z
  .object({ ...STATUS_FIELDS, source: z.string().nullish(), retweeted_status: z.unknown().optional() })
  .refine((status) => status.idstr ?? status.mid);

const Page = z.object({ statuses: z.array(z.unknown()) });

/** Throws PlatformRefused or PlatformUnreachable. */
export async function newestPosts(config: WeiboConfig, now: number): Promise<Timeline> {
  const params = { uid: config.uid, base_app: '0', count: '20' };
  const page = Page.safeParse(await read(config, '/2/statuses/user_timeline.json', params, now));
  if (!page.success) throw new PlatformUnreachable('weibo', true, 'a timeline that cannot be read');
  const posts = page.data.statuses
    .map(readStatus)
    .filter((post) => post !== null)
    .sort((a, b) => compareIds(b.mid, a.mid));
  return { posts, full: page.data.statuses.length >= VISIBLE_POSTS };
}

/** A status object as a post; null when it is none. */
export function readStatus(value: unknown): WeiboPost | null {
  const status = Status.safeParse(value);
  if (!status.success) return null;
  const { idstr, mid, created_at, text, source, retweeted_status, deleted } = status.data;
  return {
    mid: idstr ?? mid ?? '',
    at: readTime(created_at ?? ''),
    text,
    source: source ?? null,
    repostOf: retweeted_status === undefined || retweeted_status === null ? null : idOf(retweeted_status),
    isDeleted: String(deleted ?? '0') === '1',
  };
}

const Named = z.object({ idstr: z.string().optional(), mid: z.string().optional() });

function idOf(value: unknown): string {
  const status = Named.safeParse(value);
  return status.success ? (status.data.idstr ?? status.data.mid ?? '') : '';
}

/** Order of ids that may exceed 2^53. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Wed Oct 24 23:49:17 +0800 2012` as epoch ms; null for anything else. */
export function readTime(text: string): number | null {
  const parts = /^\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d) (\d{4})$/.exec(text);
  const month = MONTHS.indexOf(parts?.[1] ?? '') + 1;
  if (!parts || month === 0) return null;
  const at = Date.parse(`${parts[6]}-${`${month}`.padStart(2, '0')}-${parts[2]}T${parts[3]}${parts[4]}:${parts[5]}`);
  return Number.isNaN(at) ? null : at;
}

import { isIPv4, isIPv6 } from 'node:net';
import { text as randomText } from '../credentials';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { readForm, type Form } from '../multipart';
import { pictureKind } from '../pictures';
import { LINK, weiboLength } from './count';
import { statusObject } from './read';
import type { Weibo, WeiboRow } from './state';

const MB = 1024 * 1024;
const HOUR = 3_600_000;
/** Post ids are beyond 2^53 on purpose: who reads them as numbers, gets wrong ones. */
const FIRST_ID = 50_123_450_000_120_000n;

/** `2/statuses/share.json` (weibo.md §3): the only write call of an ordinary app. */
export async function share(weibo: Weibo, call: Call): Promise<Record<string, unknown>> {
  const form = await readForm(call);
  const status = form.fields.get('status') ?? '';
  checkText(weibo, status);
  checkAddress(form.fields.get('rip'));
  const picture = pictureOf(form);
  checkRhythm(weibo, status);

  const row = addPost(weibo, status, form.fields.get('rip') ?? '');
  if (picture) row.picture = await weibo.pictures.keep(picture.bytes, picture.kind);
  await weibo.save();
  return statusObject(weibo, row);
}

/** The place in the timeline is taken before anything waits: two calls at once must see each other. */
export function addPost(weibo: Weibo, status: string, rip: string, repostOf?: string): WeiboRow {
  weibo.state.sequence += 1;
  const row: WeiboRow = {
    id: `${FIRST_ID + BigInt(weibo.state.sequence) * 7n}`,
    at: weibo.now(),
    text: status,
    shown: shorten(weibo, status),
    rip,
    ...(repostOf && { repostOf }),
  };
  weibo.state.posts.push(row);
  return row;
}

function checkText(weibo: Weibo, status: string) {
  if (!status.trim()) throw new PlatformError(20008, 'content is null');
  if (weiboLength(status) > 140)
    throw new PlatformError(20012, 'text too long, please input text less than 140 characters!');
  if (/#[^#\s][^#]*#/.test(status.replace(LINK, '')))
    throw new PlatformError(10008, 'param error, topics are not allowed');
  const links = status.match(LINK) ?? [];
  if (links.length === 0) throw new PlatformError(10017, 'text not find domain!');
  const safe = links.some((link) => URL.canParse(link) && new URL(link).hostname === weibo.safeDomain());
  if (!safe) throw new PlatformError(10017, 'appkey not bind domain!');
}

/** `rip` has to look like the public address of a real operator (weibo.md §12). */
export function checkAddress(rip: string | undefined) {
  if (!rip) throw new PlatformError(10016, 'miss required parameter (rip)');
  if (!isIPv4(rip) && !isIPv6(rip)) throw new PlatformError(10008, 'param error, rip');
  const inside = /^(10|127|0|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.|^::1$|^f[cde]/i;
  if (inside.test(rip)) throw new PlatformError(20015, 'account or ip or app is illegal, can not continue');
}

function pictureOf(form: Form): { bytes: Buffer; kind: string } | undefined {
  if (form.fields.has('pic')) throw new PlatformError(20007, 'does multipart has image?');
  const files = form.files.filter(({ name }) => name === 'pic');
  const [file] = files;
  if (!file) return undefined;
  if (files.length > 1) throw new PlatformError(10008, 'param error, only one pic');
  const kind = pictureKind(file.bytes);
  if (!kind || kind === 'bmp') throw new PlatformError(20005, 'unsupported image type, only support JPG, GIF, PNG');
  if (file.bytes.length >= 5 * MB) throw new PlatformError(20006, 'image size too large');
  return { bytes: file.bytes, kind };
}

export function checkRhythm(weibo: Weibo, status: string) {
  const { posts } = weibo.state;
  if (posts.at(-1)?.text === status) throw new PlatformError(20019, 'repeat content!');
  const lastHour = posts.filter(({ at }) => at > weibo.now() - HOUR).length;
  if (weibo.limited && lastHour >= 30) throw new PlatformError(20016, 'update weibo too fast!');
}

/** Every long link gets a t.cn name of its own, as in every answer of the real API. */
function shorten(weibo: Weibo, status: string): string {
  return status.replace(LINK, (link) => {
    if (link.startsWith('http://t.cn/')) return link;
    const code = randomText(7);
    weibo.state.links[code] = link;
    return `http://t.cn/${code}`;
  });
}

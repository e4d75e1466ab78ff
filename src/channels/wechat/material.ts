/** Pictures at WeChat: bytes are sent as they were signed, each once; what came of it is remembered (`wechat-official-account.md` §3). */
import { z } from 'zod';
import type { PublishContext } from '../../application/ports';
import { pictureType } from '../picture-type';
import type { WechatClient } from './client';

const UPLOADIMG_LIMIT = 1024 * 1024;
const MATERIAL_LIMIT = 10 * 1024 * 1024;
/** A fresh material may need some seconds before a draft may use it. */
const FRESH_MS = 60_000;

const Uploaded = z.object({ url: z.string().min(1) });
const Material = z.object({ mediaId: z.string(), url: z.string(), at: z.number() });
type Material = z.output<typeof Material>;
const Added = z.object({ media_id: z.string().min(1), url: z.string().optional().default('') });

export interface Uploads {
  client: WechatClient;
  accountId: string;
  context: PublishContext;
}

/** A picture WeChat will not take; `reason` is Chinese. */
export class UnfitPicture extends Error {
  constructor(readonly reason: string) {
    super('a picture that does not fit the platform');
    this.name = 'UnfitPicture';
  }
}

/** Address of a picture for use inside an article. The large ones and GIF go to the library, since `uploadimg` does not take them. */
export async function pictureUrl(uploads: Uploads, sha256: string): Promise<string> {
  const key = `wechat:${uploads.accountId}:picture:${sha256}`;
  const known = await uploads.context.memo.get(key);
  if (known) return known;
  const { bytes, type } = await fitPicture(uploads, sha256);
  if (type === 'image/gif' || bytes.length >= UPLOADIMG_LIMIT) return (await material(uploads, sha256)).url;
  const { url } = await uploads.client.upload('/cgi-bin/media/uploadimg', { name: 'media', bytes, type }, Uploaded);
  await uploads.context.memo.set(key, url);
  return url;
}

/** Permanent id of a picture, for use as a cover. */
export async function coverId(uploads: Uploads, sha256: string): Promise<string> {
  return (await material(uploads, sha256)).mediaId;
}

/** A draft did not accept the cover: unless it was only just uploaded, upload it anew next time. */
export async function coverRefused({ accountId, context }: Uploads, sha256: string): Promise<void> {
  const known = remembered(await context.memo.get(materialKey(accountId, sha256)));
  if (known && context.now - known.at > FRESH_MS) await context.memo.set(materialKey(accountId, sha256), '');
}

async function material(uploads: Uploads, sha256: string): Promise<Material> {
  const { client, accountId, context } = uploads;
  const known = remembered(await context.memo.get(materialKey(accountId, sha256)));
  if (known) return known;
  const file = { name: 'media', ...(await fitPicture(uploads, sha256)) };
  const { media_id, url } = await client.upload('/cgi-bin/material/add_material?type=image', file, Added);
  const added = { mediaId: media_id, url, at: context.now };
  await context.memo.set(materialKey(accountId, sha256), JSON.stringify(added));
  return added;
}

async function fitPicture({ context }: Uploads, sha256: string) {
  const bytes = await context.files.get(sha256);
  const type = pictureType(bytes);
  if (!type) throw new UnfitPicture('公众号只接受 JPG、PNG、GIF 图片');
  if (bytes.length > MATERIAL_LIMIT) throw new UnfitPicture('图片超过 10 MB，公众号不接受');
  return { bytes, type };
}

function materialKey(accountId: string, sha256: string): string {
  return `wechat:${accountId}:material:${sha256}`;
}

function remembered(value: string | null): Material | null {
  return value ? Material.parse(JSON.parse(value)) : null;
}

import { text } from '../credentials';
import { PlatformError } from '../errors';
import type { Call } from '../http';
import { readForm } from '../multipart';
import { pictureKind, type PictureKind } from '../pictures';
import type { Wechat } from './state';

const MB = 1024 * 1024;
/** Pictures live on this host; the sandbox keeps the file's name in the path. */
const HOST = 'mmbiz.qpic.cn';

/** `media/uploadimg` (§3): a picture for use inside an article. */
export async function uploadImage(wechat: Wechat, call: Call): Promise<Record<string, unknown>> {
  const { bytes, kind } = await pictureOf(call, ['png', 'jpg']);
  if (bytes.length >= MB) throw new PlatformError(40009, 'invalid image size');
  const file = await wechat.pictures.keep(bytes, kind);
  return { url: pictureUrl(file) };
}

/** `material/add_material` for `type=image` and `type=thumb`: a permanent media_id, as covers need it. */
export async function addMaterial(wechat: Wechat, call: Call): Promise<Record<string, unknown>> {
  const type = call.query.get('type');
  if (type !== 'image' && type !== 'thumb') throw new PlatformError(40004, 'invalid media type');
  const { bytes, kind } = await pictureOf(call, type === 'thumb' ? ['jpg'] : ['png', 'jpg', 'gif', 'bmp']);
  if (bytes.length > (type === 'thumb' ? 64 * 1024 : 10 * MB))
    throw new PlatformError(45001, 'media size out of limit');
  const file = await wechat.pictures.keep(bytes, kind);
  const mediaId = text(64);
  wechat.state.material[mediaId] = file;
  await wechat.save();
  return { media_id: mediaId, url: pictureUrl(file), item: [] };
}

async function pictureOf(call: Call, kinds: PictureKind[]): Promise<{ bytes: Buffer; kind: PictureKind }> {
  const file = (await readForm(call)).files.find(({ name }) => name === 'media');
  if (!file || file.bytes.length === 0) throw new PlatformError(41005, 'media data missing');
  const kind = pictureKind(file.bytes);
  if (!kind || !kinds.includes(kind)) throw new PlatformError(40005, 'invalid file type');
  return { bytes: file.bytes, kind };
}

function pictureUrl(file: string): string {
  return `http://${HOST}/mmbiz_${file.endsWith('jpg') ? 'jpg' : 'png'}/${file}/0`;
}

/** The kept file behind a picture address of this platform; undefined for foreign addresses. */
export function fileOf(address: string): string | undefined {
  return address.match(/^https?:\/\/mmbiz\.qpic\.cn\/mmbiz_\w+\/([0-9a-f]{24}\.\w+)\//)?.[1];
}

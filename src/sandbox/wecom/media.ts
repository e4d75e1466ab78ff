import path from 'node:path';
import { PlatformError } from '../errors';
import { json, type Answer, type Call } from '../http';
import { readForm } from '../multipart';
import { pictureKind } from '../pictures';
import { text } from '../credentials';
import type { Media, Wecom } from './state';

const DAYS_3 = 3 * 86_400_000;
const MB = 1024 * 1024;
const LIMITS: Record<string, number> = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB };

/** Keeps bytes as temporary media for three days and gives the media_id. */
export async function keepMedia(wecom: Wecom, bytes: Buffer, filename: string, contentType: string): Promise<string> {
  const extension =
    pictureKind(bytes) ??
    (path
      .extname(filename)
      .slice(1)
      .toLowerCase()
      .replace(/[^0-9a-z]/g, '') ||
      'bin');
  const file = await wecom.pictures.keep(bytes, extension.slice(0, 8));
  const mediaId = `3${text(60)}`;
  wecom.state.media[mediaId] = { file, filename, contentType, expiresAt: wecom.now() + DAYS_3 };
  return mediaId;
}

/** @throws PlatformError 41006, 40007 */
export function liveMedia(wecom: Wecom, mediaId: unknown): Media {
  if (typeof mediaId !== 'string' || !mediaId) throw new PlatformError(41006, 'missing media_id');
  const media = wecom.state.media[mediaId];
  if (!media || media.expiresAt <= wecom.now()) throw new PlatformError(40007, 'invalid media_id');
  return media;
}

/** `media/upload` (wecom.md §7): one part named `media`. */
export async function uploadMedia(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const type = call.query.get('type') ?? '';
  const limit = LIMITS[type];
  if (!limit) throw new PlatformError(40004, 'invalid media type');
  const file = (await readForm(call)).files.find(({ name }) => name === 'media');
  if (!file?.filename) throw new PlatformError(41005, 'missing media part with a filename');
  if (file.bytes.length <= 5) throw new PlatformError(40006, 'media must be larger than 5 bytes');
  if (file.bytes.length > limit) throw new PlatformError(45001, 'media too large');
  if (type === 'image' && !['png', 'jpg'].includes(pictureKind(file.bytes) ?? '')) {
    throw new PlatformError(40005, 'an image is JPG or PNG');
  }
  const mediaId = await keepMedia(wecom, file.bytes, file.filename, file.contentType);
  await wecom.save();
  return { type, media_id: mediaId, created_at: `${Math.floor(wecom.now() / 1000)}` };
}

/** `media/get`: the bytes with their name, or JSON when the media_id is not good. */
export async function getMedia(wecom: Wecom, call: Call): Promise<Answer> {
  const media = liveMedia(wecom, call.query.get('media_id'));
  const stored = await wecom.pictures.read(media.file);
  if (!stored) return json({ errcode: 40007, errmsg: 'invalid media_id' });
  return {
    status: 200,
    headers: {
      'content-type': media.contentType,
      'content-disposition': `attachment; filename="${media.filename.replace(/[^\x20-\x7e]|["\\]/g, '_')}"`,
    },
    body: stored.bytes,
  };
}

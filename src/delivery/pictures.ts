/** Finish a picture somebody sent: download at once (MediaIds die after three days), keep the bytes, then hand it to the conversation. */
import sharp from 'sharp';
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { PlatformUnreachable, PlatformRefused } from '../lib/outgoing';
import type { Door } from '../application/door';
import { NO_ANSWER, type FileStore, type Messenger, type MessengerName } from '../application/ports';
import type { InboxRow } from '../application/store';
import type { CurrentWorld } from '../application/world';
import { personOf, takePicture } from '../conversation';
import type { Picture } from '../domain/content';
import { HOUR } from '../domain/time';

/** What the webhook kept of a picture message. */
export interface WaitingPicture {
  messenger: MessengerName;
  userId: string;
  mediaId: string;
  messageId: string;
  /** epoch ms, by the messenger */
  at: number;
}

export interface PictureParts {
  door: Door;
  clock: Clock;
  log: Log;
  world: CurrentWorld;
  messengers: Map<MessengerName, Messenger>;
  files: FileStore;
}

const TYPES: Record<string, Picture['type']> = { jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif' };
/** What `uploadimg` takes (`wechat-official-account.md` §3); larger pictures are made smaller before anybody signs them. */
const LARGEST = 1_000_000;
const PIXELS = 50_000_000;
const TOO_LARGE = '图片尺寸太大，请缩小后再发';
/** After this the platform no longer has it. */
const GIVE_UP_AFTER = 2 * HOUR;

/** Throws while the platform cannot be reached: the row stays and is tried again. */
export function finishPicture(parts: PictureParts): (row: InboxRow) => Promise<void> {
  return async (row) => {
    const waiting = JSON.parse(row.waiting!.payload) as WaitingPicture;
    const person = personOf((await parts.world()).organization, waiting.messenger, waiting.userId);
    const fetched = await fetchPicture(parts, waiting, row.at);
    await parts.door.finish(row.key, async (desk) => {
      if (!person) return NO_ANSWER;
      const { messageId, at: sentAt } = waiting;
      const answer = await takePicture({ personId: person.id, ...fetched, sentAt, messageId }, desk);
      if (answer.text) await desk.tell(person.id, answer.text);
      return answer;
    });
  };
}

async function fetchPicture(
  parts: PictureParts,
  waiting: WaitingPicture,
  since: number,
): Promise<{ picture: Picture | null; why?: string }> {
  try {
    const bytes = await parts.messengers.get(waiting.messenger)!.fetchPicture(waiting.mediaId);
    return await keepPicture(parts.files, bytes, waiting);
  } catch (error) {
    const gone = error instanceof PlatformRefused && error.kind === 'content';
    const worthWaiting = !gone && (error instanceof PlatformUnreachable || error instanceof PlatformRefused);
    if (worthWaiting && parts.clock.now() - since < GIVE_UP_AFTER) throw error;
    parts.log.warn({ err: error instanceof Error ? error.message : String(error) }, 'picture not usable');
    return { picture: null, why: '图片没有取到，请重新发送这张图片' };
  }
}

/** Allowed by content, not by name; bytes stay untouched unless they are too large for the channels. */
async function keepPicture(
  files: FileStore,
  bytes: Buffer,
  waiting: WaitingPicture,
): Promise<{ picture: Picture | null; why?: string }> {
  // reads the head only: the size is judged below
  const meta = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  const type = meta?.format ? TYPES[meta.format] : undefined;
  if (!meta || !type) return { picture: null, why: '只接受 JPG、PNG 或 GIF 图片，请换一张' };
  if (meta.width * meta.height > PIXELS) return { picture: null, why: TOO_LARGE };
  const kept = bytes.length <= LARGEST ? { bytes, type, width: meta.width, height: meta.height } : await smaller(bytes);
  if (!kept) return { picture: null, why: TOO_LARGE };
  const sha256 = await files.put(kept.bytes);
  const { width, height } = kept;
  const { at: sentAt, messageId } = waiting;
  return { picture: { sha256, type: kept.type, bytes: kept.bytes.length, width, height, sentAt, messageId } };
}

/** The same picture as a JPEG within what the channels take; null when even the smallest is not. */
async function smaller(
  bytes: Buffer,
): Promise<{ bytes: Buffer; type: Picture['type']; width: number; height: number } | null> {
  for (const [width, quality] of [
    [2048, 85],
    [1600, 80],
    [1200, 75],
    [900, 65],
  ] as const) {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS })
      .autoOrient()
      // a JPEG has no transparency: without this it would turn black
      .flatten({ background: '#ffffff' })
      .resize({ width, withoutEnlargement: true })
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    if (data.length <= LARGEST) {
      return { bytes: data, type: 'image/jpeg', width: info.width, height: info.height };
    }
  }
  return null;
}

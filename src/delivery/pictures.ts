/** Finish a picture somebody sent: download at once (MediaIds die after three days), keep the bytes, then hand it to the conversation. */
import type { Clock } from '../lib/clock';
import type { Log } from '../lib/log';
import { PlatformUnreachable, PlatformRefused } from '../lib/outgoing';
import type { Door } from '../application/door';
import { forgetFiles } from '../application/files';
import { NO_ANSWER, type FileStore, type Messenger, type MessengerName } from '../application/ports';
import type { InboxRow } from '../application/store';
import type { CurrentWorld } from '../application/world';
import { isKeptOut, personOf, takePicture } from '../conversation';
import { storedAs, type Picture } from '../domain/content';
import { sha256 as sha256Of } from '../domain/digest';
import { HOUR } from '../domain/time/shanghai';
import { cleanPicture } from './clean-picture';
import { coverOf } from './cover';

/** What the webhook kept of a picture message. */
export interface WaitingPicture {
  messenger: MessengerName;
  userId: string;
  mediaId: string;
  messageId: string;
  /** epoch ms, by the messenger */
  at: number;
}

interface Fetched {
  picture: Picture | null;
  /** its bytes were not there before */
  fresh: boolean;
  why?: string;
}

export interface PictureParts {
  door: Door;
  clock: Clock;
  log: Log;
  world: CurrentWorld;
  messengers: Map<MessengerName, Messenger>;
  files: FileStore;
}

/** After this the platform no longer has it. */
const GIVE_UP_AFTER = 2 * HOUR;

const NOTHING: Fetched = { picture: null, fresh: false };

/** Throws while the platform cannot be reached: the row stays and is tried again. */
export function finishPicture(parts: PictureParts): (row: InboxRow) => Promise<void> {
  return async (row) => {
    const waiting = JSON.parse(row.waiting!.payload) as WaitingPicture;
    const person = personOf((await parts.world()).organization, waiting.messenger, waiting.userId);
    if (!person) return parts.door.finish(row.key, async () => NO_ANSWER);
    const { messageId, at: sentAt } = waiting;
    const keptOut = await parts.door.within((desk) => isKeptOut(desk, person, sentAt));
    const { fresh, ...fetched } = keptOut ? NOTHING : await fetchPicture(parts, waiting, row.at);
    await parts.door.finish(row.key, async (desk) => {
      const {
        answer,
        taken,
        keptOut: late,
      } = await takePicture({ personId: person.id, ...fetched, sentAt, messageId }, desk);
      // bytes that were there before are somebody else's, except in the moment of a marked message
      if (!taken && fetched.picture && (fresh || late)) await forgetFiles(desk, storedAs([fetched.picture]));
      if (answer.text) await desk.tell(person.id, answer.text);
      return answer;
    });
  };
}

async function fetchPicture(parts: PictureParts, waiting: WaitingPicture, since: number): Promise<Fetched> {
  try {
    const bytes = await parts.messengers.get(waiting.messenger)!.fetchPicture(waiting.mediaId);
    return await keepPicture(parts.files, bytes, waiting);
  } catch (error) {
    const gone = error instanceof PlatformRefused && error.kind === 'content';
    const worthWaiting = !gone && (error instanceof PlatformUnreachable || error instanceof PlatformRefused);
    if (worthWaiting && parts.clock.now() - since < GIVE_UP_AFTER) throw error;
    parts.log.warn({ err: error instanceof Error ? error.message : String(error) }, 'picture not usable');
    return { picture: null, fresh: false, why: '图片没有取到，请重新发送这张图片' };
  }
}

/** What is kept, signed and sent is the cleaned file (`docs/decisions/0006-pictures-are-cleaned-when-they-come.md`). */
async function keepPicture(files: FileStore, received: Buffer, waiting: WaitingPicture): Promise<Fetched> {
  const clean = await cleanPicture(received);
  if ('why' in clean) return { ...NOTHING, why: clean.why };
  const { bytes, ...facts } = clean;
  const fresh = !(await files.has(sha256Of(bytes)));
  const sha256 = await files.put(bytes);
  const cut = await coverOf(bytes);
  const { at: sentAt, messageId } = waiting;
  const picture = { sha256, ...facts, bytes: bytes.length, sentAt, messageId };
  return { fresh, picture: cut ? { ...picture, cover: await files.put(cut) } : picture };
}

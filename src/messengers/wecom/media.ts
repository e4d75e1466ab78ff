/** Pictures people send (`wecom.md` §7): a MediaId is good for three days, so they are fetched at once. */
import { AnswerTooLarge, PlatformRefused, PlatformUnreachable } from '../../lib/outgoing';
import { PLATFORM, type WecomApi } from './client';

const LARGEST_PICTURE = 20 * 1024 * 1024;
/** A download is outside every answer's deadline, and ten megabytes may take a while. */
const PATIENCE = 30_000;

/** @throws PlatformRefused 'content' for a MediaId that is not good or a file over 20 MiB */
export async function fetchPicture(api: WecomApi, mediaId: string): Promise<Buffer> {
  const call = { path: 'media/get', query: { media_id: mediaId }, timeoutMs: PATIENCE, maxBytes: LARGEST_PICTURE };
  try {
    const bytes = await api.download(call);
    if (bytes.length === 0) throw new PlatformUnreachable(PLATFORM, false, 'an empty file');
    return bytes;
  } catch (error) {
    if (error instanceof AnswerTooLarge) throw new PlatformRefused(PLATFORM, 'too-large', 'content', error.detail);
    throw error;
  }
}

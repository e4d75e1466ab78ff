/** Pictures people send (`dingtalk.md` §6): a code, exchanged at once for an address that needs no token. */
import { AnswerTooLarge, PlatformRefused, PlatformUnreachable, request } from '../../lib/outgoing';
import type { DingtalkApi } from './client';
import { PLATFORM } from './settings';

const LARGEST_PICTURE = 20 * 1024 * 1024;
const PATIENCE = 30_000;

/** @throws PlatformRefused 'content' for a code that is not good any more, or a file over 20 MiB */
export async function fetchPicture(api: DingtalkApi, robotCode: string, downloadCode: string): Promise<Buffer> {
  const path = '/v1.0/robot/messageFiles/download';
  const answer = await api.call({ method: 'POST', path, body: { downloadCode, robotCode }, counted: true });
  const url = answer['downloadUrl'];
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) {
    throw new PlatformUnreachable(PLATFORM, false, 'no address to download from');
  }
  try {
    const file = await request({
      platform: PLATFORM,
      method: 'GET',
      url,
      timeoutMs: PATIENCE,
      maxBytes: LARGEST_PICTURE,
    });
    if (file.status !== 200) throw new PlatformUnreachable(PLATFORM, false, `file: HTTP ${file.status}`);
    if (file.bytes.length === 0) throw new PlatformUnreachable(PLATFORM, false, 'an empty file');
    return file.bytes;
  } catch (error) {
    if (error instanceof AnswerTooLarge) throw new PlatformRefused(PLATFORM, 'too-large', 'content', error.detail);
    throw error;
  }
}

/**
 * The cover of an official account's article: 2.35 : 1 (`wechat-official-account.md` §4.1). WeChat would cut it by itself, out of the middle
 * and unseen; cut when the picture comes, it is shown to those who sign, and part of what they sign.
 */
import sharp from 'sharp';
import { aigcXmp } from '../lib/aigc-label';
import { hiddenLabel } from './clean-picture';

const RATIO = 2.35;
/** as wide as WeChat shows it; a smaller picture is not blown up */
const WIDTH = 900;
const PIXELS = 50_000_000;

/**
 * @param picture the bytes of a cleaned picture; of a moving one the first frame is taken
 * @returns a JPEG of the part that draws the eye, with the picture's hidden AI label; the same input gives the same bytes; null when it
 * cannot be decoded
 */
export async function coverOf(picture: Buffer): Promise<Buffer | null> {
  try {
    const meta = await sharp(picture, { limitInputPixels: PIXELS }).metadata();
    const width = Math.max(1, Math.floor(Math.min(WIDTH, meta.width, (meta.pageHeight ?? meta.height) * RATIO)));
    const height = Math.max(1, Math.round(width / RATIO));
    const label = hiddenLabel(picture, meta);
    const cut = sharp(picture, { limitInputPixels: PIXELS, failOn: 'error' })
      .flatten({ background: '#ffffff' })
      .resize({ width, height, fit: 'cover', position: sharp.strategy.attention })
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    return await (label ? cut.withXmp(aigcXmp(label)) : cut).toBuffer();
  } catch {
    return null;
  }
}

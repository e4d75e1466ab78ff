/**
 * A picture as it may leave the house: known by its content, decoded within bounds, turned upright, written anew without anything but its
 * pixels (place, camera, names are gone), small enough for the channels. The same input gives the same bytes. A hidden AI label is kept.
 */
import sharp from 'sharp';
import type { Picture } from '../domain/content';
import { aigcLabelIn, aigcXmp, withAigcComment, type AigcLabel } from '../lib/aigc-label';

export interface CleanPicture extends Pick<Picture, 'type' | 'width' | 'height' | 'aigc'> {
  bytes: Buffer;
}

type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'heic';

/** What `uploadimg` takes (`wechat-official-account.md` §3). */
const LARGEST = 1_000_000;
/** A moving picture cannot be made smaller without harm; Weibo takes less than 5 MB. */
const LARGEST_MOVING = 5_000_000;
const PIXELS = 50_000_000;

export const WHY = {
  type: '只接受 JPG、PNG、GIF 或 WebP 图片，请换一张',
  heic: 'HEIC 图片收不了，请在手机相册里另存为 JPG 再发',
  large: '图片尺寸太大，请缩小后再发',
  moving: '动图太大，请压到 5 MB 以内再发',
  damaged: '图片不完整或已损坏，请重新发送这张图片',
} as const;

/** @returns the picture, or `why` not: Chinese, without a full stop */
export async function cleanPicture(bytes: Buffer): Promise<CleanPicture | { why: string }> {
  const kind = kindOf(bytes);
  if (!kind) return { why: WHY.type };
  if (kind === 'heic') return { why: WHY.heic };
  // reads the head only: nothing is decoded before its size is known
  const meta = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!meta || meta.format !== kind) return { why: WHY.damaged };
  const moves = (meta.pages ?? 1) > 1;
  if (meta.width * meta.height * (meta.pages ?? 1) > PIXELS) return { why: moves ? WHY.moving : WHY.large };
  const label = hiddenLabel(bytes, meta);
  try {
    const clean = kind === 'gif' || moves ? await moving(bytes, label) : await still(bytes, kind, meta, label);
    return 'why' in clean || !label ? clean : { ...clean, aigc: label.kind };
  } catch {
    // what cannot be decoded is nobody's fault but the file's
    return { why: WHY.damaged };
  }
}

/** The hidden label of AI-made content, wherever the file keeps it. */
export function hiddenLabel(bytes: Buffer, meta: sharp.Metadata): AigcLabel | null {
  return aigcLabelIn(bytes, ...packed(meta));
}

/** What a PNG keeps packed, so that it is not seen in the file's own bytes. */
function packed({ xmp, comments = [] }: sharp.Metadata): Buffer[] {
  const texts = comments.map(({ keyword, text }) => Buffer.from(` ${keyword} ${text} `));
  return xmp ? [xmp, ...texts] : texts;
}

function kindOf(bytes: Buffer): Kind | null {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
  return /^[^]{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/.test(head) ? 'heic' : null;
}

// not 'warning': phones write JPEGs that every browser shows and strict readers complain about
const open = (bytes: Buffer, animated = false) => sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error', animated });

async function moving(bytes: Buffer, label: AigcLabel | null): Promise<CleanPicture | { why: string }> {
  const { data, info } = await open(bytes, true).gif().toBuffer({ resolveWithObject: true });
  const kept = label ? withAigcComment(data, label) : data;
  if (kept.length > LARGEST_MOVING) return { why: WHY.moving };
  return { bytes: kept, type: 'image/gif', width: info.width, height: info.pageHeight ?? info.height };
}

/** As it is when it is small enough; else the largest JPEG that is. */
async function still(
  bytes: Buffer,
  kind: Kind,
  { hasAlpha, chromaSubsampling }: sharp.Metadata,
  label: AigcLabel | null,
): Promise<CleanPicture | { why: string }> {
  const upright = () => {
    const picture = open(bytes).autoOrient().toColourspace('srgb');
    return label ? picture.withXmp(aigcXmp(label)) : picture;
  };
  const isDrawn = kind === 'png' || hasAlpha;
  // a JPEG has no transparency: without a ground it would turn black
  const jpeg = (width: number | undefined, quality: number, colours = '4:2:0') =>
    upright()
      .flatten({ background: '#ffffff' })
      .resize({ width, withoutEnlargement: true })
      .jpeg({ quality, chromaSubsampling: colours });
  const tries: (() => sharp.Sharp)[] = [
    () => (isDrawn ? upright().png() : jpeg(undefined, 92, chromaSubsampling)),
    () => jpeg(2048, 85),
    () => jpeg(1600, 80),
    () => jpeg(1200, 75),
    () => jpeg(900, 65),
  ];
  for (const attempt of bytes.length > LARGEST ? tries.slice(1) : tries) {
    const { data, info } = await attempt().toBuffer({ resolveWithObject: true });
    if (data.length > LARGEST) continue;
    const type = info.format === 'png' ? 'image/png' : 'image/jpeg';
    return { bytes: data, type, width: info.width, height: info.height };
  }
  return { why: WHY.large };
}

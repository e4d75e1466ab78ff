import { createHash } from 'node:crypto';
import sharp from 'sharp';

const WIDTH = 900;
const HEIGHT = 560;
/** Sky, far hill, near hill, sun. */
const PALETTES = [
  ['#dff3ee', '#8fcfc0', '#3f9c8a', '#ffb86b'],
  ['#e8f1fb', '#9dc3ec', '#4b82c3', '#ffd166'],
  ['#fdf0e6', '#f3b995', '#d9805a', '#f25f5c'],
  ['#f2f7e4', '#bcd68a', '#7aa447', '#f4a259'],
  ['#f3ecfa', '#c4a9e4', '#8661b8', '#ffcf99'],
] as const;

/**
 * A small illustration for a picture name of the sample posts: the same name always gives the same picture.
 * Names ending in `.jpg` give a JPEG, all others a PNG.
 */
export async function samplePicture(name: string): Promise<Buffer> {
  const picture = sharp(Buffer.from(landscape(createHash('sha256').update(name).digest())));
  return /\.jpe?g$/i.test(name) ? picture.jpeg({ quality: 82 }).toBuffer() : picture.png().toBuffer();
}

function landscape(seed: Buffer): string {
  const part = (index: number, from: number, to: number) => Math.round(from + ((seed[index] ?? 0) / 255) * (to - from));
  const [sky, far, near, sun] = PALETTES[part(0, 0, PALETTES.length - 1)] ?? PALETTES[0];
  const farTop = part(1, 250, 340);
  const nearTop = part(2, 370, 450);
  const bubbles = [6, 7, 8].map((at) => bubble(part(at, 80, 820), part(at + 3, 60, 220), part(at + 6, 16, 46), sun));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${sky}"/>
    <circle cx="${part(3, 140, 760)}" cy="${part(4, 110, 210)}" r="${part(5, 48, 84)}" fill="${sun}"/>
    ${bubbles.join('')}
    ${hill(farTop, part(15, -90, 90), far)}
    ${hill(nearTop, part(16, -80, 80), near)}
  </svg>`;
}

function bubble(x: number, y: number, radius: number, colour: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}" opacity="0.22"/>`;
}

function hill(top: number, sway: number, colour: string): string {
  return `<path d="M0 ${top} C 220 ${top - 110 + sway} 380 ${top + 90} 560 ${top + sway / 2}
    S 820 ${top - 70} 900 ${top + 20} V ${HEIGHT} H 0 Z" fill="${colour}"/>`;
}

import { randomBytes } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { cleanPicture, WHY, type CleanPicture } from '../../src/delivery/clean-picture';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' }, limitInputPixels: false });
const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });

const GPS = {
  IFD0: { Make: 'PhoneMaker', Model: 'P-9', Artist: '拍照的人' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 20/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 23/1 30/1' },
};
const LABEL = '{"Label":"1","ContentProducer":"P1","ProduceID":"A1"}';
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Somewhere" TC260:AIGC='${LABEL}'/></rdf:RDF></x:xmpmeta>`;

async function cleaned(bytes: Buffer): Promise<CleanPicture> {
  const clean = await cleanPicture(bytes);
  if ('why' in clean) throw new Error(clean.why);
  return clean;
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG of a few kilobytes that claims to be huge, with its pixels really there. */
function bomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describe('what a file knows beside its pixels does not leave', () => {
  test.each([
    ['jpeg', () => blank(60, 40).withExif(GPS).jpeg()],
    ['png', () => blank(60, 40).withExif(GPS).png()],
    ['webp', () => blank(60, 40).withExif(GPS).webp()],
  ])('the place a %s was taken at, its camera, its author', async (_kind, make) => {
    const sent = await make().toBuffer();
    expect((await sharp(sent).metadata()).exif).toBeDefined();

    const { bytes } = await cleaned(sent);

    const { exif, xmp, iptc, comments } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, comments]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('PhoneMaker')).toBe(false);
  });

  test('what hangs behind the picture, such as the film of a moving photograph', async () => {
    const sent = Buffer.concat([await blank(60, 40).jpeg().toBuffer(), Buffer.from('ftypmp42 SECRET FILM')]);
    expect((await cleaned(sent)).bytes.includes('SECRET FILM')).toBe(false);
  });

  test('a picture held sideways stands upright without its note about it', async () => {
    const sent = await blank(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { bytes, width, height } = await cleaned(sent);
    expect([width, height, (await sharp(bytes).metadata()).orientation]).toEqual([40, 60, undefined]);
  });
});

describe('the hidden AI label stays, and is known', () => {
  const inXmp = (picture: sharp.Sharp) => picture.withXmp(XMP);
  test.each([
    ['jpeg', () => inXmp(blank(60, 40)).jpeg().toBuffer()],
    ['png', () => inXmp(blank(60, 40)).png().toBuffer()],
    ['webp', () => inXmp(blank(60, 40)).webp().toBuffer()],
    ['large jpeg', () => inXmp(noise(1500, 1000)).jpeg({ quality: 98 }).toBuffer()],
    [
      'png with a text',
      async () => {
        const png = await blank(60, 40).png().toBuffer();
        const end = png.length - 12;
        return Buffer.concat([
          png.subarray(0, end),
          chunk('tEXt', Buffer.from(`AIGC\0${LABEL}`, 'latin1')),
          png.subarray(end),
        ]);
      },
    ],
    [
      'gif',
      async () => {
        const gif = await blank(60, 40).gif().toBuffer();
        const comment = Buffer.concat([
          Buffer.from([0x21, 0xfe, 5 + LABEL.length]),
          Buffer.from(`AIGC:${LABEL}`),
          Buffer.from([0]),
        ]);
        return Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]);
      },
    ],
  ])('of a %s', async (_kind, make) => {
    const once = await cleaned(await make());
    expect(once.aigc).toBe('MADE');
    expect((await sharp(once.bytes).metadata()).xmpAsString ?? '').not.toContain('Somewhere');
    // a picture of ours that comes back is known again
    expect((await cleaned(once.bytes)).aigc).toBe('MADE');
  });

  test('a photograph has none', async () => {
    expect(await cleaned(await blank(60, 40).jpeg().toBuffer())).not.toHaveProperty('aigc');
  });
});

test.each([
  ['jpeg', () => noise(90, 60).jpeg(), 'image/jpeg'],
  ['png', () => noise(90, 60).png(), 'image/png'],
  ['gif', () => noise(90, 60).gif(), 'image/gif'],
  ['webp', () => noise(90, 60).webp(), 'image/jpeg'],
  ['webp one can see through', () => noise(90, 60).ensureAlpha(0.5).webp({ lossless: true }), 'image/png'],
] as const)('the same %s gives the same bytes', async (_kind, make, type) => {
  const sent = await make().toBuffer();
  const [one, two] = [await cleaned(sent), await cleaned(sent)];
  expect(one.bytes.equals(two.bytes)).toBe(true);
  expect(one).toMatchObject({ type, width: 90, height: 60 });
});

test('the pixels of a PNG stay as they are', async () => {
  const sent = await noise(90, 60).png().toBuffer();
  const { bytes } = await cleaned(sent);
  expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(sent).raw().toBuffer());
});

test('a moving picture goes on moving', async () => {
  const frames = [1, 2, 3].map(() => randomBytes(40 * 30 * 3));
  const sent = await sharp(Buffer.concat(frames), { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
  const clean = await cleaned(sent);
  expect(clean).toMatchObject({ type: 'image/gif', width: 40, height: 30 });
  expect((await sharp(clean.bytes).metadata()).pages).toBe(3);
});

describe('one sentence for each picture that is not taken', () => {
  test.each([
    ['a drawing in SVG, whatever its name', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), WHY.type],
    ['a PDF', () => Buffer.from('%PDF-1.7'), WHY.type],
    ['nothing', () => Buffer.alloc(0), WHY.type],
    ['a TIFF', () => blank(9, 9).tiff().toBuffer(), WHY.type],
    ["a telephone's own format", () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), WHY.heic],
    ['few bytes that unfold to many', () => bomb(30_000), WHY.large],
    ['a JPEG that breaks off', async () => half(await noise(600, 400).jpeg().toBuffer()), WHY.damaged],
    ['a PNG that breaks off', async () => half(await noise(600, 400).png().toBuffer()), WHY.damaged],
    ['a GIF that breaks off', async () => half(await noise(600, 400).gif().toBuffer()), WHY.damaged],
    ['a beginning with nothing behind', () => Buffer.from('\x89PNG\r\n\x1a\nabc', 'latin1'), WHY.damaged],
  ])('%s', async (_what, make, why) => {
    expect(await cleanPicture(await make())).toEqual({ why });
  });
});

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

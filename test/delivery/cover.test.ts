import sharp from 'sharp';
import { coverOf } from '../../src/delivery/cover';
import { aigcLabelIn } from '../../src/lib/aigc-label';

type Colour = { r: number; g: number; b: number };
const RED: Colour = { r: 220, g: 30, b: 30 };
const GREY: Colour = { r: 200, g: 200, b: 200 };

/** A grey ground with a red square on it. */
async function picture(width: number, height: number, square: { left: number; top: number; side: number }) {
  const { left, top, side } = square;
  const patch = await sharp({ create: { width: side, height: side, channels: 3, background: RED } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: GREY } }).composite([{ input: patch, left, top }]);
}

const seen = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  return { ...info, at };
};
const isRed = ([r, g, b]: number[]) => r! > 180 && g! < 80 && b! < 80;

test.each([
  ['a wide photograph', 2400, 1200, 900, 383],
  ['an upright photograph', 1200, 2000, 900, 383],
  ['a panorama', 4000, 800, 900, 383],
  ['a small picture, which is not blown up', 300, 300, 300, 128],
  ['a strip', 1000, 94, 220, 94],
])('%s becomes 2.35 to 1', async (_what, width, height, wide, high) => {
  const cut = await coverOf(await (await picture(width, height, { left: 10, top: 10, side: 40 })).jpeg().toBuffer());
  const { format } = await sharp(cut!).metadata();
  const shown = await seen(cut!);
  expect([format, shown.width, shown.height]).toEqual(['jpeg', wide, high]);
});

test.each([
  ['at the top', 60],
  ['at the foot', 1700],
])('what draws the eye stays in an upright picture: %s', async (_where, top) => {
  const drawn = await (await picture(1200, 2000, { left: 480, top, side: 240 })).png().toBuffer();
  const shown = await seen((await coverOf(drawn))!);
  const column = Array.from({ length: shown.height }, (_, y) => shown.at(450, y));
  // 240 of 1200 pixels are 180 of 900
  expect(column.filter(isRed).length).toBeGreaterThan(170);
});

test('what is transparent becomes white, and the colours stay', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const patch = await sharp({ create: { width: 470, height: 400, channels: 3, background: RED } })
    .png()
    .toBuffer();
  const drawn = await sharp({ create: { width: 940, height: 400, channels: 4, background: clear } })
    .composite([{ input: patch, left: 470, top: 0 }])
    .png()
    .toBuffer();
  const { at, width, height } = await seen((await coverOf(drawn))!);
  expect(at(20, 200).every((one) => one > 250)).toBe(true);
  expect(isRed(at(width - 20, height - 20))).toBe(true);
});

test('a moving picture gives its first frame', async () => {
  const frame = (background: Colour) =>
    sharp({ create: { width: 470, height: 300, channels: 3, background } })
      .png()
      .toBuffer();
  const moving = await sharp([await frame(RED), await frame(GREY)], { join: { animated: true } })
    .gif()
    .toBuffer();
  const { at, width, height } = await seen((await coverOf(moving))!);
  expect([width, height, isRed(at(200, 100))]).toEqual([470, 200, true]);
});

test('the same picture gives the same bytes, and its hidden AI label stays', async () => {
  const label = '{"Label":"1","ContentProducer":"P1","ProduceID":"A1"}';
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" TC260:AIGC='${label}'/></rdf:RDF></x:xmpmeta>`;
  const drawn = await (await picture(940, 400, { left: 0, top: 0, side: 50 })).withXmp(xmp).png().toBuffer();
  const [one, other] = [(await coverOf(drawn))!, (await coverOf(drawn))!];
  expect(one.equals(other)).toBe(true);
  const { xmp: kept } = await sharp(one).metadata();
  expect(aigcLabelIn(kept!)).toMatchObject({ kind: 'MADE' });
});

test('what cannot be decoded has no cover', async () => {
  expect(await coverOf(Buffer.from('no picture'))).toBeNull();
});

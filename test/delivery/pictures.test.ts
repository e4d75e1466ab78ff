import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Messenger } from '../../src/application/ports';
import type { Store } from '../../src/application/store';
import { forgetFiles } from '../../src/application/files';
import { storedAs } from '../../src/domain/content';
import { inputLane } from '../../src/conversation';
import { dropMarkedPictures } from '../../src/conversation/draft/marked-pictures';
import { forgetHandler } from '../../src/delivery/forget';
import { finishPicture, type WaitingPicture } from '../../src/delivery/pictures';
import { findPerson } from '../../src/domain/people';
import { HOUR } from '../../src/domain/time/shanghai';
import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';
import { openStore } from '../../src/persistence/store';
import { MINUTE, NOW, buildContent } from '../helpers/build';
import { fresh } from '../persistence/rows';
import { memoryFiles, openOffice, playedMessenger, type Office, type PlayedMessenger } from './office';

let store: Store;
let office: Office;
let messenger: PlayedMessenger;
let files: ReturnType<typeof memoryFiles>;
let draft: string;

beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
});
afterAll(() => store.close());
beforeEach(async () => {
  office = await openOffice(store);
  messenger = playedMessenger();
  files = memoryFiles();
  draft = fresh('draft');
  const { pictures, ...content } = buildContent({ declaredPictures: 2 });
  const patch = { content };
  await office.dispatch(draft, {
    type: 'StartDraft',
    by: 'officer',
    submissionId: draft,
    kind: 'ORIGINAL',
    patch,
    pictures,
  });
});
afterEach(() => office.dispatch(draft, { type: 'DiscardDraft', by: 'officer' }));

/** A picture message was taken in; gives its key. */
async function received(mediaId: string, userId = 'officer'): Promise<string> {
  const key = fresh('picture');
  const waiting: WaitingPicture = { messenger: 'wecom', userId, mediaId, messageId: fresh('m'), at: office.clock.at };
  await office.door.accept(key, inputLane('wecom', userId), waiting);
  return key;
}

async function finish(key: string, messengers = new Map<'wecom', Messenger>([['wecom', messenger]])): Promise<void> {
  const row = await store.transaction((tx) => tx.inbox(key));
  return finishPicture({ ...office, world: async () => office.world, files, messengers })(row!);
}

const waits = async (key: string) => (await store.transaction((tx) => tx.inbox(key)))!.answer === null;
const attached = async () => (await office.submission(draft)).content.pictures;
const told = () => office.promised('text', null).map(({ payload }) => (JSON.parse(payload) as { text: string }).text);

/** Noise does not compress: its size is its pixels. */
const noise = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp(randomBytes(width * height * channels), { raw: { width, height, channels } });
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' }, limitInputPixels: false });

test.each([
  ['image/png', () => blank(640, 480).png()],
  [
    'image/jpeg',
    () =>
      blank(640, 480)
        .withExif({ IFD0: { Artist: '某人' } })
        .jpeg(),
  ],
  ['image/gif', () => blank(640, 480).gif()],
])('%s joins the draft as it was kept, and its sender is told', async (type, paint) => {
  messenger.media.ok = await paint().toBuffer();
  const key = await received('ok');

  await finish(key);

  const [kept] = files.kept;
  expect(await attached()).toMatchObject([{ type, width: 640, height: 480, bytes: kept!.length }]);
  expect((await sharp(kept!).metadata()).exif).toBeUndefined();
  expect(told()).toEqual([expect.stringMatching(/收到图片.*还差 1 张/)]);
  expect(await waits(key)).toBe(false);
});

test('too large for the channels: made smaller, and what is kept is what its record says', async () => {
  messenger.media.large = await noise(2600, 1300).jpeg({ quality: 95 }).toBuffer();
  expect(messenger.media.large.length).toBeGreaterThan(1_000_000);

  await finish(await received('large'));

  const [picture] = await attached();
  const kept = files.kept[0]!;
  const meta = await sharp(kept).metadata();
  expect(kept.length).toBeLessThanOrEqual(1_000_000);
  expect(picture).toMatchObject({ type: 'image/jpeg', bytes: kept.length, width: meta.width, height: meta.height });
  expect(meta.format).toBe('jpeg');
  expect(picture!.width / picture!.height).toBeCloseTo(2, 1);
});

test('what is transparent in a large picture becomes white, not black', async () => {
  const pixels = randomBytes(900 * 900 * 4);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 0;
  messenger.media.glass = await sharp(pixels, { raw: { width: 900, height: 900, channels: 4 } })
    .png()
    .toBuffer();
  expect(messenger.media.glass.length).toBeGreaterThan(1_000_000);

  await finish(await received('glass'));

  const { channels } = await sharp(files.kept[0]!).stats();
  expect(Math.min(...channels.map(({ mean }) => mean))).toBeGreaterThan(250);
});

test('one that stays too large however small it is made is refused before anybody signs it', async () => {
  messenger.media.scroll = await noise(900, 5000).jpeg({ quality: 95 }).toBuffer();
  await finish(await received('scroll'));
  expect([files.kept.length, await attached()]).toEqual([0, []]);
  expect(told()).toEqual([expect.stringContaining('图片尺寸太大，请缩小后再发')]);
});

test.each([
  [
    'not a picture at all',
    () => Promise.resolve(Buffer.from('<svg onload="x"/>')),
    '只接受 JPG、PNG、GIF 或 WebP 图片',
  ],
  ['a picture of another kind', () => blank(20, 20).tiff().toBuffer(), '只接受 JPG、PNG、GIF 或 WebP 图片'],
  ['more pixels than anybody needs', () => blank(9000, 6000).png().toBuffer(), '图片尺寸太大'],
])('%s: answered with the reason, kept nowhere', async (_what, make, why) => {
  messenger.media.bad = await make();
  const key = await received('bad');
  await finish(key);
  expect([files.kept.length, await attached()]).toEqual([0, []]);
  expect(told()).toEqual([expect.stringContaining(why)]);
  expect(await waits(key)).toBe(false);
});

test('a platform that is away: the input waits, then works, once', async () => {
  messenger.media.slow = new PlatformUnreachable('wecom', false, 'ECONNREFUSED');
  const key = await received('slow');
  await expect(finish(key)).rejects.toBe(messenger.media.slow);
  expect([await waits(key), told()]).toEqual([true, []]);

  messenger.media.slow = await blank(10, 10).png().toBuffer();
  const row = await store.transaction((tx) => tx.inbox(key));
  await finish(key);
  // the same row in the hands of a second process
  await finishPicture({
    ...office,
    world: async () => office.world,
    files,
    messengers: new Map([['wecom', messenger]]),
  })(row!);

  expect(await attached()).toHaveLength(1);
  expect(told()).toHaveLength(1);
});

test('after two hours of trying its sender is asked to send it again', async () => {
  messenger.media.slow = new PlatformUnreachable('wecom', true, 'timed out');
  const key = await received('slow');
  office.clock.at = NOW + 2 * HOUR - MINUTE;
  await expect(finish(key)).rejects.toThrow('timed out');
  office.clock.at = NOW + 2 * HOUR;
  await finish(key);
  expect(told()).toEqual([expect.stringContaining('请重新发送这张图片')]);
  expect([await waits(key), await attached()]).toEqual([false, []]);
});

test('one the platform no longer has is not waited for', async () => {
  messenger.media.gone = new PlatformRefused('wecom', '40007', 'content', 'invalid media_id');
  await finish(await received('gone'));
  expect(told()).toEqual([expect.stringContaining('请重新发送这张图片')]);
});

test('a limit of the platform is waited for', async () => {
  messenger.media.busy = new PlatformRefused('wecom', '45009', 'limit', 'too often');
  const key = await received('busy');
  await expect(finish(key)).rejects.toBe(messenger.media.busy);
  expect(await waits(key)).toBe(true);
});

test('from somebody the directory does not know: over, without an answer, and not even fetched', async () => {
  messenger.media.ok = await blank(10, 10).png().toBuffer();
  const key = await received('ok', 'intruder');
  await finish(key);
  expect([await waits(key), told(), await attached(), files.kept]).toEqual([false, [], [], []]);
});

test('a file that says it was made by AI is remembered as such', async () => {
  const label = '{"Label":"1","ContentProducer":"P1"}';
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><TC260:AIGC>${label}</TC260:AIGC></x:xmpmeta>`;
  messenger.media.made = await blank(10, 10).withXmp(xmp).png().toBuffer();
  await finish(await received('made'));
  expect(await attached()).toMatchObject([{ aigc: 'MADE' }]);
});

describe('bytes nobody took', () => {
  const forgotten = () => office.promised('forgetFile', null);
  /** The dispatcher's part. */
  const forget = async () => {
    const handler = forgetHandler({ store, files, world: async () => office.world });
    for (const row of forgotten()) await handler(row);
  };

  test('are deleted', async () => {
    messenger.media.ok = await blank(11, 10).png().toBuffer();
    await finish(await received('ok', 'secrecy'));
    expect(told()).toEqual([expect.stringContaining('信息员')]);
    await forget();
    expect(files.kept).toEqual([]);
  });

  test('are left alone where they were there before', async () => {
    messenger.media.ok = await blank(12, 10).png().toBuffer();
    await finish(await received('ok'));
    await finish(await received('ok', 'secrecy'));
    expect([await attached(), forgotten()]).toMatchObject([[{ width: 12 }], []]);
    await forget();
    // itself and its cover
    expect(files.kept).toHaveLength(2);
  });

  test('that another record or an account’s cover uses are kept', async () => {
    messenger.media.ok = await blank(13, 10).png().toBuffer();
    await finish(await received('ok'));
    const pictures = await attached();
    await office.door.within((desk) => forgetFiles(desk, storedAs([...pictures, ...pictures])));
    expect(forgotten()).toHaveLength(2);
    await forget();
    expect(files.kept).toHaveLength(2);
    await office.dispatch(draft, { type: 'ClearPictures', by: 'officer' });
    office.world.accounts[1]!.defaultCover = pictures[0]!.cover!;
    await forget();
    expect(files.kept).toHaveLength(1);
    office.world.accounts[1]!.defaultCover = null;
    await forget();
    expect(files.kept).toEqual([]);
  });
});

describe('in the moment of a marked message', () => {
  const mark = () =>
    office.door.within((desk) => dropMarkedPictures(desk, findPerson(office.world.organization, 'officer')!, desk.now));

  test('a picture that waits is not fetched, and its sender is told', async () => {
    messenger.media.ok = await blank(14, 10).png().toBuffer();
    const key = await received('ok');
    await mark();
    await finish(key);
    expect([await waits(key), await attached(), files.kept]).toEqual([false, [], []]);
    expect(told()).toEqual([expect.stringMatching(/与一条带密级标志的消息前后相连/)]);
  });

  test('one that was being fetched when the message came is dropped with its bytes', async () => {
    office.clock.at = NOW + HOUR;
    const bytes = await blank(15, 10).png().toBuffer();
    const key = await received('ok');
    messenger.fetchPicture = async () => {
      await mark();
      return bytes;
    };
    await finish(key);
    expect([await attached(), files.kept[0]!.equals(bytes), files.kept.length]).toEqual([[], true, 2]);
    const handler = forgetHandler({ store, files, world: async () => office.world });
    for (const row of office.promised('forgetFile', null)) await handler(row);
    expect(files.kept).toEqual([]);
  });
});

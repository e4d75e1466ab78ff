/**
 * A text with a classification mark is found nowhere afterwards (C-01; §3.3 case 24): sent in every way there is, with pictures around it, then
 * looked for in the database's rows and bytes, the archive, the uploads and the log, by pieces of it and by the bytes of the pictures.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { forEachDatabase, freshMysqlUrl, freshSqliteUrl } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { keptBy } from './cases/kept';
import { signedIn } from './cases/page';
import { PEOPLE, type Role } from './cases/people';
import { openStage, type Stage } from './cases/stage';

/** Said by somebody, with a text of its own so that it is known which one was found. */
interface Way {
  by: Role;
  text: (secret: string) => string;
}

const WAYS: Record<string, Way> = {
  'by itself': { by: 'officer', text: (secret) => `秘密★5年\n${secret}` },
  'as a post': { by: 'officer', text: (secret) => `投稿\n标题：一次参观\n正文：密级：机密\n${secret}` },
  'in a line of the template': { by: 'officer', text: (secret) => `标题：机密★${secret}` },
  'as a paragraph of a body': { by: 'officer', text: (secret) => `${secret}\n内部资料 注意保密` },
  'in the caption of a picture': { by: 'officer', text: (secret) => `图片：1张（机密★3年${secret}，自拍，公司自有）` },
  'in an edit': { by: 'editor', text: (secret) => `改 1 三家→密级：机密 ${secret}` },
  'in a small edit': { by: 'editor', text: (secret) => `小改 1 三家→機 密★${secret}` },
  'as the reason of a return': { by: 'head', text: (secret) => `绝密☆ ${secret}` },
  'as the reason of 转审': { by: 'head', text: (secret) => `转审 1 霍远之 密级：秘密 ${secret}` },
  'as the reason of 撤回': { by: 'officer', text: (secret) => `撤回 1 秘\u200b密★${secret}` },
  'as a plan item': { by: 'officer', text: (secret) => `计划 04-07 机密★${secret} 微博` },
  'as the reason of 催办': { by: 'officer', text: (secret) => `催办 1 機密★${secret}` },
  'for a take-down': { by: 'editor', text: (secret) => `下架 1 祕密★${secret}` },
  'in words to the executive’s card': { by: 'executive', text: (secret) => `同意，密级：絕密。${secret}` },
  'in a question nobody asked': { by: 'archivist', text: (secret) => `【机密】\n${secret}` },
  'by a stranger': { by: 'stranger', text: (secret) => `机密★长期 ${secret}` },
};

/** Twelve characters at a time, as they would be seen in a row, a log line or a file. */
function piecesOf(text: string): string[] {
  const characters = Array.from(text);
  return characters
    .slice(0, Math.max(1, characters.length - 11))
    .map((_, at) => characters.slice(at, at + 12).join(''));
}

const secretOf = (index: number) => `青鸾工程第${index + 1}批样机定于下月初在七号库移交给某部验收组`;

/** Noise: its bytes are found nowhere by chance. */
async function picture(seed: number): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: 48 * 48 * 3 }, (_, at) => (at * 7919 * (seed + 3)) % 251));
  return sharp(pixels, { raw: { width: 48, height: 48, channels: 3 } })
    .png()
    .toBuffer();
}

async function uploads({ dir }: Product): Promise<Buffer[]> {
  const entries = await readdir(path.join(dir, 'uploads'), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(path.join(entry.parentPath, entry.name))));
}

forEachDatabase((database) => {
  let product: Product;
  let stage: Stage;
  beforeAll(async () => {
    product = await startProduct({ databaseUrl: await (database === 'SQLite' ? freshSqliteUrl() : freshMysqlUrl()) });
    stage = openStage(product);
  });
  afterAll(() => product.stop());

  test('sent in every way, with pictures before and after, it is kept nowhere; work goes on', async () => {
    const { say, tap, submit, sees } = stage;
    const send = async (by: Role, bytes: Buffer) => {
      await product.control.picture(PEOPLE[by].userid, bytes);
      await product.settle();
    };
    const [handedIn, ...marked] = await Promise.all([0, 1, 2, 3, 4].map(picture));

    // given a post under review with a picture of its own, and a draft that is being written an hour later
    await submit({ lines: { 标题: '门店三家开放日' }, pictures: 1 });
    await say('officer', '投稿\n标题：自助打印机\n图片：1张');
    await send('officer', handedIn!);
    await stage.moveTo(stage.now() + 3_600_000);

    // when marked texts come in every way: a picture waits in the draft, one is still to be fetched, others follow
    await send('officer', marked[0]!);
    await product.control.picture(PEOPLE.officer.userid, marked[1]!);
    await tap('head', '退回');
    for (const [index, { by, text }] of Object.values(WAYS).entries()) await say(by, text(secretOf(index)));
    await send('officer', marked[2]!);
    await send('archivist', marked[3]!);

    // and from the page
    const secret = secretOf(99);
    const page = await signedIn(product, PEOPLE.head.userid, '/s/2026-0001');
    const told = await page.decide({ choice: 'return', opinion: `${'很长的意见。'.repeat(60)}密级：机密 ${secret}` });
    expect(told).toMatch(/带有密级标志，系统已拦截/);
    await stage.moveTo(stage.now() + 60_000);

    // then of none is there any piece
    const kept = await keptBy(product);
    expect(kept).toContain('门店三家开放日');
    const pieces = [...Object.keys(WAYS).map((way, index) => [way, secretOf(index)]), ['from the page', secret]];
    for (const [way, text] of pieces)
      expect([way, piecesOf(text!).filter((piece) => kept.includes(piece))]).toEqual([way, []]);
    for (const mark of ['秘密★', '机密★', '機密★', '绝密☆', '祕密★', '内部资料 注意保密'])
      expect(kept).not.toContain(mark);
    for (const role of Object.keys(PEOPLE) as Role[]) expect(sees(role)).not.toMatch(/青鸾|七号库/);

    // nor of the pictures; the one of an hour ago and the one under review are as they were
    const files = await uploads(product);
    expect(marked.map((bytes) => files.some((file) => file.equals(bytes)))).toEqual([false, false, false, false]);
    const bytesOf = (bytes: Buffer) => bytes.subarray(60, 120).toString('utf8');
    expect(marked.map((bytes) => kept.includes(bytesOf(bytes)))).toEqual([false, false, false, false]);
    expect(files.some((file) => file.equals(handedIn!))).toBe(true);
    // each with its cut as a cover, and the account’s own cover
    expect(files).toHaveLength(5);

    // each is an incident of its own, told to the secrecy lead without a word of it
    const { items } = await product.api<{ items: { no: string; kind: string; excerpt: string }[] }>('/incidents');
    expect(items.filter(({ kind, excerpt }) => kind === 'CLASSIFIED_MARK' && excerpt === '')).toHaveLength(
      pieces.length,
    );
    for (const { no } of items) expect(sees('secrecy')).toContain(`已登记事件 ${no}（指纹尾号`);
    expect(sees('officer')).toMatch(/没有提交的 \d 张图片也一并删除/);

    // and work goes on: the draft has the older picture, the question about the return takes its answer
    await say('head', '请把来源写全称');
    expect(sees('officer')).toMatch(/已退回.*请把来源写全称/);
    expect((await stage.item('2026-0001')).status).toBe('RETURNED');
  });
});

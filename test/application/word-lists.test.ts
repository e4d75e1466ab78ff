/** The company's own words count once the office has agreed, for every process, and nothing is compiled anew when nothing changed. */
import { hashOfList } from '../../src/application/word-lists';
import { currentWorld } from '../../src/application/world';
import { verifyAll } from '../../src/application/verify';
import { openOffice, type Office } from '../delivery/office';
import { forEachDatabase } from '../helpers/databases';

const HEAD = 'pattern,kind,effect,citation,note,owner,valid-from,valid-to';
const ONE = `${HEAD}\n云雀一号,CODE_NAME,CONFIRM,内部规定,,办公室,,\n`;
const TWO = `${ONE}最佳,ABSOLUTE,CONFIRM,内部规定,写评奖单位,办公室,,\n`;

forEachDatabase((_name, open) => {
  let office: Office;
  let other: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
    other = await openOffice(await open());
  });

  const bring = (csv: string, from: number | null = null) =>
    office.door.within(async (desk) => {
      const sha256 = hashOfList(csv);
      await desk.tx.putWordList(sha256, csv);
      const list = { name: '本公司', sha256, rows: 1, importedBy: 'root', from };
      return desk.enter('lists', { type: 'ImportList', by: null, list });
    });
  const say = (version: number, agrees = true) =>
    other.door.within((desk) =>
      desk.enter('lists', { type: 'DecideList', by: 'editor', name: '本公司', version, agrees }),
    );
  const listsOf = async (one: Office, at = one.clock.at) => (await currentWorld(one.world, one.store.read, at)).lists;
  const patterns = async (one: Office, at?: number) => (await listsOf(one, at)).entries.map(({ pattern }) => pattern);

  test('until the office agrees the shipped words count, as the very same value', async () => {
    expect((await bring(ONE)).ok).toBe(true);
    expect(await listsOf(office)).toBe(office.world.lists);
  });

  test('then every process has them, with a version that says so, and compiles them once', async () => {
    expect(await say(1)).toMatchObject({ ok: true });
    for (const one of [office, other]) {
      expect(await patterns(one)).toContain('云雀一号');
      expect((await listsOf(one)).version).toBe(`${one.world.lists.version} + 本公司 1`);
      expect(await listsOf(one)).toBe(await listsOf(one));
    }
    // another book changes: the words are still the same value
    const before = await listsOf(office);
    await other.door.within((desk) => desk.enter('standstill', { type: 'PauseAll', by: 'exec', reason: '公祭日' }));
    expect(await listsOf(office)).toBe(before);
  });

  test('a later version counts from its day on; the company’s word stands in place of a shipped one', async () => {
    const from = office.clock.at + 24 * 60 * 60 * 1000;
    await bring(TWO, from);
    await say(2);
    expect((await listsOf(office, from - 1)).version).toMatch(/本公司 1$/);
    const later = await listsOf(office, from);
    expect(later.version).toMatch(/本公司 2$/);
    expect(later.entries.filter(({ pattern }) => pattern === '最佳').map(({ note }) => note)).toEqual(['写评奖单位']);
  });

  test('what was refused never counts, and the history holds it all', async () => {
    await bring(ONE.replace('一号', '二号'));
    expect(await say(3, false)).toMatchObject({ ok: true });
    expect(await say(3)).toMatchObject({ ok: false, refusal: { code: 'LIST_DECIDED', agreed: false } });
    expect(await patterns(office, Number.MAX_SAFE_INTEGER)).not.toContain('云雀二号');
    expect(await verifyAll(office.store)).toEqual({ ok: true, records: 0 });
  });
});

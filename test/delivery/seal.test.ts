import type { ArchiveBody } from '../../src/domain/archive/archive';
import { archiveHash } from '../../src/domain/archive/archive';
import { canonicalJson } from '../../src/domain/digest';
import { sealHandler } from '../../src/delivery/seal';
import { buildPicture } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';
import { openOffice, outboxRow, type Office } from './office';

forEachDatabase((_name, open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
  });

  const seal = (submissionId: string, by = office) =>
    sealHandler(by)(outboxRow({ kind: 'seal', lane: 'seal', submissionId }));
  const records = () => office.store.read.archiveAfter(0, 100);

  async function published(): Promise<string> {
    const { id } = await office.publishing({ accountIds: ['weibo-main'] });
    await office.settlePublished(id, 'weibo-main');
    return id;
  }

  test('a published submission is sealed into the chain, with all an auditor needs', async () => {
    const id = await published();
    const history = await office.store.read.history(id);
    office.clock.at += 1000;

    expect(await seal(id)).toEqual({ kind: 'done' });

    const record = (await office.store.read.archiveOf(id))!;
    const body = JSON.parse(record.body) as ArchiveBody;
    expect(record).toMatchObject({ at: office.clock.at, keyId: office.signer.keyId });
    expect(record.hash).toBe(archiveHash(record.no, record.body, record.prevHash));
    expect(office.signer.check(record.keyId, record.hash, record.serverSignature)).toBe(true);
    expect(canonicalJson(body)).toBe(record.body);
    expect(body.history.map(({ hash }) => hash)).toEqual(history.map(({ hash }) => hash));
    expect(body.signatures).toEqual(await office.store.read.signatures(id));
    expect(body.submission).toMatchObject({ id, status: 'PUBLISHED', publications: [{ proof: expect.anything() }] });
    expect(body.organization.people.map(({ name }) => name)).toEqual([
      '甄宣禾',
      '孟初晴',
      '安若溪',
      '严守默',
      '齐远山',
    ]);
    expect(body.organization.department).toBe('医学科普部');
    expect(await office.submission(id)).toMatchObject({ status: 'PUBLISHED', sealedAt: office.clock.at });
  });

  test('twice, and at once in two processes: one record', async () => {
    const id = await published();
    const other = await openOffice(await open());
    other.clock.at = office.clock.at;
    const before = (await records()).length;

    await Promise.all([seal(id), seal(id, other), seal(id)]);
    await seal(id);

    expect(await records()).toHaveLength(before + 1);
    const sealed = (await office.store.read.history(id)).filter(({ event }) => event.type === 'Sealed');
    expect(sealed).toHaveLength(1);
  });

  test('records follow each other without a gap, also when many are sealed at once', async () => {
    const ids = [await published(), await published(), await published()];
    await Promise.all(ids.map((id) => seal(id)));
    const chain = await records();
    expect(chain.map(({ no }) => no)).toEqual(chain.map((_, index) => index + 1));
    expect(chain.map(({ prevHash }) => prevHash)).toEqual(['', ...chain.slice(0, -1).map(({ hash }) => hash)]);
  });

  describe('a record that does not pass its checks', () => {
    const picture = 'e'.repeat(64);

    async function publishedWithPicture(): Promise<string> {
      const { id } = await office.publishing({
        accountIds: ['weibo-main'],
        declaredPictures: 1,
        pictures: [buildPicture(1, { sha256: picture })],
      });
      await office.settlePublished(id, 'weibo-main');
      return id;
    }
    const told = (id: string) =>
      office
        .promised('notice', id)
        .map(({ payload }) => JSON.parse(payload) as { personId: string; notice: { kind: string } })
        .filter(({ notice }) => notice.kind !== 'published' && notice.kind !== 'signedOff')
        .map(({ personId, notice }) => `${personId}: ${notice.kind}`);

    test('stays open, is looked at again within the hour, and is told once', async () => {
      const id = await publishedWithPicture();
      const before = (await records()).length;
      office.files.lost.add(picture);

      expect(await seal(id)).toMatchObject({ kind: 'later', inMs: 3_600_000 });
      expect(await seal(id)).toMatchObject({ kind: 'later' });

      expect(await records()).toHaveLength(before);
      const problem = { property: 'USABILITY', item: 'FILE', sha256: picture, version: 1, place: 1 };
      expect(await office.submission(id)).toMatchObject({ sealedAt: null, archiveProblems: [problem] });
      const { archivists, office: house, sysAdmins } = office.world.organization;
      const people = [...new Set([...archivists, ...house.contacts, ...sysAdmins])];
      expect(told(id)).toEqual(people.map((person) => `${person}: archiveCheckFailed`));

      // mended: sealed at the next look, and those who heard of it hear that too
      office.files.lost.clear();
      expect(await seal(id)).toEqual({ kind: 'done' });
      expect(await records()).toHaveLength(before + 1);
      expect((await office.submission(id)).archiveProblems).toBeUndefined();
      expect(told(id)).toEqual(
        ['archiveCheckFailed', 'sealedAtLast'].flatMap((kind) => people.map((person) => `${person}: ${kind}`)),
      );
    });

    test('also when its history was touched', async () => {
      const id = await published();
      await office.store.transaction(async (tx) => {
        const submission = (await tx.lockSubmission(id))!;
        await tx.saveSubmission({ ...submission, departmentId: 'D-OTHER' }, submission.revision);
      });
      expect(await seal(id)).toMatchObject({ kind: 'later' });
      expect((await office.submission(id)).archiveProblems).toEqual([
        { property: 'AUTHENTICITY', item: 'CHAIN', repair: 'sysAdmin' },
      ]);
    });
  });

  test('what is not published is not sealed', async () => {
    const { id } = await office.publishing({ accountIds: ['weibo-main', 'wechat-main'] });
    await office.settlePublished(id, 'weibo-main');
    await seal(id);
    await seal('nobody');
    expect(await office.store.read.archiveOf(id)).toBeNull();
    expect((await office.submission(id)).sealedAt).toBeNull();
  });
});

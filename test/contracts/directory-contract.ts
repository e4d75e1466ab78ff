/**
 * What every messenger's directory must keep (`Messenger.directory`): everybody the company has, once, under the ids their messages come
 * from, and a reading that is whole or none at all.
 */
import type { Inbound } from '../../src/application/ports';
import type { Directory } from '../../src/domain/house/directory';
import type { Personnel } from '../../src/sandbox/wecom/personnel';
import { PlatformRefused, PlatformUnreachable } from '../../src/lib/outgoing';

export interface DirectoryRig {
  read(): Promise<Directory>;
  /** Something happens in the company, as a change of the sandbox's people; gives what came in of it. */
  happens(change: Personnel): Promise<Inbound[]>;
  /** The next reading meets a call that fails in the middle. */
  breakReading(how: 'refused' | 'lost'): void;
  /** ids of the head and the officer of 健康内容部, in the messenger's terms */
  head: string;
  officer: string;
  /** what `join: 'xinren'` is called there */
  newcomer: string;
  stop(): Promise<void>;
}

export function directoryContract(name: string, open: () => Promise<DirectoryRig>): void {
  describe(`the directory of ${name}`, () => {
    let rig: DirectoryRig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.stop());

    const userOf = async (id: string) => (await rig.read()).users.filter(({ userId }) => userId === id);
    const departmentOf = async (called: string) =>
      (await rig.read()).departments.find((department) => department.name === called);

    test('has everybody once, with name, title and department', async () => {
      const { users } = await rig.read();
      expect(users.map(({ userId }) => userId)).toEqual([...new Set(users.map(({ userId }) => userId))]);
      expect(users).toHaveLength(17);
      const { id } = (await departmentOf('健康内容部'))!;
      const officer = { userId: rig.officer, name: '尹小川', departments: [id], active: true };
      expect(await userOf(rig.officer)).toEqual([{ ...officer, title: expect.any(String) as string }]);
    });

    test('says who leads a department', async () => {
      expect(await departmentOf('健康内容部')).toMatchObject({ leaders: [rig.head] });
      await rig.happens({ party: 'D-HEA', leader: rig.officer });
      expect(await departmentOf('健康内容部')).toMatchObject({ leaders: [rig.officer] });
    });

    test('tells of a leaving by name, and has the leaver no more', async () => {
      const [inbound] = await rig.happens({ leave: rig.officer });
      expect(inbound).toMatchObject({ kind: 'directory', change: { what: 'left', userId: rig.officer } });
      expect((await userOf(rig.officer)).filter(({ active }) => active)).toEqual([]);
    });

    test('tells that something changed when a person or a department is renamed or somebody joins', async () => {
      for (const change of [
        { person: rig.head, name: '孟晴', title: '健康科普部主任' },
        { party: 'D-HEA', name: '健康科普部' },
        { join: 'xinren', name: '辛仁', title: '编辑', department: 'D-HEA' },
      ]) {
        const [inbound] = await rig.happens(change);
        expect(inbound).toMatchObject({ kind: 'directory', change: { what: 'something' } });
      }
      expect(await userOf(rig.head)).toMatchObject([{ name: '孟晴', title: '健康科普部主任' }]);
      const { id } = (await departmentOf('健康科普部'))!;
      expect(await userOf(rig.newcomer)).toMatchObject([{ name: '辛仁', title: '编辑', departments: [id] }]);
    });

    test.each([
      ['refused', PlatformRefused],
      ['lost', PlatformUnreachable],
    ] as const)('one call that is %s fails the whole reading', async (how, error) => {
      rig.breakReading(how);
      await expect(rig.read()).rejects.toThrow(error);
      expect((await rig.read()).users).toHaveLength(17);
    });
  });
}

/** The company's books behind the one door: what is entered is true at once, for everybody, and cards follow it. */
import type { HouseCommand } from '../../src/domain/house';
import { verifyAll } from '../../src/application/verify';
import { DAY, HOUR } from '../../src/domain/time/shanghai';
import { openOffice, wake, type Office } from '../delivery/office';
import { forEachDatabase } from '../helpers/databases';
import { NOW } from '../helpers/build';

forEachDatabase((_name, open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open());
  });

  const enter = (command: HouseCommand) => office.door.within((desk) => desk.enter('delegations', command));
  const asked = async (id: string) =>
    (await office.store.read.openCards(id)).filter(({ purpose }) => purpose === 'review').map((card) => card.personId);

  test('a delegation takes the card to the delegate and its end brings it back', async () => {
    const { id } = await office.submitted();
    expect(await asked(id)).toEqual(['head']);
    const [start, end] = [NOW + HOUR, NOW + DAY];
    const verdict = await enter({
      type: 'Delegate',
      by: 'head',
      from: 'head',
      to: 'stranger',
      start,
      end,
      document: null,
    });
    expect(verdict.ok).toBe(true);
    expect(await asked(id)).toEqual(['head']);

    office.clock.at = start;
    await wake(office);
    expect(await asked(id)).toEqual(['stranger']);

    office.clock.at = end - 1;
    await wake(office);
    expect(await asked(id)).toEqual(['stranger']);
    office.clock.at = end;
    await wake(office);
    expect(await asked(id)).toEqual(['head']);
    const history = await office.store.read.history(id);
    expect(
      history.flatMap(({ event }) => (event.type === 'SignersChanged' ? [[event.left, event.joined]] : [])),
    ).toEqual([
      [['head'], ['stranger']],
      [['stranger'], ['head']],
    ]);
  });

  test('what was entered is true within the same transaction', async () => {
    office.clock.at = NOW;
    await office.door.within(async (desk) => {
      const before = desk.world.organization.delegations.length;
      const command = {
        type: 'Delegate',
        by: 'exec',
        from: 'exec',
        to: 'exec2',
        start: NOW,
        end: NOW + 1,
        document: '授〔2026〕3号',
      };
      await desk.enter('delegations', command as HouseCommand);
      expect(desk.world.organization.delegations).toHaveLength(before + 1);
    });
  });

  test('a refused entry leaves nothing', async () => {
    const before = await office.store.read.books(['delegations']);
    const refused = {
      type: 'Delegate',
      by: 'exec',
      from: 'exec',
      to: 'exec',
      start: NOW,
      end: NOW + 1,
      document: null,
    };
    expect(await enter(refused as HouseCommand)).toMatchObject({ ok: false, refusal: { code: 'SELF_DELEGATION' } });
    expect(await office.store.read.books(['delegations'])).toEqual(before);
  });

  test('a book that was changed by hand is found', async () => {
    expect(await verifyAll(office.store)).toMatchObject({ ok: true });
    const [row] = await office.store.read.books(['delegations']);
    const forged = row!.state.replace('"to":"stranger"', '"to":"exec2"');
    await office.store.transaction((tx) => tx.saveBook({ ...row!, state: forged }));
    expect(await verifyAll(office.store)).toMatchObject({ ok: false, broken: 'book delegations' });
    await office.store.transaction((tx) => tx.saveBook(row!));
  });
});

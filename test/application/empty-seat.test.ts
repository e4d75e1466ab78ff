import { currentWorld } from '../../src/application/world';
import { stateWords } from '../../src/conversation/truth';
import { buildPolicy, buildRoute, MINUTE, tap } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';
import { openOffice, wake } from '../delivery/office';

forEachDatabase((_name, open) => {
  test('会签: one leaves after the others signed; the office hears of it, and a successor who signed already lets it go on', async () => {
    const office = await openOffice(await open(), {
      route: buildPolicy({ route: buildRoute({ quorum: 'all' }) }).route,
    });
    office.world.organization = {
      ...office.world.organization,
      people: office.world.organization.people.map((person) => ({ ...person, wecom: person.id })),
    };
    const { id } = await office.submitted();
    for (const by of ['head', 'editor', 'secrecy', 'exec']) {
      office.clock.at += MINUTE;
      await office.dispatch(id, tap(await office.submission(id), by));
    }

    await office.door.within((desk) =>
      desk.enter('roster', { type: 'NoteLeaving', by: null, messenger: 'wecom', userId: 'exec2' }),
    );
    await wake(office);
    const told = office.promised('notice', id).filter(({ payload }) => payload.includes('seatEmpty'));
    expect(told.map(({ lane }) => lane)).toContain(`to:${office.world.organization.office.head}`);
    expect((await office.submission(id)).status).toBe('IN_REVIEW');

    const verdict = await office.door.within((desk) =>
      desk.enter('roster', {
        type: 'NameSuccessor',
        by: office.world.organization.office.head,
        from: 'exec2',
        to: 'exec',
        document: '任〔2026〕3号',
      }),
    );
    expect(verdict).toMatchObject({ ok: true });
    await wake(office);
    expect((await office.submission(id)).status).toBe('SCHEDULED');
  });
});

forEachDatabase((_name, open) => {
  test('会签: one leaves before the others signed; it waits, people see for whom, and the successor is asked', async () => {
    const office = await openOffice(await open(), {
      route: buildPolicy({ route: buildRoute({ quorum: 'all' }) }).route,
    });
    const { organization } = office.world;
    office.world.organization = {
      ...organization,
      people: organization.people.map((person) => ({ ...person, wecom: person.id })),
    };
    const { id } = await office.submitted();
    const sign = async (by: string) => {
      office.clock.at += MINUTE;
      await office.dispatch(id, tap(await office.submission(id), by));
    };
    const words = async () => {
      const world = await currentWorld(office.world, office.store.read, office.clock.at);
      return stateWords(await office.submission(id), world, office.clock.at);
    };
    for (const by of ['head', 'editor', 'secrecy']) await sign(by);
    await office.door.within((desk) =>
      desk.enter('roster', { type: 'NoteLeaving', by: null, messenger: 'wecom', userId: 'exec2' }),
    );
    await wake(office);
    expect(await words()).toContain('还要等已离职的许清和的继任人');

    await sign('exec');
    expect((await office.submission(id)).status).toBe('IN_REVIEW');
    expect(await words()).toContain('其他人都已签，现在等已离职的许清和的继任人');
    const told = office.promised('notice', id).filter(({ payload }) => payload.includes('seatEmpty'));
    expect(told.map(({ lane }) => lane)).toContain(`to:${organization.office.head}`);

    const by = organization.office.head;
    await office.door.within((desk) =>
      desk.enter('roster', { type: 'NameSuccessor', by, from: 'exec2', to: 'stranger', document: '任〔2026〕3号' }),
    );
    await wake(office);
    const asked = (await office.store.read.openCards(id)).filter(({ purpose }) => purpose === 'review');
    expect(asked.map(({ personId }) => personId)).toEqual(['stranger']);
    await sign('stranger');
    expect((await office.submission(id)).status).toBe('SCHEDULED');
  });
});

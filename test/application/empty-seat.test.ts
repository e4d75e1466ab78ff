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

import { createScheduler } from '../../src/application/scheduler';
import { watchOpen } from '../../src/application/watch';
import { momentOf } from '../../src/domain/time/moment';
import { DAY, MINUTE } from '../../src/domain/time/shanghai';
import { tap } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';
import { openOffice, type Office } from '../delivery/office';

const HALF = Date.parse('2026-03-16T14:30:00+08:00');
const FULL = Date.parse('2026-03-17T10:00:00+08:00');
const FAR = Date.parse('2027-01-01T00:00:00+08:00');

forEachDatabase((_name, open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open());
    const { store } = office;
    for (const key of await store.dueKeys(FAR, 1000)) await store.transaction((tx) => tx.dropDue(key));
  });

  const scheduler = () => createScheduler(office);
  const keys = async () => (await office.store.dueKeys(FAR, 1000)).filter((key) => !key.startsWith('planned:'));
  const happened = async (id: string) => {
    const types = (await office.store.read.history(id)).map(({ event }) => event.type);
    return types.filter((type) => type === 'Reminded' || type === 'Escalated');
  };

  test('the row of the open stage follows it, from stage to stage and until none is open', async () => {
    const { id } = await office.submitted();
    const key = `limit:${id}`;
    expect(await office.store.dueKeys(HALF - 1, 1000)).not.toContain(key);
    expect(await office.store.dueKeys(HALF, 1000)).toContain(key);
    office.clock.at = Date.parse('2026-03-16T11:00:00+08:00');
    await office.dispatch(id, tap(await office.submission(id), 'head'));
    expect(await office.store.dueKeys(HALF, 1000)).not.toContain(key);
    expect(await office.store.dueKeys(HALF + 60 * MINUTE, 1000)).toContain(key);
    await office.dispatch(id, { type: 'Withdraw', by: 'officer', reason: '有变' });
    expect(await keys()).toEqual([]);
  });

  test('two processes wake at once, and again: each person gets one message with all of it', async () => {
    const one = await office.submitted();
    const two = await office.submitted();
    const other = await openOffice(await open());
    office.clock.at = other.clock.at = HALF;
    await Promise.all([scheduler().tick(), createScheduler(other).tick(), scheduler().tick()]);
    expect([await happened(one.id), await happened(two.id)]).toEqual([['Reminded'], ['Reminded']]);

    office.clock.at = other.clock.at = momentOf('head', HALF, office.world);
    await Promise.all([scheduler().tick(), createScheduler(other).tick()]);
    await scheduler().tick();
    const rows = [...office.promised('reminders', null), ...other.promised('reminders', null)];
    expect(rows.map(({ lane }) => lane)).toEqual(['to:head']);
  });

  test('missed while everything was down: once, late, in business hours', async () => {
    const { id } = await office.submitted();
    office.clock.at = FULL + 4 * DAY + 15 * 60 * MINUTE;
    while ((await scheduler().tick()) > 0);
    expect(await happened(id)).toEqual(['Reminded', 'Escalated']);
    // Sunday 01:00: nobody is woken, both are told on Monday morning
    const monday = Date.parse('2026-03-23T08:30:00+08:00');
    expect(await office.store.dueKeys(monday, 1000)).not.toContainEqual(expect.stringMatching(/^message:/));
    expect((await keys()).sort()).toEqual(
      ['editor', 'head'].map((who) => `message:${who}:${momentOf(who, monday, office.world)}`).sort(),
    );
  });

  test('longer limits of the house since: an early wake does nothing and waits for the new time', async () => {
    const { id } = await office.submitted();
    const { sla } = office.world.policy;
    office.world.policy.sla = { ...sla, routine: { amount: 2, unit: 'wd' } };
    office.clock.at = HALF;
    while ((await scheduler().tick()) > 0);
    expect(await happened(id)).toEqual([]);
    expect(await office.store.dueKeys(FULL - 1, 1000)).not.toContain(`limit:${id}`);
    expect(await office.store.dueKeys(FULL, 1000)).toContain(`limit:${id}`);
  });

  test('a stage without its row gets it at start', async () => {
    const { id } = await office.submitted();
    await office.store.transaction((tx) => tx.dropDue(`limit:${id}`));
    await watchOpen(office.store, office.world);
    expect(await office.store.dueKeys(HALF, 1000)).toContain(`limit:${id}`);
  });

  test('an approval is asked about when it has grown old, once; where its row was missing it gets it at start', async () => {
    const { policy } = office.world;
    policy.approvalValidity = { reconfirm: { amount: 3, unit: 'd' }, expire: { amount: 90, unit: 'd' } };
    const { id } = await office.scheduled();
    const key = `validity:${id}`;
    const old = office.clock.at + 3 * DAY;
    expect(await office.store.dueKeys(old - 1, 1000)).not.toContain(key);
    await office.store.transaction((tx) => tx.dropDue(key));
    await watchOpen(office.store, office.world);
    expect(await office.store.dueKeys(old, 1000)).toContain(key);

    office.clock.at = old;
    await scheduler().tick();
    await scheduler().tick();
    const asked = await office.store.read.openCards(id);
    expect(asked.filter(({ purpose }) => purpose === 'validity').map(({ personId }) => personId)).toEqual(['editor']);
    expect(await office.store.dueKeys(old + 3 * DAY, 1000)).not.toContain(key);
  });
});

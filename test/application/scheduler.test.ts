import { createScheduler } from '../../src/application/scheduler';
import type { Door } from '../../src/application/door';
import { MINUTE, PLANNED } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';
import { buildDue, fresh } from '../persistence/rows';
import { openOffice, type Office } from '../delivery/office';

forEachDatabase((_name, open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open());
    const { store } = office;
    for (const key of await store.dueKeys(PLANNED * 2, 1000)) await store.transaction((tx) => tx.dropDue(key));
  });

  const scheduler = (given: Partial<Office> = {}) => createScheduler({ ...office, ...given });
  const dueKeys = () => office.store.dueKeys(PLANNED * 2, 1000);

  test('the planned time: publishing starts at its minute, not before, once', async () => {
    const { id } = await office.scheduled({ accountIds: ['weibo-main'] });
    const { tick } = scheduler();

    office.clock.at = PLANNED - 1;
    expect(await tick()).toBe(0);
    expect((await office.submission(id)).status).toBe('SCHEDULED');
    office.clock.at = PLANNED;
    expect(await tick()).toBe(1);
    expect(await tick()).toBe(0);

    expect((await office.submission(id)).status).toBe('PUBLISHING');
    expect(office.promised('publish', id)).toHaveLength(1);
    expect(await dueKeys()).toEqual([]);
  });

  test('passed before 签发: nothing goes out, the office is asked', async () => {
    const { id } = await office.submitted({ accountIds: ['weibo-main'] });
    office.clock.at = PLANNED;
    await scheduler().tick();
    expect((await office.submission(id)).status).toBe('IN_REVIEW');
    expect(office.promised('publish', id)).toEqual([]);
    expect(office.promised('card', id).map(({ lane }) => lane)).toContain('to:editor');
  });

  test('two processes wake at once: it happens once', async () => {
    const { id } = await office.scheduled({ accountIds: ['weibo-main'] });
    const other = await openOffice(await open());
    office.clock.at = other.clock.at = PLANNED;

    await Promise.all([scheduler().tick(), createScheduler(other).tick(), scheduler().tick()]);

    const started = (await office.store.read.history(id)).filter(({ event }) => event.type === 'PublishingStarted');
    expect(started).toHaveLength(1);
    expect([...office.promised('publish', id), ...other.promised('publish', id)]).toHaveLength(1);
  });

  test('moved meanwhile: the old time does nothing', async () => {
    const { id } = await office.scheduled({ accountIds: ['weibo-main'] });
    await office.dispatch(id, { type: 'Reschedule', by: 'editor', plannedAt: PLANNED + 60 * MINUTE });
    office.clock.at = PLANNED;
    await scheduler().tick();
    expect((await office.submission(id)).status).toBe('SCHEDULED');
    office.clock.at = PLANNED + 60 * MINUTE;
    await scheduler().tick();
    expect((await office.submission(id)).status).toBe('PUBLISHING');
  });

  test('one that fails is tried again in a minute and holds up no other', async () => {
    const good = await office.scheduled({ accountIds: ['weibo-main'] });
    office.clock.at = PLANNED;
    const bad = buildDue({ key: fresh('bad'), kind: 'plannedTime', dueAt: PLANNED, payload: 'no JSON' });
    await office.store.transaction((tx) => tx.putDue(bad));

    expect(await scheduler().tick()).toBe(2);

    expect((await office.submission(good.id)).status).toBe('PUBLISHING');
    expect(await dueKeys()).toEqual([bad.key]);
    expect(office.lines).toContainEqual(expect.objectContaining({ level: 'error', key: bad.key }));
    office.clock.at += MINUTE - 1;
    expect(await scheduler().tick()).toBe(0);
    office.clock.at += 1;
    expect(await scheduler().tick()).toBe(1);
  });

  test('what was done in a transaction that failed is due still', async () => {
    const { id } = await office.scheduled({ accountIds: ['weibo-main'] });
    office.clock.at = PLANNED;
    const breaking: Door = {
      ...office.door,
      within: (work) =>
        office.door.within(async (desk) => {
          await work(desk);
          throw new Error('power cut');
        }),
    };
    await scheduler({ door: breaking }).tick();
    expect((await office.submission(id)).status).toBe('SCHEDULED');
    office.clock.at += MINUTE;
    await scheduler().tick();
    expect((await office.submission(id)).status).toBe('PUBLISHING');
  });
});

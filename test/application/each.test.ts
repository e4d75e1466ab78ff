import type { HouseCommand } from '../../src/domain/house';
import { createDoor } from '../../src/application/handle';
import { createScheduler } from '../../src/application/scheduler';
import type { Store } from '../../src/application/store';
import { openOffice, wake, type Office } from '../delivery/office';
import { buildOrganization, DAY, MINUTE, NOW } from '../helpers/build';
import { forEachDatabase } from '../helpers/databases';

/** A process on this store that dies when it has changed one submission. */
function mortal(office: Office) {
  let changed: string | null = null;
  const begun: Promise<unknown>[] = [];
  const store: Store = {
    ...office.store,
    transaction(work) {
      const one = office.store.transaction((tx) =>
        work({
          ...tx,
          async saveSubmission(submission, revision) {
            // a transaction that the database makes anew is the same
            if (changed !== null && changed !== submission.id) throw new Error('killed');
            changed = submission.id;
            await tx.saveSubmission(submission, revision);
          },
          // nor does it put off what it had begun
          putDue: (row) => (row.kind.endsWith('One') ? Promise.reject(new Error('killed')) : tx.putDue(row)),
        }),
      );
      begun.push(one);
      return one;
    },
  };
  const { tick } = createScheduler({ ...office, store, door: createDoor({ ...office, store }) });
  return { tick, over: () => Promise.allSettled(begun) };
}

/** Three posts are under way in a company of its own. */
async function threeOf(office: Office, state: 'submitted' | 'scheduled') {
  const ids: string[] = [];
  for (const no of [1, 2, 3]) ids.push((await office[state]({ title: `第${no}篇` })).id);
  const enter = (key: 'delegations' | 'roster' | 'standstill', command: HouseCommand) =>
    office.door.within((desk) => desk.enter(key, command));
  const holders = (purpose: string) =>
    Promise.all(
      ids.map(async (id) =>
        (await office.store.read.openCards(id))
          .filter((card) => card.purpose === purpose)
          .map(({ personId }) => personId)
          .sort(),
      ),
    );
  const dueOf = (kind: string) => Promise.all(ids.map((id) => office.store.read.dueRow(`${kind}:${id}`)));
  /** The process dies between two of three; what it had not done is there still. */
  const dieAfterOne = async (kind: string) => {
    const process = mortal(office);
    await expect(process.tick()).rejects.toThrow('killed');
    await process.over();
    expect((await dueOf(kind)).filter((row) => row !== null)).toHaveLength(2);
  };
  return { ids, enter, holders, dueOf, dieAfterOne };
}

/** On both databases, each with a company of its own. */
function scenario(title: string, run: (office: Office) => Promise<void>): void {
  forEachDatabase((_name, open) => {
    test(title, async () => {
      const office = await openOffice(await open());
      const organization = buildOrganization();
      const people = organization.people.map((person) => ({ ...person, wecom: person.id }));
      office.world.organization = { ...organization, people };
      await run(office);
    });
  });
}

const LENT = { type: 'Delegate', by: 'head', from: 'head', to: 'stranger', document: null } as const;

scenario(
  'who may sign changes: killed between two of three, each card is with the delegate in the end',
  async (office) => {
    const { ids, enter, holders, dieAfterOne } = await threeOf(office, 'submitted');
    await enter('delegations', { ...LENT, start: NOW, end: NOW + DAY });
    expect(await holders('review')).toEqual([['head'], ['head'], ['head']]);
    await dieAfterOne('realignOne');

    await wake(office);

    expect(await holders('review')).toEqual([['stranger'], ['stranger'], ['stranger']]);
    for (const id of ids) {
      const types = (await office.store.read.history(id)).map(({ event }) => event.type);
      expect(types.filter((type) => type === 'SignersChanged')).toHaveLength(1);
    }
  },
);

scenario('one that cannot be changed holds up no other, and is tried again in a minute', async (office) => {
  const { ids, enter, holders, dueOf } = await threeOf(office, 'submitted');
  await enter('delegations', { ...LENT, start: NOW, end: NOW + DAY });
  const store: Store = {
    ...office.store,
    transaction: (work) =>
      office.store.transaction((tx) =>
        work({
          ...tx,
          saveSubmission: async (submission, revision) => {
            if (submission.id === ids[1]) throw new Error('a broken row');
            await tx.saveSubmission(submission, revision);
          },
        }),
      ),
  };
  await createScheduler({ ...office, store, door: createDoor({ ...office, store }) }).tick();
  expect(await holders('review')).toEqual([['stranger'], ['head'], ['stranger']]);
  expect((await dueOf('realignOne')).map((row) => row?.dueAt)).toEqual([undefined, NOW + MINUTE, undefined]);

  office.clock.at = NOW + MINUTE;
  await wake(office);

  expect(await holders('review')).toEqual([['stranger'], ['stranger'], ['stranger']]);
});

scenario(
  'somebody leaves: killed between two of three, all come to the head, who is told once of all three',
  async (office) => {
    const { ids, enter, dieAfterOne } = await threeOf(office, 'submitted');
    await enter('roster', { type: 'NoteLeaving', by: null, messenger: 'wecom', userId: 'officer' });
    await dieAfterOne('handOverOne');
    expect(await recorded()).toEqual([]);

    await wake(office);

    for (const id of ids) expect((await office.submission(id)).keeperId).toBe('head');
    expect(await recorded()).toEqual([[...ids].sort()]);
    const told = office.promised('houseNotice', null).filter(({ payload }) => payload.includes('"handedOver"'));
    expect(told.map(({ lane }) => lane)).toEqual(['to:head']);

    async function recorded(): Promise<string[][]> {
      const history = await office.store.read.bookHistory('roster');
      return history.flatMap(({ event }) =>
        event.type === 'HandOverRecorded' ? [event.items.map(({ submissionId }) => submissionId).sort()] : [],
      );
    }
  },
);

scenario(
  'everything is paused: killed between two of three, all are held; after it each is asked about once',
  async (office) => {
    const { ids, enter, holders, dieAfterOne } = await threeOf(office, 'scheduled');
    const statuses = async () => Promise.all(ids.map(async (id) => (await office.submission(id)).status));
    await enter('standstill', { type: 'PauseAll', by: 'exec', reason: '公祭日' });
    await createScheduler(office).tick();
    await dieAfterOne('holdOne');

    await wake(office);
    expect(await statuses()).toEqual(['HELD', 'HELD', 'HELD']);

    office.clock.at += MINUTE;
    await enter('standstill', { type: 'EndPause', by: 'exec', held: 3 });
    await wake(office);
    expect(await holders('held')).toEqual([['editor'], ['editor'], ['editor']]);
    const first = await office.store.read.openCards(ids[0]!);

    // the same moment again changes nothing; a second pause asks anew, in the place of what is still open
    await office.store.transaction((tx) =>
      tx.putDue({
        key: 'standstill',
        kind: 'askHeld',
        submissionId: null,
        dueAt: office.clock.at,
        payload: JSON.stringify({ since: office.clock.at }),
      }),
    );
    await wake(office);
    expect(await office.store.read.openCards(ids[0]!)).toEqual(first);
    office.clock.at += MINUTE;
    await enter('standstill', { type: 'PauseAll', by: 'exec', reason: '公祭日' });
    await wake(office);
    office.clock.at += MINUTE;
    await enter('standstill', { type: 'EndPause', by: 'exec', held: 3 });
    await wake(office);
    expect(await holders('held')).toEqual([['editor'], ['editor'], ['editor']]);
    const [again] = await office.store.read.openCards(ids[0]!);
    expect(again!.createdAt).toBe(office.clock.at);
  },
);

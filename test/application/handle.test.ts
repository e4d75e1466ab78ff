import type { Recorded } from '../../src/domain/events';
import type { Answer } from '../../src/application/ports';
import { createDoor, freshId } from '../../src/application/handle';
import { checkSignatureChain } from '../../src/application/proof';
import { historyHash } from '../../src/domain/archive/archive';
import { evolve } from '../../src/domain/evolve';
import type { Submission } from '../../src/domain/submission';
import { forEachDatabase } from '../helpers/databases';
import { NOW, PLANNED, buildContent, tap } from '../helpers/build';
import { fresh } from '../persistence/rows';
import { openOffice, type Office } from '../delivery/office';

const said = (text: string): Answer => ({ text, card: null });

forEachDatabase((_name, open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open());
  });

  const history = (id: string) => office.store.read.history(id);

  describe('an input', () => {
    test('five times at once: one effect, and everybody gets the same answer', async () => {
      const { id } = await office.submitted();
      const other = await openOffice(await open());
      const key = fresh('tap');
      const before = (await history(id)).length;
      const seen = await office.submission(id);
      const deliver = ({ door }: Office, n: number) =>
        door.handle(key, async (desk) => {
          const verdict = await desk.dispatch(id, tap(seen, 'head'));
          return said(`${verdict.ok ? '同意' : '没有'} ${n}`);
        });

      const answers = await Promise.all([office, other, office, other, office].map(deliver));

      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]!.text).toMatch(/^同意/);
      const signed = (await history(id)).slice(before).filter(({ event }) => event.type === 'Signed');
      expect(signed).toHaveLength(1);
      expect(await deliver(office, 9)).toEqual(answers[0]);
    });

    test('whose work fails leaves nothing behind, and may come again', async () => {
      const { id } = await office.submitted();
      const key = fresh('tap');
      const before = await office.submission(id);
      const work = office.door.handle(key, async (desk) => {
        await desk.dispatch(id, tap(before, 'head'));
        await desk.tell('officer', '好');
        throw new Error('power cut');
      });
      await expect(work).rejects.toThrow('power cut');
      expect(await office.submission(id)).toEqual(before);
      expect(await office.store.read.signatures(id)).toEqual([]);

      await office.door.handle(key, async (desk) => {
        await desk.dispatch(id, tap(before, 'head'));
        return said('好');
      });
      expect(await office.store.read.signatures(id)).toHaveLength(1);
    });

    test('that waits for the network is accepted once and finished once', async () => {
      const key = fresh('picture');
      const lane = fresh('in');
      const before = (await office.store.read.counts()).inboxWaiting;
      for (let n = 0; n < 3; n += 1) expect(await office.door.accept(key, lane, { mediaId: 'm' })).toEqual(said(null!));
      expect((await office.store.read.counts()).inboxWaiting).toBe(before + 1);
      let times = 0;
      const finish = () =>
        office.door.finish(key, async () => {
          times += 1;
          return said('收到图片');
        });
      await finish();
      await finish();
      expect(times).toBe(1);
      expect(await office.door.handle(key, async () => said('again'))).toEqual(said('收到图片'));
      await office.door.finish('never heard of', async () => Promise.reject(new Error('not called')));
    });
  });

  describe('what happened', () => {
    test('is state, history and effects together; the history is chained and tells the state', async () => {
      const { id } = await office.scheduled();
      const rows = await history(id);
      let prevHash = '';
      for (const [index, row] of rows.entries()) {
        expect(row).toMatchObject({ seq: index + 1, prevHash, hash: historyHash(row) });
        ({ hash: prevHash } = row);
      }
      const told = rows.reduce<Submission | null>((s, { event, at, actor }) => evolve(s, event, { at, actor }), null);
      expect(told).toEqual(await office.submission(id));
      expect(told!.revision).toBe(rows.length);
    });

    test('each signature is sealed into its chain with the server’s key, and names what its signer saw', async () => {
      const { id, versions } = await office.scheduled();
      const sealed = await office.store.read.signatures(id);
      expect(sealed.map(({ seq, record: { signer } }) => [seq, signer.id])).toEqual([
        [1, 'head'],
        [2, 'editor'],
        [3, 'secrecy'],
        [4, 'exec'],
      ]);
      for (const { record } of sealed)
        expect(record).toMatchObject({ digest: versions[0]!.digest, plannedAt: PLANNED });
      expect(checkSignatureChain(sealed, office.signer.check)).toBeNull();
    });

    test('is told after the commit, and only then', async () => {
      const heard: Recorded[][] = [];
      const door = createDoor({ ...office, onCommitted: (events) => heard.push(events) });
      const { id } = await office.submitted();
      await door.within(async (desk) => {
        await desk.dispatch(id, tap(await office.submission(id), 'head'));
        expect(heard).toEqual([]);
      });
      expect(heard.flat().map(({ event }) => event.type)).toEqual(['Signed', 'StageOpened']);
      const failing = door.within(async (desk) => {
        await desk.dispatch(id, tap(await office.submission(id), 'editor'));
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow();
      expect(heard).toHaveLength(1);
    });
  });

  test('a refusal changes nothing and says why', async () => {
    const { id } = await office.submitted();
    const before = [await office.submission(id), (await history(id)).length];
    const verdict = await office.dispatch(id, tap(await office.submission(id), 'stranger'));
    expect(verdict).toMatchObject({ ok: false, refusal: { code: 'NOT_A_SIGNER' }, submission: { id } });
    expect([await office.submission(id), (await history(id)).length]).toEqual(before);
  });

  test('a submission nobody knows is a refusal, not a fault', async () => {
    const verdict = await office.dispatch('nobody', { type: 'Withdraw', by: 'officer', reason: '不发了' });
    expect(verdict).toEqual({ ok: false, refusal: { code: 'NO_SUCH_SUBMISSION' }, submission: null });
  });

  test('two people who may sign the same stage, at once: one signs, the other hears who did', async () => {
    const { id } = await office.submitted();
    await office.dispatch(id, tap(await office.submission(id), 'head'));
    const seen = await office.submission(id);
    const verdicts = await Promise.all(['editor', 'editor2'].map((by) => office.dispatch(id, tap(seen, by))));
    const lost = verdicts.find(({ ok }) => !ok);
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(lost).toMatchObject({ refusal: { code: 'ALREADY_DECIDED', own: false } });
    expect(await office.store.read.signatures(id)).toHaveLength(2);
  });

  test('numbers are given at the first 提交, without a gap, also to many at once', async () => {
    const ids = Array.from({ length: 6 }, () => fresh('draft'));
    const { pictures, ...content } = buildContent();
    const patch = { content, request: { urgency: 'ROUTINE', plannedAt: PLANNED } } as const;
    for (const submissionId of ids) {
      await office.dispatch(submissionId, {
        type: 'StartDraft',
        by: 'officer',
        submissionId,
        kind: 'ORIGINAL',
        patch,
        pictures,
      });
      expect((await office.submission(submissionId)).no).toBeNull();
    }
    await Promise.all(ids.map((id) => office.dispatch(id, { type: 'Submit', by: 'officer', onTheWay: 0 })));
    const numbers = await Promise.all(ids.map(async (id) => (await office.submission(id)).no!));
    const seqs = numbers.map((no) => Number(/^2026-(\d{4})$/.exec(no)![1])).sort((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, index) => seqs[0]! + index));
  });

  test('a number that was refused its transaction is not used up', async () => {
    const first = await office.submitted();
    const failing = office.door.within(async (desk) => {
      await desk.tx.nextCount('no:2026');
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow();
    const second = await office.submitted();
    expect(Number(second.no!.slice(5)) - Number(first.no!.slice(5))).toBe(1);
  });
});

test('ids are 26 characters, differ, and sort by the time they were made', () => {
  const ids = Array.from({ length: 50 }, (_, n) => freshId(NOW + n));
  expect(ids.every((id) => /^[0-9a-z]{26}$/.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => freshId(NOW))).size).toBe(1000);
});

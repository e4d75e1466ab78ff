/** What every database behind the store's port must do. Run by `test/persistence/store.test.ts` on each. */
import type { BookHistoryRow, HistoryRow, Store, StoreTx } from '../../src/application/store';
import { StaleState } from '../../src/application/store';
import type { HouseEvent } from '../../src/domain/house';
import type { Submission } from '../../src/domain/submission';
import {
  buildArchive,
  buildCard,
  buildDue,
  buildHistory,
  buildIncident,
  buildInbox,
  buildPromise,
  buildSignature,
  buildSubmission,
  buildVersion,
  fresh,
} from '../persistence/rows';

/** @param store gives the store under test, on a database of its own */
export function storeContract(store: () => Store): void {
  const within = <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => store().transaction(work);

  describe('incidents', () => {
    test('are given back as they were opened, newest first, in pages, and closed once', async () => {
      const all = [1, 2, 3].map((count) => buildIncident(count));
      for (const incident of all) await within((tx) => tx.addIncident(incident));
      expect(await store().read.incident('2033-0002')).toEqual(all[1]);
      expect(await store().read.incident('2033-0009')).toBeNull();

      const first = await store().read.incidents({ limit: 2 });
      expect(first).toEqual({ items: [all[2], all[1]], next: '2033-0002' });
      expect(await store().read.incidents({ limit: 2, cursor: '2033-0002' })).toEqual({ items: [all[0]], next: null });
      expect(await store().read.incidents({ limit: 2, cursor: '1999-0001' })).toEqual({ items: [], next: null });

      const closed = { ...all[1]!, closedAt: 9_000, closedBy: 'U-102', closing: '已处理' };
      await within(async (tx) => {
        expect(await tx.lockIncident('2033-0002')).toEqual(all[1]);
        await tx.saveIncident(closed);
      });
      expect(await store().read.incident('2033-0002')).toEqual(closed);
      expect((await store().read.incidents({ open: true, limit: 9 })).items).toEqual([all[2], all[0]]);
    });
  });

  describe('submissions', () => {
    test('are given back exactly as they were saved', async () => {
      const draft = buildSubmission({ title: '“引号”、\\反斜杠\\、😀 与 \u0000 之外' });
      await within((tx) => tx.insertSubmission(draft));
      expect(await store().read.submission(draft.id)).toEqual(draft);

      const submitted = {
        ...draft,
        no: '2031-0007',
        status: 'IN_REVIEW' as const,
        versions: [buildVersion(1, 'code-2031-7')],
        revision: 2,
      };
      await within(async (tx) => {
        expect(await tx.lockSubmission(draft.id)).toEqual(draft);
        await tx.saveSubmission(submitted, 1);
      });
      expect(await store().read.submission(draft.id)).toEqual(submitted);
      expect(await store().read.submissionByNo('2031-0007')).toEqual(submitted);
      expect(await store().read.submissionByCode('code-2031-7')).toEqual(submitted);
      expect(await store().read.submission('nobody')).toBeNull();
      expect(await store().read.submissionByCode('nobody')).toBeNull();
      expect(await within((tx) => tx.lockSubmission('nobody'))).toBeNull();
    });

    test('are found by the code of any version, saved with or without a lock', async () => {
      const first = buildSubmission({ versions: [buildVersion(1, 'code-a1')] });
      await within((tx) => tx.insertSubmission(first));
      const second = { ...first, versions: [...first.versions, buildVersion(2, 'code-a2')], revision: 2 };
      await within((tx) => tx.saveSubmission(second, 1));
      const third = { ...second, versions: [...second.versions, buildVersion(3, 'code-a3')], revision: 3 };
      await within(async (tx) => {
        await tx.lockSubmission(first.id);
        await tx.saveSubmission(third, 2);
      });
      for (const code of ['code-a1', 'code-a2', 'code-a3']) {
        expect(await store().read.submissionByCode(code)).toEqual(third);
      }
    });

    test('refuse to be saved over a state somebody else has changed', async () => {
      const draft = buildSubmission();
      await within((tx) => tx.insertSubmission(draft));
      await within((tx) => tx.saveSubmission({ ...draft, revision: 2 }, 1));
      await expect(within((tx) => tx.saveSubmission({ ...draft, revision: 2 }, 1))).rejects.toBeInstanceOf(StaleState);
    });

    test('123 means the newest year that has it', async () => {
      const older = buildSubmission({ no: '2041-0123' });
      const newer = buildSubmission({ no: '2042-0123' });
      await within(async (tx) => {
        await tx.insertSubmission(newer);
        await tx.insertSubmission(older);
      });
      expect((await store().read.submissionBySeq(123))?.no).toBe('2042-0123');
      expect(await store().read.submissionBySeq(9999)).toBeNull();
    });

    test('a picture is used by what was handed in or begun, not by a draft that was given up', async () => {
      const picture = (name: string) => ({
        sha256: name.padEnd(64, '0'),
        type: 'image/png' as const,
        bytes: 1,
        width: 1,
        height: 1,
        sentAt: 1,
        messageId: name,
      });
      const used = (name: string) => store().read.isPictureUsed(picture(name).sha256);
      const having = (name: string, given: Partial<Submission>) => {
        const submission = buildSubmission(given);
        const content = { ...submission.content, pictures: [picture(name)] };
        return within((tx) => tx.insertSubmission({ ...submission, content }));
      };
      await having('aa1', { status: 'DRAFT' });
      await having('aa2', { status: 'WITHDRAWN' });
      await having('aa3', { status: 'WITHDRAWN', no: '2032-0001' });
      await within(async (tx) => {
        const { personId } = await tx.lockDialogue(fresh('person'));
        await tx.saveDialogue({ personId, state: JSON.stringify({ loose: [picture('aa4')] }) });
      });
      expect(await Promise.all(['aa1', 'aa2', 'aa3', 'aa4', 'aa5'].map(used))).toEqual([
        true,
        false,
        true,
        true,
        false,
      ]);
    });

    test('a number is given once', async () => {
      await within((tx) => tx.insertSubmission(buildSubmission({ no: '2043-0001' })));
      await expect(within((tx) => tx.insertSubmission(buildSubmission({ no: '2043-0001' })))).rejects.toThrow(/exists/);
    });

    test('a title longer than its column is still whole in the state', async () => {
      const long = buildSubmission({ title: '😀题'.repeat(300) });
      await within((tx) => tx.insertSubmission(long));
      expect(await store().read.submission(long.id)).toEqual(long);
    });

    test('are searched page by page, newest first, drafts left out', async () => {
      const departmentId = fresh('D-');
      await within(async (tx) => {
        for (const no of ['2026-0002', '2026-0010', '2025-0099', '2026-0001']) {
          await tx.insertSubmission(buildSubmission({ no: no.replace('20', '30'), departmentId, status: 'IN_REVIEW' }));
        }
        await tx.insertSubmission(buildSubmission({ departmentId }));
      });
      const first = await store().read.search({ department: departmentId, limit: 2 });
      expect(first.items.map((item) => item.no)).toEqual(['3026-0010', '3026-0002']);
      const second = await store().read.search({ department: departmentId, limit: 2, cursor: first.next ?? '' });
      expect(second.items.map((item) => item.no)).toEqual(['3026-0001', '3025-0099']);
      expect(second.next).toBeNull();
      const none = await store().read.search({ department: departmentId, limit: 2, cursor: 'no such cursor' });
      expect(none).toEqual({ items: [], next: null });
    });

    test('are searched by words, taken literally, and by status and submitter', async () => {
      const departmentId = fresh('D-');
      await within(async (tx) => {
        await tx.insertSubmission(buildSubmission({ no: '3100-0001', departmentId, title: '满100%减 ABC_d' }));
        await tx.insertSubmission(
          buildSubmission({
            no: '3100-0002',
            departmentId,
            title: '满100元减',
            status: 'PUBLISHED',
            submitterId: 'U-X',
          }),
        );
      });
      const search = async (filter: object): Promise<(string | null)[]> => {
        const { items } = await store().read.search({ department: departmentId, limit: 10, ...filter });
        return items.map((item) => item.no);
      };
      expect(await search({ q: '100%' })).toEqual(['3100-0001']);
      expect(await search({ q: 'abc_D' })).toEqual(['3100-0001']);
      expect(await search({ q: 'c-d' })).toEqual([]);
      expect(await search({ q: "'; --" })).toEqual([]);
      expect(await search({ q: '3100-0002' })).toEqual(['3100-0002']);
      expect(await search({ q: '满100' })).toEqual(['3100-0002', '3100-0001']);
      expect(await search({ status: 'PUBLISHED' })).toEqual(['3100-0002']);
      expect(await search({ submitter: 'U-X' })).toEqual(['3100-0002']);
    });

    test("a person's own come newest first, those in a status oldest first", async () => {
      const submitterId = fresh('U-');
      const [first, second, third] = [1, 2, 3].map((n) =>
        buildSubmission({ submitterId, createdAt: n, status: n === 2 ? 'HELD' : 'TAKEN_DOWN' }),
      );
      await within(async (tx) => {
        for (const submission of [second, third, first]) await tx.insertSubmission(submission as never);
      });
      const ids = (found: { id: string }[]): string[] => found.map((submission) => submission.id);
      expect(ids(await store().read.ownedBy(submitterId, ['HELD', 'TAKEN_DOWN'], 2))).toEqual([third?.id, second?.id]);
      expect(await store().read.ownedBy(submitterId, [], 2)).toEqual([]);
      expect(ids(await store().read.inStatus(['TAKEN_DOWN'], 10))).toEqual([first?.id, third?.id]);
      const all = await store().read.submissionIds('', 1000);
      expect(all).toEqual([...all].sort());
      expect(await store().read.submissionIds(all[0] ?? '', 1)).toEqual([all[1]]);
    });
  });

  describe('chains', () => {
    test('history is kept in order and cannot fork', async () => {
      const id = fresh('s');
      const rows = [buildHistory(id, 1), buildHistory(id, 2, { actor: null, event: { type: 'SubmitAsked' } })];
      await within(async (tx) => {
        expect(await tx.lastHistory(id)).toBeNull();
        await tx.appendHistory(rows);
        await tx.appendHistory([]);
      });
      expect(await store().read.history(id)).toEqual(rows);
      expect(await within((tx) => tx.lastHistory(id))).toEqual({ seq: 2, hash: 'h2' });
      await expect(within((tx) => tx.appendHistory([buildHistory(id, 2)]))).rejects.toThrow(/exists/);
    });

    test('signatures are kept in order and cannot fork', async () => {
      const id = fresh('s');
      const first = buildSignature(id, 1);
      const second = buildSignature(id, 2);
      await within(async (tx) => {
        expect(await tx.lastSignature(id)).toBeNull();
        await tx.appendSignature(id, first);
        await tx.appendSignature(id, second);
      });
      expect(await store().read.signatures(id)).toEqual([first, second]);
      expect(await within((tx) => tx.lastSignature(id))).toEqual({ seq: 2, hash: 'g2' });
      await expect(within((tx) => tx.appendSignature(id, second))).rejects.toThrow(/exists/);
    });

    test('archive records form one chain', async () => {
      const seal = (given: object = {}): Promise<number> =>
        within(async (tx) => {
          const head = await tx.lockArchiveHead();
          await tx.appendArchive(buildArchive(head.no + 1, { prevHash: head.hash, ...given }));
          return head.no + 1;
        });
      const numbers = await Promise.all(Array.from({ length: 12 }, () => seal()));
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      const records = await store().read.archiveAfter(0, 100);
      for (const [i, record] of records.entries()) expect(record.prevHash).toBe(i === 0 ? '' : records[i - 1]?.hash);
      expect((await store().read.archiveAfter(10, 1)).map((record) => record.no)).toEqual([11]);
      const third = records[2];
      expect(await store().read.archiveOf(third?.submissionId ?? '')).toEqual(third);
      expect(await store().read.archiveOf('nobody')).toBeNull();
      await expect(seal({ submissionId: third?.submissionId })).rejects.toThrow(/exists/);
    });

    test('keys are kept', async () => {
      const key = { keyId: fresh('key'), publicKey: 'PEM', sealedPrivateKey: 'c2VhbGVk', createdAt: 5 };
      await within((tx) => tx.addKey(key));
      expect(await store().read.keys()).toContainEqual(key);
    });
  });

  describe('the inbox', () => {
    test('takes a key once', async () => {
      const row = buildInbox({ answer: '{"text":"已收到"}' });
      expect(await within((tx) => tx.claimInbox(row))).toBe(true);
      expect(await within((tx) => tx.claimInbox({ ...row, answer: 'another' }))).toBe(false);
      expect(await within((tx) => tx.inbox(row.key))).toEqual(row);
      expect(await within((tx) => tx.inbox('nobody'))).toBeNull();
    });

    test('a refused key leaves the rest of its transaction alone', async () => {
      const row = buildInbox();
      const promise = buildPromise();
      await within((tx) => tx.claimInbox(row));
      await within(async (tx) => {
        await tx.claimInbox(row);
        await tx.addOutbox([promise]);
      });
      expect(await store().read.outboxRow(promise.id)).not.toBeNull();
    });

    test.each([
      ['A', 'a'],
      ['😀', '😁'],
      ['é', 'e'],
      ['ａ', 'a'],
    ])('takes %s and %s for different keys', async (one, other) => {
      const prefix = fresh('case');
      expect(await within((tx) => tx.claimInbox(buildInbox({ key: prefix + one })))).toBe(true);
      expect(await within((tx) => tx.claimInbox(buildInbox({ key: prefix + other })))).toBe(true);
    });

    test('of five at once, one is new; the others wait and see its answer', async () => {
      const row = buildInbox({ answer: null });
      const seen = await Promise.all(
        [1, 2, 3, 4, 5].map(() =>
          within(async (tx) => {
            if (!(await tx.claimInbox(row))) return (await tx.inbox(row.key))?.answer;
            await tx.finishInbox(row.key, 'the answer');
            return 'new';
          }),
        ),
      );
      expect(seen.sort()).toEqual(['new', 'the answer', 'the answer', 'the answer', 'the answer']);
    });

    test('when the first of five fails, exactly one of the others is new', async () => {
      const row = buildInbox();
      let failed = false;
      const seen = await Promise.allSettled(
        [1, 2, 3, 4, 5].map(() =>
          within(async (tx) => {
            const isNew = await tx.claimInbox(row);
            if (isNew && !failed) {
              failed = true;
              throw new Error('on purpose');
            }
            return isNew;
          }),
        ),
      );
      expect(seen.filter((one) => one.status === 'rejected')).toHaveLength(1);
      expect(seen.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1);
    });

    test('gives what waits for the network, of each lane the oldest', async () => {
      const lane = fresh('u');
      const waiting = (key: string, at: number, of: string): Promise<boolean> =>
        within((tx) => tx.claimInbox({ key, at, answer: null, waiting: { lane: of, payload: '{"media":"m"}' } }));
      await waiting(`${lane}-2`, 20, lane);
      await waiting(`${lane}-1`, 10, lane);
      await waiting(`${lane}-other`, 15, `${lane}x`);
      expect(await within((tx) => tx.waitingInputs(lane))).toBe(2);
      expect((await store().waitingInbox(10)).map((row) => row.key)).toEqual([`${lane}-1`, `${lane}-other`]);
      expect((await store().waitingInbox(10))[0]).toEqual({
        key: `${lane}-1`,
        at: 10,
        answer: null,
        waiting: { lane, payload: '{"media":"m"}' },
      });
      expect((await store().waitingInbox(1)).map((row) => row.key)).toEqual([`${lane}-1`]);

      await within((tx) => tx.finishInbox(`${lane}-1`, 'done'));
      expect(await within((tx) => tx.waitingInputs(lane))).toBe(1);
      expect((await store().waitingInbox(10)).map((row) => row.key)).toEqual([`${lane}-other`, `${lane}-2`]);
      expect(await within((tx) => tx.inbox(`${lane}-1`))).toMatchObject({ answer: 'done', waiting: null });
      expect((await store().read.counts()).inboxWaiting).toBe(2);
      await expect(within((tx) => tx.finishInbox(`${lane}-1`, 'again'))).rejects.toBeInstanceOf(StaleState);
      for (const key of [`${lane}-other`, `${lane}-2`]) await within((tx) => tx.finishInbox(key, 'done'));
    });

    test('a key that does not fit is refused, not cut', async () => {
      await expect(within((tx) => tx.claimInbox(buildInbox({ key: 'k'.repeat(192) })))).rejects.toThrow(
        /inbox\.inbox_key holds 191 characters/,
      );
      expect(await within((tx) => tx.claimInbox(buildInbox({ key: '😀'.repeat(191) })))).toBe(true);
    });
  });

  describe('due rows', () => {
    test('are put, moved, listed in time, locked and dropped', async () => {
      const early = buildDue({ dueAt: 10 });
      const late = buildDue({ dueAt: 30, submissionId: 's1', payload: '{"a":1}' });
      await within(async (tx) => {
        await tx.putDue(early);
        await tx.putDue(late);
      });
      expect(await store().dueKeys(10, 5)).toEqual([early.key]);
      expect(await store().dueKeys(30, 5)).toEqual([early.key, late.key]);
      await within((tx) => tx.putDue({ ...early, dueAt: 40, payload: '{"moved":true}' }));
      expect(await store().dueKeys(40, 5)).toEqual([late.key, early.key]);
      expect(await store().dueKeys(40, 1)).toEqual([late.key]);
      expect(await within((tx) => tx.lockDue(early.key))).toEqual({ ...early, dueAt: 40, payload: '{"moved":true}' });
      expect((await store().read.counts()).due).toBe(2);
      await within((tx) => tx.dropDue(late.key));
      expect(await within((tx) => tx.lockDue(late.key))).toBeNull();
      await within((tx) => tx.dropDue(early.key));
      expect(await store().dueKeys(99, 5)).toEqual([]);
    });
  });

  describe('cards', () => {
    test('are found by submission until they are closed', async () => {
      const submissionId = fresh('s');
      const first = buildCard({ submissionId });
      const second = buildCard({ submissionId, reviewNo: null, stage: null, digest: null });
      await within((tx) => tx.addCards([first, second]));
      await within((tx) =>
        tx.updateCard(first.taskId, { status: 'open', messageId: 'm1', updateCode: 'c1', updateCodeAt: 7 }),
      );
      const live = { ...first, status: 'open', messageId: 'm1', updateCode: 'c1', updateCodeAt: 7 };
      expect(await store().read.openCards(submissionId)).toEqual([live, second]);
      await within((tx) => tx.updateCard(first.taskId, { status: 'closed', updateCode: null }));
      expect(await store().read.openCards(submissionId)).toEqual([second]);
      expect(await store().read.card(first.taskId)).toEqual({ ...live, status: 'closed', updateCode: null });
      expect(await store().read.card('nobody')).toBeNull();
    });

    test('may be about no submission', async () => {
      const card = buildCard({ submissionId: null });
      await within((tx) => tx.addCards([card]));
      expect(await store().read.card(card.taskId)).toEqual(card);
      expect(await store().read.openCards(null)).toEqual([card]);
      await within((tx) => tx.updateCard(card.taskId, { status: 'closed' }));
      expect(await store().read.openCards(null)).toEqual([]);
    });
  });

  describe('the weekly rhythm', () => {
    test('what is planned for a span of time, earliest first, without what will never be published', async () => {
      const planned = (plannedAt: number, status: Submission['status'] = 'IN_REVIEW') =>
        buildSubmission({ status, request: { urgency: 'ROUTINE', reason: null, plannedAt } });
      const [late, early, before, end] = [planned(5_100), planned(5_000), planned(4_999), planned(6_000)];
      const unplanned = (['DRAFT', 'WITHDRAWN', 'REJECTED'] as const).map((status) => planned(5_050, status));
      await within(async (tx) => {
        for (const one of [late, early, before, end, ...unplanned]) await tx.insertSubmission(one);
      });
      const ids = (found: Submission[]) => found.map(({ id }) => id);
      expect(ids(await store().read.planned(5_000, 6_000, 10))).toEqual([early.id, late.id]);
      expect(ids(await store().read.planned(5_000, 6_000, 1))).toEqual([early.id]);
    });

    test('what happened of some kinds in a span of time, with the department', async () => {
      const [one, other] = [buildSubmission({ departmentId: 'D-OPS' }), buildSubmission()];
      const returned = { type: 'Returned' as const, by: 'U', stage: 'S', reason: 'r', code: null };
      const link = (submissionId: string, seq: number, at: number, event: HistoryRow['event']) => ({
        ...buildHistory(submissionId, seq),
        at,
        event,
      });
      await within(async (tx) => {
        await tx.insertSubmission(one);
        await tx.insertSubmission(other);
        await tx.appendHistory([
          link(one.id, 1, 7_000, returned),
          link(one.id, 2, 7_100, { type: 'PublishingStarted' }),
          link(one.id, 3, 7_999, { type: 'Sealed', recordNo: 1 }),
          link(one.id, 4, 8_000, returned),
          link(other.id, 1, 6_999, returned),
          link(other.id, 2, 7_050, returned),
        ]);
      });
      expect(await store().read.happened(['Returned', 'Sealed'], 7_000, 8_000)).toEqual([
        { submissionId: one.id, departmentId: 'D-OPS', kind: 'ORIGINAL', at: 7_000, event: returned },
        { submissionId: other.id, departmentId: 'D-MED', kind: 'ORIGINAL', at: 7_050, event: returned },
        {
          submissionId: one.id,
          departmentId: 'D-OPS',
          kind: 'ORIGINAL',
          at: 7_999,
          event: { type: 'Sealed', recordNo: 1 },
        },
      ]);
    });

    test('a due row can be looked at without taking it', async () => {
      const row = buildDue();
      await within((tx) => tx.putDue(row));
      expect(await store().read.dueRow(row.key)).toEqual(row);
      expect(await store().read.dueRow('nothing')).toBeNull();
    });
  });

  describe('books', () => {
    const event = (id: string): HouseEvent => ({ type: 'DelegationEnded', id, by: 'head' });
    const entry = (key: string, seq: number): BookHistoryRow => ({
      key,
      seq,
      at: seq,
      actor: seq === 1 ? null : 'head',
      event: event(`d${seq}`),
      prevHash: `p${seq}`,
      hash: `h${seq}`,
    });

    test('begin blank and are kept, their history in order', async () => {
      const key = fresh('plan:');
      await within(async (tx) => {
        expect(await tx.lockBook(key)).toEqual({ key, revision: 0, state: '', hash: '' });
        await tx.saveBook({ key, revision: 2, state: '{"a":1}', hash: 'h2' });
        await tx.appendBookHistory([entry(key, 1), entry(key, 2)]);
      });
      const kept = { key, revision: 2, state: '{"a":1}', hash: 'h2' };
      expect(await store().read.books([key, 'nothing'])).toEqual([kept]);
      expect(await store().read.bookHistory(key)).toEqual([entry(key, 1), entry(key, 2)]);
      expect(await within((tx) => tx.lockBook(key))).toEqual(kept);
      await expect(within((tx) => tx.appendBookHistory([entry(key, 2)]))).rejects.toThrow(/database/);
    });

    test('one that was only locked is not among them', async () => {
      const prefix = fresh('week:');
      await within(async (tx) => {
        await tx.lockBook(`${prefix}:b`);
        for (const end of ['a', 'c']) {
          await tx.lockBook(`${prefix}:${end}`);
          await tx.saveBook({ key: `${prefix}:${end}`, revision: 1, state: '{}', hash: 'h' });
        }
      });
      const found = await store().read.booksUnder(`${prefix}:`);
      expect(found.map(({ key }) => key)).toEqual([`${prefix}:a`, `${prefix}:c`]);
    });

    test('of entries at once each sees what the one before left, also the very first', async () => {
      const key = fresh('book-');
      const enter = () =>
        within(async (tx) => {
          const { revision } = await tx.lockBook(key);
          await tx.saveBook({ key, revision: revision + 1, state: '{}', hash: 'h' });
        });
      await Promise.all(Array.from({ length: 6 }, enter));
      expect((await store().read.books([key]))[0]?.revision).toBe(6);
    });
  });

  describe('people', () => {
    test('a dialogue begins empty and is kept', async () => {
      const personId = fresh('U');
      expect(await within((tx) => tx.lockDialogue(personId))).toEqual({ personId, state: '{}' });
      await within((tx) => tx.saveDialogue({ personId, state: '{"draft":"s1"}' }));
      expect(await within((tx) => tx.lockDialogue(personId))).toEqual({ personId, state: '{"draft":"s1"}' });
    });

    test('of messages at once each sees what the one before left, also the very first', async () => {
      const personId = fresh('U');
      await Promise.all(
        Array.from({ length: 12 }, () =>
          within(async (tx) => {
            const { state } = await tx.lockDialogue(personId);
            const { count = 0 } = JSON.parse(state) as { count?: number };
            await tx.saveDialogue({ personId, state: JSON.stringify({ count: count + 1 }) });
          }),
        ),
      );
      expect((await within((tx) => tx.lockDialogue(personId))).state).toBe('{"count":12}');
    });

    test('a counter tells how far it has come', async () => {
      const name = fresh('calls');
      expect(await store().read.count(name)).toBe(0);
      for (const _time of [1, 2]) await within((tx) => tx.nextCount(name));
      expect(await store().read.count(name)).toBe(2);
    });

    test('sessions and memos are kept, replaced and dropped', async () => {
      const session = { id: fresh('hash'), personId: 'U1', messenger: 'wecom', csrf: 'c', expiresAt: 99 };
      await within(async (tx) => {
        await tx.putSession(session);
        await tx.putSession({ ...session, expiresAt: 100 });
        await tx.setMemo('offset', '1');
        await tx.setMemo('offset', '2');
      });
      expect(await store().read.session(session.id)).toEqual({ ...session, expiresAt: 100 });
      expect(await store().read.memo('offset')).toBe('2');
      expect(await store().read.memo('nothing')).toBeNull();
      await within((tx) => tx.dropSession(session.id));
      expect(await store().read.session(session.id)).toBeNull();
    });

    test('sessions that have run out are dropped together, others stay', async () => {
      const session = { id: fresh('old'), personId: 'U1', messenger: 'wecom', csrf: 'c', expiresAt: 1000 };
      const longer = { ...session, id: fresh('new'), expiresAt: 1001 };
      await within(async (tx) => {
        await tx.putSession(session);
        await tx.putSession(longer);
        await tx.dropSessionsBefore(1000);
      });
      expect(await store().read.session(session.id)).toBeNull();
      expect(await store().read.session(longer.id)).toEqual(longer);
    });
  });

  describe('lanes', () => {
    test('give one slot per gap', async () => {
      const lane = fresh('pace');
      expect(await store().takeSlot(lane, 1000, 200)).toBe(0);
      expect(await store().takeSlot(lane, 1050, 200)).toBe(150);
      expect(await store().takeSlot(lane, 1200, 200)).toBe(0);
      expect(await store().takeSlot(`${lane}-other`, 1200, 200)).toBe(0);
    });

    test('after a quiet time give a burst more at once, then one per gap again', async () => {
      const lane = fresh('pace');
      const take = (now: number): Promise<number> => store().takeSlot(lane, now, 100, 2);
      expect([await take(1000), await take(1000), await take(1000)]).toEqual([0, 0, 0]);
      expect(await take(1000)).toBe(100);
      expect(await take(1099)).toBe(1);
      expect(await take(1100)).toBe(0);
      expect(await take(1100)).toBe(100);
      expect([await take(9000), await take(9000), await take(9000)]).toEqual([0, 0, 0]);
    });

    test('give a slot to one of many', async () => {
      const lane = fresh('pace');
      const waits = await Promise.all(Array.from({ length: 10 }, () => store().takeSlot(lane, 1000, 200)));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
    });
  });
}

import { generateKeyPairSync, sign } from 'node:crypto';
import { DatabaseSync } from '@photostructure/sqlite';
import { keyChecker, fingerprint } from '../../src/application/keys';
import { verifyAll, type VerifyResult } from '../../src/application/verify';
import { archiveHash, historyHash, signatureHash, type ArchiveBody } from '../../src/domain/archive/archive';
import { canonicalJson } from '../../src/domain/digest';
import type { DomainEvent } from '../../src/domain/events';
import type { Submission } from '../../src/domain/submission';
import { sealHandler } from '../../src/delivery/seal';
import { openStore } from '../../src/persistence/store';
import { freshSqliteUrl } from '../helpers/databases';
import { openOffice, outboxRow } from '../delivery/office';

type Database = InstanceType<typeof DatabaseSync>;

let original: string;
/** two published and sealed, one in review, one scheduled */
let sealed: [Submission, Submission];
let inReview: Submission;
let keyId: string;

beforeAll(async () => {
  const url = await freshSqliteUrl();
  const store = await openStore({ url });
  await store.migrate();
  const office = await openOffice(store);
  ({ keyId } = office.signer);
  const publish = async () => {
    const { id } = await office.publishing({ accountIds: ['weibo-main'] });
    await office.settlePublished(id, 'weibo-main');
    await sealHandler(office)(outboxRow({ kind: 'seal', submissionId: id }));
    return office.submission(id);
  };
  sealed = [await publish(), await publish()];
  inReview = await office.submitted();
  await office.scheduled();
  await store.close();
  original = url.slice('sqlite:'.length);
});

/** Verify a copy of the database in which somebody has changed something. */
async function verifyWith(tamper: (database: Database) => void, pinned: string | null = null): Promise<VerifyResult> {
  const url = await freshSqliteUrl();
  const file = url.slice('sqlite:'.length);
  const source = new DatabaseSync(original);
  source.exec(`VACUUM INTO '${file}'`);
  source.close();
  const database = new DatabaseSync(file);
  tamper(database);
  database.close();
  const store = await openStore({ url });
  try {
    return await verifyAll(store, pinned);
  } finally {
    await store.close();
  }
}

const run =
  (sql: string, ...values: (string | number)[]) =>
  (database: Database): void => {
    expect(database.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  };
const get = <T>(database: Database, sql: string, ...values: (string | number)[]): T =>
  database.prepare(sql).get(...values) as T;

test('everything holds: the number of archive records', async () => {
  expect(await verifyWith(() => undefined)).toEqual({ ok: true, records: 2 });
});

test('the pinned key is the one that signed', async () => {
  expect(await verifyWith(() => undefined, keyId)).toEqual({ ok: true, records: 2 });
});

test('a pinned key the database does not know is named, with those it knows', async () => {
  expect(await verifyWith(() => undefined, 'f'.repeat(32))).toEqual({
    ok: false,
    broken: `key ${'f'.repeat(32)}`,
    why: `no key of this database has this fingerprint; it has ${keyId}`,
  });
});

test('an empty database holds', async () => {
  const store = await openStore({ url: 'sqlite::memory:' });
  await store.migrate();
  expect(await verifyAll(store)).toEqual({ ok: true, records: 0 });
  await store.close();
});

describe('the history of a submission', () => {
  test('an event that says something else', async () => {
    const tamper = run(
      `UPDATE history SET event = replace(event, '爱眼日', '爱牙日') WHERE submission_id = ? AND type = 'DraftStarted' OR submission_id = ? AND seq = 2`,
      inReview.id,
      inReview.id,
    );
    expect(await verifyWith(tamper)).toMatchObject({
      ok: false,
      broken: inReview.no,
      why: expect.stringMatching(/history \d was changed/),
    });
  });

  test('who did it is part of it', async () => {
    const tamper = run(`UPDATE history SET actor = 'exec' WHERE submission_id = ? AND seq = 1`, inReview.id);
    expect(await verifyWith(tamper)).toEqual({ ok: false, broken: inReview.no, why: 'history 1 was changed' });
  });

  test('so is when', async () => {
    const tamper = run(`UPDATE history SET at = at - 1 WHERE submission_id = ? AND seq = 1`, inReview.id);
    expect(await verifyWith(tamper)).toMatchObject({ ok: false, why: 'history 1 was changed' });
  });

  test('a changed event whose hash was made to fit no longer fits what follows', async () => {
    const tamper = (database: Database) => {
      const row = get<{ event: string; at: number; actor: string }>(
        database,
        'SELECT event, at, actor FROM history WHERE submission_id = ? AND seq = 1',
        inReview.id,
      );
      const event = { ...(JSON.parse(row.event) as DomainEvent), departmentId: 'D-OFF' };
      const hash = historyHash({ ...row, submissionId: inReview.id, seq: 1, event, prevHash: '' });
      run(
        'UPDATE history SET event = ?, hash = ? WHERE submission_id = ? AND seq = 1',
        JSON.stringify(event),
        hash,
        inReview.id,
      )(database);
    };
    expect(await verifyWith(tamper)).toMatchObject({ ok: false, why: 'history 2 does not follow the one before it' });
  });

  test.each([
    ['a row in the middle is gone', 2, 'history 3 is out of place'],
    ['the first row is gone', 1, 'history 2 is out of place'],
  ])('%s', async (_what, seq, why) => {
    const tamper = run('DELETE FROM history WHERE submission_id = ? AND seq = ?', inReview.id, seq);
    expect(await verifyWith(tamper)).toEqual({ ok: false, broken: inReview.no, why });
  });

  test('the last row is gone', async () => {
    const tamper = run(
      'DELETE FROM history WHERE submission_id = ? AND seq = (SELECT MAX(seq) FROM history WHERE submission_id = ?)',
      inReview.id,
      inReview.id,
    );
    expect(await verifyWith(tamper)).toMatchObject({ ok: false, why: 'its state is not what its history says' });
  });
});

test('a state that its history does not tell', async () => {
  const tamper = run(
    `UPDATE submissions SET state = replace(state, '每用眼二十分钟', '每用眼四十分钟') WHERE id = ?`,
    inReview.id,
  );
  expect(await verifyWith(tamper)).toEqual({
    ok: false,
    broken: inReview.no,
    why: 'its state is not what its history says',
  });
});

describe('signatures', () => {
  const id = () => sealed[0].id;

  test('one that says something else', async () => {
    const tamper = run(
      `UPDATE signatures SET record = replace(record, '同意', '照办') WHERE submission_id = ? AND seq = 2`,
      id(),
    );
    expect(await verifyWith(tamper)).toEqual({ ok: false, broken: sealed[0].no, why: 'signature 2 was changed' });
  });

  test('one that was never given by the server', async () => {
    const tamper = run(
      `UPDATE signatures SET server_signature = ? WHERE submission_id = ? AND seq = 4`,
      Buffer.alloc(64, 1).toString('base64'),
      id(),
    );
    expect(await verifyWith(tamper)).toMatchObject({
      ok: false,
      broken: sealed[0].no,
      why: "signature 4 does not bear the server's signature",
    });
  });

  test('one that is gone', async () => {
    const tamper = run('DELETE FROM signatures WHERE submission_id = ? AND seq = 4', id());
    expect(await verifyWith(tamper)).toMatchObject({ ok: false, why: 'its signatures are not those of its history' });
  });

  test('one re-signed with a key that was slipped in under its own name', async () => {
    const forger = generateKeyPairSync('ed25519');
    const pem = forger.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const tamper = (database: Database) => {
      run('INSERT INTO signing_keys VALUES (?, ?, ?, ?)', fingerprint(pem), pem, '', 1)(database);
      const { hash } = get<{ hash: string }>(
        database,
        'SELECT hash FROM signatures WHERE submission_id = ? AND seq = 1',
        id(),
      );
      const forged = sign(null, Buffer.from(hash, 'hex'), forger.privateKey).toString('base64');
      run(
        'UPDATE signatures SET server_signature = ?, key_id = ? WHERE submission_id = ? AND seq = 1',
        forged,
        fingerprint(pem),
        id(),
      )(database);
    };
    // that key is as good as ours, unless ours is pinned; what was sealed tells it all the same
    expect(await verifyWith(tamper)).toMatchObject({ ok: false, broken: 'archive record 1' });
    expect(await verifyWith(tamper, keyId)).toMatchObject({
      ok: false,
      broken: sealed[0].no,
      why: "signature 1 does not bear the server's signature",
    });
  });

  test('a key put in the place of ours', async () => {
    const forged = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await verifyWith(run('UPDATE signing_keys SET public_key = ?', forged))).toEqual({
      ok: false,
      broken: `key ${keyId}`,
      why: 'its id is not its fingerprint',
    });
  });

  test('published, and a stage has no valid signature, though history and state agree on it', async () => {
    // given somebody who rewrote the whole story: a stage returned it, and it went out all the same
    const tamper = (database: Database) => rewrite(database, id(), 3);
    expect(await verifyWith(tamper)).toEqual({
      ok: false,
      broken: sealed[0].no,
      why: 'it was published without a valid signature of SECRECY_REVIEW',
    });
  });
});

describe('the archive', () => {
  test('a body that says something else', async () => {
    const tamper = run(`UPDATE archive_records SET body = replace(body, '爱眼日', '爱牙日') WHERE no = 1`);
    expect(await verifyWith(tamper)).toEqual({ ok: false, broken: 'archive record 1', why: 'it was changed' });
  });

  test('a body whose hash was made to fit does not bear the server’s signature', async () => {
    const tamper = (database: Database) => {
      const { body } = get<{ body: string }>(database, 'SELECT body FROM archive_records WHERE no = 1');
      const changed = canonicalJson({ ...(JSON.parse(body) as ArchiveBody), at: 1 });
      run('UPDATE archive_records SET body = ?, hash = ? WHERE no = 1', changed, archiveHash(1, changed, ''))(database);
    };
    expect(await verifyWith(tamper)).toMatchObject({
      broken: 'archive record 1',
      why: "it does not bear the server's signature",
    });
  });

  test.each([
    ['the first record is gone', 1],
    ['the last record is gone', 2],
  ])('%s', async (_what, no) => {
    expect(await verifyWith(run('DELETE FROM archive_records WHERE no = ?', no))).toEqual({
      ok: false,
      broken: sealed[no - 1]!.no,
      why: 'its archive record is missing',
    });
  });

  test('a record is gone together with its submission', async () => {
    const tamper = (database: Database) => {
      run('DELETE FROM archive_records WHERE no = 1')(database);
      for (const table of ['history', 'signatures'])
        run(`DELETE FROM ${table} WHERE submission_id = ?`, sealed[0].id)(database);
      run('DELETE FROM submissions WHERE id = ?', sealed[0].id)(database);
    };
    expect(await verifyWith(tamper)).toEqual({
      ok: false,
      broken: 'archive record 2',
      why: 'record 1 is missing',
    });
  });

  test('the submission of a record is gone', async () => {
    const tamper = (database: Database) => {
      for (const table of ['history', 'signatures'])
        run(`DELETE FROM ${table} WHERE submission_id = ?`, sealed[1].id)(database);
      run('DELETE FROM submissions WHERE id = ?', sealed[1].id)(database);
    };
    expect(await verifyWith(tamper)).toMatchObject({
      broken: 'archive record 2',
      why: 'the stored history is not the one that was sealed',
    });
  });
});

/** Make one stage's signature a return in history, state and chain, with every hash and signature fitting: only the meaning is wrong. */
function rewrite(database: Database, id: string, seq: number): void {
  const forger = generateKeyPairSync('ed25519');
  const pem = forger.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const forgedKey = fingerprint(pem);
  run('INSERT INTO signing_keys VALUES (?, ?, ?, ?)', forgedKey, pem, '', 1)(database);
  const returned = (text: string) => text.replace('"decision":"APPROVE"', '"decision":"RETURN"');

  let prevHash = '';
  const chain = database.prepare('SELECT * FROM signatures WHERE submission_id = ? ORDER BY seq').all(id);
  for (const row of chain as { seq: number; record: string }[]) {
    const record = row.seq === seq ? returned(row.record) : row.record;
    const hash = signatureHash(JSON.parse(record), row.seq, prevHash);
    const forged = sign(null, Buffer.from(hash, 'hex'), forger.privateKey).toString('base64');
    expect(keyChecker([{ keyId: forgedKey, publicKey: pem }])(forgedKey, hash, forged)).toBe(true);
    run(
      'UPDATE signatures SET record = ?, prev_hash = ?, hash = ?, key_id = ?, server_signature = ? WHERE submission_id = ? AND seq = ?',
      record,
      prevHash,
      hash,
      forgedKey,
      forged,
      id,
      row.seq,
    )(database);
    prevHash = hash;
  }

  let prev = '';
  let signed = 0;
  const history = database.prepare('SELECT * FROM history WHERE submission_id = ? ORDER BY seq').all(id);
  for (const row of history as { seq: number; at: number; actor: string | null; type: string; event: string }[]) {
    if (row.type === 'Signed') signed += 1;
    const text = row.type === 'Signed' && signed === seq ? returned(row.event) : row.event;
    const link = {
      submissionId: id,
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      event: JSON.parse(text) as unknown,
      prevHash: prev,
    };
    const hash = historyHash(link);
    run(
      'UPDATE history SET event = ?, prev_hash = ?, hash = ? WHERE submission_id = ? AND seq = ?',
      text,
      prev,
      hash,
      id,
      row.seq,
    )(database);
    prev = hash;
  }

  const { state } = get<{ state: string }>(database, 'SELECT state FROM submissions WHERE id = ?', id);
  const submission = JSON.parse(state) as Submission;
  submission.reviews[0]!.signatures[seq - 1]!.decision = 'RETURN';
  run('UPDATE submissions SET state = ? WHERE id = ?', JSON.stringify(submission), id)(database);
}

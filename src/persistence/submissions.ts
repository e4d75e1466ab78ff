/** Submissions: their state, and the ways to find one. */
import type { StoreReads, StoreTx, SubmissionFilter } from '../application/store';
import { StaleState } from '../application/store';
import { isPost, SUBMISSION_KINDS, type Status } from '../domain/codes';
import { keeperOf, openStage, titleOf, type Submission } from '../domain/submission';
import { atMost, locking, marks, type Reader, type Sql, type Value } from './sql';
import { insert, update, updateNow } from './statements';
import { submissionCodes, submissions, TITLE_LENGTH, type SubmissionRecord } from './tables/submissions';

type Reads = Pick<
  StoreReads,
  | 'submission'
  | 'submissionByNo'
  | 'submissionBySeq'
  | 'submissionByCode'
  | 'search'
  | 'isPictureUsed'
  | 'ownedBy'
  | 'inStatus'
  | 'planned'
  | 'submissionIds'
>;
type Writes = Pick<StoreTx, 'submission' | 'lockSubmission' | 'insertSubmission' | 'saveSubmission'>;

/** What is no post has no time that anybody plans with. */
const NO_POSTS = SUBMISSION_KINDS.filter((kind) => !isPost({ kind }));
/** What is on no plan: not handed in yet, or never to be published. */
const UNPLANNED: Status[] = ['DRAFT', 'WITHDRAWN', 'REJECTED'];

/** A draft that was given up keeps its state, and nobody will ever look at it. */
const PICTURE_USED = `SELECT 1 AS used FROM submissions WHERE state LIKE ? AND NOT (status = 'WITHDRAWN' AND no IS NULL)
  UNION ALL SELECT 1 FROM dialogues WHERE state LIKE ? LIMIT 1`;

export function submissionReads(sql: Reader): Reads {
  const one = async (rest: string, values: Value[]) => (await states(sql, `${rest} LIMIT 1`, values))[0] ?? null;
  return {
    submission: (id) => one('WHERE id = ?', [id]),
    submissionByNo: (no) => one('WHERE no = ?', [no]),
    submissionBySeq: (seq) => one('WHERE seq = ? ORDER BY year DESC', [seq]),
    submissionByCode: (code) => one('WHERE id = (SELECT submission_id FROM submission_codes WHERE code = ?)', [code]),
    async isPictureUsed(sha256) {
      const within = [`%${sha256}%`, `%${sha256}%`];
      return (await sql.rows(PICTURE_USED, within)).length > 0;
    },
    search: (filter) => search(sql, filter),
    ownedBy: (personId, statuses, limit) =>
      inStatuses(sql, statuses, limit, 'submitter_id = ? AND', [personId], 'created_at DESC, id DESC'),
    inStatus: (statuses, limit) => inStatuses(sql, statuses, limit, '', [], 'created_at, id'),
    planned: (from, until, limit) => {
      const rest = `WHERE planned_at >= ? AND planned_at < ? AND kind NOT IN (${marks(NO_POSTS.length)}) AND status NOT IN (${marks(UNPLANNED.length)}) ORDER BY planned_at, id ${atMost(limit)}`;
      return states(sql, rest, [from, until, ...NO_POSTS, ...UNPLANNED]);
    },
    async submissionIds(after, limit) {
      const text = `SELECT id FROM submissions WHERE id > ? ORDER BY id ${atMost(limit)}`;
      return (await sql.rows<{ id: string }>(text, [after])).map((row) => row.id);
    },
  };
}

export function submissionWrites(sql: Sql): Writes {
  /** submissions whose row this transaction holds, as they are in it now: nobody else can change them */
  const held = new Map<string, Submission>();
  const hold = (submission: Submission): void => void held.set(submission.id, submission);
  return {
    submission: async (id) => held.get(id) ?? submissionReads(sql).submission(id),
    async lockSubmission(id) {
      const known = held.get(id);
      if (known) return known;
      const [submission] = await states(sql, `WHERE id = ?${locking(sql)}`, [id]);
      if (!submission) return null;
      hold(submission);
      return submission;
    },
    async insertSubmission(submission) {
      await insert(sql, submissions, [recordOf(submission)]);
      await addCodes(sql, submission, 0);
      hold(submission);
    },
    async saveSubmission(submission, expectedRevision) {
      const { id, createdAt: _, ...change } = recordOf(submission);
      const before = held.get(id);
      const codes = before ? before.versions.length : await countCodes(sql, submission);
      if (before && before.revision !== expectedRevision) throw stale(id, expectedRevision);
      const where = { id, revision: expectedRevision };
      if (before) await update(sql, submissions, change, where);
      else if ((await updateNow(sql, submissions, change, where)) === 0) throw stale(id, expectedRevision);
      await addCodes(sql, submission, codes);
      hold(submission);
    },
  };
}

function stale(id: string, revision: number): StaleState {
  return new StaleState(`submission ${id} is no longer at revision ${revision}`);
}

/** A row of a submission; null parts of a number while it is a draft. */
function recordOf(submission: Submission): SubmissionRecord {
  const [year = null, seq = null] = submission.no?.split('-').map(Number) ?? [];
  const { id, no, status, departmentId, kind, content, request, createdAt, submittedAt } = submission;
  return {
    id,
    no,
    year,
    seq,
    status,
    stage: openStage(submission)?.name ?? null,
    departmentId,
    // a person's own are those they look after
    submitterId: keeperOf(submission),
    title: Array.from(titleOf(submission)).slice(0, TITLE_LENGTH).join(''),
    kind,
    category: content.category,
    urgency: request.urgency,
    plannedAt: request.plannedAt,
    submittedAt,
    createdAt,
    revision: submission.revision,
    state: JSON.stringify(submission),
  };
}

async function states(sql: Reader, rest: string, values: Value[]): Promise<Submission[]> {
  const rows = await sql.rows<{ state: string }>(`SELECT state FROM submissions ${rest}`, values);
  return rows.map((row) => JSON.parse(row.state) as Submission);
}

async function search(
  sql: Reader,
  { q, status, department, submitter, cursor, limit }: SubmissionFilter,
): Promise<{ items: Submission[]; next: string | null }> {
  const conditions = ['seq IS NOT NULL'];
  const values: Value[] = [];
  const where = (condition: string, ...bound: Value[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (status) where('status = ?', status);
  if (department) where('department_id = ?', department);
  if (submitter) where('submitter_id = ?', submitter);
  if (q) where("(LOWER(title) LIKE LOWER(?) ESCAPE '!' OR no LIKE ? ESCAPE '!')", containing(q), containing(q));
  if (cursor !== undefined) {
    const [year, seq] = cursor.split('-').map(Number);
    if (!Number.isSafeInteger(year) || !Number.isSafeInteger(seq)) return { items: [], next: null };
    where('year <= ? AND (year < ? OR seq < ?)', year as number, year as number, seq as number);
  }
  const rest = `WHERE ${conditions.join(' AND ')} ORDER BY year DESC, seq DESC ${atMost(limit + 1)}`;
  const found = await states(sql, rest, values);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.no ?? null) : null };
}

async function inStatuses(
  sql: Reader,
  statuses: Status[],
  limit: number,
  also: string,
  values: Value[],
  order: string,
): Promise<Submission[]> {
  if (statuses.length === 0) return [];
  const rest = `WHERE ${also} status IN (${marks(statuses.length)}) ORDER BY ${order} ${atMost(limit)}`;
  return states(sql, rest, [...values, ...statuses]);
}

async function addCodes(sql: Sql, submission: Submission, stored: number): Promise<void> {
  const rows = submission.versions
    .slice(stored)
    .map((version) => ({ code: version.code, submissionId: submission.id }));
  await insert(sql, submissionCodes, rows);
}

/** How many of its versions have their code stored; versions are only ever added at the end. */
async function countCodes(sql: Reader, { versions }: Submission): Promise<number> {
  if (versions.length === 0) return 0;
  const text = `SELECT COUNT(*) AS stored FROM submission_codes WHERE code IN (${marks(versions.length)})`;
  const codes = versions.map((version) => version.code);
  return (await sql.rows<{ stored: number }>(text, codes))[0]?.stored ?? 0;
}

/** A LIKE pattern for text anywhere; `!` escapes, because a backslash is read differently by the two databases. */
function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}

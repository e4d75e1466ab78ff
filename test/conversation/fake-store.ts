/** The store in memory, as much of it as an input needs; a failed transaction leaves nothing. */
import type {
  BookHistoryRow,
  BookRow,
  CardRow,
  DialogueRow,
  DueRow,
  HistoryRow,
  InboxRow,
  OutboxRow,
  Store,
  StoreTx,
  SubmissionFilter,
} from '../../src/application/store';
import { isPost, type Status } from '../../src/domain/codes';
import type { Incident } from '../../src/domain/incident';
import type { SealedSignature } from '../../src/domain/signing/signature';
import type { Submission } from '../../src/domain/submission';

export interface Rows {
  submissions: Map<string, Submission>;
  history: HistoryRow[];
  signatures: Map<string, SealedSignature[]>;
  outbox: OutboxRow[];
  inbox: Map<string, InboxRow>;
  cards: Map<string, CardRow>;
  dialogues: Map<string, DialogueRow>;
  due: Map<string, DueRow>;
  counters: Map<string, number>;
  books: Map<string, BookRow>;
  bookHistory: BookHistoryRow[];
  wordLists: Map<string, string>;
  incidents: Map<string, Incident>;
}

export function emptyRows(): Rows {
  return {
    submissions: new Map(),
    history: [],
    signatures: new Map(),
    outbox: [],
    inbox: new Map(),
    cards: new Map(),
    dialogues: new Map(),
    due: new Map(),
    counters: new Map(),
    books: new Map(),
    bookHistory: [],
    wordLists: new Map(),
    incidents: new Map(),
  };
}

/** Only what these tests reach is there; anything else fails loudly. */
export function createFakeStore(): { store: Store; rows: () => Rows } {
  let rows = emptyRows();
  const store = {
    async transaction<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
      const copy = structuredClone(rows);
      const result = await work(transactionOn(copy) as StoreTx);
      rows = copy;
      return result;
    },
    dueKeys: async (now: number) => [...rows.due.values()].filter(({ dueAt }) => dueAt <= now).map(({ key }) => key),
  } as unknown as Store;
  return { store, rows: () => rows };
}

function transactionOn(rows: Rows): Partial<StoreTx> {
  const all = () => [...rows.submissions.values()];
  const newest = (a: Submission, b: Submission) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
  const inStatus = (statuses: Status[]) => all().filter(({ status }) => statuses.includes(status));
  return {
    submission: async (id) => rows.submissions.get(id) ?? null,
    lockSubmission: async (id) => rows.submissions.get(id) ?? null,
    submissionByNo: async (no) => all().find((one) => one.no === no) ?? null,
    submissionBySeq: async (seq) =>
      all()
        .filter(({ no }) => no !== null && Number(no.slice(5)) === seq)
        .sort((a, b) => (a.no! < b.no! ? 1 : -1))[0] ?? null,
    ownedBy: async (personId, statuses, limit) =>
      inStatus(statuses)
        .filter(({ submitterId }) => submitterId === personId)
        .sort(newest)
        .slice(0, limit),
    inStatus: async (statuses, limit) =>
      inStatus(statuses)
        .sort((a, b) => -newest(a, b))
        .slice(0, limit),
    search: async ({ q = '', limit }: SubmissionFilter) => ({
      items: all()
        .filter(({ no, content }) => no !== null && (content.title ?? '').includes(q))
        .sort(newest)
        .slice(0, limit),
      next: null,
    }),
    insertSubmission: async (submission) => void rows.submissions.set(submission.id, submission),
    saveSubmission: async (submission) => void rows.submissions.set(submission.id, submission),
    lastHistory: async (id) => rows.history.findLast(({ submissionId }) => submissionId === id) ?? null,
    appendHistory: async (added) => void rows.history.push(...added),
    lastSignature: async (id) => rows.signatures.get(id)?.at(-1) ?? null,
    appendSignature: async (id, signature) =>
      void rows.signatures.set(id, [...(rows.signatures.get(id) ?? []), signature]),
    nextCount: async (name) => {
      const next = (rows.counters.get(name) ?? 0) + 1;
      rows.counters.set(name, next);
      return next;
    },
    claimInbox: async (row) => {
      if (rows.inbox.has(row.key)) return false;
      rows.inbox.set(row.key, row);
      return true;
    },
    inbox: async (key) => rows.inbox.get(key) ?? null,
    waitingInputs: async (lane) => [...rows.inbox.values()].filter(({ waiting }) => waiting?.lane === lane).length,
    finishInbox: async (key, answer) => void rows.inbox.set(key, { ...rows.inbox.get(key)!, answer, waiting: null }),
    addOutbox: async (added) =>
      void rows.outbox.push(
        ...added.map((row) => ({ ...row, attempts: 0, status: 'pending' as const, lastError: null, leaseUntil: null })),
      ),
    updateOutbox: async (id, change) =>
      void rows.outbox.forEach((row, index) => row.id === id && (rows.outbox[index] = { ...row, ...change })),
    deadLetters: async (limit) => rows.outbox.filter(({ status }) => status === 'dead').slice(0, limit),
    addCards: async (added) => void added.forEach((card) => rows.cards.set(card.taskId, card)),
    card: async (taskId) => rows.cards.get(taskId) ?? null,
    openCards: async (id) =>
      [...rows.cards.values()].filter((card) => card.submissionId === id && card.status !== 'closed'),
    updateCard: async (taskId, change) => void rows.cards.set(taskId, { ...rows.cards.get(taskId)!, ...change }),
    lockDialogue: async (personId) => rows.dialogues.get(personId) ?? { personId, state: '{}' },
    saveDialogue: async (row) => void rows.dialogues.set(row.personId, row),
    planned: async (from, until) =>
      all().filter(
        ({ kind, status, request: { plannedAt } }) =>
          isPost({ kind }) &&
          !['DRAFT', 'WITHDRAWN', 'REJECTED'].includes(status) &&
          plannedAt !== null &&
          from <= plannedAt &&
          plannedAt < until,
      ),
    happened: async (types, from, until) =>
      rows.history
        .filter(({ event, at }) => types.includes(event.type) && from <= at && at < until)
        .map(({ submissionId, at, event }) => {
          const { departmentId, kind } = rows.submissions.get(submissionId)!;
          return { submissionId, departmentId, kind, at, event };
        }),
    books: async (keys) => keys.flatMap((key) => rows.books.get(key) ?? []),
    booksUnder: async (prefix) =>
      [...rows.books.values()].filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1)),
    bookHistory: async (key) => rows.bookHistory.filter((row) => row.key === key),
    wordList: async (sha256) => rows.wordLists.get(sha256) ?? null,
    putWordList: async (sha256, csv) => void rows.wordLists.set(sha256, csv),
    lockBook: async (key) => rows.books.get(key) ?? { key, revision: 0, state: '', hash: '' },
    saveBook: async (row) => void rows.books.set(row.key, row),
    appendBookHistory: async (added) => void rows.bookHistory.push(...added),
    putDue: async (row) => void rows.due.set(row.key, row),
    addIncident: async (incident) => void rows.incidents.set(incident.no, incident),
    saveIncident: async (incident) => void rows.incidents.set(incident.no, incident),
    lockIncident: async (no) => rows.incidents.get(no) ?? null,
    incidents: async ({ open }) => ({
      items: [...rows.incidents.values()].filter(({ closedAt }) => !open || closedAt === null).reverse(),
      next: null,
    }),
    dueRow: async (key) => rows.due.get(key) ?? null,
    lockDue: async (key) => rows.due.get(key) ?? null,
    dropDue: async (key) => void rows.due.delete(key),
  };
}

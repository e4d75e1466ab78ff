import { integer, instant, longText, nullable, table, varchar } from './table';

/** The current state of a submission: the whole as JSON, and beside it what is searched and ordered by. */
export interface SubmissionRecord {
  id: string;
  /** null while a draft; `year` and `seq` are its parts */
  no: string | null;
  year: number | null;
  seq: number | null;
  status: string;
  /** the open stage, null outside review */
  stage: string | null;
  departmentId: string;
  submitterId: string;
  /** cut to what the column holds; the whole title is in the state */
  title: string;
  kind: string;
  category: number | null;
  urgency: string;
  plannedAt: number | null;
  submittedAt: number | null;
  createdAt: number;
  /** the optimistic lock */
  revision: number;
  /** JSON of the Submission */
  state: string;
}

export const TITLE_LENGTH = 200;

export const submissions = table<SubmissionRecord>(
  'submissions',
  {
    id: varchar(32),
    no: nullable(varchar(16)),
    year: nullable(integer()),
    seq: nullable(integer()),
    status: varchar(20),
    stage: nullable(varchar(64)),
    departmentId: varchar(64),
    submitterId: varchar(64),
    title: varchar(TITLE_LENGTH),
    kind: varchar(20),
    category: nullable(integer()),
    urgency: varchar(20),
    plannedAt: nullable(instant()),
    submittedAt: nullable(instant()),
    createdAt: instant(),
    revision: integer(),
    state: longText(),
  },
  {
    primary: ['id'],
    indexes: [
      { name: 'submissions_no', columns: ['no'], unique: true },
      { name: 'submissions_order', columns: ['year', 'seq'] },
      { name: 'submissions_seq', columns: ['seq', 'year'] },
      { name: 'submissions_status', columns: ['status', 'createdAt'] },
      { name: 'submissions_department', columns: ['departmentId', 'year', 'seq'] },
      { name: 'submissions_submitter', columns: ['submitterId', 'createdAt'] },
      { name: 'submissions_planned', columns: ['plannedAt'] },
    ],
  },
);

/** The authenticity codes of all versions, for `/p/:code`. */
export interface CodeRecord {
  code: string;
  submissionId: string;
}

export const submissionCodes = table<CodeRecord>(
  'submission_codes',
  { code: varchar(64), submissionId: varchar(32) },
  { primary: ['code'] },
);

/** What the API takes and gives. Replies are checked against the same schemas the description is made of, so nothing leaves by accident. */
import { z } from 'zod';
import {
  DECISIONS,
  PROFILE_FIELDS,
  PUBLICATION_STATUSES,
  STATUSES,
  SUBMISSION_KINDS,
  URGENCIES,
} from '../../domain/codes';
import { INCIDENT_KINDS } from '../../domain/incident';
import { TEXT_NAMES } from '../../domain/text/texts';

const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');
const named = z.strictObject({ id: z.string(), name: z.string() });
const channel = z.enum(['WEIBO', 'WECHAT']);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const finding = z.strictObject({
  rule: z.string(),
  version: z.int().describe("the submission's version it is about"),
  ruleVersion: z.string().describe("the rule's own version when it was checked"),
  effect: z.enum(['BLOCK', 'CONFIRM', 'HINT']),
  text: z.string(),
  matched: z.string().nullable().describe('the words it is about, as they were written'),
  where: z
    .strictObject({ field: z.enum(TEXT_NAMES), start: z.int(), end: z.int() })
    .nullable()
    .describe(
      'where they stand in that text: start ≤ i < end, in UTF-16 units; `original` is what a repost shows again',
    ),
  listVersion: z.string().nullable().describe('version of the word lists, when a listed word was found'),
  at: instant,
  citation: z.string(),
  answer: z.strictObject({ by: named, at: instant, text: z.string() }).nullable(),
});

const signature = z.strictObject({
  stage: z.string(),
  decision: z.enum(DECISIONS),
  signer: named,
  onBehalfOf: named.nullable(),
  at: instant,
  version: z.int(),
  digest,
  valid: z.boolean().describe('counts for the version as it is now'),
});

const publication = z.strictObject({
  account: z.string(),
  channel,
  status: z.enum(PUBLICATION_STATUSES),
  platformId: z.string().nullable(),
  url: z.string().nullable(),
  at: instant.nullable(),
});

const readBack = z.strictObject({
  account: z.string(),
  turn: z.enum(['FIRST', 'SECOND']),
  dueAt: instant,
  by: named.nullable(),
  at: instant.nullable(),
  result: z.enum(['OK', 'PROBLEM']).nullable().describe('null while it was not done'),
  problem: z.string().nullable(),
});

export const submissionSchema = z.strictObject({
  no: z.string().describe('2026-0123'),
  title: z.string(),
  status: z.enum(STATUSES),
  stage: z.string().nullable().describe('the open stage; null outside review'),
  kind: z.enum(SUBMISSION_KINDS),
  category: z.int().min(1).max(5).nullable(),
  urgency: z.enum(URGENCIES),
  submitter: named,
  signer: named.nullable().describe('who signed 签发'),
  department: named,
  channels: z.array(channel),
  submittedAt: instant.nullable(),
  plannedPublishAt: instant.nullable(),
  leadTime: z
    .strictObject({ deadline: instant, verdict: z.enum(['ON_TIME', 'LATE']), provisional: z.boolean() })
    .nullable(),
  version: z.int(),
  digest,
  findings: z.array(finding),
  signatures: z.array(signature),
  publications: z.array(publication),
  readBacks: z.array(readBack).describe('checks of what was published, by the publisher and by another (读网复核)'),
  corrects: z.string().nullable().describe('number of the post this one corrects'),
  corrections: z
    .array(z.strictObject({ no: z.string(), url: z.string().nullable(), at: instant }))
    .describe('published corrections of this one'),
  original: z
    .strictObject({
      url: z.string(),
      author: z.string(),
      postedAt: instant,
      text: z.string(),
      sha256: digest.describe('of the text'),
      takenAt: instant,
      from: z.enum(['page', 'person']).describe('read from the platform, or given by the submitter'),
    })
    .nullable()
    .describe('what a repost shows again, as it was signed; null for anything else'),
});

export const submissionListSchema = z.strictObject({
  items: z.array(submissionSchema),
  next: z.string().nullable().describe('cursor of the next page'),
});

export const accountListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      channel,
      name: z.string(),
      ownerDepartment: named,
      purpose: z.string(),
      publish: z.enum(['api', 'manual']),
      data: z
        .array(z.strictObject({ field: z.enum(PROFILE_FIELDS), value: z.string(), no: z.string(), at: instant }))
        .describe('what signed changes (资料变更) have made of it since it was registered'),
    }),
  ),
});

export const incidentListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      no: z.string().describe('2026-0001'),
      kind: z.enum(INCIDENT_KINDS),
      account: z.string().nullable().describe('account id; null when none is concerned'),
      platformId: z.string().nullable(),
      excerpt: z.string().describe('the first words of what was public; empty for a quarantined message'),
      openedAt: instant,
      closedAt: instant.nullable(),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
});

export const incidentSearchSchema = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{4}-\d{1,9}$/, 'not a cursor of this list')
    .describe('`next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ parameter: z.string(), detail: z.string() })).optional(),
});

export const searchSchema = z.strictObject({
  q: z.string().max(100).describe('part of the title or the number').optional(),
  status: z.enum(STATUSES).optional(),
  department: z.string().max(64).describe('department id').optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-\d{1,9}$/, 'not a cursor of this list')
    .describe('`next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

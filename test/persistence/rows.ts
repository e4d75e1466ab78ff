/** Rows for the store's tests; each states only what matters. */
import type { Incident } from '../../src/domain/incident';
import type { ArchiveRow, CardRow, DueRow, HistoryRow, InboxRow, NewOutboxRow } from '../../src/application/store';
import { EMPTY_CONTENT, EMPTY_REQUEST } from '../../src/domain/content';
import type { SealedSignature } from '../../src/domain/signing/signature';
import type { Submission } from '../../src/domain/submission';
import type { Version } from '../../src/domain/post/version';

let serial = 0;

/** A fresh name, different every time in this file. */
export function fresh(prefix: string): string {
  serial += 1;
  return `${prefix}${serial}`;
}

export function buildSubmission(given: Partial<Submission> & { title?: string | null } = {}): Submission {
  const { title = '春季义诊预告', ...rest } = given;
  return {
    id: fresh('s'),
    no: null,
    kind: 'ORIGINAL',
    status: 'DRAFT',
    departmentId: 'D-MED',
    submitterId: 'U-MED-02',
    content: { ...EMPTY_CONTENT, title },
    request: EMPTY_REQUEST,
    submitWhenComplete: false,
    policyVersion: 'p1',
    createdAt: 1_770_000_000_000 + serial,
    submittedAt: null,
    leadTime: null,
    versions: [],
    reviews: [],
    findings: [],
    publications: [],
    determination: null,
    closing: null,
    sealedAt: null,
    revision: 1,
    ...rest,
  };
}

export function buildVersion(no: number, code: string): Version {
  return { no, code, authorId: 'U-MED-02', madeAt: 1, content: EMPTY_CONTENT, posts: [], digest: `d${no}` };
}

export function buildHistory(submissionId: string, seq: number, given: Partial<HistoryRow> = {}): HistoryRow {
  return {
    submissionId,
    seq,
    at: 1_770_000_000_123,
    actor: 'U-MED-02',
    event: { type: 'DraftEdited', patch: { appendBody: '第一段\n“😀”' } },
    prevHash: seq === 1 ? '' : `h${seq - 1}`,
    hash: `h${seq}`,
    ...given,
  };
}

export function buildSignature(submissionId: string, seq: number): SealedSignature {
  return {
    seq,
    record: {
      submissionId,
      no: '2026-0001',
      reviewNo: 1,
      version: 1,
      digest: 'd1',
      accountDigests: { 'weibo-main': 'w1' },
      stage: 'DEPT_REVIEW',
      stageTitle: '部门审核',
      decision: 'APPROVE',
      choice: '同意',
      opinion: '',
      reasonCode: null,
      statement: '已核',
      statementVersion: 'v1',
      signer: { id: 'U-MED-01', name: '甲', title: '部长' },
      onBehalfOf: null,
      plannedAt: 1_770_000_000_000,
      messenger: 'wecom',
      cardId: null,
      callbackId: null,
      platformTime: null,
      at: 1_770_000_000_001,
      stepUp: null,
    },
    prevHash: seq === 1 ? '' : `g${seq - 1}`,
    hash: `g${seq}`,
    keyId: 'k1',
    serverSignature: 'c2ln',
  };
}

export function buildInbox(given: Partial<InboxRow> = {}): InboxRow {
  return { key: fresh('in'), at: 1000, answer: '{}', waiting: null, ...given };
}

export function buildPromise(given: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    id: fresh('o'),
    kind: 'text',
    lane: fresh('lane'),
    payload: '{"text":"您好"}',
    submissionId: null,
    dueAt: 1000,
    createdAt: 900,
    ...given,
  };
}

export function buildCard(given: Partial<CardRow> = {}): CardRow {
  return {
    taskId: fresh('t'),
    messenger: 'wecom',
    personId: 'U-MED-01',
    submissionId: 's',
    purpose: 'review',
    reviewNo: 1,
    stage: 'DEPT_REVIEW',
    digest: 'd1',
    payload: '{}',
    status: 'open',
    messageId: null,
    updateCode: null,
    updateCodeAt: null,
    createdAt: 1000 + serial,
    ...given,
  };
}

export function buildDue(given: Partial<DueRow> = {}): DueRow {
  return { key: fresh('due'), kind: 'publish', submissionId: null, dueAt: 1000, payload: '{}', ...given };
}

export function buildArchive(no: number, given: Partial<ArchiveRow> = {}): ArchiveRow {
  return {
    no,
    submissionId: fresh('sealed'),
    at: 1000,
    body: '{"标题":"甲"}',
    prevHash: no === 1 ? '' : `a${no - 1}`,
    hash: `a${no}`,
    keyId: 'k1',
    serverSignature: 'c2ln',
    ...given,
  };
}

/** Two of them at the same instant, so that order does not rest on the clock alone. */
export function buildIncident(count: number): Incident {
  return {
    no: `2033-000${count}`,
    kind: 'PLATFORM_REMOVED',
    submissionId: count === 1 ? null : 'sub',
    accountId: 'A-WB',
    platformId: '5012345000012345678',
    excerpt: '头几个字😀',
    reason: '平台认为违规',
    openedBy: null,
    openedAt: count === 1 ? 1_000 : 2_000,
    closedAt: null,
    closedBy: null,
    closing: null,
  };
}

/** Read-only questions: what the API and the page show of a submission, and who may see it (`contract.md` §3). */
import type { Category, ChannelName, LeadVerdict, PublicationStatus, RuleEffect } from '../domain/codes';
import type { DecisionWord, Status, SubmissionKind, Urgency } from '../domain/codes';
import type { Incident, IncidentKind } from '../domain/incident';
import { capacitiesOf, findDepartment, findPerson, nameOf, officePeople, type Organization } from '../domain/people';
import type { SealedSignature } from '../domain/signing/signature';
import {
  currentPublications,
  currentReview,
  currentVersion,
  keeperOf,
  openStage,
  titleOf,
  type Finding,
  type Publication,
  type ReadBackCheck,
  type ReadBackTurn,
  type Submission,
} from '../domain/submission';
import type { Place } from '../domain/text/texts';
import { isoShanghai } from '../domain/time/shanghai';
import { validSignatures } from '../domain/signing/validity';
import type { Version } from '../domain/post/version';
import type { World } from './world';

export interface Named {
  id: string;
  name: string;
}

/** One submission as the API gives it; times are ISO 8601 in Shanghai's offset. */
export interface SubmissionItem {
  no: string;
  title: string;
  status: Status;
  stage: string | null;
  kind: SubmissionKind;
  category: Category | null;
  urgency: Urgency;
  submitter: Named;
  signer: Named | null;
  department: Named;
  channels: ChannelName[];
  submittedAt: string | null;
  plannedPublishAt: string | null;
  leadTime: { deadline: string; verdict: LeadVerdict; provisional: boolean } | null;
  version: number;
  digest: string;
  findings: FindingItem[];
  signatures: SignatureItem[];
  publications: PublicationItem[];
  readBacks: ReadBackItem[];
  /** number of the post this one corrects */
  corrects: string | null;
  corrections: { no: string; url: string | null; at: string }[];
  original: OriginalItem | null;
}

/** What a repost shows again, as it was signed. */
export interface OriginalItem {
  url: string;
  author: string;
  postedAt: string;
  text: string;
  sha256: string;
  takenAt: string;
  from: 'page' | 'person';
}

export interface FindingItem {
  rule: string;
  /** the submission's version it is about */
  version: number;
  ruleVersion: string;
  matched: string | null;
  where: Place | null;
  listVersion: string | null;
  effect: RuleEffect;
  text: string;
  at: string;
  citation: string;
  answer: { by: Named; at: string; text: string } | null;
}

export interface SignatureItem {
  stage: string;
  decision: DecisionWord;
  signer: Named;
  onBehalfOf: Named | null;
  at: string;
  version: number;
  digest: string;
  valid: boolean;
}

export interface PublicationItem {
  account: string;
  channel: ChannelName;
  status: PublicationStatus;
  platformId: string | null;
  url: string | null;
  at: string | null;
}

/** @param sealed the submission's stored signatures; @throws for a draft, which has no number and is not shown */
export function submissionView(submission: Submission, sealed: SealedSignature[], world: World): SubmissionItem {
  const { organization } = world;
  const version = currentVersion(submission);
  if (!submission.no || !version) throw new Error(`submission ${submission.id} has no number yet`);
  const { leadTime, request } = submission;
  return {
    no: submission.no,
    title: version.content.title ?? titleOf(submission),
    status: submission.status,
    stage: openStage(submission)?.name ?? null,
    kind: submission.kind,
    category: version.content.category,
    urgency: request.urgency,
    submitter: person(organization, submission.submitterId),
    signer: signerOf(submission),
    department: {
      id: submission.departmentId,
      name: findDepartment(organization, submission.departmentId)?.name ?? submission.departmentId,
    },
    channels: [...new Set(version.posts.map((post) => post.channel))],
    submittedAt: iso(submission.submittedAt),
    plannedPublishAt: iso(request.plannedAt),
    leadTime: leadTime && { ...leadTime, deadline: isoShanghai(leadTime.deadline) },
    version: version.no,
    digest: version.digest,
    findings: submission.findings.map((finding) => findingItem(finding, organization)),
    signatures: signatureItems(submission, sealed),
    publications: currentPublications(submission).map(publicationItem),
    readBacks: currentPublications(submission).flatMap((one) => readBackItems(one, organization)),
    corrects: version.content.corrects?.no ?? null,
    corrections: (submission.corrections ?? []).map(({ no, url, at }) => ({ no, url, at: isoShanghai(at) })),
    original: originalItem(version),
  };
}

function originalItem({ posts }: Version): OriginalItem | null {
  const original = posts.find((post) => post.original)?.original;
  if (!original) return null;
  const { url, author, text, sha256, from } = original;
  const [postedAt, takenAt] = [isoShanghai(original.postedAt), isoShanghai(original.takenAt)];
  return { url, author, postedAt, text, sha256, takenAt, from };
}

/** Who signed 签发: the last stage of the current review; null while nobody has. */
function signerOf(submission: Submission): Named | null {
  const review = currentReview(submission);
  const last = review?.stages.at(-1)?.name;
  const signature = review?.signatures.findLast(
    ({ stage, decision }) => stage === last && (decision === 'APPROVE' || decision === 'APPROVE_WITH_EDIT'),
  );
  return signature ? { id: signature.signer.id, name: signature.signer.name } : null;
}

function signatureItems(submission: Submission, sealed: SealedSignature[]): SignatureItem[] {
  const valid = validSignatures(submission, sealed);
  return sealed.map(({ seq, record }) => ({
    stage: record.stage,
    decision: record.decision,
    signer: { id: record.signer.id, name: record.signer.name },
    onBehalfOf: record.onBehalfOf && { id: record.onBehalfOf.id, name: record.onBehalfOf.name },
    at: isoShanghai(record.at),
    version: record.version,
    digest: record.digest,
    valid: valid.get(seq) ?? false,
  }));
}

function findingItem(finding: Finding, organization: Organization): FindingItem {
  const { rule, version, ruleVersion, effect, text, matched, where, listVersion, at, citation, answer } = finding;
  return {
    rule,
    version,
    ruleVersion,
    matched,
    where: where ?? null,
    listVersion: listVersion ?? null,
    effect,
    text,
    at: isoShanghai(at),
    citation,
    answer: answer && { by: person(organization, answer.by), at: isoShanghai(answer.at), text: answer.text },
  };
}

function publicationItem(publication: Publication): PublicationItem {
  const { accountId, channel, status, platformId, url, publishedAt } = publication;
  return { account: accountId, channel, status, platformId, url, at: iso(publishedAt) };
}

/** 读网复核 of one account, the publisher's or the second; by and at are null while it was not done. */
export interface ReadBackItem {
  account: string;
  turn: ReadBackTurn;
  dueAt: string;
  by: Named | null;
  at: string | null;
  result: 'OK' | 'PROBLEM' | null;
  problem: string | null;
}

function readBackItems({ accountId, readBack }: Publication, organization: Organization): ReadBackItem[] {
  if (!readBack) return [];
  const item = (turn: ReadBackTurn, dueAt: number, check: ReadBackCheck | null): ReadBackItem => ({
    account: accountId,
    turn,
    dueAt: isoShanghai(dueAt),
    by: check && person(organization, check.by),
    at: iso(check?.at ?? null),
    result: check && (check.problem === null ? 'OK' : 'PROBLEM'),
    problem: check?.problem ?? null,
  });
  const { by, first, second } = readBack;
  return [item('FIRST', by.first, first), item('SECOND', by.second, second)];
}

/** One incident as the API gives it. */
export interface IncidentItem {
  no: string;
  kind: IncidentKind;
  account: string | null;
  platformId: string | null;
  excerpt: string;
  openedAt: string;
  closedAt: string | null;
}

export function incidentView({ no, kind, accountId, platformId, excerpt, openedAt, closedAt }: Incident): IncidentItem {
  return {
    no,
    kind,
    account: accountId,
    platformId,
    excerpt,
    openedAt: isoShanghai(openedAt),
    closedAt: iso(closedAt),
  };
}

function person(organization: Organization, id: string): Named {
  return { id, name: nameOf(organization, id) };
}

function iso(at: number | null): string | null {
  return at === null ? null : isoShanghai(at);
}

/** What a person may read besides their own submissions. */
export interface ReadingScope {
  everything: boolean;
  /** departments whose submissions they read */
  departments: string[];
}

/**
 * Office, secrecy lead, executives, publishers, archivists and auditors read everything, department heads and their superiors their own
 * department; whoever acts for one of them under a delegation in force reads the same. @param now epoch ms
 */
export function readingScope(personId: string, organization: Organization, now: number): ReadingScope {
  if (!findPerson(organization, personId)) return { everything: false, departments: [] };
  const capacities = new Set(capacitiesOf(organization, personId, now));
  const { office, secrecyLead, executives, archivists, auditors } = organization;
  const readers = [...officePeople(organization), ...office.publishers, secrecyLead, ...executives];
  return {
    everything: readers.some((id) => capacities.has(id)) || [...archivists, ...auditors].includes(personId),
    departments: organization.departments
      .filter(({ head, superior }) => capacities.has(head) || (superior && capacities.has(superior)))
      .map(({ id }) => id),
  };
}

/** May this person read the submission? @param now epoch ms */
export function mayRead(submission: Submission, personId: string, world: World, now: number): boolean {
  const { organization } = world;
  if (!findPerson(organization, personId)) return false;
  if (submission.submitterId === personId || keeperOf(submission) === personId) return true;
  const scope = readingScope(personId, organization, now);
  return scope.everything || scope.departments.includes(submission.departmentId);
}

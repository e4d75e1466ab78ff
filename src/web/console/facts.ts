/** What a page about a submission is made of, gathered once. */
import { mayRead } from '../../application/queries';
import type { Preview } from '../../application/ports';
import { reassignmentWords } from '../../conversation';
import { differenceLines } from '../../conversation/review/difference';
import { glance } from '../../conversation/wording/strip-words';
import { findDepartment, nameOf, type Person } from '../../domain/people';
import type { Stage } from '../../domain/policy';
import { peopleToAsk, rightToSign, type Right } from '../../domain/signing/review';
import type { SealedSignature } from '../../domain/signing/signature';
import { marksFor, stripOf, type StripGroup } from '../../domain/edit/strip';
import {
  currentReview,
  currentVersion,
  openStage,
  type Reassignment,
  type Review,
  type Submission,
} from '../../domain/submission';
import type { Mark } from '../../domain/text/marks';
import type { Post, Version } from '../../domain/post/version';
import type { WebDeps } from '../deps';
import type { Session } from '../sessions';
import type { Flash } from './flash';

export interface PageFacts {
  submission: Submission;
  no: string;
  version: Version;
  review: Review;
  stage: Stage | null;
  sealed: SealedSignature[];
  previews: Preview[];
  reader: Person;
  /** null when the reader has nothing to decide now */
  duty: { stage: Stage; right: Right; csrf: string } | null;
  /** names of those who are asked now */
  asked: string[];
  department: string;
  company: string;
  now: number;
  nameOf: (personId: string) => string;
  /** a 转审 in words, without its time */
  handedOn: (one: Reassignment) => string;
  accountName: (accountId: string) => string;
  /** what a version changed against an earlier one, a line each */
  difference: (before: Version, after: Version) => string[];
  /** what the reader's stage looks for; empty when they have nothing to decide */
  strip: StripGroup[];
  /** the same in one line, for who signs off */
  glance: string | null;
  /** what to show marked in a text, for the secrecy review */
  marked: (text: string) => Mark[];
  flash: Flash | null;
}

export type Found = 'absent' | 'forbidden' | Submission;

/** A numbered submission, if this person may read it. */
export async function findFor({ store, world, clock }: WebDeps, no: string, person: Person): Promise<Found> {
  const submission = await store.read.submissionByNo(no);
  if (!submission) return 'absent';
  return mayRead(submission, person.id, await world(), clock.now()) ? submission : 'forbidden';
}

export async function gatherFacts(
  deps: WebDeps,
  submission: Submission,
  session: Session,
  flash: Flash | null,
): Promise<PageFacts> {
  const { store, clock } = deps;
  const world = await deps.world();
  const { organization } = world;
  const now = clock.now();
  const version = currentVersion(submission);
  const review = currentReview(submission);
  if (!submission.no || !version || !review) throw new Error(`submission ${submission.id} was never submitted`);
  const stage = openStage(submission);
  const right = rightToSign(submission, organization, session.person.id, now);
  const accountName = (id: string) => world.accounts.find((account) => account.id === id)?.name ?? id;
  const duty = stage && !('refusal' in right) ? { stage, right, csrf: session.csrf } : null;
  return {
    submission,
    no: submission.no,
    version,
    review,
    stage,
    sealed: await store.read.signatures(submission.id),
    previews: version.posts.map((post) => previewOf(deps, post, accountName(post.accountId))),
    reader: session.person,
    duty,
    asked: peopleToAsk(submission, organization, now).map((id) => nameOf(organization, id)),
    department: findDepartment(organization, submission.departmentId)?.name ?? submission.departmentId,
    company: organization.company,
    now,
    nameOf: (id) => nameOf(organization, id),
    handedOn: (one) => reassignmentWords(one, submission, organization),
    accountName,
    difference: (before, after) => differenceLines(before.content, after.content, world),
    strip: duty ? stripOf(duty.stage, version.content, organization) : [],
    glance: duty?.stage.role === 'executive' ? glance(duty.stage, version, submission.findings, world) : null,
    marked: (text) => (duty?.stage.role === 'secrecyLead' ? marksFor(duty.stage, text, organization) : []),
    flash,
  };
}

/** As the channel shows it; in plain form for an account that has left the registry since. */
function previewOf({ channels }: WebDeps, post: Post, account: string): Preview {
  const channel = channels.get(post.accountId);
  if (channel) return channel.render(post);
  const { channel: name, title, text, sourceUrl, pictures, cover } = post;
  return {
    channel: name,
    account,
    title,
    shown: text,
    folded: '',
    digestLine: null,
    sourceUrl,
    pictures: pictures.map((sha256) => ({ sha256, ratio: '4:3' })),
    cover: cover === null ? null : { sha256: cover, ratio: '2.35:1' },
  };
}

/** What was published on which account, told from the history: for silence, frequency and 读网复核 (第十三条; `domain.md` §1.2, §5.1). */
import { isPost } from '../domain/codes';
import type { Context } from '../domain/context';
import { officePeople } from '../domain/people';
import { dueOf, readersOf, toReadBack, turnOf } from '../domain/post/read-back';
import { titleOf, type Publication, type Submission } from '../domain/submission';
import { addDays, DAY, instantOf, type ShanghaiDate } from '../domain/time/shanghai';
import type { AccountFrequency, MissingReadBack } from '../domain/rhythm/weekly-report';
import type { StoreReads } from './store';
import type { World } from './world';

export interface Published {
  submission: Submission;
  accountId: string;
  /** epoch ms */
  at: number;
}

/** Further back nobody looks: whoever published nothing since then has been silent for too long anyway. */
const DAYS_LOOKED_AT = 60;
/** 读网复核 that was forgotten longer ago is not spoken of any more. */
const READ_BACK_DAYS = 14;

/** In the order of time; what is no post (a removal, a reply) is left out. @param now epoch ms @param days how far back */
export async function publishedBefore(
  reads: Pick<StoreReads, 'happened' | 'submission'>,
  now: number,
  days = DAYS_LOOKED_AT,
): Promise<Published[]> {
  const known = new Map<string, Submission>();
  const found: Published[] = [];
  const rows = await reads.happened(['PublicationSettled'], now - days * DAY, now + 1);
  for (const { submissionId, event, at } of rows.filter(isPost)) {
    if (event.type !== 'PublicationSettled' || event.status !== 'PUBLISHED') continue;
    const submission = known.get(submissionId) ?? (await reads.submission(submissionId))!;
    known.set(submissionId, submission);
    found.push({ submission, accountId: event.accountId, at: event.publishedAt ?? at });
  }
  return found;
}

/** The last one on each account, epoch ms. */
export function lastOf(published: Published[]): Record<string, number> {
  const last: Record<string, number> = {};
  for (const { accountId, at } of published) last[accountId] = Math.max(last[accountId] ?? 0, at);
  return last;
}

/** Each account that has a target, Monday to Sunday. */
export function frequencyOf(
  { accounts, policy }: World,
  published: Published[],
  week: ShanghaiDate,
): AccountFrequency[] {
  const [from, until] = [instantOf(week), instantOf(addDays(week, 7))];
  return accounts.flatMap(({ id, channel }): AccountFrequency[] => {
    const target = channel === 'WEIBO' ? policy.frequency.weibo : policy.frequency.wechat;
    if (!target?.perWeekMin) return [];
    const own = published.filter(({ accountId, at }) => accountId === id && from <= at && at < until);
    return [{ accountId: id, published: own.length, atLeast: target.perWeekMin }];
  });
}

export function missingReadBacks(published: Published[], now: number): MissingReadBack[] {
  const recent = published.filter(({ at }) => at >= now - READ_BACK_DAYS * DAY).map(({ submission }) => submission);
  return [...new Set(recent)].flatMap((submission) =>
    toReadBack(submission)
      .filter(({ readBack }) => dueOf(readBack!) <= now)
      .map((one): MissingReadBack => ({
        no: submission.no!,
        title: titleOf(submission),
        accountId: one.accountId,
        turn: turnOf(one)!,
      })),
  );
}

export interface ToReadBack {
  submission: Submission;
  publication: Publication;
}

/** What a person is asked to read back now, and nobody has read yet; the oldest first. */
export async function toReadBackBy(
  reads: Pick<StoreReads, 'happened' | 'submission'>,
  personId: string,
  context: Context,
): Promise<ToReadBack[]> {
  if (!mayBeAsked(personId, context)) return [];
  const published = await publishedBefore(reads, context.now, READ_BACK_DAYS);
  const submissions = [...new Set(published.map(({ submission }) => submission))];
  return submissions.flatMap((submission) =>
    toReadBack(submission)
      .filter((publication) => readersOf(publication, context).includes(personId))
      .map((publication) => ({ submission, publication })),
  );
}

/** Everybody else is spared the looking. */
function mayBeAsked(personId: string, { organization, policy }: Context): boolean {
  return [...officePeople(organization), ...organization.office.publishers, ...policy.dutyList].includes(personId);
}

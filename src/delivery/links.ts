/** The links of a post are tried, and what was found is noted (F-20). A network that is down is tried again later and holds nothing up. */
import type { Door } from '../application/door';
import type { Store } from '../application/store';
import { linksToCheck, type LinkOutcome } from '../domain/post/links';
import type { Clock } from '../lib/clock';
import { backoff, type Done } from './done';
import type { Handler } from './outbox-work';

export interface LinkParts {
  store: Store;
  door: Door;
  clock: Clock;
  /** null: links are not tried here */
  tryLink: ((url: string) => Promise<LinkOutcome>) | null;
}

const DONE: Done = { kind: 'done' };
/** Tried at once, of one post. */
const AT_ONCE = 4;
/** The last of so many tries comes after some minutes; then a person looks. */
const MOST_TRIES = 9;

export function linkHandler({ store, door, clock, tryLink }: LinkParts): Handler {
  return async (row): Promise<Done> => {
    const { freshSince } = JSON.parse(row.payload) as { freshSince: number };
    const submission = await store.read.submission(row.submissionId!);
    if (!submission || !tryLink) return DONE;
    const urls = linksToCheck(submission, clock.now(), freshSince);
    const tried = await triedAll(urls, tryLink);
    const isUnknown = (url: string) => submission.links?.find((one) => one.url === url)?.outcome.kind !== 'UNCHECKED';
    // that it could not be looked at is said once
    const news = tried.filter(({ url, outcome }) => outcome.kind !== 'UNCHECKED' || isUnknown(url));
    if (news.length > 0) {
      await door.within((desk) => desk.dispatch(submission.id, { type: 'NoteLinks', tried: news }));
    }
    const isDown = tried.some(({ outcome }) => outcome.kind === 'UNCHECKED' && outcome.why === 'NETWORK');
    if (!isDown || row.attempts >= MOST_TRIES) return DONE;
    return { kind: 'later', inMs: backoff(row.attempts), note: 'a link could not be reached' };
  };
}

async function triedAll(urls: string[], tryLink: NonNullable<LinkParts['tryLink']>) {
  const tried: { url: string; outcome: LinkOutcome }[] = [];
  for (let from = 0; from < urls.length; from += AT_ONCE) {
    const some = urls.slice(from, from + AT_ONCE);
    tried.push(...(await Promise.all(some.map(async (url) => ({ url, outcome: await tryLink(url) })))));
  }
  return tried;
}

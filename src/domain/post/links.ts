/** Links that readers can open: which stand in a text, what was found when they were tried, and which are to be tried (`domain.md` §2.2 F-20). */
import type { Content } from '../content';
import { HOUR, MINUTE } from '../time/shanghai';
import { LINK_IN_TEXT } from './limits';

/** What became of trying a link. */
export type LinkOutcome =
  | { kind: 'ALIVE' }
  | { kind: 'DEAD'; why: DeadWhy }
  /** the site answered with this status, which says that there is nothing to read */
  | { kind: 'DEAD'; why: 'STATUS'; status: number }
  /** a redirect, with the host it leads to; it was not followed */
  | { kind: 'ELSEWHERE'; host: string }
  | { kind: 'UNCHECKED'; why: UncheckedWhy };

/** no such host; nobody answers at its port; a bad certificate; an address inside of a company's network; a name or password in it */
export type DeadWhy = 'NO_HOST' | 'REFUSED' | 'CERTIFICATE' | 'INSIDE' | 'CREDENTIALS';
/** the network is down or slow; the site does not let programs in */
export type UncheckedWhy = 'NETWORK' | 'NOT_LET_IN';

export interface CheckedLink {
  /** as it stands in the text */
  url: string;
  outcome: LinkOutcome;
  /** epoch ms */
  at: number;
}

/** More links than these are not tried: a post has one or two. */
const MOST_LINKS = 20;
/** A link that was found alive is not tried again for so long. */
export const ALIVE_FOR = 24 * HOUR;
/** One that was not, for so long: it may have been repaired meanwhile. */
const TROUBLED_FOR = 10 * MINUTE;
/** So long before the planned time the links are tried once more. */
export const LAST_LOOK = HOUR;

/** Names that lead nowhere by agreement (RFC 2606, RFC 6761), and what people write as an example. */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|local|internal|example\.(?:com|net|org|cn|com\.cn))$/;

/** The links of a post, as they are written, each once: of its own texts, and its video. */
export function linksWritten({ title, body, weiboText, wechatText, videoUrl }: Content): string[] {
  const written = [title, body, weiboText, wechatText].flatMap((text) => text?.match(LINK_IN_TEXT) ?? []);
  return [...new Set([...written.map(withoutStop), ...(videoUrl ? [videoUrl] : [])])];
}

/** Those that can be tried. */
export function linksIn(content: Content): string[] {
  return linksWritten(content).filter(isCheckable).slice(0, MOST_LINKS);
}

/** The full stop or bracket of the sentence is no part of it. */
function withoutStop(link: string): string {
  return link.replace(link.includes('(') ? /[.,;:!?'\]]+$/ : /[.,;:!?'\])]+$/, '');
}

/** Can anybody but its own company's machines know where it leads? */
function isCheckable(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  return /^https?:$/.test(protocol) && !RESERVED.test(hostname.toLowerCase().replace(/\.$/, ''));
}

/** All that is known: what was found now, and of other links what was found before. */
export function withTried(before: CheckedLink[] = [], now: CheckedLink[]): CheckedLink[] {
  return [...before.filter(({ url }) => !now.some((one) => one.url === url)), ...now];
}

/** What has to be known of a submission. */
interface Tried {
  versions: { content: Content }[];
  links?: CheckedLink[];
}

/**
 * The links of the current version that are to be tried now.
 * @param freshSince epoch ms: what was found alive before it is tried again
 */
export function linksToCheck({ versions, links = [] }: Tried, now: number, freshSince = now - ALIVE_FOR): string[] {
  const version = versions.at(-1);
  if (!version) return [];
  return linksIn(version.content).filter((url) => {
    const known = links.find((one) => one.url === url);
    if (!known || known.outcome.kind === 'UNCHECKED') return true;
    return known.at < (known.outcome.kind === 'ALIVE' ? freshSince : now - TROUBLED_FOR);
  });
}

/** What a post's events say of its links, told without the core's own functions (F-20). */
import type { DomainEvent } from '../../domain/events';
import type { LinkOutcome } from '../../domain/post/links';
import type { Version } from '../../domain/post/version';

/** Addresses for documentation (RFC 5737): nobody is there. */
export const LINKS = ['https://203.0.113.1/a', 'http://203.0.113.2/b', 'https://203.0.113.3/c?d=1'];

export interface LinkLedger {
  /** link → what was found the last time */
  found: Map<string, LinkOutcome>;
  /** version → troubles that somebody has answered for it */
  answered: Map<number, Set<string>>;
}

export function newLinkLedger(): LinkLedger {
  return { found: new Map(), answered: new Map() };
}

export function linksOf({ content }: Version): string[] {
  const { title, body, weiboText, wechatText } = content;
  return LINKS.filter((link) => [title, body, weiboText, wechatText].some((text) => text?.includes(link)));
}

export function isTrouble(outcome: LinkOutcome | undefined): boolean {
  return outcome?.kind === 'DEAD' || outcome?.kind === 'ELSEWHERE';
}

const nameOf = (link: string, outcome: LinkOutcome | undefined) => `${link} ${JSON.stringify(outcome)}`;

/** The troubles of a version's links, answered or not. */
function troublesOf({ found }: LinkLedger, version: Version): string[] {
  return linksOf(version)
    .filter((link) => isTrouble(found.get(link)))
    .map((link) => nameOf(link, found.get(link)));
}

/** Was this trouble answered, for this version or one before? */
export function wasAnswered({ answered }: LinkLedger, link: string, outcome: LinkOutcome): boolean {
  return [...answered.values()].some((names) => names.has(nameOf(link, outcome)));
}

/** The troubles nobody has answered. */
export function openTroubles(links: LinkLedger, version: Version | null): string[] {
  if (!version) return [];
  return troublesOf(links, version).filter((name) => ![...links.answered.values()].some((names) => names.has(name)));
}

/** Enter an event, after `enter.ts` has. */
export function enterLinks(
  { links, version }: { links: LinkLedger; version: Version | null },
  event: DomainEvent,
): void {
  switch (event.type) {
    case 'LinksChecked':
      for (const { url, outcome } of event.links) links.found.set(url, outcome);
      return keepAnswers(links, version!);
    case 'Submitted':
    case 'VersionEdited':
      keepAnswers(links, version!);
      // an editor's reason is about all that his version has
      for (const { rule, matched, answer } of event.findings)
        if (rule === 'F-20' && answer)
          links.answered.get(version!.no)!.add(nameOf(matched!, links.found.get(matched!)));
      break;
    case 'FindingAnswered':
      if (event.rule === 'F-20') answerAll(links, version!);
      break;
    case 'FindingsConfirmed':
      answerAll(links, version!);
      break;
    default:
  }
}

/** An answer goes on for as long as the same is found; what came to life again and died once more is another matter. */
function keepAnswers(links: LinkLedger, version: Version): void {
  const open = new Set(openTroubles(links, version));
  links.answered.set(version.no, new Set(troublesOf(links, version).filter((name) => !open.has(name))));
}

function answerAll(links: LinkLedger, version: Version): void {
  links.answered.set(version.no, new Set(troublesOf(links, version)));
}

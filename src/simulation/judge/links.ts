/** What must hold of links: what was found is said of the version that has the link, the office answers at 核稿, and nothing goes out unanswered (F-20). */
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import { HOUR } from '../../domain/time/shanghai';
import type { Circumstances } from '../circumstances';
import { isPosted, keeperIn, type Ledger } from '../ledger';
import { isTrouble, linksOf, openTroubles, wasAnswered } from '../ledger/links';
import { demand } from '../violation';

/** May this happen now? The ledger is as it was before the event. */
export function judgeLinks(ledger: Ledger, event: DomainEvent, facts: Circumstances): void {
  switch (event.type) {
    case 'LinksChecked':
      return judgeChecked(ledger, event, facts);
    case 'Submitted':
    case 'VersionEdited':
      return judgeKept(ledger, event, facts);
    case 'PublishingStarted':
    case 'SendingBegan':
      return demand(!hasOpenTrouble(ledger), `${event.type} with a link nobody has answered for`);
    case 'FindingAnswered': {
      if (event.rule !== 'F-20') return;
      const { command } = facts;
      const isOffice = command.type === 'Decide' && command.seen.stage === 'OFFICE_REVIEW' && command.by === event.by;
      demand(isOffice, 'a link is answered for by who does not read it at 核稿');
      return demand(hasOpenTrouble(ledger), 'answered for a link that is in no trouble');
    }
    default:
  }
}

/** Said of a post that has something to be confirmed about its links. */
export function hasOpenTrouble(ledger: Ledger): boolean {
  return isPosted(ledger) && openTroubles(ledger.links, ledger.version).length > 0;
}

/** A new version is told what is known of its links; an answer is one that was given before, or its editor's reason. */
function judgeKept(
  { links, kind }: Ledger,
  { version, findings }: Extract<DomainEvent, { type: 'Submitted' | 'VersionEdited' }>,
  { command }: Circumstances,
): void {
  if (!isPosted({ kind })) return;
  const told = findings.filter(({ rule, effect }) => rule === 'F-20' && effect === 'CONFIRM');
  const expected = linksOf(version).filter((url) => isTrouble(links.found.get(url)));
  const said = told.map(({ matched }) => matched);
  demand(said.toSorted().join() === expected.toSorted().join(), `F-20 about ${said.join()}, not ${expected.join()}`);
  const reason = 'change' in command ? command.change.reason?.trim() : '';
  for (const { matched, answer } of told) {
    if (!answer || wasAnswered(links, matched!, links.found.get(matched!)!)) continue;
    demand(reason !== '' && answer.text.trim() === reason, `${matched} is answered by nobody`);
  }
}

function judgeChecked(
  ledger: Ledger,
  { version, links, findings }: Extract<DomainEvent, { type: 'LinksChecked' }>,
  { command, now }: Circumstances,
): void {
  demand(version === ledger.version!.no, 'links of a version that is over');
  const there = linksOf(ledger.version!);
  const tried = command.type === 'NoteLinks' ? command.tried : [];
  for (const { url, outcome, at } of links) {
    demand(there.includes(url), `${url} does not stand in the post`);
    const isSaid = tried.some((one) => one.url === url && one.outcome === outcome);
    demand(isSaid && at === now, `${url} was not found so`);
  }
  const found = new Map([...ledger.links.found, ...links.map(({ url, outcome }) => [url, outcome] as const)]);
  const expected = isPosted(ledger) ? there.filter((url) => (found.get(url)?.kind ?? 'ALIVE') !== 'ALIVE') : [];
  const said = findings.map(({ matched }) => matched);
  demand(said.toSorted().join() === expected.toSorted().join(), `F-20 about ${said.join()}, not ${expected.join()}`);
  for (const { rule, effect, matched, answer } of findings) {
    const outcome = found.get(matched!)!;
    demand(rule === 'F-20' && (effect === 'CONFIRM') === isTrouble(outcome), `${rule} ${effect} for ${outcome.kind}`);
    const isAnswered = wasAnswered(ledger.links, matched!, outcome);
    demand(!isTrouble(outcome) || (answer !== null) === isAnswered, `${matched} is answered, or not`);
  }
}

/** 核稿 answers for the links; what is new is tried, what goes out is tried once more, and its writer hears of what is wrong. */
export function demandLinksTried(
  ledger: Ledger,
  before: ReadonlySet<string>,
  events: DomainEvent[],
  effects: Effect[],
  now: number,
): void {
  if (!isPosted(ledger)) return;
  const isTried = (at: number) => effects.some((one) => one.kind === 'checkLinks' && one.at <= at);
  for (const event of events) {
    if (event.type === 'Submitted' || event.type === 'VersionEdited') {
      const isNew = linksOf(event.version).some((url) => !ledger.links.found.has(url));
      demand(!isNew || isTried(now), 'a new link, and nobody tries it');
    }
    if (event.type === 'Scheduled' && ledger.status === 'SCHEDULED' && linksOf(ledger.version!).length > 0)
      demand(isTried(Math.max(now, event.plannedAt - HOUR)), 'goes out without a last look at its links');
    if (event.type === 'Signed' && event.signature.stage === 'OFFICE_REVIEW' && event.signature.decision === 'APPROVE')
      demand(!hasOpenTrouble(ledger), '核稿 was signed, and a link is still open');
    if (event.type !== 'LinksChecked') continue;
    const isFresh = openTroubles(ledger.links, ledger.version).some((name) => !before.has(name));
    const isTold = effects.some(
      (one) => one.kind === 'tell' && one.notice.kind === 'linkTrouble' && one.personId === keeperIn(ledger),
    );
    demand(
      isTold === isFresh,
      isFresh ? 'nobody tells its writer of a link in trouble' : 'told of a link without need',
    );
  }
}

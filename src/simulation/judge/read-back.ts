/** 读网复核, told from the ledger: the publisher, then somebody else of the office, each reminded once and in time (`domain.md` §1.2). */
import { isPost } from '../../domain/codes';
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import { MINUTE } from '../../domain/time/shanghai';
import type { Circumstances } from '../circumstances';
import type { Ledger } from '../ledger';
import type { Town } from '../town';
import { demand } from '../violation';

const HALF_HOUR = 30 * MINUTE;

const PUBLISHERS = ['editorA', 'publisher'];
const OFFICE = ['editorA', 'editorB'];

export function judgeReadBack(ledger: Ledger, event: DomainEvent, { command, now }: Circumstances): void {
  if (event.type === 'PublicationSettled') {
    const isRead = event.status === 'PUBLISHED' && isPost(ledger);
    return demand((event.readBackBy !== undefined) === isRead, 'published, and nobody is to read it');
  }
  if (event.type !== 'ReadBackDone' && event.type !== 'ReadBackReminded') return;
  const reading = ledger.readings.get(event.accountId);
  demand(reading !== undefined && !ledger.removed.has(event.accountId), 'read back what is not public');
  const turn = reading.first ? 'SECOND' : 'FIRST';
  demand(event.turn === turn && reading.second === null, `${event.turn} out of turn`);
  if (event.type === 'ReadBackReminded') {
    demand(!reading.reminded.has(turn), 'reminded twice of 读网复核');
    demand(now >= (reading.first?.at ?? reading.publishedAt) + HALF_HOUR, 'reminded too early of 读网复核');
    return;
  }
  const seen = command.type === 'ReadBack' ? command.turn : null;
  demand(seen === null || seen === turn, `the card of ${seen} counted as ${turn}`);
  demand(reading.first?.by !== event.by, 'one person read it twice');
  demand((turn === 'FIRST' ? PUBLISHERS : OFFICE).includes(event.by), `${event.by} read it as ${turn}`);
}

export function enterReadBack(ledger: Ledger, event: DomainEvent, at: number): void {
  if (event.type === 'Submitted' || event.type === 'VersionEdited') return ledger.readings.clear();
  if (!('accountId' in event)) return;
  if (event.type === 'PublicationSettled' && event.readBackBy)
    ledger.readings.set(event.accountId, { publishedAt: at, first: null, second: null, reminded: new Set() });
  const reading = ledger.readings.get(event.accountId);
  if (event.type === 'ReadBackReminded') reading!.reminded.add(event.turn);
  if (event.type !== 'ReadBackDone') return;
  if (event.turn === 'FIRST') reading!.first = { by: event.by, at };
  else reading!.second = event.by;
}

/** Whoever's turn it is holds a card; whoever is reminded, and the office of a problem, gets a message. */
export function demandReadersAsked(ledger: Ledger, events: DomainEvent[], effects: Effect[]): void {
  const asked = effects.flatMap((one) => (one.kind === 'askReadBack' ? [`${one.accountId}/${one.turn}`] : []));
  const told = effects.flatMap((one) => (one.kind === 'tell' ? [`${one.notice.kind}/${one.personId}`] : []));
  for (const event of events) {
    if (event.type === 'PublicationSettled' && event.readBackBy)
      demand(asked.includes(`${event.accountId}/FIRST`), 'published, and nobody was asked to read it');
    if (event.type === 'ReadBackReminded')
      demand(
        event.people.length > 0 && event.people.every((id) => told.includes(`readBackDue/${id}`)),
        'nobody was reminded of 读网复核',
      );
    if (event.type !== 'ReadBackDone') continue;
    if (event.turn === 'FIRST' && !ledger.removed.has(event.accountId))
      demand(asked.includes(`${event.accountId}/SECOND`), 'nobody was asked to read it a second time');
    const others = OFFICE.filter((id) => id !== event.by);
    demand(
      event.problem === null || others.every((id) => told.includes(`readBackProblem/${id}`)),
      'a problem was found and the office does not know',
    );
  }
}

/** Everything due has just been woken: what half an hour ago was published was read, or its publishers were reminded. */
export function demandReadInTime({ held, now }: Town): void {
  for (const { ledger } of held.values()) {
    for (const [accountId, { publishedAt, first, reminded }] of ledger.readings) {
      if (ledger.removed.has(accountId) || first) continue;
      demand(now < publishedAt + HALF_HOUR || reminded.has('FIRST'), 'published and never read');
    }
  }
}

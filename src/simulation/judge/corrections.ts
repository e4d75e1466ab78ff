/** Corrections (§3.3 case 19): shown where the error was, once, as soon as they are public, and not before. */
import type { DomainEvent } from '../../domain/events';
import type { Effect } from '../../domain/react';
import type { Submission } from '../../domain/submission';
import type { Circumstances } from '../circumstances';
import { keeperIn, type Ledger } from '../ledger';
import type { Town } from '../town';
import { demand } from '../violation';

const FINISHED = ['PUBLISHED', 'PUBLISH_FAILED', 'TAKEN_DOWN'];

const correctedBy = ({ version }: Ledger) => version?.content.corrects;
const isPublic = ({ publications }: Ledger) => [...publications.values()].includes('PUBLISHED');

export function judgeCorrection(ledger: Ledger, event: DomainEvent, { command, others }: Circumstances): void {
  if (event.type === 'Submitted' && ledger.kind === 'CORRECTION') {
    const { corrects, category } = event.version.content;
    demand(corrects !== undefined, 'a correction of nothing');
    // A18
    demand(corrects.category !== 2 || category === 2, 'the correction of a health post is no health post');
  }
  if (event.type !== 'Corrected') return;
  demand(command.type === 'NoteCorrection', `${command.type} corrected a post`);
  const correction = others.find(({ id }) => id === event.correctionId);
  demand(
    correction?.no === event.no && correctedBy(correction)?.submissionId === ledger.id,
    'corrected by another post',
  );
  demand(isPublic(correction), 'corrected by what is not public');
  demand(!ledger.corrections.has(event.correctionId), 'corrected twice by one correction');
}

export function enterCorrection(ledger: Ledger, event: DomainEvent): void {
  if (event.type === 'Corrected') ledger.corrections.add(event.correctionId);
}

export function compareCorrections(ledger: Ledger, { corrections = [] }: Submission): void {
  const known = corrections.map(({ submissionId }) => submissionId);
  demand(
    known.join() === [...ledger.corrections].join(),
    `corrected by ${known.join()} where the events say otherwise`,
  );
}

/** Whoever looks after the post with the error hears of it, and so does the office. */
export function demandCorrectionTold(ledger: Ledger, events: DomainEvent[], effects: Effect[]): void {
  if (!events.some(({ type }) => type === 'Corrected')) return;
  const told = effects.flatMap((one) => (one.kind === 'tell' ? [one.personId] : []));
  demand(told.includes(keeperIn(ledger)) && told.includes('editorA'), 'corrected, and somebody does not know');
}

/** Everything due has just been done: no correction is public that the post with the error does not show. */
export function demandCorrected({ held }: Town): void {
  for (const { ledger } of held.values()) {
    const about = correctedBy(ledger);
    if (!about || !FINISHED.includes(ledger.status) || !isPublic(ledger)) continue;
    const isShown = held.get(about.submissionId)?.ledger.corrections.has(ledger.id);
    demand(isShown === true, 'a correction is public, and the post with the error does not show it');
  }
}

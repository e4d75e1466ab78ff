/** Who is told of a stage that waits, and when: at once in the emergency lane, else in one message at each person's moment (`contract.md` §8). */
import { chaseOf } from './chase';
import type { Context } from '../context';
import type { DomainEvent } from '../events';
import { momentOf } from './moment';
import { officePeople, type Organization } from '../people';
import { peopleToAsk } from '../signing/review';
import { stageLimit } from './stage-limit';
import type { Submission } from '../submission';
import { nextBusinessInstant } from './working-time';

export type Reminder =
  | { kind: 'reminder'; level: 'HALF' | 'FULL' }
  /** the office: these people have done nothing for the whole limit */
  | { kind: 'escalated'; people: string[] };

/** Where a reminder goes: `at` null for at once, else the moment of the message it is in. */
export interface Telling {
  personId: string;
  stage: string;
  reminder: Reminder;
  at: number | null;
}

type ReminderEvent = Extract<DomainEvent, { type: 'Reminded' | 'Escalated' }>;

/** What a reminder or a call to the office asks for, one for each person told. */
export function tellings(event: ReminderEvent, submission: Submission, context: Context): Telling[] {
  const { stage, people } = event;
  const atOnce = stageLimit(submission, context)?.class === 'emergency';
  const at = (personId: string) => (atOnce ? null : momentOf(personId, context.now, context));
  if (event.type === 'Reminded') {
    const reminder: Reminder = { kind: 'reminder', level: event.level };
    return people.map((personId) => ({ personId, stage, reminder, at: at(personId) }));
  }
  const reminder: Reminder = { kind: 'escalated', people };
  const told = [...officeFor(people, context.organization), ...dutyOfficers(submission, context)];
  return [...new Set(told)].map((personId) => ({ personId, stage, reminder, at: at(personId) }));
}

/** Who is on duty for this submission now: nobody but for an emergency outside business hours (`policy.dutyList`). */
export function dutyOfficers(submission: Submission, context: Context): string[] {
  const isEmergency = stageLimit(submission, context)?.class === 'emergency';
  const isNight = nextBusinessInstant(context.now, context) !== context.now;
  return isEmergency && isNight ? context.policy.dutyList : [];
}

/** The contacts; where they are themselves the silent ones, the rest of the office, so that somebody else knows. */
export function officeFor(silent: string[], organization: Organization): string[] {
  const others = (people: string[]) => people.filter((id) => !silent.includes(id));
  const { contacts } = organization.office;
  const told = [others(contacts), others(officePeople(organization)), contacts];
  return told.find((people) => people.length > 0)!;
}

/** What of a submission belongs into the message a person gets at a moment; what has been done meanwhile does not. */
export function inMessageOf(
  personId: string,
  moment: number,
  submission: Submission,
  context: Omit<Context, 'freshCode' | 'accounts' | 'publicUrl'>,
): Reminder[] {
  const chase = chaseOf(submission);
  if (!chase || stageLimit(submission, context)?.class === 'emergency') return [];
  const { half, full, office } = chase;
  const isNow = (at: number | null) => at !== null && momentOf(personId, at, context) === moment;
  const people = peopleToAsk(submission, context.organization, context.now);
  const isAsked = people.includes(personId);
  const isTold = officeFor(people, context.organization).includes(personId);
  const level = isNow(full) ? 'FULL' : isNow(half) ? 'HALF' : null;
  return [
    ...(isAsked && level ? [{ kind: 'reminder' as const, level } as const] : []),
    ...(isTold && isNow(office) ? [{ kind: 'escalated' as const, people }] : []),
  ];
}

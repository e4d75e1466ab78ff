/** Mistakes about who goes out when. */
import type { Mutant } from './mutants';

export const SLOT_MUTANTS: Mutant[] = [
  {
    mistake: 'two signed posts have one slot',
    file: 'time/slots.ts',
    right: "const holding = queue.booked.filter(({ state }) => state !== 'ASKED');",
    wrong: "const holding = queue.booked.filter(({ state }) => state === 'OUT');",
  },
  {
    mistake: 'a post that was only asked for keeps a signed one from its slot',
    file: 'time/slots.ts',
    right: "const holding = queue.booked.filter(({ state }) => state !== 'ASKED');",
    wrong: 'const holding = queue.booked;',
  },
  {
    mistake: 'whoever loses a slot to a date-bound post is not told to make way',
    file: 'time/slots.ts',
    right: 'moved: bookings.filter((booking) => !isFirm(booking)),',
    wrong: 'moved: [],',
  },
  {
    mistake: 'an emergency moves a date-bound post unasked',
    file: 'decide/placing.ts',
    right: '...place.asked.map(displaced(true))',
    wrong: '...place.asked.map(displaced(false))',
  },
  {
    mistake: 'a slot that is taken is offered',
    file: 'time/free-slots.ts',
    right: '!quiet && conflictsAt(at, wanting, queue).length === 0',
    wrong: '!quiet',
  },
  {
    mistake: 'quiet hours end at midnight',
    file: 'time/quiet-hours.ts',
    right: 'clock >= from || clock < to',
    wrong: 'clock >= from',
  },
  {
    mistake: '今天 moves to another day and 签发 stands',
    file: 'decide/scheduling.ts',
    right: 'SIGNED_TIME_TOLERANCE && reads(one.plannedAt)',
    wrong: 'SIGNED_TIME_TOLERANCE',
  },
  {
    mistake: 'what is signed during a pause goes out at its time',
    file: 'decide/scheduling.ts',
    right: 'if (pause) return [scheduled, heldBy(pause)];',
    wrong: 'if (pause) return [scheduled];',
  },
  {
    mistake: 'the clock publishes during a pause',
    file: 'decide/scheduling.ts',
    right: 'if (pause) return happened(heldBy(pause));',
    wrong: '',
  },
  {
    mistake: 'a post that waits for its turn is sent during a pause',
    file: 'decide/publishing.ts',
    right: "if (pause) return refuse({ code: 'PAUSED', ...pause });",
    wrong: '',
  },
  {
    mistake: 'anybody resumes a post',
    file: 'decide/holding.ts',
    right: "if (!mayPause(context.organization, command.by)) return refuse({ code: 'NOT_ENTITLED', right: 'pause' });",
    wrong: '',
  },
  {
    mistake: 'resumed after its time it goes out by itself',
    file: 'decide/holding.ts',
    right: 'if (plannedAt <= context.now) return',
    wrong: 'if (plannedAt < 0) return',
  },
];

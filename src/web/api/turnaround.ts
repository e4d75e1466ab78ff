/** The report of turnaround over HTTP (`domain.md` §5.2): its period, and what it looks like. */
import { z } from 'zod';
import { addDays, DAY, instantOf, shanghaiDate } from '../../domain/time/shanghai';
import { Problem } from '../problem';

const date = z.iso.date();

export const periodSchema = z.strictObject({
  from: date.describe('first day, Shanghai; 30 days before `to` unless given').optional(),
  to: date.describe('last day, included; today unless given').optional(),
});

const LONGEST = 366 * DAY;

/** The period as instants, from ≤ t < to. @throws Problem 400 */
export function periodAsked({ from, to }: z.infer<typeof periodSchema>, now: number) {
  const last = to ?? shanghaiDate(now);
  const first = from ?? addDays(last, -30);
  const period = { first, last, from: instantOf(first), to: instantOf(addDays(last, 1)) };
  if (period.from >= period.to) throw new Problem(400, 'from: is after to');
  if (period.to - period.from > LONGEST + DAY) throw new Problem(400, 'from: more than a year before to');
  return period;
}

const measure = {
  count: z.int().describe('decisions'),
  medianHours: z
    .number()
    .describe('working hours from the opening of the stage, or from the 转审 that brought it, to the decision'),
  p90Hours: z.number(),
};

export const turnaroundSchema = z.strictObject({
  from: date,
  to: date,
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      title: z.string(),
      ...measure,
      approvers: z.array(z.strictObject({ id: z.string(), name: z.string(), ...measure })),
    }),
  ),
});

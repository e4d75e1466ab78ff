/** `GET /calendar?from=&to=`: what it takes and gives. */
import { z } from 'zod';
import { STATUSES } from '../../domain/codes';
import { addDays, DAY, shanghaiDate, type ShanghaiDate } from '../../domain/time/shanghai';
import { Problem } from '../problem';

const LONGEST_DAYS = 62;

const date = z.iso.date().describe('2026-03-24, in Shanghai');
const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');

export const calendarQuerySchema = z.strictObject({
  from: date.optional().describe('first day; today unless given'),
  to: date.optional().describe('last day, inclusive; two weeks from the first unless given, at most 62 days'),
});

export const calendarSchema = z.strictObject({
  days: z.array(
    z.strictObject({
      date,
      working: z.boolean(),
      provisional: z.boolean().describe("暂定: Monday to Friday, because the year's holiday notice is not loaded"),
      healthDays: z.array(z.string()),
      posts: z.array(
        z.strictObject({
          no: z.string(),
          title: z.string().nullable().describe('null for who may not read the post'),
          department: z.strictObject({ id: z.string(), name: z.string() }),
          accounts: z.array(z.string()),
          plannedPublishAt: instant,
          status: z.enum(STATUSES),
          dateBound: z.boolean().describe('belongs to its day and keeps its slot before others'),
        }),
      ),
      free: z.array(z.strictObject({ account: z.string(), at: z.array(instant).describe('half hours that are free') })),
    }),
  ),
});

/** @throws Problem 400 for a span that is no span, or too long */
export function daysAsked(
  { from, to }: z.infer<typeof calendarQuerySchema>,
  now: number,
): { from: ShanghaiDate; to: ShanghaiDate; now: number } {
  const first = from ?? shanghaiDate(now);
  const last = to ?? addDays(first, 13);
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  if (days < 1) throw new Problem(400, 'to: lies before from');
  if (days > LONGEST_DAYS) throw new Problem(400, `to: at most ${LONGEST_DAYS} days`);
  return { from: first, to: last, now };
}

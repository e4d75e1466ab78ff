/** `policy:` of the configuration, or policy.yaml: the blanks and readings of the procedure (`domain.md` §1.2, 第十八条). */
import { z } from 'zod';
import type { Policy } from '../domain/policy';
import { duration, milliseconds } from './duration';
import { policyVersion, routeSchema } from './route';
import { clock, expected, hostName, id, list, mapping, oneOf, text, wholeNumber, words } from './scalars';

/** `off`, or what is given; YAML files of an older kind read `off` as false. */
function orOff<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === 'off' || value === false ? null : value), schema.nullable());
}

const lead = mapping({ routine: duration('d', 'wd'), urgent: duration('wd', 'd'), urgentCutoff: clock() });

const anyUnit = () => duration('wd', 'wh', 'd', 'h', 'm');
const sla = mapping({ routine: anyUnit(), urgent: anyUnit(), emergency: anyUnit(), escalate: anyUnit() });

const businessHours = z
  .tuple([clock(), clock()], expected('two times of day, opening and closing'))
  .refine(([open, close]) => open < close, 'expected the opening before the closing');

const quietHours = mapping({ from: clock(), to: clock() });

const frequency = mapping({
  perWeekMin: wholeNumber('posts a week', 0, 1000).optional(),
  perDayMax: wholeNumber('posts a day', 1, 1000).optional(),
  minGap: milliseconds().optional(),
});

const frequencies = z.preprocess(
  (value) => (value === 'off' || value === false ? { weibo: 'off', wechat: 'off' } : value),
  mapping({ weibo: orOff(frequency), wechat: orOff(frequency) }),
);

const silence = mapping({ warn: duration('d'), limit: duration('d') }).refine(
  ({ warn, limit }) => warn.amount <= limit.amount,
  { path: ['warn'], error: 'expected no more than limit' },
);

const comments = mapping({ firstAnswer: anyUnit(), fullAnswer: anyUnit() });

const approvalValidity = mapping({ reconfirm: duration('d'), expire: duration('d') }).refine(
  ({ reconfirm, expire }) => reconfirm.amount <= expire.amount,
  { path: ['reconfirm'], error: 'expected no more than expire' },
);

/** 1 Monday … 7 Sunday; 0 is Sunday too. Given back as 0 Sunday … 6 Saturday, as `weekdayOf` counts. */
const weekday = wholeNumber('a weekday: 1 Monday … 7 Sunday', 0, 7).transform((day) => day % 7);

const weeklyReminder = mapping({
  weekday,
  at: clock(),
  answerBy: mapping({ weekday, at: clock() }),
  summaryAt: clock(),
});

const plan = mapping({
  monthlyBy: wholeNumber('a day of every month', 1, 28),
  yearlyBy: text('a day of the year as "MM-DD"', isDayOfTheYear),
});

/** A day that every year has. */
function isDayOfTheYear(value: string): boolean {
  const date = Date.parse(`2025-${value}T00:00:00Z`);
  return /^\d\d-\d\d$/.test(value) && !Number.isNaN(date) && new Date(date).toISOString().slice(5, 10) === value;
}

const kinds = () => list(words('a kind of record', 60), 'kinds of records');

export const policySchema = mapping({
  route: routeSchema,
  kindRoutes: mapping({ TAKEDOWN: routeSchema, REPLY: routeSchema, PROFILE_CHANGE: routeSchema.optional() }),
  healthVideoHosts: list(hostName(), 'host names'),
  repostWhitelist: list(words('a source'), 'sources'),
  businessHours,
  lead,
  sla,
  quietHours: orOff(quietHours),
  frequency: frequencies,
  silence,
  comments,
  approvalValidity,
  weeklyReminder,
  plan,
  callbackMaxAge: milliseconds(),
  latePublishing: milliseconds(),
  pacing: z.preprocess((value) => (value === false ? 'off' : value), oneOf(['platform', 'off'])),
  retention: mapping({ permanent: kinds(), thirtyYears: kinds(), tenYears: kinds() }),
  dutyList: list(id('the id of a person'), "people's ids"),
});

/** The policy as the core reads it, stamped with its version. */
export function policyFrom({ callbackMaxAge, latePublishing, ...rest }: z.infer<typeof policySchema>): Policy {
  const policy = { ...rest, callbackMaxAgeMs: callbackMaxAge, latePublishingMs: latePublishing };
  return { ...policy, version: policyVersion(policy) };
}

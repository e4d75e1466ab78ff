/** The JSON API: authenticate, validate, ask, check the reply. All routes only read. */
import type { Context } from 'koa';
import Router from 'koa-router';
import type { z } from 'zod';
import { loadCalendar } from '../../application/calendar';
import { loadWeeklyReport } from '../../application/outlook';
import { incidentView, mayRead, readingScope, submissionView } from '../../application/queries';
import type { SubmissionFilter } from '../../application/store';
import { loadInteractions } from '../../application/interactions';
import { loadTurnaround } from '../../application/turnaround';
import { bookStateOf, type World } from '../../application/world';
import type { ProfileField } from '../../domain/codes';
import type { Registry } from '../../domain/house/registry';
import { findDepartment } from '../../domain/people';
import type { Submission } from '../../domain/submission';
import { isoShanghai } from '../../domain/time/shanghai';
import type { WebDeps } from '../deps';
import { numberIn } from '../number';
import { Problem } from '../problem';
import { calendarQuerySchema, calendarSchema, daysAsked } from './calendar';
import { callerOf, type Caller } from './caller';
import { interactionsSchema, interactionView } from './interactions';
import { openapiDocument } from './openapi';
import {
  accountListSchema,
  incidentListSchema,
  incidentSearchSchema,
  searchSchema,
  submissionListSchema,
  submissionSchema,
} from './schemas';
import { periodAsked, periodSchema, turnaroundSchema } from './turnaround';
import { weekAsked, weeklyReportSchema, weeklyReportView, weekQuerySchema } from './weekly-report';

export function apiRoutes(deps: WebDeps): Router {
  const { store, config } = deps;
  const router = new Router({ prefix: '/api/v1' });
  const description = JSON.stringify(openapiDocument(config.publicUrl));

  router.get('/submissions', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const world = await deps.world();
    const filter = narrowed(deps, world, caller, validQuery(ctx, searchSchema));
    const { items, next } = await store.read.search(filter);
    const visible = items.filter((submission) => maySee(deps, world, caller, submission));
    reply(ctx, submissionListSchema, { items: await Promise.all(visible.map((one) => view(deps, world, one))), next });
  });

  router.get('/submissions/:no', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const no = numberIn(ctx.params['no']);
    const submission = no ? await store.read.submissionByNo(no) : null;
    if (!submission) throw new Problem(404, 'there is no submission with this number');
    const world = await deps.world();
    if (!maySee(deps, world, caller, submission)) throw new Problem(403, 'this submission is not yours to read');
    reply(ctx, submissionSchema, await view(deps, world, submission));
  });

  router.get('/accounts', async (ctx) => {
    await callerOf(deps, ctx);
    const world = await deps.world();
    const registry = bookStateOf<Registry>('registry', await store.read.books(['registry']));
    const items = world.accounts.map(({ id, channel, name, ownerDepartment, purpose, publish }) => {
      const owner = { id: ownerDepartment, name: findDepartment(world.organization, ownerDepartment)?.name ?? '' };
      const data = Object.entries(registry[id] ?? {}).map(([field, { value, no, at }]) => ({
        field: field as ProfileField,
        value,
        no,
        at: isoShanghai(at),
      }));
      return { id, channel, name, ownerDepartment: owner, purpose, publish, data };
    });
    reply(ctx, accountListSchema, { items });
  });

  router.get('/calendar', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const world = await deps.world();
    const span = daysAsked(validQuery(ctx, calendarQuerySchema), deps.clock.now());
    const days = await loadCalendar(store.read, world, span, (one) => maySee(deps, world, caller, one));
    reply(ctx, calendarSchema, { days });
  });

  router.get('/incidents', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    if (!maySeeIncidents(deps, await deps.world(), caller))
      throw new Problem(403, 'the register of incidents is not yours to read');
    const { items, next } = await store.read.incidents(validQuery(ctx, incidentSearchSchema));
    reply(ctx, incidentListSchema, { items: items.map(incidentView), next });
  });

  router.get('/reports/weekly', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const world = await deps.world();
    const now = deps.clock.now();
    const week = weekAsked(validQuery(ctx, weekQuerySchema), now);
    if (!maySeeReports(world, caller, now)) throw new Problem(403, 'the reports are not yours to read');
    reply(ctx, weeklyReportSchema, weeklyReportView(await loadWeeklyReport(store.read, world, week, now), world));
  });

  router.get('/reports/turnaround', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const world = await deps.world();
    const { first, last, ...period } = periodAsked(validQuery(ctx, periodSchema), deps.clock.now());
    if (!maySeeTurnaround(world, caller)) throw new Problem(403, 'this report is not yours to read');
    const stages = await loadTurnaround(store.read, world, period);
    reply(ctx, turnaroundSchema, { from: first, to: last, stages });
  });

  router.get('/reports/interactions', async (ctx) => {
    const caller = await callerOf(deps, ctx);
    const world = await deps.world();
    const { first, last, ...period } = periodAsked(validQuery(ctx, periodSchema), deps.clock.now());
    if (!maySeeIncidents(deps, world, caller)) throw new Problem(403, 'the log of comments is not yours to read');
    const items = await loadInteractions(store.read, period);
    reply(ctx, interactionsSchema, {
      from: first,
      to: last,
      items: items.map((one) => interactionView(one, world)),
    });
  });

  router.get('/openapi.json', (ctx) => {
    ctx.body = description;
    ctx.type = 'application/json';
  });
  return router;
}

/** Reports are for the office and the heads who get them, and for whoever reads everything. */
function maySeeReports(world: World, caller: Caller, now: number): boolean {
  if (caller.kind === 'token') return true;
  const { everything, departments } = readingScope(caller.person.id, world.organization, now);
  return everything || departments.length > 0;
}

/** It names people: for auditors and executives, not for colleagues to be compared by. */
function maySeeTurnaround({ organization: { auditors, executives } }: World, caller: Caller): boolean {
  return caller.kind === 'token' || [...auditors, ...executives].includes(caller.person.id);
}

async function view({ store }: WebDeps, world: World, submission: Submission) {
  return submissionView(submission, await store.read.signatures(submission.id), world);
}

function maySee({ clock }: WebDeps, world: World, caller: Caller, submission: Submission): boolean {
  return caller.kind === 'token' || mayRead(submission, caller.person.id, world, clock.now());
}

/** Incidents name posts of every department: only who may read everything reads them. */
function maySeeIncidents({ clock }: WebDeps, world: World, caller: Caller): boolean {
  return caller.kind === 'token' || readingScope(caller.person.id, world.organization, clock.now()).everything;
}

/** Ask the store only for what this person may read at most; `maySee` still looks at every item. */
function narrowed({ clock }: WebDeps, world: World, caller: Caller, filter: SubmissionFilter): SubmissionFilter {
  if (caller.kind === 'token') return filter;
  const { everything, departments } = readingScope(caller.person.id, world.organization, clock.now());
  return everything || departments.length > 0 ? filter : { ...filter, submitter: caller.person.id };
}

/** @throws Problem 400 naming every parameter that is wrong */
function validQuery<T extends z.ZodType>(ctx: Context, schema: T): z.infer<T> {
  const result = schema.safeParse({ ...ctx.query });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')];
    return names.map((parameter) => ({ parameter, detail: issue.message }));
  });
  throw new Problem(400, errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; '), { errors });
}

/** Only what the schema knows leaves; anything else is our fault and ends as 500. */
function reply<T extends z.ZodType>(ctx: Context, schema: T, value: z.infer<T>): void {
  ctx.body = JSON.stringify(schema.parse(value));
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
}

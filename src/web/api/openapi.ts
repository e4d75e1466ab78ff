/** The description of exactly the routes that exist, made of the schemas that check them. */
import { z } from 'zod';
import {
  accountListSchema,
  incidentListSchema,
  incidentSearchSchema,
  problemSchema,
  searchSchema,
  submissionListSchema,
  submissionSchema,
} from './schemas';
import { interactionsSchema } from './interactions';
import { periodSchema, turnaroundSchema } from './turnaround';
import { calendarQuerySchema, calendarSchema } from './calendar';
import { weeklyReportSchema, weekQuerySchema } from './weekly-report';

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

const reply = (description: string, schema: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const REFUSALS = { 401: problem('no token or session'), 403: problem('not allowed') };

function queryParameters(schema: z.ZodType) {
  const { properties } = schemaOf(schema, 'input') as { properties: Record<string, unknown> };
  return Object.entries(properties).map(([name, one]) => ({ name, in: 'query', required: false, schema: one }));
}

export function openapiDocument(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: '签发 Qianfa',
      version: '1',
      description: 'Submissions, their signatures and publications. Read only.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }, { session: [] }],
    paths: {
      '/api/v1/submissions': {
        get: {
          summary: 'Submissions, newest first',
          parameters: queryParameters(searchSchema),
          responses: { 200: reply('one page', 'SubmissionList'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/submissions/{no}': {
        get: {
          summary: 'One submission',
          parameters: [{ name: 'no', in: 'path', required: true, schema: { type: 'string', examples: ['2026-0123'] } }],
          responses: { 200: reply('the submission', 'Submission'), 404: problem('no such number'), ...REFUSALS },
        },
      },
      '/api/v1/accounts': {
        get: {
          summary: 'The account registry (账号登记)',
          responses: { 200: reply('all accounts', 'AccountList'), ...REFUSALS },
        },
      },
      '/api/v1/calendar': {
        get: {
          summary: 'The calendar of all departments: posts, health days, free slots',
          parameters: queryParameters(calendarQuerySchema),
          responses: { 200: reply('the days', 'Calendar'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/incidents': {
        get: {
          summary: 'The register of incidents, newest first',
          parameters: queryParameters(incidentSearchSchema),
          responses: { 200: reply('one page', 'IncidentList'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/reports/weekly': {
        get: {
          summary: 'The weekly report: departments, what is open, the days to come',
          parameters: queryParameters(weekQuerySchema),
          responses: { 200: reply('the report', 'WeeklyReport'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/reports/turnaround': {
        get: {
          summary: 'How long each stage takes, by approver: median and 90th percentile in working hours',
          parameters: queryParameters(periodSchema),
          responses: { 200: reply('the report', 'Turnaround'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/reports/interactions': {
        get: {
          summary: 'The log of comments: what was answered, hidden or deleted, the newest first',
          parameters: queryParameters(periodSchema),
          responses: { 200: reply('the log', 'Interactions'), 400: problem('a parameter is wrong'), ...REFUSALS },
        },
      },
      '/api/v1/openapi.json': {
        get: { summary: 'This description', security: [], responses: { 200: { description: 'OpenAPI 3.1' } } },
      },
    },
    components: {
      schemas: {
        Submission: schemaOf(submissionSchema),
        SubmissionList: schemaOf(submissionListSchema),
        AccountList: schemaOf(accountListSchema),
        Calendar: schemaOf(calendarSchema),
        IncidentList: schemaOf(incidentListSchema),
        WeeklyReport: schemaOf(weeklyReportSchema),
        Turnaround: schemaOf(turnaroundSchema),
        Interactions: schemaOf(interactionsSchema),
        Problem: schemaOf(problemSchema),
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'qianfa_session' },
      },
    },
  };
}

/** From the checker's findings to problems people can act on. */
import type { z } from 'zod';
import type { KeyPath, ProblemList } from './problems';
import { configSchema, type ParsedConfig } from './schema';

/** The checked configuration, or null when its shape is wrong; every fault is told. */
export function checkShape(raw: unknown, problems: ProblemList): ParsedConfig | null {
  const result = configSchema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell(issue, problems);
  return null;
}

function tell(issue: z.core.$ZodIssue, problems: ProblemList): void {
  const where = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  for (const [path, message] of messagesOf(issue, where)) problems.add(path, message);
}

function messagesOf(issue: z.core.$ZodIssue, where: KeyPath): [KeyPath, string][] {
  // one line for each key: see `mapping`
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => [[...where, key], lines[index]!]);
  }
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return [[where, `expected one of ${issue.options.map(String).join(', ')}`]];
  }
  return [[where, issue.message]];
}

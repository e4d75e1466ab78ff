/** From the checker's findings to problems people can act on. */
import type { z } from 'zod';
import { anyAccount } from './accounts';
import type { KeyPath, ProblemList } from './problems';
import { isMapping } from './raw';
import { configSchema, type ParsedConfig } from './schema';

/** The checked configuration, or null when its shape is wrong; every fault is told. */
export function checkShape(raw: unknown, problems: ProblemList): ParsedConfig | null {
  const result = configSchema.safeParse(raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) tell(issue, problems);
  tellOfUnknownKinds(raw, problems);
  return null;
}

/** Where channel or publish is wrong, the checker looks no further into that account; what it has wrong besides is told all the same. */
function tellOfUnknownKinds(raw: unknown, problems: ProblemList): void {
  const accounts = isMapping(raw) && Array.isArray(raw.accounts) ? raw.accounts : [];
  for (const [index, account] of accounts.entries()) {
    if (!isMapping(account)) continue;
    const { error } = anyAccount.safeParse(account);
    for (const issue of error?.issues ?? []) tell({ ...issue, path: ['accounts', index, ...issue.path] }, problems);
  }
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

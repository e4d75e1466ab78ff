/** Word lists as people keep them: CSV with a heading line (`domain.md` §2.3). One bad row spoils the file: nothing is half taken. */
import { parse } from 'csv-parse/sync';
import { RULE_EFFECTS, type RuleEffect } from '../domain/codes';
import { KINDS_WITH_NOTE, LIST_KINDS, type ListEntry, type ListKind } from '../domain/lists/entry';
import { plainText } from '../domain/text/plain';
import { addDays, instantOf } from '../domain/time/shanghai';

export const LIST_COLUMNS = [
  'pattern',
  'kind',
  'effect',
  'citation',
  'note',
  'owner',
  'valid-from',
  'valid-to',
] as const;
type Column = (typeof LIST_COLUMNS)[number];
type Row = Record<Column, string>;

/** A row that cannot be taken: its line in the file (the heading is line 1), and what was expected. */
export interface BadRow {
  line: number;
  problem: string;
}

export type ReadList = { entries: ListEntry[] } | { bad: BadRow[] };

/** The entries of a CSV text, or every row that is wrong. */
export function readListCsv(csv: string): ReadList {
  let rows: { record: Row; info: { lines: number } }[];
  try {
    rows = parse(csv, { columns: headingOf, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    if (error instanceof HeadingProblem) return { bad: [{ line: 1, problem: error.message }] };
    const { lines, message } = error as { lines?: number; message: string };
    return { bad: [{ line: lines ?? 1, problem: `not readable as CSV: ${message}` }] };
  }
  const entries: ListEntry[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const { record, info } of rows) {
    const problem = problemOf(record) ?? repeated(seen, record, info.lines);
    if (problem) bad.push({ line: info.lines, problem });
    else entries.push(entryOf(record));
  }
  return bad.length > 0 ? { bad } : { entries };
}

class HeadingProblem extends Error {}

function headingOf(names: string[]): string[] {
  const found = names.map((name) => name.trim().toLowerCase());
  const missing = LIST_COLUMNS.filter((name) => !found.includes(name));
  const unknown = found.filter((name) => !(LIST_COLUMNS as readonly string[]).includes(name));
  if (missing.length > 0) throw new HeadingProblem(`the heading lacks ${missing.join(', ')}`);
  if (unknown.length > 0) throw new HeadingProblem(`the heading has unknown columns: ${unknown.join(', ')}`);
  return found;
}

function problemOf(row: Row): string | null {
  if (plainText(row.pattern).trim() === '') return 'pattern: expected at least one visible character';
  if (!(LIST_KINDS as readonly string[]).includes(row.kind))
    return `kind: expected one of ${LIST_KINDS.join(', ')}, found "${row.kind}"`;
  if (!(RULE_EFFECTS as readonly string[]).includes(row.effect))
    return `effect: expected one of ${RULE_EFFECTS.join(', ')}, found "${row.effect}"`;
  if (row.citation === '') return 'citation: expected the article or document behind the entry';
  if (row.owner === '') return 'owner: expected who keeps the entry';
  const told = KINDS_WITH_NOTE[row.kind as ListKind];
  if (told && row.note === '') return `note: ${row.kind} needs ${told}`;
  for (const column of ['valid-from', 'valid-to'] as const)
    if (row[column] !== '' && !isShanghaiDate(row[column]))
      return `${column}: expected a date like 2026-01-31 or nothing, found "${row[column]}"`;
  const { 'valid-from': from, 'valid-to': to } = row;
  return from !== '' && to !== '' && to < from ? 'valid-to: lies before valid-from' : null;
}

function repeated(seen: Map<string, number>, { kind, pattern }: Row, line: number): string | null {
  const key = `${kind} ${plainText(pattern)}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, line);
  return first === undefined ? null : `says the same word of the same kind as line ${first}`;
}

/** Dates are whole days in Shanghai: from the first moment of the first to the last of the last. */
function entryOf(row: Row): ListEntry {
  const { 'valid-from': from, 'valid-to': to } = row;
  return {
    pattern: row.pattern,
    kind: row.kind as ListKind,
    effect: row.effect as RuleEffect,
    citation: row.citation,
    note: row.note,
    owner: row.owner,
    validFrom: from === '' ? null : instantOf(from),
    validTo: to === '' ? null : instantOf(addDays(to, 1)),
  };
}

function isShanghaiDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text);
}

function isRealDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A year's holiday notice as a file: CSV with a heading, or YAML (docs/operations.md). Only the form is read here; rows are judged by the core. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { NoticeRow } from '../domain/time/holiday-notice';
import { parseCsv, textOf } from '../lib/csv';

const LARGEST_FILE = 256 * 1024;

/** Headings of the columns, and keys in YAML; in Chinese as well. */
const COLUMNS: Record<keyof Omit<NoticeRow, 'row'>, string[]> = {
  date: ['date', '日期'],
  day: ['day', 'type', '安排'],
  name: ['name', '名称'],
  reference: ['notice', 'reference', '文号'],
};

type Column = keyof typeof COLUMNS;

export interface NoticeFile {
  rows: NoticeRow[];
  /** null: the file does not say */
  year: number | null;
}

/** @throws Error saying what is wrong with the file as a whole */
export function readNoticeFile(file: string): NoticeFile {
  const kind = path.extname(file).toLowerCase();
  if (!['.csv', '.yaml', '.yml'].includes(kind)) throw new Error('expected a file ending in .csv, .yaml or .yml');
  const text = contentOf(file);
  return kind === '.csv' ? fromCsv(text) : fromYaml(text);
}

function contentOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error('the file is larger than 256 KiB');
    return textOf(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? new Error(`the file cannot be read (${code})`) : error;
  }
}

function fromCsv(text: string): NoticeFile {
  const [heading, ...records] = parseCsv(text);
  const places = new Map<Column, number>();
  for (const [column, names] of Object.entries(COLUMNS) as [Column, string[]][]) {
    const place = (heading?.fields ?? []).findIndex((field) => names.includes(field.toLowerCase()));
    if (place < 0) throw new Error(`the first line names no column ${names[0]}: expected date,day,name,notice`);
    places.set(column, place);
  }
  const value = (fields: string[], column: Column) => fields[places.get(column)!] ?? '';
  const rows = records.map(({ fields }, index) => rowOf(index + 1, (column) => value(fields, column)));
  return { rows, year: null };
}

function fromYaml(text: string): NoticeFile {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [wrong] = document.errors;
  if (wrong) throw new Error(`not valid YAML: ${wrong.code} at line ${wrong.linePos?.[0].line ?? '?'}`);
  const value: unknown = document.toJS({ maxAliasCount: 50 });
  const head = isMapping(value) ? value : { days: value };
  if (!Array.isArray(head.days)) throw new Error('expected year, notice and days: a list of date, day, name');
  if (head.year !== undefined && !Number.isInteger(head.year)) throw new Error('year: expected a number such as 2027');
  const rows = head.days.map((day: unknown, index) =>
    rowOf(index + 1, (column) => {
      const given = isMapping(day) ? COLUMNS[column].map((name) => day[name]).find((one) => one !== undefined) : '';
      return wordOf(given ?? (column === 'reference' ? head.notice : ''));
    }),
  );
  return { rows, year: (head.year as number | undefined) ?? null };
}

function rowOf(row: number, value: (column: Column) => string): NoticeRow {
  return {
    row,
    date: isoDate(value('date')),
    day: value('day'),
    name: value('name'),
    reference: value('reference'),
  };
}

/** Spreadsheets like to write 2027/1/1. */
function isoDate(text: string): string {
  const parts = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  return parts ? [parts[1]!, parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-') : text;
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  // `off` is a word here, and a truth value to YAML of an older kind
  return value === false ? 'off' : typeof value === 'number' ? String(value) : '';
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

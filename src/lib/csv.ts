/** Comma-separated values as spreadsheets write them (RFC 4180): quoted fields may hold commas, quotes twice and line breaks. */
import { CsvError, parse } from 'csv-parse/sync';

interface Read {
  record: string[];
  /** the line the record ends on */
  info: { lines: number };
}

const FORM = { trim: true, relax_column_count: true, info: true, record_delimiter: ['\r\n', '\n', '\r'] };

/** Every record with the line it begins on; lines without anything are left out. @throws Error for a quote that is out of place */
export function parseCsv(text: string): { line: number; fields: string[] }[] {
  return read(text)
    .filter(({ record }) => record.some((value) => value !== ''))
    .map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), fields: record }));
}

function read(text: string): Read[] {
  try {
    return parse(text, FORM) as unknown as Read[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(`line ${String((error as { lines?: number }).lines)}: a quote is out of place`, { cause: error });
  }
}

function lineBreaksIn(record: string[]): number {
  return record.join().split(/\r\n|\n|\r/).length - 1;
}

/** UTF-8, with or without its mark, else GB 18030: what spreadsheets in Chinese write. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

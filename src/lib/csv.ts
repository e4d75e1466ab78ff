/** Comma-separated values as spreadsheets write them (RFC 4180): quoted fields may hold commas, quotes twice and line breaks. */

/** Every record with the line it begins on; lines without anything are left out. @throws Error for a quote that is never closed */
export function parseCsv(text: string): { line: number; fields: string[] }[] {
  const records: { line: number; fields: string[] }[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  let line = 1;
  let current = { line, fields: [] as string[] };
  for (let at = 0; at <= text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (!found) throw new Error(`line ${line}: a quote is out of place`);
    const [whole, quoted, plain = '', end] = found;
    current.fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim());
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ',') continue;
    if (current.fields.some((value) => value !== '')) records.push(current);
    current = { line, fields: [] };
    if (end === '') break;
  }
  return records;
}

/** UTF-8, with or without its mark, else GB 18030: what spreadsheets in Chinese write. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

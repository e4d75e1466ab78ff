/**
 * Cut a message into the template's sections. Lines come in any order. Within 正文, 微博, 微信 and 原文内容 a line that looks like a key belongs to the
 * text when that key was given before (the samples end their 正文 with the video line), or when its value makes no sense for the key.
 */
import { isLong, keyLine, type Key, type LongKey } from './template-keys';

export interface Sections {
  /** each key's value as it was written; a key that was there without a value is there with '' */
  values: Map<Key, string>;
  /** lines that belong nowhere */
  strays: string[];
}

/**
 * @param text the lines, without the first word
 * @param makesSense is this a possible value of the key?
 */
export function cutSections(text: string, makesSense: (key: Key, value: string) => boolean): Sections {
  const values = new Map<Key, string>();
  const long = new Map<LongKey, string[]>();
  const strays: string[] = [];
  let open: LongKey | null = null;
  for (const line of text.split(/\r?\n/)) {
    const found = keyLine(line);
    const isField = found && !values.has(found.key) && (open === null || makesSense(found.key, found.value));
    if (isField && isLong(found.key)) {
      open = found.key;
      values.set(open, '');
      long.set(open, [found.value]);
    } else if (isField) {
      values.set(found.key, found.value);
    } else if (open) {
      long.get(open)!.push(line.trimEnd());
    } else if (found) {
      // said twice before any text began: the last word counts
      values.set(found.key, found.value);
    } else if (line.trim()) {
      strays.push(line.trim());
    }
  }
  for (const [key, lines] of long) values.set(key, lines.join('\n').trim());
  return { values, strays };
}

/**
 * Cut a message into the template's sections. Lines come in any order, and a line may hold several fields. Within 正文, 微博, 微信 and 原文内容 a line that looks like a key belongs to the
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
  for (const line of linesOf(text, makesSense)) {
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

const KEY_BEHIND_BLANK = /\s+(?=[^\s:：]{2,6}\s*[:：])/g;

/** The message's lines; where somebody wrote several fields in one, each is a line. From the first text on every line stays as it is. */
function linesOf(text: string, makesSense: (key: Key, value: string) => boolean): string[] {
  let inText = false;
  return text.split(/\r?\n/).flatMap((line) => {
    const fields = inText ? [line] : fieldsOf(line, makesSense);
    inText ||= fields.some((one) => isLong(keyLine(one)?.key ?? '标题'));
    return fields;
  });
}

/** `标题：甲 类别：1 正文：…` as three; a value that may hold a colon of its own is not cut, nor is what stands in brackets. */
function fieldsOf(line: string, makesSense: (key: Key, value: string) => boolean): string[] {
  const first = keyLine(line);
  if (!first || isLong(first.key)) return [line];
  for (const { index, 0: blank } of line.matchAll(KEY_BEHIND_BLANK)) {
    const rest = line.slice(index + blank.length);
    const next = keyLine(rest);
    if (!next || next.key === first.key || isInBrackets(line.slice(0, index))) continue;
    const others = fieldsOf(rest, makesSense);
    if (next.key === '正文' || (!isLong(next.key) && makesSense(next.key, keyLine(others[0]!)!.value)))
      return [line.slice(0, index), ...others];
  }
  return [line];
}

function isInBrackets(before: string): boolean {
  return (before.match(/[（(]/g) ?? []).length > (before.match(/[）)]/g) ?? []).length;
}

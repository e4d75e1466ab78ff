/** The texts of a submission, as their readers will see them: where the rules about words look. */
import type { Content } from '../content';
import { plainOf, type Plain, type Span } from './plain';

/** Which text. */
export type TextName = 'title' | 'body' | 'weiboText' | 'wechatText';

export interface Text {
  name: TextName;
  original: string;
  plain: Plain;
}

/** A part of one of the texts, in UTF-16 units of what was written. */
export interface Place extends Span {
  field: TextName;
}

const NAMES: TextName[] = ['title', 'body', 'weiboText', 'wechatText'];

/** Every text that is there, the title first. */
export function textsOf(content: Pick<Content, TextName>): Text[] {
  return NAMES.flatMap((name) => {
    const original = content[name];
    return original ? [{ name, original, plain: plainOf(original) }] : [];
  });
}

/** What stands at a place. */
export function quoted(texts: Text[], place: Place): string {
  return texts.find(({ name }) => name === place.field)?.original.slice(place.start, place.end) ?? '';
}

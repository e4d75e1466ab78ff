/** The texts of a submission, as their readers will see them: where the rules about words look. */
import type { Content } from '../content';
import { isRepost } from '../post/original';
import { plainOf, type Plain, type Span } from './plain';

/** What its author writes. */
const OWN = ['title', 'body', 'weiboText', 'wechatText'] as const;

/** Which text; `original`: the words a repost shows again, somebody else's and not to be edited. */
export const TEXT_NAMES = [...OWN, 'original'] as const;
export type TextName = (typeof TEXT_NAMES)[number];

export interface Text {
  name: TextName;
  original: string;
  plain: Plain;
}

/** A part of one of the texts, in UTF-16 units of what was written. */
export interface Place extends Span {
  field: TextName;
}

/** Every text that is there, the title first, what a repost shows again last. */
export function textsOf(content: Pick<Content, TextName>): Text[] {
  return TEXT_NAMES.flatMap((name) => {
    const original = name === 'original' ? shownAgain(content) : content[name];
    return original ? [{ name, original, plain: plainOf(original) }] : [];
  });
}

/** The words of a reprint stand in the body already. */
function shownAgain(content: Pick<Content, 'original'>): string | null {
  return isRepost(content) ? content.original!.text : null;
}

/** Those their author can change. */
export function ownTexts(texts: Text[]): Text[] {
  return texts.filter(({ name }) => name !== 'original');
}

/** What stands at a place. */
export function quoted(texts: Text[], place: Place): string {
  return texts.find(({ name }) => name === place.field)?.original.slice(place.start, place.end) ?? '';
}

import type { Card } from './card';

/** One line of a member's chat with the app, as the phone shows it now. */
export interface Message {
  id: string;
  /** Epoch ms. */
  at: number;
  /** Seen from the phone: `in` came from the app, `out` was written by the person. */
  direction: 'in' | 'out';
  kind: 'text' | 'markdown' | 'image' | 'textcard' | 'news' | 'card';
  /** Of text and markdown. */
  text?: string;
  /** Of an image: kept as its file's name, given out as an address. */
  picture?: string;
  /** One entry for a textcard, one to eight for news. */
  articles?: { title: string; description?: string; url?: string; picture?: string; button?: string }[];
  /** The card as it now looks for this person. */
  card?: Card;
  /** Whether a tap on the card would still call back. */
  live?: boolean;
  /** What stands in place of the buttons, once they are greyed. */
  replaceText?: string | null;
  /** The message was taken back by the app and shows only that. */
  recalled?: boolean;
}

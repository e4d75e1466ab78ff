/** The hard limits of template cards (`wecom.md` §5.3). Breaking one is a mistake in our code, so it throws instead of sending less. */
import type { Card, CardOption } from '../../application/ports';

const KEY_BYTES = 1024;
const ID_BYTES = 128;
const URL_BYTES = 2048;

/** @throws RangeError naming the field */
export function checkCard(card: Card): void {
  must(/^[0-9A-Za-z_\-@]{1,128}$/.test(card.taskId), 'taskId: 1 to 128 of 0-9 A-Z a-z _ - @');
  must(card.tag.trim() !== '' && card.title.trim() !== '', 'tag and title must not be empty');
  must((card.rows ?? []).length <= 6, 'rows: at most 6');
  for (const { label } of card.rows ?? []) must(label.trim() !== '', 'rows: a label must not be empty');
  must(!(card.select && card.ticks), 'select and ticks exclude each other');
  checkButtons(card);
  if (card.select) checkQuestion('select', card.select, 10);
  if (card.ticks) checkQuestion('ticks', card.ticks, 20);
}

/** @throws RangeError unless it is an http(s) address WeCom takes */
export function requireUrl(url: string): string {
  must(/^https?:\/\/\S+$/.test(url) && Buffer.byteLength(url) <= URL_BYTES, 'url: http(s), at most 2048 bytes');
  return url;
}

function checkButtons({ buttons, ticks }: Card): void {
  must(buttons.length >= 1 && buttons.length <= 6, 'buttons: 1 to 6');
  const keys = buttons.filter(({ url }) => url === undefined).map(({ key }) => key ?? '');
  for (const key of keys) must(fits(key, KEY_BYTES), 'buttons: a key has 1 to 1024 bytes');
  must(isUnique(keys), 'buttons: keys must be unique');
  for (const { text } of buttons) must(text.trim() !== '', 'buttons: a text must not be empty');
  if (ticks) must(buttons.length === 1 && keys.length === 1, 'ticks need exactly one button, with a key');
}

function checkQuestion(name: string, { key, options }: { key: string; options: CardOption[] }, most: number): void {
  must(fits(key, KEY_BYTES), `${name}: the key has 1 to 1024 bytes`);
  must(options.length >= 1 && options.length <= most, `${name}: 1 to ${most} options`);
  for (const { id, text } of options) {
    must(fits(id, ID_BYTES), `${name}: an option id has 1 to 128 bytes`);
    must(text.trim() !== '', `${name}: an option's text must not be empty`);
  }
  must(isUnique(options.map(({ id }) => id)), `${name}: option ids must be unique`);
}

function fits(text: string, bytes: number): boolean {
  return text !== '' && Buffer.byteLength(text) <= bytes;
}

function isUnique(texts: string[]): boolean {
  return new Set(texts).size === texts.length;
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(`card ${what}`);
}

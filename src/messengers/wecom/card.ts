/**
 * Our card as a WeCom template card (`wecom.md` §5.3): the one description from which both the JSON of a message and the XML of a passive
 * update are written. Texts are cut to what a client shows; a broken hard limit is a mistake of ours and throws.
 */
import type { Card, CardButton, CardOption } from '../../application/ports';
import { checkCard, requireUrl } from './card-limits';
import { fit, fitLine } from '../text';

/** Field names are WeCom's. `task_id` exists only on sending, `replace_text` and `disable` only on a change. */
export type TemplateCard = {
  card_type: 'button_interaction' | 'vote_interaction';
  source: { desc: string; desc_color: number };
  main_title: { title: string; desc?: string };
  sub_title_text?: string;
  quote_area?: { type: number; url?: string; title: string; quote_text: string };
  horizontal_content_list?: { keyname: string; value: string; type?: number; url?: string }[];
  card_action?: { type: number; url: string };
  task_id?: string;
  button_selection?: {
    question_key: string;
    title: string;
    option_list: Option[];
    selected_id?: string;
    disable?: boolean;
  };
  button_list?: { type?: number; text: string; style: number; key?: string; url?: string }[];
  checkbox?: { question_key: string; option_list: Option[]; mode: number; disable?: boolean };
  submit_button?: { text: string; key: string };
  replace_text?: string;
};

type Option = { id: string; text: string };

type Ticks = NonNullable<Card['ticks']>;

/** What WeCom recommends, in characters; a client cuts beyond. */
const SHOWN = {
  tag: 20,
  title: 36,
  subtitle: 44,
  body: 160,
  excerptTitle: 36,
  excerpt: 200,
  label: 5,
  value: 30,
  option: 16,
  tick: 17,
  button: 10,
} as const;

/** Of the four styles only 1 is documented as the main one; the page explains the others by a picture. */
const STYLES: Record<CardButton['tone'], number> = { primary: 1, plain: 2, danger: 3 };

/**
 * @param purpose a card on its way out, or one that replaces what somebody already has
 * @throws RangeError when the card breaks a hard limit
 */
export function describeCard(card: Card, purpose: 'send' | 'update'): TemplateCard {
  checkCard(card);
  const updating = purpose === 'update';
  return {
    ...(card.ticks ? voteParts(card, card.ticks, updating) : buttonParts(card, updating)),
    ...(updating ? {} : { task_id: card.taskId }),
    ...(updating && card.closed ? { replace_text: fitLine(card.closed, SHOWN.title) } : {}),
  };
}

function head(card: Card, subtitle: string | undefined) {
  return {
    source: { desc: fitLine(card.tag, SHOWN.tag), desc_color: 0 },
    main_title: {
      title: fitLine(card.title, SHOWN.title),
      ...(subtitle ? { desc: fitLine(subtitle, SHOWN.subtitle) } : {}),
    },
  };
}

function buttonParts(card: Card, updating: boolean): TemplateCard {
  return {
    card_type: 'button_interaction',
    ...head(card, card.subtitle),
    ...(card.body ? { sub_title_text: fit(card.body, SHOWN.body) } : {}),
    ...(card.excerpt ? { quote_area: quote(card.excerpt) } : {}),
    ...(card.rows?.length ? { horizontal_content_list: card.rows.map(row) } : {}),
    ...(card.link ? { card_action: { type: 1, url: requireUrl(card.link) } } : {}),
    ...(card.select ? { button_selection: selection(card.select, updating && !!card.closed) } : {}),
    button_list: card.buttons.map(button),
  };
}

/** A vote has neither text, rows nor a link; what a person must know goes under the title. */
function voteParts(card: Card, { key, multiple, options }: Ticks, updating: boolean): TemplateCard {
  const [submit] = card.buttons;
  return {
    card_type: 'vote_interaction',
    ...head(card, card.subtitle ?? card.body),
    checkbox: {
      question_key: key,
      option_list: options.map((option) => optionOf(option, SHOWN.tick)),
      mode: multiple ? 1 : 0,
      ...(updating && card.closed ? { disable: true } : {}),
    },
    submit_button: { text: fitLine(submit?.text ?? '', SHOWN.button), key: submit?.key ?? '' },
  };
}

function quote({ title, text, url }: NonNullable<Card['excerpt']>) {
  return {
    type: url ? 1 : 0,
    ...(url ? { url: requireUrl(url) } : {}),
    title: fitLine(title, SHOWN.excerptTitle),
    quote_text: fit(text, SHOWN.excerpt),
  };
}

function row({ label, value, url }: NonNullable<Card['rows']>[number]) {
  const texts = { keyname: fitLine(label, SHOWN.label), value: fitLine(value, SHOWN.value) };
  return url ? { ...texts, type: 1, url: requireUrl(url) } : texts;
}

function selection({ key, title, options }: NonNullable<Card['select']>, frozen: boolean) {
  return {
    question_key: key,
    title: fitLine(title, SHOWN.option),
    option_list: options.map((option) => optionOf(option, SHOWN.option)),
    selected_id: options[0]?.id,
    ...(frozen ? { disable: true } : {}),
  };
}

function optionOf({ id, text }: CardOption, shown: number): Option {
  return { id, text: fitLine(text, shown) };
}

function button({ text, tone, key, url }: CardButton) {
  const look = { text: fitLine(text, SHOWN.button), style: STYLES[tone] };
  return url === undefined ? { ...look, key } : { type: 1, ...look, url: requireUrl(url) };
}

/** A template card in the JSON names of wecom.md §5.3. */
export interface Card {
  card_type: CardType;
  task_id?: string;
  source?: { icon_url?: string; desc?: string; desc_color?: number };
  action_menu?: { desc?: string; action_list: { text: string; key: string }[] };
  main_title?: { title?: string; desc?: string };
  sub_title_text?: string;
  emphasis_content?: { title?: string; desc?: string };
  quote_area?: Target & { title?: string; quote_text?: string };
  horizontal_content_list?: (Target & { keyname: string; value?: string; media_id?: string; userid?: string })[];
  jump_list?: (Target & { title: string })[];
  card_action?: Target;
  card_image?: { url: string; aspect_ratio?: number };
  image_text_area?: Target & { title?: string; desc?: string; image_url: string };
  vertical_content_list?: { title: string; desc?: string }[];
  button_selection?: Selector;
  button_list?: CardButton[];
  checkbox?: {
    question_key: string;
    option_list: (Option & { is_checked?: boolean })[];
    mode?: number;
    disable?: boolean;
  };
  select_list?: Selector[];
  submit_button?: { text: string; key: string };
  /** Only on updates: greys the buttons and stands in their place. */
  replace_text?: string;
}

export type CardType =
  'text_notice' | 'news_notice' | 'button_interaction' | 'vote_interaction' | 'multiple_interaction';

interface Target {
  type?: number;
  url?: string;
  appid?: string;
  pagepath?: string;
}

export interface CardButton {
  text: string;
  style?: number;
  /** 0 or absent: calls back with `key`; 1: opens `url`. */
  type?: number;
  key?: string;
  url?: string;
}

interface Option {
  id: string;
  text: string;
}

interface Selector {
  question_key: string;
  title?: string;
  selected_id?: string;
  option_list: Option[];
  disable?: boolean;
}

/** Keys whose tap calls back, with the event it causes. */
export function tappableKeys(card: Card): Map<string, 'template_card_event' | 'template_card_menu_event'> {
  const keys = new Map<string, 'template_card_event' | 'template_card_menu_event'>();
  for (const { key } of card.action_menu?.action_list ?? []) keys.set(key, 'template_card_menu_event');
  for (const { key, type } of card.button_list ?? []) if (key && type !== 1) keys.set(key, 'template_card_event');
  if (card.submit_button) keys.set(card.submit_button.key, 'template_card_event');
  return keys;
}

/** Only these can be sent with a response_code and changed later: B, V, M, and T or N with an action menu. */
export function isCallbackCard(card: Card): boolean {
  return hasButtons(card) || card.action_menu !== undefined;
}

export function hasButtons(card: Card): boolean {
  return !['text_notice', 'news_notice'].includes(card.card_type);
}

/** The questions of a card with the options chosen now: what the person picked, else what the card preselects. */
export function answersOf(card: Card, chosen: Record<string, string[]>): { question: string; options: string[] }[] {
  const selectors = [...(card.button_selection ? [card.button_selection] : []), ...(card.select_list ?? [])];
  const answers = selectors.map(({ question_key, selected_id, option_list }) => ({
    question: question_key,
    options: chosen[question_key] ?? [selected_id ?? option_list[0]?.id ?? ''],
  }));
  if (card.checkbox) {
    const { question_key, option_list } = card.checkbox;
    const checked = option_list.filter((option) => option.is_checked).map(({ id }) => id);
    answers.push({ question: question_key, options: chosen[question_key] ?? checked });
  }
  return answers;
}

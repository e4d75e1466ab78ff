import type { z } from 'zod';
import { PlatformError } from '../errors';
import { cardSchema } from './card-schema';
import { tappableKeys, type Card } from './card';

const SENDING = cardSchema(false);
const UPDATING = cardSchema(true);

/**
 * Checks a card against every hard limit of wecom.md §5.3 and gives it back typed.
 * @param purpose an update knows `replace_text` and `disable`, but no `task_id`
 * @throws PlatformError in the numbering of §14, naming the field
 */
export function checkCard(raw: unknown, purpose: 'send' | 'update'): Card {
  const result = (purpose === 'send' ? SENDING : UPDATING).safeParse(raw);
  if (!result.success) throw refusal(result.error.issues[0]);
  const card: Card = result.data;
  checkTogether(card, purpose);
  return card;
}

/** The rules that look at more than one field. */
function checkTogether(card: Card, purpose: 'send' | 'update') {
  const menuKeys = card.action_menu?.action_list ?? [];
  const buttonKeys = (card.button_list ?? []).filter(({ type }) => type !== 1);
  if (tappableKeys(card).size !== menuKeys.length + buttonKeys.length + (card.submit_button ? 1 : 0)) {
    throw new PlatformError(42018, 'button keys must be unique');
  }
  if (purpose === 'send' && card.action_menu && !card.task_id) {
    throw new PlatformError(42014, 'a card with action_menu needs a task_id');
  }
  if (card.card_type === 'text_notice' && !card.main_title?.title && !card.sub_title_text) {
    throw new PlatformError(41016, 'missing title: main_title.title or sub_title_text');
  }
  if (card.card_type === 'news_notice' && !card.card_image && !card.image_text_area) {
    throw new PlatformError(40058, 'a news_notice needs card_image or image_text_area');
  }
  if (card.emphasis_content && card.quote_area) {
    throw new PlatformError(40058, 'emphasis_content and quote_area exclude each other');
  }
}

function refusal(issue: z.core.$ZodIssue | undefined): PlatformError {
  const path = issue?.path.join('.') ?? '';
  return new PlatformError(codeFor(path), `template_card.${path}: ${issue?.message ?? 'invalid'}`);
}

/** Which number of §14 belongs to a field. */
function codeFor(path: string): number {
  if (path === 'task_id') return 42014;
  if (/^main_title(\.title)?$/.test(path)) return 41016;
  if (/^(card_action|jump_list\.\d+)(\.|$)/.test(path)) return 42030;
  if (/^(button_list\.\d+|submit_button|action_menu\.action_list\.\d+)\.key$/.test(path)) return 42017;
  if (/^(button_list\.\d+|submit_button|action_menu\.action_list\.\d+)\.text$/.test(path)) return 42020;
  return 40058;
}

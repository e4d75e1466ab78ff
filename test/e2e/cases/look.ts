/** What a phone shows, as lines of text: one message after another, each card as it looks now. */
import type { Message } from '../../../src/sandbox/wecom/message';

/** A message as its reader sees it; '' for what the person wrote themselves. */
export function lookOf(message: Message): string {
  if (message.direction === 'out') return '';
  if (message.recalled) return '（已撤回）';
  if (message.card) return cardLook(message);
  if (message.articles)
    return message.articles.map(({ title, description }) => `${title} ${description ?? ''}`).join('\n');
  return message.text ?? `〈${message.kind}〉`;
}

function cardLook({ card, live, replaceText }: Message): string {
  if (!card) return '';
  const rows = card.horizontal_content_list?.map(({ keyname, value }) => `${keyname}：${value ?? ''}`) ?? [];
  const ticks = card.checkbox?.option_list.map(({ text }) => `□${text}`) ?? [];
  const choices = card.button_selection?.option_list.map(({ text }) => text) ?? [];
  const buttons = card.button_list?.map(({ text }) => `[${text}]`).join('') ?? '';
  const submit = card.submit_button ? `[${card.submit_button.text}]` : '';
  return [
    `▤ ${card.source?.desc ?? ''}`,
    [card.main_title?.title, card.main_title?.desc].filter(Boolean).join(' ｜ '),
    card.sub_title_text,
    card.quote_area && `${card.quote_area.title ?? ''}：${card.quote_area.quote_text ?? ''}`,
    ...rows,
    ...ticks,
    live && choices.length > 0 ? `（${choices.join('／')}）` : '',
    live ? buttons + submit : `〔${replaceText ?? '无按钮'}〕`,
  ]
    .filter(Boolean)
    .join('\n');
}

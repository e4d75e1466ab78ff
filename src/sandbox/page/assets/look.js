/** What a message says, as one text: the pattern of a story's step is held against it. */

/** Buttons that can be tapped stand in [ ], what has taken their place in 〔 〕. */
export function lookOf({ direction, recalled, card, live, replaceText, text, articles }) {
  if (direction === 'out' || recalled) return '';
  if (!card) return text ?? (articles ?? []).map(({ title, description = '' }) => `${title} ${description}`).join('\n');
  const rows = (card.horizontal_content_list ?? []).map(({ keyname, value = '' }) => `${keyname}：${value}`);
  const buttons = (card.button_list ?? []).map(({ text: name }) => `[${name}]`).join('');
  return [
    `▤ ${card.source?.desc ?? ''}`,
    card.main_title?.title,
    card.main_title?.desc,
    card.sub_title_text,
    card.quote_area?.quote_text,
    ...rows,
    live ? buttons : `〔${replaceText ?? ''}〕`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** A person's chat with the robot in the words the page draws phones in. */
import type { Message } from '../wecom/message';
import type { ShownLine } from './chat';

/** A line of the chat with the robot, a card as its template draws it. */
export function messageOf({ id, at, direction, kind, text, file, card }: ShownLine): Message {
  if (!card) {
    const picture = kind === 'picture' && file ? { picture: file } : {};
    return { id, at, direction, kind: kind === 'picture' ? 'image' : 'text', ...(text && { text }), ...picture };
  }
  const live = card['status'] === 'open';
  return {
    id,
    at,
    direction,
    kind: 'card',
    live,
    replaceText: live ? null : (card['note'] ?? ''),
    card: {
      card_type: 'button_interaction',
      ...(live && { source: { desc: card['note'] } }),
      main_title: { title: card['title'] },
      sub_title_text: card['summary'],
      horizontal_content_list: rowsOf(card),
      ...(card['choiceShow'] === 'true' && { button_selection: selectionOf(card) }),
      ...(card['formShow'] === 'true' && { checkbox: ticksOf(card) }),
      button_list: buttonsOf(card),
      ...(card['formShow'] === 'true' && { submit_button: { text: card['formSubmit'] ?? '', key: actionOf(card) } }),
    },
  } as Message;
}

function rowsOf(card: Record<string, string>) {
  return [1, 2, 3, 4, 5, 6].flatMap((index) => {
    const [, keyname, value] = /^([^：]*)：([^]*)$/.exec(card[`row${index}`] ?? '') ?? [];
    return keyname === undefined ? [] : [{ keyname, value }];
  });
}

function selectionOf(card: Record<string, string>) {
  const options = JSON.parse(card['options'] ?? '[]') as { value: string; text: string }[];
  return {
    question_key: 'reason',
    title: card['choiceTitle'],
    option_list: options.map(({ value: id, text }) => ({ id, text })),
  };
}

function buttonsOf(card: Record<string, string>) {
  const slots = [1, 2, 3, 4, 5, 6].flatMap((index) =>
    card[`b${index}Show`] === 'true'
      ? [{ text: card[`b${index}Text`]!, key: card[`b${index}Key`]!, style: index === 1 ? 1 : 2 }]
      : [],
  );
  return card['url'] ? [...slots, { text: '看全文', type: 1, style: 2, url: card['url'] }] : slots;
}

interface Field {
  name: string;
  type?: string;
  defaultValue?: string;
  options?: { value: string; text: string }[];
}

function fieldsOf(card: Record<string, string>): Field[] {
  return (JSON.parse(card['form'] ?? '{"fields":[]}') as { fields: Field[] }).fields;
}

function actionOf(card: Record<string, string>): string {
  return fieldsOf(card).find(({ name }) => name === 'action')?.defaultValue ?? '';
}

function ticksOf(card: Record<string, string>) {
  const list = fieldsOf(card).find(({ options }) => options);
  return {
    question_key: list?.name ?? '',
    mode: list?.type === 'MULTI_CHECKBOX_GROUP' ? 1 : 0,
    option_list: (list?.options ?? []).map(({ value: id, text }) => ({ id, text })),
  };
}

import { hasButtons, isCallbackCard, tappableKeys, type Card } from './card';
import type { Message } from './message';
import { nextNumber, type PhoneEntry, type Wecom } from './state';

export type NewMessage = Pick<Message, 'direction' | 'kind'> &
  Partial<Pick<Message, 'text' | 'picture' | 'articles' | 'card'>>;

/** Appends a line to a member's chat and gives its id. */
export function append(wecom: Wecom, userid: string, content: NewMessage, msgid?: string): string {
  const id = `m${nextNumber(wecom)}`;
  const message: Message = { id, at: wecom.now(), ...content };
  if (content.card) Object.assign(message, { live: tappableKeys(content.card).size > 0, replaceText: null });
  (wecom.state.phones[userid] ??= []).push({ message, msgid });
  return id;
}

export function findEntry(wecom: Wecom, messageId: string): PhoneEntry | undefined {
  return Object.values(wecom.state.phones)
    .flat()
    .find(({ message }) => message.id === messageId);
}

/** The member's own copy of a sending, if it arrived. */
export function copyOf(wecom: Wecom, userid: string, msgid: string): Message | undefined {
  return wecom.state.phones[userid]?.find((entry) => entry.msgid === msgid)?.message;
}

/** Greys all buttons into one caption. */
export function greyButtons(message: Message, caption: string): void {
  message.live = false;
  message.replaceText = caption;
}

/** Puts another card in the place of the one shown; the task stays the same. */
export function replaceCard(message: Message, card: Card): void {
  const taskId = message.card?.task_id;
  const { replace_text: caption, ...shown } = card;
  message.card = { ...shown, task_id: taskId };
  message.replaceText = hasButtons(card) ? (caption ?? null) : null;
  message.live = message.replaceText === null && isCallbackCard(card) && tappableKeys(card).size > 0;
}

/** Every member's chat, oldest first, as a copy: what a watcher holds must not change under it. */
export function phonesOf(wecom: Wecom): Record<string, Message[]> {
  const shown = ({ message }: PhoneEntry): Message => ({
    ...structuredClone(message),
    ...(message.picture && { picture: wecom.pictures.url(message.picture) }),
  });
  return Object.fromEntries(wecom.people.map(({ userid }) => [userid, (wecom.state.phones[userid] ?? []).map(shown)]));
}

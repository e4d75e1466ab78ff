import { ControlError } from '../errors';
import { everybody } from './people';
import { nextNumber, type CardInstance, type ChatLine, type Dingtalk, type Variables } from './state';

/** A line of a chat as a watcher sees it: a card with the variables that are shown to this person. */
export interface ShownLine extends ChatLine {
  card?: Variables;
}

/** Appends a line to a member's chat with the robot. */
export function append(dingtalk: Dingtalk, userid: string, line: Omit<ChatLine, 'id' | 'at'>): ChatLine {
  const entry = { id: `d${nextNumber(dingtalk)}`, at: dingtalk.now(), ...line };
  (dingtalk.state.chats[userid] ??= []).push(entry);
  return entry;
}

/** What one person sees on a card (§5.1): everybody's data, then their own, then what a tap's answer showed them. */
export function shownTo(card: CardInstance, userid: string): Variables {
  return { ...card.shared, ...card.own[userid], ...card.answered[userid] };
}

/** Every member's chat, oldest first, as a copy. */
export function chatsOf(dingtalk: Dingtalk): Record<string, ShownLine[]> {
  const shown = (userid: string) =>
    (dingtalk.state.chats[userid] ?? []).map((line): ShownLine => {
      const card = line.outTrackId === undefined ? undefined : dingtalk.state.cards[line.outTrackId];
      return {
        ...line,
        ...(card && { card: shownTo(card, userid) }),
        ...(line.file && { file: dingtalk.pictures.url(line.file) }),
      };
    });
  return Object.fromEntries(everybody(dingtalk).map(({ userid }) => [userid, shown(userid)]));
}

/** Also somebody who has left. @throws ControlError for somebody who never was there */
export function requireMember(dingtalk: Dingtalk, userid: string) {
  const member = everybody(dingtalk).find((one) => one.userid === userid);
  if (!member) throw new ControlError(`nobody in DingTalk has the userid ${userid}`);
  return member;
}

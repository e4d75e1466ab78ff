/** The people's phones, each with the messenger in which the company reaches its owner. */
import type { Control, Outcome, SandboxView } from '../control';
import { dingtalkUserid } from '../dingtalk/people';
import { messageOf } from '../dingtalk/phone';
import type { Pushed } from '../dingtalk/control';
import { ControlError } from '../errors';
import type { SandboxPerson } from '../people';

export interface PagePerson extends SandboxPerson {
  messenger: 'wecom' | 'dingtalk';
}

export interface PageView extends SandboxView {
  people: PagePerson[];
}

export type PhoneActs = Pick<Control, 'say' | 'picture' | 'tap'>;

export interface Phones extends PhoneActs {
  /** What the page draws; people keep their names of WeCom, whose they are in the story. */
  shown(view: SandboxView): PageView;
}

/** @param inDingtalk ids of the organisation (`U-701`) whose phones are in DingTalk */
export function phonesIn(control: Control, inDingtalk: readonly string[]): Phones {
  const { dingtalk } = control;
  const isThere = ({ id }: SandboxPerson) => id !== null && inDingtalk.includes(id);
  /** Their userid in DingTalk; null when their phone is in WeCom. */
  const there = (userid: string): string | null => {
    const person = control.view().people.find((one) => one.userid === userid);
    return person && isThere(person) ? dingtalkUserid(person) : null;
  };
  return {
    shown(view) {
      const chats = dingtalk.chats();
      const moved = view.people
        .filter(isThere)
        .map((person) => [person.userid, (chats[dingtalkUserid(person)] ?? []).map(messageOf)] as const);
      return {
        ...view,
        people: view.people.map((person) => ({ ...person, messenger: isThere(person) ? 'dingtalk' : 'wecom' })),
        phones: { ...view.phones, ...Object.fromEntries(moved) },
      };
    },
    async say(userid, text) {
      const id = there(userid);
      return id === null ? control.say(userid, text) : outcomeOf(await dingtalk.say(id, text));
    },
    async picture(userid, picture) {
      const id = there(userid);
      return id === null ? control.picture(userid, picture) : outcomeOf(await dingtalk.picture(id, picture));
    },
    async tap(userid, messageId, key, selected = {}) {
      const id = there(userid);
      if (id === null) return control.tap(userid, messageId, key, selected);
      const line = dingtalk.chats()[id]?.find((one) => one.id === messageId);
      if (!line?.card || line.outTrackId === undefined) throw new ControlError(`there is no card ${messageId}`);
      const { card } = messageOf(line);
      const buttons = [...(card?.button_list ?? []), ...(card?.submit_button ? [card.submit_button] : [])];
      const caption = buttons.find((button) => button.key === key)?.text;
      if (caption === undefined) throw new ControlError(`no button ${key} is shown`);
      const form = Object.fromEntries(Object.entries(selected).map(([name, ids]) => [name, chosen(ids)]));
      return outcomeOf(await dingtalk.tap(id, line.outTrackId, caption, form));
    },
  };
}

/** A list to choose from sends one value, a list to tick several. */
function chosen(ids: string[]): { value: string | string[] } {
  const [only] = ids;
  return { value: ids.length === 1 && only !== undefined ? only : ids };
}

function outcomeOf({ taken, attempts }: Pushed): Outcome {
  const delivered = { status: taken ? 200 : 0, attempts, reply: null };
  return { ...delivered, replies: [delivered] };
}

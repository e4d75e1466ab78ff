import { ControlError } from '../errors';
import { pictureKind } from '../pictures';
import type { XmlNode } from '../xml';
import { answersOf, tappableKeys } from './card';
import { keepMedia, liveMedia } from './media';
import { append, findEntry } from './phone';
import type { Occasion } from './replies';
import { newResponseCode } from './send';
import { nextNumber, type Wecom } from './state';

/** What a person did on the phone, ready to be pushed. */
export interface Act {
  message: XmlNode;
  occasion: Occasion;
}

/** Above 2^53, so that a receiver that reads it as a number loses digits. */
const FIRST_MSGID = 7_300_000_000_000_000_000n;

export function textAct(wecom: Wecom, userid: string, text: string): Act {
  const person = requireMember(wecom, userid);
  append(wecom, person, { direction: 'out', kind: 'text', text });
  return ordinary(wecom, person, 'text', { Content: text });
}

export async function pictureAct(wecom: Wecom, userid: string, bytes: Buffer, filename: string): Promise<Act> {
  const person = requireMember(wecom, userid);
  const type = pictureKind(bytes) === 'jpg' ? 'image/jpeg' : 'image/png';
  const mediaId = await keepMedia(wecom, bytes, filename, type);
  const { file } = liveMedia(wecom, mediaId);
  append(wecom, person, { direction: 'out', kind: 'image', picture: file });
  return ordinary(wecom, person, 'image', { PicUrl: wecom.pictures.url(file), MediaId: mediaId });
}

/** An event of the directory itself: the whole company's, without an app (§2.4). */
export function directoryAct(wecom: Wecom, fields: XmlNode): Act {
  return {
    message: { ...common(wecom, 'sys', 'event'), Event: 'change_contact', ...fields },
    occasion: { userid: 'sys', event: 'change_contact' },
  };
}

/** A `click` on the menu, or `enter_agent` with an empty key. */
export function eventAct(wecom: Wecom, userid: string, event: 'click' | 'enter_agent', key: string): Act {
  const person = requireMember(wecom, userid);
  return {
    message: { ...common(wecom, person, 'event'), Event: event, EventKey: key, AgentID: wecom.credentials.agentId },
    occasion: { userid: person, event },
  };
}

/**
 * A tap on a card. Keys of the card as sent are accepted too: a tap may have been on its way when the card changed. So is a
 * card of somebody else's phone, which is then a forwarded copy.
 * @param chosen option ids by question key; what is not given is taken as preselected
 */
export function tapAct(
  wecom: Wecom,
  userid: string,
  messageId: string,
  key: string,
  chosen: Record<string, string[]>,
): Act {
  const person = requireMember(wecom, userid);
  const entry = findEntry(wecom, messageId);
  const sent = entry?.msgid === undefined ? undefined : wecom.state.sent[entry.msgid];
  if (!entry?.message.card || !entry.msgid || !sent?.card) throw new ControlError(`there is no card ${messageId}`);
  const event = tappableKeys(entry.message.card).get(key) ?? tappableKeys(sent.card).get(key);
  if (!event) throw new ControlError(`the card has no key ${key} that calls back`);

  const answers = event === 'template_card_event' ? answersOf(entry.message.card, chosen) : [];
  const selected = answers.map(({ question, options }) => ({
    QuestionKey: question,
    OptionIds: { OptionId: options },
  }));
  const message: XmlNode = {
    ...common(wecom, person, 'event'),
    Event: event,
    EventKey: key,
    TaskId: sent.card.task_id ?? '',
    CardType: sent.card.card_type,
    ResponseCode: newResponseCode(wecom, entry.msgid),
    AgentID: wecom.credentials.agentId,
    ...(selected.length > 0 && { SelectedItems: { SelectedItem: selected } }),
  };
  return { message, occasion: { userid: person, event, msgid: entry.msgid } };
}

function ordinary(wecom: Wecom, userid: string, type: string, content: XmlNode): Act {
  const msgId = FIRST_MSGID + BigInt(nextNumber(wecom));
  const message = { ...common(wecom, userid, type), ...content, MsgId: msgId, AgentID: wecom.credentials.agentId };
  return { message, occasion: { userid, event: type } };
}

function common(wecom: Wecom, userid: string, type: string): XmlNode {
  return {
    ToUserName: wecom.credentials.corpId,
    FromUserName: userid,
    CreateTime: Math.floor(wecom.now() / 1000),
    MsgType: type,
  };
}

/** Also somebody who has left: an act may have been on its way when the account was closed. */
function requireMember(wecom: Wecom, userid: string): string {
  const person = wecom.people.find((one) => one.userid.toLowerCase() === userid.toLowerCase());
  if (!person) throw new ControlError(`nobody has the userid ${userid}`);
  return person.userid;
}

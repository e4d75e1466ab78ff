/** A verified message or event in our own terms (`wecom.md` §2). Unknown fields are ignored, unknown kinds are kept apart by name. */
import { InboundRefused, type Inbound, type InboundBase } from '../../application/ports';
import { dedupKey } from './dedup';
import { directoryChange } from './directory-event';
import type { WecomConfig } from './settings';
import { childrenOf, isElement, textOf, type XmlElement } from './xml';

/** States of the app that end in WeCom switching it off unless somebody acts (§2.2). */
const OPERATOR_NOTES = new Map([
  ['inactive_alert', 'WeCom will suspend this app because nobody uses it'],
  ['close_inactive_agent', 'WeCom has suspended this app because nobody used it'],
  ['low_active_alert', 'WeCom will limit this app because few people use it'],
  ['low_active', 'WeCom has limited this app because few people use it'],
]);

/** @throws InboundRefused 400 when sender or time is missing */
export function parseMessage({ corpId, agentId }: WecomConfig, message: XmlElement): Inbound {
  const userId = (textOf(message, 'FromUserName') ?? '').toLowerCase();
  const created = textOf(message, 'CreateTime') ?? '';
  if (!userId || !/^\d{1,12}$/.test(created)) throw new InboundRefused(400, 'sender or time missing');
  const key = dedupKey({ corpId, agentId, from: userId }, message);
  const base: InboundBase = { messenger: 'wecom', key, userId, at: Number(created) * 1000 };
  return textOf(message, 'MsgType') === 'event' ? parseEvent(base, message) : parseOrdinary(base, message);
}

function parseOrdinary(base: InboundBase, message: XmlElement): Inbound {
  const messageId = textOf(message, 'MsgId') ?? base.key;
  const what = textOf(message, 'MsgType') ?? '';
  const mediaId = textOf(message, 'MediaId');
  if (what === 'text') return { ...base, kind: 'text', text: textOf(message, 'Content') ?? '', messageId };
  if (what === 'image' && mediaId) return { ...base, kind: 'picture', mediaId, messageId };
  return { ...base, kind: 'unusable', what };
}

function parseEvent(base: InboundBase, message: XmlElement): Inbound {
  const what = textOf(message, 'Event') ?? '';
  const choice = textOf(message, 'EventKey') ?? '';
  switch (what) {
    case 'template_card_event':
    case 'template_card_menu_event':
      return { ...base, kind: 'tap', choice, ...cardOf(message) };
    case 'click':
      return { ...base, kind: 'menu', choice };
    case 'enter_agent':
    case 'subscribe':
      return { ...base, kind: 'enter' };
    case 'change_contact':
      return { ...base, kind: 'directory', change: directoryChange(message) };
    default:
      return { ...base, kind: 'event', what, operatorNote: OPERATOR_NOTES.get(what) ?? null };
  }
}

function cardOf(message: XmlElement) {
  const items = childrenOf(message, 'SelectedItems', 'SelectedItem').filter(isElement);
  const selected = items.map((item) => [
    textOf(item, 'QuestionKey') ?? '',
    childrenOf(item, 'OptionIds', 'OptionId').filter((id) => typeof id === 'string'),
  ]);
  return {
    taskId: textOf(message, 'TaskId') ?? '',
    selected: Object.fromEntries(selected) as Record<string, string[]>,
    updateCode: textOf(message, 'ResponseCode') || null,
  };
}

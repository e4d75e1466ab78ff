/** A message to the robot in our own terms (`dingtalk.md` §4.1, §4.2), the same over Stream and HTTP. */
import { InboundRefused, type Inbound, type InboundBase } from '../../application/ports';
import { fieldsOf, isFields, listOf, textOf, type Fields } from './fields';
import { keyOf } from './keys';
import type { DingtalkConfig } from './settings';

/** Our words for what cannot be used. */
const UNUSABLE: Record<string, string> = { audio: 'voice', video: 'video', file: 'file' };
const ONE_TO_ONE = '1';

/** @throws InboundRefused when it is another robot's or company's message, or has no id or time */
export function readRobotMessage(config: DingtalkConfig, message: Fields): [Inbound, ...Inbound[]] {
  const corpId = textOf(message, 'chatbotCorpId');
  const robotCode = textOf(message, 'robotCode');
  if (corpId !== config.corpId || (robotCode !== '' && robotCode !== config.robotCode)) {
    throw new InboundRefused(403, 'wrong receiver');
  }
  const messageId = textOf(message, 'msgId');
  const at = Number(textOf(message, 'createAt'));
  if (!messageId || !Number.isSafeInteger(at) || at <= 0) throw new InboundRefused(400, 'id or time missing');
  const userId = textOf(message, 'senderStaffId').toLowerCase();
  const base: InboundBase = { messenger: 'dingtalk', key: keyOf('robot', messageId), userId, at };
  const note = operatorNote(message, userId);
  if (note) return [{ ...base, kind: 'event', what: 'message without content or sender', operatorNote: note }];
  // in a group others read along: what is to be approved is written to the robot alone
  if (textOf(message, 'conversationType') !== ONE_TO_ONE) return [{ ...base, kind: 'unusable', what: 'group' }];
  return contentOf(base, messageId, message);
}

/** A message that nothing can be made of, and that an operator should know about. */
function operatorNote(message: Fields, userId: string): string | null {
  if (textOf(message, 'errorCode')) {
    return `the organisation's messages of this month are used up (${textOf(message, 'errorCode')}): what people write arrives without content`;
  }
  if (!userId) return 'a message without a sender: an outsider wrote, or the robot is not published';
  return null;
}

function contentOf(base: InboundBase, messageId: string, message: Fields): [Inbound, ...Inbound[]] {
  const what = textOf(message, 'msgtype');
  const content = fieldsOf(message, 'content');
  switch (what) {
    case 'text':
      return [{ ...base, kind: 'text', text: textOf(fieldsOf(message, 'text'), 'content').trim(), messageId }];
    case 'picture': {
      const mediaId = textOf(content, 'downloadCode');
      return [mediaId ? { ...base, kind: 'picture', mediaId, messageId } : { ...base, kind: 'unusable', what }];
    }
    case 'richText':
      return richText(base, messageId, listOf(content, 'richText').filter(isFields));
    default:
      return [{ ...base, kind: 'unusable', what: UNUSABLE[what] ?? what }];
  }
}

/** Its words are one text, its pictures one each, in the order in which they stand. */
function richText(base: InboundBase, messageId: string, parts: Fields[]): [Inbound, ...Inbound[]] {
  const codes = parts.flatMap((part) => textOf(part, 'downloadCode') || []);
  const words = parts
    .map((part) => textOf(part, 'text'))
    .join('')
    .trim();
  const pictures = codes.map((mediaId, index): Inbound => {
    const number = `${index + 1}`.padStart(2, '0');
    return { ...base, key: `${base.key}#${number}`, kind: 'picture', mediaId, messageId: `${messageId}#${number}` };
  });
  const text: Inbound[] = words === '' ? [] : [{ ...base, kind: 'text', text: words, messageId }];
  const [first, ...others] = [...text, ...pictures];
  return first ? [first, ...others] : [{ ...base, kind: 'unusable', what: 'richText' }];
}

/** The frames of a Stream connection (`dingtalk.md` §1.3, §1.4). */
import { fieldsOf, readFields, textOf, type Fields } from '../fields';

export const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';
export const CARD_TOPIC = '/v1.0/card/instances/callback';

export interface Frame {
  type: string;
  topic: string;
  messageId: string;
  headers: Fields;
  /** as it came: JSON in a text */
  data: string;
}

/** Null for what is no frame. One official sample spells `headers` without its last letter. */
export function readFrame(text: string): Frame | null {
  const frame = readFields(text);
  if (!frame) return null;
  const headers = { ...fieldsOf(frame, 'header'), ...fieldsOf(frame, 'headers') };
  return {
    type: textOf(frame, 'type'),
    topic: textOf(headers, 'topic'),
    messageId: textOf(headers, 'messageId'),
    headers,
    data: textOf(frame, 'data'),
  };
}

/** The acknowledgement of a frame. @param data the JSON text it carries */
export function ackOf({ messageId }: Frame, data: string, code = 200): string {
  const headers = { messageId, contentType: 'application/json' };
  return JSON.stringify({ code, message: code === 200 ? 'OK' : 'not handled', headers, data });
}

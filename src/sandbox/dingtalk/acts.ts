/** What a person does on the phone, as DingTalk tells it (dingtalk.md §4.1, §4.2, §5.6). */
import { text as random } from '../credentials';
import { ControlError } from '../errors';
import { append, requireMember, shownTo } from './chat';
import { keepFile } from './media';
import { spendQuirk } from './quirks';
import { openSession } from './robot';
import type { CardInstance, Dingtalk, Variables } from './state';

export type RobotMessage = Record<string, unknown> & { msgId: string };

export function textMessage(dingtalk: Dingtalk, userid: string, text: string): RobotMessage {
  append(dingtalk, userid, { direction: 'out', kind: 'text', text });
  return message(dingtalk, userid, { msgtype: 'text', text: { content: text } });
}

export async function pictureMessage(dingtalk: Dingtalk, userid: string, bytes: Buffer): Promise<RobotMessage> {
  const { downloadCode, file } = await keepFile(dingtalk, bytes, 'picture');
  append(dingtalk, userid, { direction: 'out', kind: 'picture', file });
  const content = { downloadCode, pictureDownloadCode: random(64) };
  return message(dingtalk, userid, { msgtype: 'picture', content });
}

export async function fileMessage(
  dingtalk: Dingtalk,
  userid: string,
  name: string,
  bytes: Buffer,
): Promise<RobotMessage> {
  const { downloadCode, file } = await keepFile(dingtalk, bytes, name);
  append(dingtalk, userid, { direction: 'out', kind: 'file', text: name, file });
  return message(dingtalk, userid, { msgtype: 'file', content: { fileName: name, downloadCode } });
}

/** Text and pictures in one message. */
export async function richMessage(
  dingtalk: Dingtalk,
  userid: string,
  parts: (string | Buffer)[],
): Promise<RobotMessage> {
  const richText: object[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      append(dingtalk, userid, { direction: 'out', kind: 'text', text: part });
      richText.push({ text: part });
    } else {
      const { downloadCode, file } = await keepFile(dingtalk, part, 'picture');
      append(dingtalk, userid, { direction: 'out', kind: 'picture', file });
      richText.push({ type: 'picture', downloadCode, pictureDownloadCode: random(64) });
    }
  }
  return message(dingtalk, userid, { msgtype: 'richText', content: { richText } });
}

function message(dingtalk: Dingtalk, userid: string, content: object): RobotMessage {
  const { person, unionid } = requireMember(dingtalk, userid);
  const { corpId, robotCode } = dingtalk.credentials;
  const { url, expiresAt } = openSession(dingtalk, userid);
  const common = {
    msgId: `msg${random(22)}==`,
    conversationType: '1',
    conversationId: `cid${random(30)}==`,
    senderId: `$:LWCP_v1:$${random(20)}`,
    senderNick: person.name,
    senderStaffId: userid,
    senderUnionId: unionid,
    senderCorpId: corpId,
    chatbotCorpId: corpId,
    chatbotUserId: `$:LWCP_v1:$${random(20)}`,
    robotCode,
    isAdmin: false,
    createAt: dingtalk.now(),
  };
  if (spendQuirk(dingtalk.quirks, 'emptyPushes')) {
    return { ...common, msgtype: 'text', errorCode: '20001', errorMessage: '消息额度已用完' };
  }
  return { ...common, ...content, sessionWebhook: url, sessionWebhookExpiredTime: expiresAt };
}

export interface CardTap {
  card: CardInstance;
  data: object;
}

/**
 * A tap. DingTalk does not ask who may tap: anybody may who has the card before them, also a forwarded copy.
 * @param params what the template sends: `action` is the key of the slot, then the fields of the form
 */
export function cardTap(dingtalk: Dingtalk, userid: string, outTrackId: string, params: object): CardTap {
  requireMember(dingtalk, userid);
  const card = dingtalk.state.cards[outTrackId];
  if (!card) throw new ControlError(`there is no card ${outTrackId}`);
  const { quirks } = dingtalk;
  const actionIds = ['1_7'];
  const content = quirks.oldCardShape
    ? { cardPrivateData: { actionIds }, params }
    : { cardPrivateData: { actionIds, params } };
  const data = {
    type: 'actionCallback',
    outTrackId,
    corpId: dingtalk.credentials.corpId,
    userId: userid,
    userIdType: 1,
    spaceType: 'IM_ROBOT',
    spaceId: userid,
    [quirks.oldCardShape ? 'value' : 'content']: JSON.stringify(content),
  };
  return { card, data };
}

/** What the template sends when the button with this caption is tapped; undefined when the person sees no such button. */
export function parametersOf(view: Variables, caption: string, form: object): object | undefined {
  const action = keyOfButton(view, caption);
  if (action !== undefined) return { action, ...form };
  if (view['formShow'] !== 'true' || view['formSubmit'] !== caption) return undefined;
  // a form brings its own fields one level deeper, also those that nobody sees
  const { fields } = JSON.parse(view['form'] ?? '{"fields":[]}') as {
    fields: { name: string; defaultValue?: string }[];
  };
  const preset = fields.flatMap(({ name, defaultValue }) => (defaultValue === undefined ? [] : [[name, defaultValue]]));
  return { form: { ...Object.fromEntries(preset), ...form } };
}

function keyOfButton(view: Variables, caption: string): string | undefined {
  const slot = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'].find(
    (name) => view[`${name}Text`] === caption && view[`${name}Show`] === 'true',
  );
  return slot && view[`${slot}Key`];
}

/** What somebody sees on a card. */
export function viewOf(dingtalk: Dingtalk, userid: string, outTrackId: string): Variables | undefined {
  const card = dingtalk.state.cards[outTrackId];
  return card && shownTo(card, userid);
}

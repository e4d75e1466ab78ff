import { decrypt, getSignature } from '@wecom/crypto';
import { NO_ANSWER, type Answer, type Inbound } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { readXml, textOf } from '../../../src/messengers/wecom/xml';
import { cardFromXml } from '../../../src/sandbox/wecom/card-xml';
import { CONFIG, NOW, options } from './bench';
import { REVIEW } from './cards';

const wecom = createWecom(CONFIG, options());
const base = { messenger: 'wecom', key: 'corp|1|lisi|7', userId: 'lisi', at: NOW + 500 } as const;
const TEXT: Inbound = { ...base, kind: 'text', text: '帮助', messageId: '7' };
const TAP: Inbound = { ...base, kind: 'tap', taskId: REVIEW.taskId, choice: 'approve', selected: {}, updateCode: null };
const EVENT: Inbound = { ...base, kind: 'event', what: 'unsubscribe', operatorNote: null };

/** Opens a reply as WeCom does. */
function understood(inbound: Inbound, answer: Answer) {
  const reply = wecom.reply(inbound, answer);
  const envelope = readXml(reply.body);
  const [sealed, signature, time, nonce] = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].map(
    (name) => textOf(envelope, name) ?? '',
  ) as [string, string, string, string];
  expect(signature).toBe(getSignature(CONFIG.callback.token, time, nonce, sealed));
  const plain = decrypt(CONFIG.callback.encodingAesKey, sealed);
  expect(plain.id).toBe(CONFIG.corpId);
  return { type: reply.type, message: readXml(plain.message), plain: plain.message };
}

describe('a passive reply', () => {
  it('is a text from the corp to the member', () => {
    const { type, plain } = understood(TEXT, { text: '还差：标题', card: null });
    expect(type).toBe('application/xml');
    expect(plain).toBe(
      '<xml><ToUserName><![CDATA[lisi]]></ToUserName><FromUserName><![CDATA[ww1234567890abcdef]]></FromUserName>' +
        `<CreateTime>${NOW / 1000}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
        '<Content><![CDATA[还差：标题]]></Content></xml>',
    );
  });

  it('keeps text that looks like the end of its element, and cuts one that is too long between characters', () => {
    const hostile = ']]></Content><MsgType>image</MsgType>';
    expect(textOf(understood(TEXT, { text: hostile, card: null }).message, 'Content')).toBe(hostile);
    const cut = textOf(understood(TEXT, { text: '长'.repeat(700), card: null }).message, 'Content') ?? '';
    expect(cut).toBe(`${'长'.repeat(681)}…`);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(wecom.maxTextBytes);
  });

  it('is the tapped card as it should look now, also when there is a text beside it', () => {
    const { message } = understood(TAP, { text: '已同意', card: { ...REVIEW, closed: '已同意' } });
    expect(textOf(message, 'MsgType')).toBe('update_template_card');
    expect(message).not.toHaveProperty('Content');
    expect(cardFromXml(message['TemplateCard'])).toMatchObject({
      card_type: 'button_interaction',
      replace_text: '已同意',
    });
  });

  it.each<[string, Inbound, Answer]>([
    ['there is nothing to say', TEXT, NO_ANSWER],
    ['a tap has only a text, which WeCom would not show', TAP, { text: '请选择原因', card: null }],
    ['a message has only a card, which has to be sent', TEXT, { text: null, card: REVIEW }],
    ['an event takes no reply', EVENT, { text: 'x', card: null }],
  ])('is empty when %s', (_name, inbound, answer) => {
    expect(wecom.reply(inbound, answer)).toEqual({ type: 'text/plain', body: '' });
  });

  it('has the same bytes for the same answer to the same callback', () => {
    const answer = { text: '收到', card: null };
    expect(wecom.reply(TEXT, answer)).toEqual(wecom.reply({ ...TEXT }, { ...answer }));
    expect(wecom.reply(TEXT, answer)).not.toEqual(wecom.reply({ ...TEXT, key: 'corp|1|lisi|8' }, answer));
  });
});

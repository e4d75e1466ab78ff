/** The passive reply in the answer to a callback (`wecom.md` §3): text into the chat, or the tapped card as it should look now. */
import type { Answer, Inbound } from '../../application/ports';
import { sealEnvelope } from '../callback-crypto';
import { describeCard } from './card';
import { cardXml } from './card-xml';
import type { WecomConfig } from './settings';
import { fitBytes } from '../text';
import { keysOf } from './verify';
import { cdata } from './xml';

/** Longest text of one message, bytes. */
export const LONGEST_TEXT = 2048;

/**
 * The body of the HTTP answer; empty when there is nothing to say or no way to say it here. A tap is answered by its card only: WeCom
 * shows no text in answer to one, so texts go out as messages.
 */
export function passiveReply(config: WecomConfig, inbound: Inbound, answer: Answer): { type: string; body: string } {
  const content = contentOf(inbound, answer);
  if (content === null) return { type: 'text/plain', body: '' };
  const seconds = Math.floor(inbound.at / 1000);
  const message =
    `<xml><ToUserName>${cdata(inbound.userId)}</ToUserName><FromUserName>${cdata(config.corpId)}</FromUserName>` +
    `<CreateTime>${seconds}</CreateTime>${content}</xml>`;
  const sealed = sealEnvelope(keysOf(config), message, inbound);
  const body =
    `<xml><Encrypt>${cdata(sealed.encrypt)}</Encrypt><MsgSignature>${cdata(sealed.signature)}</MsgSignature>` +
    `<TimeStamp>${sealed.timestamp}</TimeStamp><Nonce>${cdata(sealed.nonce)}</Nonce></xml>`;
  return { type: 'application/xml', body };
}

function contentOf(inbound: Inbound, { text, card }: Answer): string | null {
  if (inbound.kind === 'event' || inbound.kind === 'directory') return null;
  if (inbound.kind === 'tap') {
    if (!card) return null;
    return `<MsgType>${cdata('update_template_card')}</MsgType>${cardXml(describeCard(card, 'update'))}`;
  }
  if (!text) return null;
  return `<MsgType>${cdata('text')}</MsgType><Content>${cdata(fitBytes(text, LONGEST_TEXT))}</Content>`;
}

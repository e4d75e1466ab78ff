/** What an input is answered: a tap with the card as it should look now, an event with an encrypted `success`, a message with nothing. */
import type { Answer, Inbound } from '../../application/ports';
import { sealEnvelope } from '../callback-crypto';
import { describeCard } from './card';
import { sourceOf } from './keys';
import type { DingtalkConfig } from './settings';
import { eventKeys } from './webhook';

const JSON_TYPE = 'application/json';

/** The body of the HTTP answer. */
export function httpReply(config: DingtalkConfig, inbound: Inbound, answer: Answer): { type: string; body: string } {
  switch (sourceOf(inbound.key)) {
    case 'card':
      return { type: JSON_TYPE, body: JSON.stringify(cardAnswer(answer)) };
    case 'event':
      return { type: JSON_TYPE, body: sealedSuccess(config, inbound) };
    case 'robot':
      return { type: JSON_TYPE, body: JSON.stringify({ msgtype: 'empty' }) };
  }
}

/**
 * Shown to whoever tapped and to nobody else (`dingtalk.md` §5.7); empty: the card stays as it is. Without the by-key option everything
 * that is not named would go blank.
 */
export function cardAnswer({ card }: Answer): object {
  if (!card) return {};
  return { cardUpdateOptions: { updateCardDataByKey: true }, cardData: { cardParamMap: describeCard(card) } };
}

function sealedSuccess(config: DingtalkConfig, inbound: Inbound): string {
  const keys = eventKeys(config);
  if (!keys) return '';
  const { signature, timestamp, nonce, encrypt } = sealEnvelope(keys, 'success', inbound);
  return JSON.stringify({ msg_signature: signature, timeStamp: timestamp, nonce, encrypt });
}

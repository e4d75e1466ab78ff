/** A tap on a card in our own terms (`dingtalk.md` §5.6; `contract.md` §5): read from the parameters, never from the action's id alone. */
import { InboundRefused, type Inbound, type InboundBase } from '../../application/ports';
import { fieldsOf, isFields, readFields, textOf, type Fields } from './fields';
import { hashOf, keyOf } from './keys';
import type { DingtalkConfig } from './settings';

/** What every button brings that is no choice. */
const RESERVED = new Set(['action', 'opinion', 'form']);

/**
 * The tap and, when an opinion was written on the card, that text after it. A tap carries neither time nor id: two on one button within a
 * second are one, as a double tap is; one that comes again later finds what it did.
 * @param at when it was delivered, epoch ms
 * @throws InboundRefused when it is another company's or names no card or nobody
 */
export function readCardTap(config: DingtalkConfig, payload: Fields, at: number): [Inbound, ...Inbound[]] {
  const corpId = textOf(payload, 'corpId');
  if (corpId !== '' && corpId !== config.corpId) throw new InboundRefused(403, 'wrong receiver');
  const taskId = textOf(payload, 'outTrackId');
  const userId = textOf(payload, 'userId').toLowerCase();
  if (!taskId || !userId) throw new InboundRefused(400, 'card or person missing');
  const given = parametersOf(payload);
  const choice = textOf(given, 'action');
  const selected = selectedOf(given);
  const key = keyOf('card', taskId, userId, choice, hashOf(selected), `${Math.floor(at / 1000)}`);
  const base: InboundBase = { messenger: 'dingtalk', key, userId, at };
  const tap: Inbound = { ...base, kind: 'tap', taskId, choice, selected, updateCode: taskId };
  const opinion = textOf(given, 'opinion').trim();
  return opinion === '' ? [tap] : [tap, opinionAfter(base, opinion)];
}

/** An opinion is what the person writes right after a decision, so it is taken in as that. */
function opinionAfter(base: InboundBase, text: string): Inbound {
  const key = keyOf('card', 'opinion', hashOf(base.key));
  return { ...base, key, kind: 'text', text, messageId: key };
}

/** Some pages call the text `value`, and show the parameters beside `cardPrivateData`; a form's fields lie one level deeper. */
function parametersOf(payload: Fields): Fields {
  const content = readFields(textOf(payload, 'content') || textOf(payload, 'value')) ?? {};
  const parameters = { ...fieldsOf(content, 'params'), ...fieldsOf(fieldsOf(content, 'cardPrivateData'), 'params') };
  return { ...fieldsOf(parameters, 'form'), ...parameters };
}

function selectedOf(given: Fields): Record<string, string[]> {
  const entries = Object.entries(given).filter(([name]) => !RESERVED.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, idsOf(value)]));
}

/** A list to choose from brings `{ index, value }`, a list to tick its values. */
function idsOf(value: unknown): string[] {
  if (isFields(value)) return idsOf(value['value']);
  if (Array.isArray(value)) return value.flatMap(idsOf);
  return typeof value === 'string' && value !== '' ? [value] : [];
}

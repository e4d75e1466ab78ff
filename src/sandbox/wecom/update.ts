import { PlatformError } from '../errors';
import type { Call } from '../http';
import { translateCard, translator } from './bodies';
import { hasButtons } from './card';
import { checkCard } from './card-limits';
import type { Message } from './message';
import { copyOf, greyButtons, replaceCard } from './phone';
import { requestBody, requireAgent } from './send';
import { memberOf, type SentMessage, type Wecom } from './state';

/**
 * `message/update_template_card` (wecom.md §6). A code works once, for 72 hours, and is spent even by a call that then
 * fails. Only the receivers named change; the others are reported in `invaliduser`, an array here.
 */
export async function updateCard(wecom: Wecom, call: Call): Promise<Record<string, unknown>> {
  const body = requestBody(call);
  if (body['agentid'] !== wecom.credentials.agentId) throw new PlatformError(42015, 'not the app that sent the card');
  requireAgent(wecom, body);
  const { msgid, sent } = spendCode(wecom, body['response_code']);
  await wecom.save();

  const change = changeOf(wecom, body, sent);
  const { targets, invaliduser } = targetsOf(wecom, body, sent);
  for (const userid of targets) {
    const copy = copyOf(wecom, userid, msgid);
    if (copy && !copy.recalled) change(copy);
  }
  await wecom.save();
  return { invaliduser };
}

function spendCode(wecom: Wecom, code: unknown): { msgid: string; sent: SentMessage } {
  if (typeof code !== 'string' || !code) throw new PlatformError(40058, 'response_code missing');
  const row = wecom.state.responseCodes[code];
  const sent = row && wecom.state.sent[row.msgid];
  if (!row || !sent || row.expiresAt <= wecom.now()) throw new PlatformError(42016, 'invalid or expired response_code');
  if (row.used) throw new PlatformError(42022, 'response_code already used');
  row.used = true;
  return { msgid: row.msgid, sent };
}

function changeOf(wecom: Wecom, body: Record<string, unknown>, sent: SentMessage): (copy: Message) => void {
  const caption = (body['button'] as { replace_name?: unknown } | undefined)?.replace_name;
  if (body['template_card'] !== undefined) {
    const card = translateCard(checkCard(body['template_card'], 'update'), translator(wecom, body));
    return (copy) => replaceCard(copy, structuredClone(card));
  }
  if (typeof caption !== 'string' || !caption)
    throw new PlatformError(42020, 'button.replace_name or template_card missing');
  if (!sent.card || !hasButtons(sent.card)) throw new PlatformError(40058, 'this card has no buttons to replace');
  return (copy) => greyButtons(copy, caption);
}

function targetsOf(wecom: Wecom, body: Record<string, unknown>, sent: SentMessage) {
  if (body['atall'] === 1) return { targets: sent.receivers, invaliduser: [] };
  const named: unknown = body['userids'] ?? [];
  if (!Array.isArray(named) || !named.every((id) => typeof id === 'string')) {
    throw new PlatformError(40031, 'userids is an array of texts');
  }
  if (named.length > 1000) throw new PlatformError(40032, 'more than 1000 userids');
  const targets = named.flatMap((id) => memberOf(wecom, id)?.userid ?? []).filter((id) => sent.receivers.includes(id));
  const invaliduser = named
    .map((id) => id.toLowerCase())
    .filter((id) => !targets.some((target) => target.toLowerCase() === id));
  return { targets, invaliduser };
}

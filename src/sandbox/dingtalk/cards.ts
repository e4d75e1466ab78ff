/** Interactive cards (dingtalk.md §5): created once per `outTrackId`, changed at any time, each person seeing their own view. */
import { text as random } from '../credentials';
import { jsonBody, type Call } from '../http';
import { append } from './chat';
import { cardAnswer, readCreate, readUpdate } from './card-request';
import { memberOf } from './people';
import { spendQuirk } from './quirks';
import { ApiRefusal, refuse } from './refusal';
import { requireRobot } from './robot';
import type { CardInstance, Dingtalk, Variables } from './state';

/** `POST /v1.0/card/instances/createAndDeliver`: 200 and `success: true` may still hold a failed delivery. */
export async function createAndDeliver(dingtalk: Dingtalk, call: Call) {
  const { imRobotOpenDeliverModel: model, openSpaceId } = readCreate(call);
  if (openSpaceId === undefined) refuse('param.openSpaceIdEmpty');
  if (!model) refuse('param.openDeliverModelEmpty');
  requireRobot(dingtalk, model.robotCode);
  const receivers = receiversOf(openSpaceId);
  const card = createCard(dingtalk, call);
  const deliverResults = receivers.map((spaceId) => deliver(dingtalk, card, spaceId));
  await dingtalk.save();
  return { success: true, result: { outTrackId: card.outTrackId, deliverResults } };
}

/** `POST /v1.0/card/instances`: a card that nobody has yet. */
export async function createInstance(dingtalk: Dingtalk, call: Call) {
  const { outTrackId } = createCard(dingtalk, call);
  await dingtalk.save();
  return { success: true, result: outTrackId };
}

function createCard(dingtalk: Dingtalk, call: Call): CardInstance {
  const asked = readCreate(call);
  if (asked.cardTemplateId !== dingtalk.credentials.cardTemplateId) refuse('param.templateNotExist');
  if (dingtalk.quirks.unpublishedTemplate) refuse('param.templateUnpublished');
  if (dingtalk.state.cards[asked.outTrackId]) refuse('param.cardAlreadyExist');
  const { callbackType, callbackRouteKey = null } = asked;
  const card: CardInstance = {
    outTrackId: asked.outTrackId,
    // anything but the two words in capitals is taken, and taps then go nowhere: the most common mistake (§5.4)
    callbackType: callbackType === 'STREAM' || callbackType === 'HTTP' ? callbackType : null,
    callbackRouteKey,
    shared: asked.cardData.cardParamMap,
    own: Object.fromEntries(Object.entries(asked.privateData ?? {}).map(([id, own]) => [id, own.cardParamMap])),
    answered: {},
    holders: [],
    forwardable: asked.imRobotOpenSpaceModel?.supportForward ?? true,
  };
  dingtalk.state.cards[card.outTrackId] = card;
  return card;
}

function deliver(dingtalk: Dingtalk, card: CardInstance, spaceId: string) {
  const place = { spaceType: 'IM_ROBOT', spaceId };
  if (!memberOf(dingtalk, spaceId)) return { ...place, success: false, errorMsg: 'user not found in space' };
  if (spendQuirk(dingtalk.quirks, 'failedDeliveries')) return { ...place, success: false, errorMsg: 'system busy' };
  card.holders.push(spaceId);
  append(dingtalk, spaceId, { direction: 'in', kind: 'card', outTrackId: card.outTrackId });
  return { ...place, success: true, carrierId: random(44) };
}

/** `dtv1.card//IM_ROBOT.u1;IM_ROBOT.u2`. */
function receiversOf(openSpaceId: string): string[] {
  const [, spaces] = /^dtv1\.card\/\/(.+)$/.exec(openSpaceId) ?? [];
  const ids = spaces?.split(';').map((space) => /^IM_ROBOT\.(.+)$/.exec(space)?.[1]);
  if (!ids || ids.some((id) => !id)) refuse('param.openSpaceIdInvalid');
  return ids.map((id) => `${id}`);
}

/** `POST /v1.0/card/instances/deliver`: a card that is there is brought to people. */
export async function deliverInstance(dingtalk: Dingtalk, call: Call) {
  const { outTrackId, openSpaceId } = jsonBody(call) ?? {};
  const card = dingtalk.state.cards[String(outTrackId)];
  if (!card) refuse('param.cardNotExist');
  const result = receiversOf(String(openSpaceId)).map((spaceId) => deliver(dingtalk, card, spaceId));
  await dingtalk.save();
  return { success: true, result };
}

/** `PUT /v1.0/card/instances`: for everybody; without the by-key options the maps replace all data. */
export async function updateInstance(dingtalk: Dingtalk, call: Call) {
  const { outTrackId, cardData, privateData, cardUpdateOptions } = readUpdate(call);
  if (!cardData && !privateData) refuse('param.cardDataAndPrivateDataBothEmpty');
  const card = dingtalk.state.cards[outTrackId];
  if (!card) refuse('param.cardNotExist');
  if (cardData) {
    card.shared = merged(card.shared, cardData.cardParamMap, cardUpdateOptions?.updateCardDataByKey);
    card.answered = {};
  }
  for (const [userid, own] of Object.entries(privateData ?? {})) {
    card.own[userid] = merged(card.own[userid] ?? {}, own.cardParamMap, cardUpdateOptions?.updatePrivateDataByKey);
  }
  await dingtalk.save();
  return { success: true, result: true };
}

/** Shows a callback's answer to the person who tapped, and to nobody else (§5.7). False when it is no such answer. */
export function showAnswer(card: CardInstance, userid: string, answer: unknown): boolean {
  const parsed = cardAnswer.safeParse(answer);
  if (!parsed.success) return false;
  const { cardData, userPrivateData, cardUpdateOptions } = parsed.data;
  if (cardData) {
    const seen = { ...card.shared, ...card.answered[userid] };
    card.answered[userid] = merged(seen, cardData.cardParamMap, cardUpdateOptions?.updateCardDataByKey);
  }
  if (userPrivateData) {
    const byKey = cardUpdateOptions?.updatePrivateDataByKey;
    card.own[userid] = merged(card.own[userid] ?? {}, userPrivateData.cardParamMap, byKey);
  }
  return true;
}

function merged(before: Variables, change: Variables, byKey: boolean | undefined): Variables {
  return byKey ? { ...before, ...change } : change;
}

/** `POST /v1.0/card/callbacks/register` (§2.3): one key, one address; an existing one stays unless told otherwise. */
export async function registerRoute(dingtalk: Dingtalk, call: Call) {
  const { callbackRouteKey: key, callbackUrl: url, apiSecret, forceUpdate } = jsonBody(call) ?? {};
  if (typeof key !== 'string' || !key) refuse('param.callbackRouteKeyEmpty');
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) refuse('param.callbackUrlEmpty');
  const { routes } = dingtalk.state;
  if (routes[key] && forceUpdate !== true && routes[key].url !== url) {
    throw new ApiRefusal(500, 'param.callbackRouteKeyExist');
  }
  const secret = typeof apiSecret === 'string' && apiSecret ? apiSecret : null;
  if (!routes[key] || forceUpdate === true) routes[key] = { url, apiSecret: secret };
  await dingtalk.save();
  return { success: true, result: { callbackUrl: routes[key].url, apiSecret: routes[key].apiSecret } };
}

/** DingTalk (钉钉), an internal app with a robot and cards: `dingtalk.md`. This file only says which part does what. */
import { InboundRefused, type Messenger } from '../../application/ports';
import { dingtalkChecks } from './check';
import { createClient, type DingtalkApi } from './client';
import { readDirectory } from './directory';
import { fetchPicture } from './media';
import { httpReply } from './reply';
import { createRouteIntake } from './route';
import { createSendParts, LONGEST_TEXT, sendCard, sendText, updateCard } from './send';
import type { DingtalkConfig, DingtalkOptions } from './settings';
import { identify, signInUrl } from './sign-in';
import { askForTicket, type StreamTimes } from './stream/connection';
import { createStreamIntake } from './stream/intake';
import { createTodos } from './todo';
import { openCallback } from './webhook';

/** The app's own limit is met at the gate; a person gets what he can read. */
const PACE = { gapMs: 1000, burst: 10 };
/** `outTrackId` is ours and never ends (`dingtalk.md` §5.8). */
const UPDATE_CODES = { once: false, lifetimeMs: Infinity };

/** Of the standard edition, for all apps together (`dingtalk.md` §12.1). */
const FREE_CALLS = 5000;

/** A messenger over DingTalk's wire protocol. Nothing is called before it is used. */
export function createDingtalk(
  config: DingtalkConfig,
  options: DingtalkOptions & { times?: Partial<StreamTimes> },
): Messenger {
  const { clock, log, callbackMaxAgeMs: maxAgeMs, webhook, times } = options;
  const api = createClient(config, options);
  const sending = createSendParts(api, config, log);
  const parts = { config, cardSecret: webhook?.cardSecret ?? null, maxAgeMs };
  const overHttp = webhook && createRouteIntake(api, webhook, log);
  const overStream = () => createStreamIntake({ api, config, now: () => clock.now(), log, times });
  return {
    name: 'dingtalk',
    maxTextBytes: LONGEST_TEXT,
    pace: PACE,
    verifyUrl: () => {
      throw new InboundRefused(400, 'no such check');
    },
    open: (callback, now) => openCallback(parts, callback, now),
    reply: (inbound, answer) => httpReply(config, inbound, answer),
    textsInAnswers: false,
    intake: config.inbound === 'http' ? overHttp : overStream(),
    sendText: (userId, text, dedupKey) => sendText(sending, userId, text, dedupKey),
    sendCard: (userId, card) => sendCard(sending, userId, card),
    updateCodes: UPDATE_CODES,
    updateCard: (_userIds, outTrackId, card) => updateCard(sending, outTrackId, card),
    fetchPicture: (downloadCode) => fetchPicture(api, config.robotCode, downloadCode),
    browser: /DingTalk/i,
    signInUrl: (returnUrl, state) => signInUrl(config, returnUrl, state),
    identify: (returned) => identify(api, config, returned),
    probe: () => probe(api, config),
    freeCallsPerMonth: config.callsPerMonth ?? FREE_CALLS,
    todos: createTodos(api),
    checks: dingtalkChecks(api, config),
    directory: () => readDirectory(api),
  };
}

/** The token proves the app; over Stream the gateway says as well whether it would let us in. Neither costs quota. */
async function probe(api: DingtalkApi, config: DingtalkConfig): Promise<void> {
  await api.signIn();
  if (config.inbound === 'stream') await askForTicket(api, config);
}

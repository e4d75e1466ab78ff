/** WeCom (企业微信), a self-built app: `wecom.md`. This file only says which part does what. */
import type { Messenger } from '../../application/ports';
import { PlatformRefused } from '../../lib/outgoing';
import { createClient, PLATFORM, type WecomApi } from './client';
import { readDirectory } from './directory';
import { fetchPicture } from './media';
import { parseMessage } from './parse';
import { LONGEST_TEXT, passiveReply } from './reply';
import { sendCard, sendText, updateCard } from './send';
import type { WecomConfig, WecomOptions } from './settings';
import { identify, signInUrl } from './sign-in';
import { openCallback, verifyUrl } from './verify';
import { createWorkbench } from './workbench';

/** Within 30 a minute and 1000 an hour per member (`wecom.md` §15). */
const PACE = { gapMs: 3700, burst: 10 };

/** A code works once, and for 72 hours (`wecom.md` §6). */
const UPDATE_CODES = { once: true, lifetimeMs: 72 * 3_600_000 };

/** A messenger over WeCom's wire protocol. Nothing is called before it is used. */
export function createWecom(config: WecomConfig, options: WecomOptions): Messenger {
  const api = createClient(config, options);
  const { agentId } = config;
  const parts = { api, agentId, log: options.log };
  const maxAge = options.callbackMaxAgeMs;
  return {
    name: 'wecom',
    maxTextBytes: LONGEST_TEXT,
    pace: PACE,
    verifyUrl: (query, now) => verifyUrl(config, query, now, maxAge),
    open: ({ query, body }, now) => [parseMessage(config, openCallback(config, query, body, now, maxAge))],
    textsInAnswers: true,
    reply: (inbound, answer) => passiveReply(config, inbound, answer),
    sendText: (userId, text, dedupKey) => sendText(parts, userId, text, dedupKey),
    sendCard: (userId, card) => sendCard(parts, userId, card),
    browser: /wxwork/i,
    updateCodes: UPDATE_CODES,
    updateCard: (userIds, updateCode, card) => updateCard(parts, userIds, updateCode, card),
    fetchPicture: (mediaId) => fetchPicture(api, mediaId),
    signInUrl: (returnUrl, state) => signInUrl(config, returnUrl, state),
    identify: ({ code }) => identify(api, code ?? ''),
    probe: () => probe(api, agentId),
    directory: () => readDirectory(api, agentId),
    workbench: createWorkbench(api, agentId),
  };
}

/** The token proves corp and secret, the app's own page that the agent id is right and the app switched on. */
async function probe(api: WecomApi, agentId: number): Promise<void> {
  const { close } = await api.call({ path: 'agent/get', query: { agentid: `${agentId}` } });
  if (close === 1) throw new PlatformRefused(PLATFORM, '50003', 'configuration', 'the app is switched off');
}

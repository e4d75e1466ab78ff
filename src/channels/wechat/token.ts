/** The access token: `stable_token`, which gives everybody the same one (`wechat-official-account.md` §2). */
import { z } from 'zod';
import type { Clock } from '../../lib/clock';
import { PlatformRefused, PlatformUnreachable, request } from '../../lib/outgoing';
import { valueOf } from './answer';
import type { WechatConfig } from './types';

export interface Tokens {
  /** A token that should work. Throws PlatformRefused or PlatformUnreachable. */
  get(): Promise<string>;
  /** The platform did not take this one: the next `get` asks anew. */
  reject(token: string): void;
}

const EARLY_MS = 300_000;
/** Forcing a new token kills the old one at once and is limited. */
const FORCE_GAP_MS = 30_000;

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

interface Known {
  token: string;
  /** epoch ms */
  until: number;
}

export function createTokens(config: WechatConfig, clock: Clock): Tokens {
  let known: Known | null = null;
  let rejected: string | null = null;
  let asking: Promise<string> | null = null;
  let forcedAt = -Infinity;

  const ask = async (): Promise<string> => {
    let fresh = await fetchToken(config, false, clock.now());
    // the normal mode repeats the token it has, even one that was killed elsewhere
    if (fresh.token === rejected && clock.now() - forcedAt >= FORCE_GAP_MS) {
      forcedAt = clock.now();
      fresh = await fetchToken(config, true, clock.now());
    }
    known = fresh;
    return fresh.token;
  };

  return {
    get: () => {
      if (known && clock.now() < known.until) return Promise.resolve(known.token);
      asking ??= ask().finally(() => (asking = null));
      return asking;
    },
    reject: (token) => {
      rejected = token;
      if (known?.token === token) known = null;
    },
  };
}

async function fetchToken(config: WechatConfig, force: boolean, now: number): Promise<Known> {
  const { apiBase, appId: appid, appSecret: secret } = config;
  try {
    const answer = await request({
      platform: 'wechat',
      method: 'POST',
      url: `${apiBase.replace(/\/+$/, '')}/cgi-bin/stable_token`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: force }),
    });
    const { access_token, expires_in } = Answer.parse(valueOf(answer, now));
    return { token: access_token, until: now + expires_in * 1000 - EARLY_MS };
  } catch (error) {
    if (error instanceof PlatformRefused && error.kind !== 'retry') throw error;
    // whatever became of asking for a token, the call it was meant for has not been made
    throw new PlatformUnreachable('wechat', false, 'no token');
  }
}

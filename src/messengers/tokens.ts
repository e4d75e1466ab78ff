/** An app's access token (`wecom.md` §4, `dingtalk.md` §3): fetched once for everybody, refreshed early, and never asked for in a loop. */
import type { Clock } from '../lib/clock';
import { PlatformRefused } from '../lib/outgoing';

const EARLY = 300_000;
export const BACK_OFF = 10 * 60_000;

export interface Tokens {
  /** The token to use now. @throws what `fetch` throws; for ten minutes after wrong credentials, without asking again */
  get(): Promise<string>;
  /** The platform said this token is no good. Nothing happens when a newer one is already there. */
  drop(token: string): void;
}

export interface FreshToken {
  token: string;
  /** ms */
  lifetime: number;
}

/**
 * @param fetch asks the platform; throws PlatformRefused when secret or corp are wrong
 * @param isFatal the credentials themselves were refused: asking again soon is useless or gets one banned
 */
export function createTokens(
  fetch: () => Promise<FreshToken>,
  clock: Clock,
  isFatal: (refused: PlatformRefused) => boolean,
): Tokens {
  let cached: { token: string; until: number } | null = null;
  let underWay: Promise<string> | null = null;
  let refused: { error: PlatformRefused; until: number } | null = null;

  const refresh = async (): Promise<string> => {
    try {
      const { token, lifetime } = await fetch();
      cached = { token, until: clock.now() + Math.max(lifetime - EARLY, lifetime / 2) };
      refused = null;
      return token;
    } catch (error) {
      if (error instanceof PlatformRefused && isFatal(error)) {
        refused = { error, until: clock.now() + BACK_OFF };
      }
      throw error;
    }
  };

  return {
    async get() {
      if (cached && clock.now() < cached.until) return cached.token;
      if (refused && clock.now() < refused.until) throw postponed(refused.error, refused.until - clock.now());
      underWay ??= refresh().finally(() => (underWay = null));
      return underWay;
    },
    drop(token) {
      if (cached?.token === token) cached = null;
    },
  };
}

function postponed({ platform, code, kind }: PlatformRefused, wait: number): PlatformRefused {
  return new PlatformRefused(platform, code, kind, 'credentials were refused a short while ago', wait);
}

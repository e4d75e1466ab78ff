/** Calls to the official-account platform. The token is part of the URL there, so no URL leaves this file. */
import type { z } from 'zod';
import type { Clock } from '../../lib/clock';
import { PlatformRefused, PlatformUnreachable, request, type OutgoingRequest } from '../../lib/outgoing';
import { multipart, type FilePart } from '../multipart';
import { valueOf } from './answer';
import { createTokens } from './token';
import type { WechatConfig } from './types';

export interface WechatClient {
  /** Throws PlatformRefused, or PlatformUnreachable. */
  call<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
  upload<T>(path: string, file: FilePart, answer: z.ZodType<T>): Promise<T>;
  /** Is the token of this account to be had? */
  authenticate(): Promise<void>;
}

const TOKEN_REFUSED = new Set(['40001', '40014', '42001']);
const TIMEOUT_MS = 30_000;

export function createClient(config: WechatConfig, clock: Clock): WechatClient {
  const tokens = createTokens(config, clock);

  const once = async (path: string, token: string, content: Pick<OutgoingRequest, 'body' | 'headers'>) => {
    const separator = path.includes('?') ? '&' : '?';
    const url = `${config.apiBase.replace(/\/+$/, '')}${path}${separator}access_token=${encodeURIComponent(token)}`;
    const answer = await request({ platform: 'wechat', method: 'POST', url, timeoutMs: TIMEOUT_MS, ...content });
    return valueOf(answer, clock.now());
  };

  /** A refused token stops a call before it does anything, so even a write may be repeated with a new one (§2). */
  const send = async <T>(
    path: string,
    content: Pick<OutgoingRequest, 'body' | 'headers'>,
    schema: z.ZodType<T>,
  ): Promise<T> => {
    const token = await tokens.get();
    const value = await once(path, token, content).catch(async (error: unknown) => {
      if (!(error instanceof PlatformRefused) || !TOKEN_REFUSED.has(error.code)) throw error;
      tokens.reject(token);
      return once(path, await tokens.get(), content);
    });
    const answer = schema.safeParse(value);
    if (!answer.success) throw new PlatformUnreachable('wechat', true, 'an answer that cannot be read');
    return answer.data;
  };

  return {
    call: (path, body, answer) =>
      send(
        path,
        { body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } },
        answer,
      ),
    upload: (path, file, answer) => {
      const { body, contentType } = multipart({}, file);
      return send(path, { body, headers: { 'content-type': contentType } }, answer);
    },
    authenticate: async () => {
      await tokens.get();
    },
  };
}

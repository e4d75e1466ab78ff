import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import path from 'node:path';
import { openStore } from './store';

/** Everything an administrator would copy out of the three consoles, plus the secrets of the product beside them. */
export interface Credentials {
  wecom: { corpId: string; agentId: number; secret: string; callback: CallbackKeys };
  dingtalk: {
    clientId: string;
    clientSecret: string;
    robotCode: string;
    corpId: string;
    cardTemplateId: string;
    callback: { token: string; aesKey: string };
  };
  weibo: { appKey: string; appSecret: string; accessToken: string; uid: string };
  wechat: { appId: string; appSecret: string; originalId: string; callback: CallbackKeys };
  product: { consoleToken: string; secretsKey: string };
}

export interface CallbackKeys {
  token: string;
  encodingAesKey: string;
}

/** The credentials kept in `dir`, made at random the first time. */
export async function openCredentials(dir: string): Promise<Credentials> {
  const store = await openStore(path.join(dir, 'credentials.json'), makeCredentials);
  await store.save();
  return store.value;
}

function makeCredentials(): Credentials {
  return {
    wecom: { corpId: `ww${hex(16)}`, agentId: 1_000_002, secret: text(43), callback: makeCallbackKeys() },
    dingtalk: makeDingtalk(),
    weibo: {
      appKey: `${randomInt(1_000_000_000, 4_000_000_000)}`,
      appSecret: hex(32),
      accessToken: `2.00${text(28)}`,
      uid: `${randomInt(5_000_000_000, 7_900_000_000)}`,
    },
    wechat: {
      appId: `wx${hex(16)}`,
      appSecret: hex(32),
      originalId: `gh_${hex(12)}`,
      callback: makeCallbackKeys(),
    },
    product: { consoleToken: text(40), secretsKey: randomBytes(32).toString('base64') },
  };
}

/** The robot of an internal app carries the app's own key (dingtalk.md §0.2). */
function makeDingtalk(): Credentials['dingtalk'] {
  const clientId = `ding${text(16).toLowerCase()}`;
  const { token, encodingAesKey: aesKey } = makeCallbackKeys();
  return {
    clientId,
    clientSecret: text(64),
    robotCode: clientId,
    corpId: `ding${hex(32)}`,
    cardTemplateId: `${randomUUID()}.schema`,
    callback: { token, aesKey },
  };
}

/** 43 letters or digits that are base64 of exactly 32 bytes: the last one may only carry four bits. */
function makeCallbackKeys(): CallbackKeys {
  const last = 'AEIMQUYcgkosw048';
  return { token: text(24), encodingAesKey: text(42) + last.charAt(randomInt(last.length)) };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `length` random letters and digits. */
export function text(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

function hex(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length);
}

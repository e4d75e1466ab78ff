/** `messengers:` of the configuration. */
import { mapping, oneOf, opaque, text, webAddress, wholeNumber } from './scalars';
import type { z } from 'zod';

/** WeCom's own limits of what its console accepts (`wecom.md` §1.1); the official account's are the same. */
export function callbackKeys() {
  return mapping({
    token: text('1 to 32 letters or digits', (value) => /^[A-Za-z0-9]{1,32}$/.test(value)),
    encodingAesKey: text('exactly 43 letters or digits', (value) => /^[A-Za-z0-9]{43}$/.test(value)),
  });
}

const wecom = mapping({
  apiBase: webAddress('the base of the WeCom interface'),
  oauthBase: webAddress('the base of the WeCom sign-in'),
  corpId: opaque('the corp id'),
  agentId: wholeNumber("the app's AgentId", 1, 2 ** 31 - 1),
  secret: opaque("the app's secret"),
  callback: callbackKeys(),
});

const dingtalk = mapping({
  apiBase: webAddress('the base of the DingTalk interface'),
  oapiBase: webAddress('the base of the old DingTalk interface'),
  loginBase: webAddress('the base of the DingTalk sign-in').default('https://login.dingtalk.com'),
  clientId: opaque("the app's client id"),
  clientSecret: opaque("the app's client secret"),
  robotCode: opaque('the robot code'),
  corpId: opaque('the corp id'),
  cardTemplateId: opaque('the id of the card template'),
  inbound: oneOf(['stream', 'http']).default('stream'),
  callsPerMonth: wholeNumber('the calls a month that the edition allows', 1, 2 ** 31 - 1).default(5000),
  callback: mapping({
    token: opaque('the callback token'),
    aesKey: text('exactly 43 letters or digits', (value) => /^[A-Za-z0-9]{43}$/.test(value)),
  }).optional(),
}).refine((value) => value?.inbound !== 'http' || value.callback !== undefined, {
  path: ['callback'],
  error: 'is missing: inbound http needs it',
  when: () => true,
});

export const messengersSchema: z.ZodType<{
  wecom?: z.infer<typeof wecom>;
  dingtalk?: z.infer<typeof dingtalk>;
}> = mapping({ wecom: wecom.optional(), dingtalk: dingtalk.optional() });

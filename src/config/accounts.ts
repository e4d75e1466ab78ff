/** `accounts:` of the configuration: the account registry (账号登记, 第二条) with the credentials of those published by interface. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { callbackKeys } from './messengers';
import { expected, id, mapping, oneOf, opaque, text, webAddress, words } from './scalars';

const entry = {
  id: id('the id of the account'),
  name: words("the account's name", 60),
  ownerDepartment: id('the id of the owning department'),
  purpose: words('what the account is for', 500),
};

const weibo = { ...entry, channel: oneOf(['weibo']) };
const wechat = {
  ...entry,
  channel: oneOf(['wechat']),
  defaultCover: words('the path of a jpg or png file', 1000).nullable().default(null),
};

const linkBase = webAddress("the base of the authenticity link, on the app's safe domain");

const weiboInterface = {
  apiBase: webAddress('the base of the Weibo interface'),
  appKey: opaque('the app key'),
  appSecret: opaque('the app secret').nullable().default(null),
  accessToken: opaque("the account's access token"),
  uid: text('the uid of the account, up to 20 digits', (value) => /^\d{1,20}$/.test(value)),
  rip: text("the office's public IP address", (value) => isIP(value) !== 0),
};

const kind = oneOf(['subscription', 'service']);
const release = oneOf(['freepublish', 'sendall']).default('freepublish');

const wechatInterface = {
  apiBase: webAddress('the base of the official-account interface'),
  appId: opaque('the app id'),
  appSecret: opaque('the app secret'),
  callback: callbackKeys(),
};

/** An account published by hand may keep the keys it will need later; they are checked and not used. */
const weiboByHand = mapping({
  ...weibo,
  ...optional(weiboInterface),
  publish: oneOf(['manual']),
  linkBase: linkBase.optional(),
});
const wechatByHand = mapping({
  ...wechat,
  ...optional(wechatInterface),
  kind: kind.optional(),
  release: release.optional(),
  publish: oneOf(['manual']),
});

const account = z.discriminatedUnion(
  'channel',
  [
    z.discriminatedUnion('publish', [
      mapping({ ...weibo, ...weiboInterface, publish: oneOf(['api']), linkBase }),
      weiboByHand.transform(({ id, name, ownerDepartment, purpose, channel, publish, linkBase: base }) => {
        return { id, name, ownerDepartment, purpose, channel, publish, linkBase: base };
      }),
    ]),
    z.discriminatedUnion('publish', [
      mapping({ ...wechat, ...wechatInterface, kind, release, publish: oneOf(['api']) }),
      wechatByHand.transform(({ id, name, ownerDepartment, purpose, channel, publish, defaultCover }) => {
        return { id, name, ownerDepartment, purpose, channel, publish, defaultCover };
      }),
    ]),
  ],
  expected('an account with id, channel, name, …'),
);

/** What every account has, whatever its kind: told also where the kind itself is not known. */
export const anyAccount = z.looseObject({
  ...entry,
  channel: oneOf(['weibo', 'wechat']),
  publish: oneOf(['api', 'manual']),
});

export const accountsSchema = z.array(account, expected('a list of accounts'));

function optional<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.optional()])) as {
    [Key in keyof Shape]: z.ZodOptional<Shape[Key]>;
  };
}

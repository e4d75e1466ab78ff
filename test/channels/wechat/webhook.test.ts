import { createHash } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { Query } from '../../../src/application/ports';
import { createWechatWebhook } from '../../../src/channels/wechat';
import { openEnvelope } from '../../../src/messengers/callback-crypto';
import { WECHAT } from '../fake-wechat';
import { MINUTE, START } from '../fake-world';

const webhook = createWechatWebhook(WECHAT, { callbackMaxAgeMs: 15 * MINUTE, openEnvelope });
const { token, encodingAesKey } = WECHAT.callback;

function sealed(xml: string, { at = START, appId = WECHAT.appId } = {}): { query: Query; body: Buffer } {
  const encrypted = encrypt(encodingAesKey, xml, appId);
  const timestamp = `${at / 1000}`;
  return {
    query: {
      msg_signature: getSignature(token, timestamp, 'nonce', encrypted),
      timestamp,
      nonce: 'nonce',
      encrypt_type: 'aes',
    },
    body: Buffer.from(`<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`),
  };
}

const event = (status: number, { id = '100000001', name = 'PUBLISHJOBFINISH', created = START / 1000 } = {}) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName>o1</FromUserName><CreateTime>${created}</CreateTime>` +
  `<MsgType>event</MsgType><Event>${name}</Event><PublishEventInfo><publish_id>${id}</publish_id>` +
  `<publish_status>${status}</publish_status><article_id>article_1</article_id><article_detail><count>1</count>` +
  '<item><idx>1</idx><article_url><![CDATA[https://mp.weixin.qq.com/s/1?a=1&b=2]]></article_url></item>' +
  '</article_detail></PublishEventInfo></xml>';

const open = ({ query, body }: { query: Query; body: Buffer }, now = START) => webhook.open(query, body, now);
const refusal = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
};

describe('events of the official account', () => {
  it('gives the verdict of a publication, whatever the case of its name', () => {
    for (const name of ['PUBLISHJOBFINISH', 'publishJobFinish']) {
      expect(open(sealed(event(0, { name })))).toEqual({
        key: 'wechat:A-WX:publish:100000001:0',
        kind: 'verdict',
        handle: { publishId: '100000001' },
        outcome: {
          kind: 'published',
          platformId: 'article_1',
          url: 'https://mp.weixin.qq.com/s/1?a=1&b=2',
          at: START,
          proof: { publishId: '100000001', articleId: 'article_1' },
        },
      });
    }
  });

  it('reads an escaped address', () => {
    const escaped = event(0).replace(
      '<![CDATA[https://mp.weixin.qq.com/s/1?a=1&b=2]]>',
      'https://mp.weixin.qq.com/s?a=1&amp;b=2',
    );
    expect(open(sealed(escaped))).toMatchObject({ outcome: { url: 'https://mp.weixin.qq.com/s?a=1&b=2' } });
  });

  it.each([
    [2, 'refused'],
    [3, 'refused'],
    [4, 'refused'],
    [5, 'unsure'],
    [6, 'unsure'],
  ])('makes of publish_status %i: %s', (status, kind) => {
    expect(open(sealed(event(status)))).toMatchObject({ kind: 'verdict', outcome: { kind } });
  });

  it('names re-deliveries alike and other events differently', () => {
    const key = (xml: string) => open(sealed(xml)).key;
    expect(key(event(0))).toBe(key(event(0)));
    expect(key(event(0))).not.toBe(key(event(0, { id: '100000002' })));
    expect(key(event(0))).not.toBe(key(event(5)));
    const text = (id: number) =>
      `<xml><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>${id}</MsgId></xml>`;
    expect(key(text(1))).toBe(key(text(1)));
    expect(key(text(1))).not.toBe(key(text(2)));
  });

  it('lets everything else pass as something that changes nothing', () => {
    expect(open(sealed(event(1)))).toMatchObject({ kind: 'other', what: 'PUBLISHJOBFINISH' });
    expect(open(sealed(event(0, { name: 'MASSSENDJOBFINISH' })))).toMatchObject({
      kind: 'other',
      what: 'MASSSENDJOBFINISH',
    });
    expect(open(sealed('<xml><MsgType>text</MsgType><Content>你好</Content></xml>'))).toMatchObject({ what: 'text' });
  });

  it.each<[string, number, () => { query: Query; body: Buffer }]>([
    ['of another app', 403, () => sealed(event(0), { appId: 'wx9' })],
    ['too old', 403, () => sealed(event(0), { at: START - 15 * MINUTE - 1000 })],
    ['from the future', 403, () => sealed(event(0), { at: START + 15 * MINUTE + 1000 })],
    ['without a signature', 400, () => ({ ...sealed(event(0)), query: { timestamp: `${START / 1000}`, nonce: 'n' } })],
    [
      'with a wrong signature',
      403,
      () => ({ ...sealed(event(0)), query: { ...sealed(event(0)).query, nonce: 'other' } }),
    ],
    [
      'with a strange timestamp',
      400,
      () => ({ ...sealed(event(0)), query: { ...sealed(event(0)).query, timestamp: '1e9' } }),
    ],
    ['in plain mode', 400, () => ({ query: sealed(event(0)).query, body: Buffer.from(event(0)) })],
    ['too large', 413, () => ({ query: sealed(event(0)).query, body: Buffer.alloc(64 * 1024 + 1, 32) })],
    ['that is no XML', 400, () => ({ query: sealed(event(0)).query, body: Buffer.from('{"a":1}') })],
    ['with a document type', 400, () => ({ query: sealed('').query, body: Buffer.from('<!DOCTYPE x><xml></xml>') })],
    ['with a document type inside', 400, () => sealed('<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>')],
    ['with something else inside', 400, () => sealed('hello')],
  ])('refuses a message %s with %i', (_case, status, make) => {
    expect(refusal(() => open(make()))).toMatchObject({ name: 'InboundRefused', status });
  });

  it('accepts a message at the edge of its age', () => {
    expect(open(sealed(event(0), { at: START - 15 * MINUTE })).kind).toBe('verdict');
  });
});

describe('the check of the callback address', () => {
  const timestamp = `${START / 1000}`;
  const signature = createHash('sha1').update([token, timestamp, 'n'].sort().join('')).digest('hex');
  const plain: Query = { signature, timestamp, nonce: 'n', echostr: '4711' };

  it('answers the echo in plain mode', () => {
    expect(webhook.verifyUrl(plain, START)).toBe('4711');
  });

  it('answers the decrypted echo when it is encrypted', () => {
    const echostr = encrypt(encodingAesKey, '4711', WECHAT.appId);
    const msg_signature = getSignature(token, timestamp, 'n', echostr);
    expect(webhook.verifyUrl({ msg_signature, timestamp, nonce: 'n', echostr }, START)).toBe('4711');
    expect(refusal(() => webhook.verifyUrl({ ...plain, msg_signature, echostr: '4711' }, START))).toMatchObject({
      status: 403,
    });
  });

  it.each<[string, Query, number]>([
    ['a wrong signature', { ...plain, signature: '0'.repeat(40) }, 403],
    ['a signature of another length', { ...plain, signature: 'ab' }, 403],
    ['no signature', { ...plain, signature: undefined }, 400],
    ['no echo', { ...plain, echostr: undefined }, 400],
    ['a changed nonce', { ...plain, nonce: 'm' }, 403],
  ])('refuses %s', (_case, query, status) => {
    expect(refusal(() => webhook.verifyUrl(query, START))).toMatchObject({ name: 'InboundRefused', status });
  });

  it('refuses an old one', () => {
    expect(refusal(() => webhook.verifyUrl(plain, START + 16 * MINUTE))).toMatchObject({ status: 403 });
  });
});

import * as fc from 'fast-check';
import { encrypt } from '@wecom/crypto';
import { InboundRefused, type Query } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { callbackOf, CONFIG, MAX_AGE, NOW, options, plaintext, sealed, signed } from './bench';

const wecom = createWecom(CONFIG, options());
const TEXT = plaintext({ MsgType: 'text', Content: '投稿', MsgId: '7300000000000000001' });

const opening = (callback: { query: Query; body: Buffer }, now = NOW) => {
  try {
    return wecom.open(callbackOf(callback), now)[0];
  } catch (error) {
    return error;
  }
};
const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason });

/** The envelope around a text that stands for its content. */
const envelope = (content: string) => ({ ...sealed(TEXT), body: Buffer.from(content) });

describe('URL verification', () => {
  const verification = (plain: string, at = NOW): Query => {
    const echostr = encrypt(CONFIG.callback.encodingAesKey, plain, CONFIG.corpId);
    return { ...signed(echostr, { at }), echostr };
  };

  it('answers the decrypted echo exactly', () => {
    expect(wecom.verifyUrl(verification(' 1616140317555161061\n'), NOW)).toBe(' 1616140317555161061\n');
  });

  it('understands an echo whose + a query parser turned into spaces', () => {
    const withPlus = Array.from({ length: 50 }, (_, i) => verification(`echo ${i}`)).find((q) =>
      q.echostr?.includes('+'),
    );
    const query = { ...withPlus, echostr: withPlus?.echostr?.replaceAll('+', ' ') };
    expect(wecom.verifyUrl(query, NOW)).toMatch(/^echo \d+$/);
  });

  it.each([['msg_signature'], ['timestamp'], ['nonce'], ['echostr']])('refuses a query without %s', (name) => {
    expect(() => wecom.verifyUrl({ ...verification('1'), [name]: undefined }, NOW)).toThrow('query incomplete');
  });

  it('refuses another signature and an old timestamp', () => {
    expect(() => wecom.verifyUrl({ ...verification('1'), nonce: '43' }, NOW)).toThrow('wrong signature');
    expect(() => wecom.verifyUrl(verification('1', NOW - MAX_AGE - 1000), NOW)).toThrow('too old or too new');
  });
});

describe('opening a callback', () => {
  it('accepts one that is signed, fresh and ours', () => {
    expect(opening(sealed(TEXT))).toMatchObject({ kind: 'text', text: '投稿' });
  });

  it('accepts a timestamp up to the age limit on both sides and refuses the next second', () => {
    expect(opening(sealed(TEXT, { at: NOW - MAX_AGE }))).toMatchObject({ kind: 'text' });
    expect(opening(sealed(TEXT, { at: NOW + MAX_AGE }))).toMatchObject({ kind: 'text' });
    expect(opening(sealed(TEXT, { at: NOW - MAX_AGE - 1000 }))).toEqual(refusal(403, 'too old or too new'));
    expect(opening(sealed(TEXT, { at: NOW + MAX_AGE + 1000 }))).toEqual(refusal(403, 'too old or too new'));
  });

  it.each([['msg_signature'], ['timestamp'], ['nonce']])('refuses a query without %s', (name) => {
    const callback = sealed(TEXT);
    expect(opening({ ...callback, query: { ...callback.query, [name]: undefined } })).toEqual(
      refusal(400, 'query incomplete'),
    );
  });

  it('refuses a signature with another token, before anything else is looked at', () => {
    const other = { ...CONFIG, callback: { ...CONFIG.callback, token: 'another' } };
    expect(opening(sealed(TEXT, { config: other, at: 0 }))).toEqual(refusal(403, 'wrong signature'));
  });

  it('refuses a message for another corp or app, by the decrypted names only', () => {
    const wrong = (fields: Record<string, string | null>) =>
      opening(sealed(plaintext({ MsgType: 'text', Content: 'x', MsgId: '1', ...fields })));
    expect(opening(sealed(TEXT, { receiveId: 'ww0000000000000000' }))).toEqual(refusal(403, 'wrong receiver'));
    expect(wrong({ ToUserName: 'ww0000000000000000' })).toEqual(refusal(403, 'wrong receiver'));
    expect(wrong({ AgentID: '1000003' })).toEqual(refusal(403, 'wrong app'));
    expect(wrong({ AgentID: null })).toEqual(refusal(403, 'wrong app'));
    expect(wrong({ AgentID: null, MsgType: 'event', Event: 'enter_agent' })).toEqual(refusal(403, 'wrong app'));
  });

  it('accepts the older spelling AgentId, and a contact event of the corp without an app', () => {
    const event = { MsgType: 'event', Event: 'change_contact', ChangeType: 'update_user', FromUserName: 'sys' };
    expect(
      opening(sealed(plaintext({ MsgType: 'text', AgentID: null, AgentId: '1000002', MsgId: '1' }))),
    ).toMatchObject({ kind: 'text' });
    expect(opening(sealed(plaintext({ ...event, AgentID: null })))).toMatchObject({ kind: 'directory' });
    expect(opening(sealed(plaintext({ ...event, AgentID: '' })))).toMatchObject({ kind: 'directory' });
    expect(opening(sealed(plaintext({ ...event, AgentID: '1' })))).toEqual(refusal(403, 'wrong app'));
  });

  it('refuses more than 64 KiB without looking inside', () => {
    const { query, body } = sealed(TEXT);
    const padded = (size: number) => Buffer.concat([body, Buffer.alloc(size - body.length, ' ')]);
    expect(opening({ query, body: padded(64 * 1024) })).toMatchObject({ kind: 'text' });
    expect(opening({ query, body: padded(64 * 1024 + 1) })).toEqual(refusal(413, 'too large'));
  });

  const encrypted = sealed(TEXT)
    .body.toString()
    .match(/<Encrypt>.*<\/Encrypt>/)?.[0];
  it.each([
    ['nothing', ''],
    ['JSON', '{"Encrypt":"x"}'],
    ['XML that does not close', `<xml>${encrypted}`],
    ['another root', `<html>${encrypted}</html>`],
    ['no Encrypt', '<xml><ToUserName>x</ToUserName></xml>'],
    ['an empty Encrypt', '<xml><Encrypt></Encrypt></xml>'],
    ['two of them', `<xml>${encrypted}${encrypted}</xml>`],
    ['an Encrypt that is no text', '<xml><Encrypt><a>1</a></Encrypt></xml>'],
    ['a DOCTYPE', `<!DOCTYPE xml><xml>${encrypted}</xml>`],
    ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>`],
    ['an entity nobody declared', `<xml><a>&xxe;</a>${encrypted}</xml>`],
    ['a DOCTYPE behind a false CDATA', `<!-- <![CDATA[ --><!DOCTYPE x><!-- ]]> --><xml>${encrypted}</xml>`],
    ['a DOCTYPE behind a false instruction', `<?a <![CDATA[ ?><!DOCTYPE x><?b ]]> ?><xml>${encrypted}</xml>`],
    ['attributes', `<xml a="1">${encrypted}</xml>`],
    ['a prototype', '<xml><__proto__><Encrypt>x</Encrypt></__proto__></xml>'],
    ['deep nesting', `${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}`],
  ])('refuses a body with %s before it verifies anything', (_name, content) => {
    expect(opening(envelope(content))).toEqual(refusal(400, 'not the XML of a callback'));
  });

  it('leaves alone what looks like markup inside a person’s text', () => {
    const Content = '<!DOCTYPE html> & <b a="1">&xxe;</b> <!-- x -->';
    expect(opening(sealed(plaintext({ MsgType: 'text', Content, MsgId: '1' })))).toMatchObject({ text: Content });
  });

  it('refuses a DOCTYPE in the decrypted message as well', () => {
    expect(opening(sealed(`<!DOCTYPE x>${TEXT}`))).toEqual(refusal(400, 'not the XML of a callback'));
    expect(opening(sealed('hello'))).toEqual(refusal(400, 'not the XML of a callback'));
  });

  it('throws nothing but refusals, whatever comes', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('<xml>', '</xml>', '<Encrypt>', '</Encrypt>', '<![CDATA[', ']]>'),
    );
    const query = fc.record({ msg_signature: fc.string(), timestamp: fc.string(), nonce: fc.string() });
    fc.assert(
      fc.property(query, fc.array(part), (given, parts) => {
        expect(opening({ query: given, body: Buffer.from(parts.join('')) })).toBeInstanceOf(InboundRefused);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(opening({ query: sealed(TEXT).query, body: Buffer.from(bytes) })).toBeInstanceOf(InboundRefused);
      }),
    );
  });

  it('says nothing secret in a refusal', () => {
    const error = opening(sealed(TEXT, { receiveId: 'ww0000000000000000' })) as InboundRefused;
    expect(`${error.message} ${error.reason}`).not.toMatch(/QDG6eK|jWmYm7qr|投稿|[0-9a-f]{40}/);
  });
});

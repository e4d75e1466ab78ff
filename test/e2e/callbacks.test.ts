/** Callbacks that are not what they claim: 4xx, no state, no crash, no secret in the log. The same bytes again: the same answer, no second effect. */
import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { forEachDatabase } from '../helpers/databases';
import { startProduct, type Product } from '../helpers/product';
import { sample } from '../helpers/samples';

interface Sent {
  path: string;
  body: string;
}

forEachDatabase((_name, open, url) => {
  let product: Product;

  beforeAll(async () => {
    await open();
    product = await startProduct({ databaseUrl: await url() });
  });
  afterAll(() => product.stop());

  const wecom = () => product.platforms.credentials.wecom;

  function text(
    content: string,
    change: { corpId?: string; token?: string; atMs?: number; id?: string; receiver?: string } = {},
  ): Sent {
    const { corpId, callback, agentId } = wecom();
    const {
      corpId: inner = corpId,
      token = callback.token,
      atMs = product.clock.at,
      id = '7000000000000000001',
      receiver = corpId,
    } = change;
    const seconds = Math.floor(atMs / 1000);
    const xml = `<xml><ToUserName><![CDATA[${inner}]]></ToUserName><FromUserName><![CDATA[yinxiaochuan]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content><MsgId>${id}</MsgId><AgentID>${agentId}</AgentID></xml>`;
    return seal(encrypt(callback.encodingAesKey, xml, receiver), token, String(seconds));
  }

  function seal(sealed: string, token: string, timestamp: string): Sent {
    const nonce = randomBytes(6).toString('hex');
    const signature = getSignature(token, timestamp, nonce, sealed);
    return {
      path: `/webhooks/wecom?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`,
      body: `<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
    };
  }

  const post = async ({ path, body }: Sent) => {
    const response = await fetch(product.url + path, { method: 'POST', body, headers: { 'content-type': 'text/xml' } });
    return { status: response.status, body: await response.text() };
  };

  async function state(): Promise<string> {
    const { store } = product.server;
    const ids = await store.read.submissionIds('', 1000);
    return JSON.stringify([ids, await store.read.counts(), product.control.phones()]);
  }

  const bad: [string, () => Sent][] = [
    ['a wrong signature', () => text('投稿', { token: 'wrongtoken' })],
    ['another receiver', () => text('投稿', { receiver: 'wwsomebodyelse000' })],
    ['another inner company', () => text('投稿', { corpId: 'wwsomebodyelse000' })],
    ['a timestamp too old', () => text('投稿', { atMs: product.clock.at - 16 * 60_000 })],
    ['a timestamp too new', () => text('投稿', { atMs: product.clock.at + 16 * 60_000 })],
    ['an oversize body', () => ({ ...text('投稿'), body: `<xml><Encrypt>${'A'.repeat(2_000_000)}</Encrypt></xml>` })],
    [
      'an entity bomb',
      () => ({
        ...text('投稿'),
        body: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>`,
      }),
    ],
    ['random bytes', () => ({ ...text('投稿'), body: randomBytes(500).toString('latin1') })],
    ['no query', () => ({ path: '/webhooks/wecom', body: text('投稿').body })],
  ];

  test.each(bad)('%s is refused and leaves no trace', async (_what, make) => {
    // what was due at the start is done first
    await product.settle();
    const before = await state();
    const lines = product.log.length;
    const { status } = await post(make());
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await product.settle();
    expect(await state()).toBe(before);
    const logged = product.log.slice(lines).join('');
    expect(logged).toMatch(/refused/);
    const { callback, secret } = wecom();
    for (const hidden of [callback.token, callback.encodingAesKey, secret, 'msg_signature='])
      expect(logged).not.toContain(hidden);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  });

  test('the same bytes again, also five times at once: the same answer and one effect', async () => {
    const sent = text(sample('S01').chatText, { id: '7000000000000000777' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(sent)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const again = await post(sent);
    expect(new Set([...answers, again].map(({ body }) => body)).size).toBe(1);
    expect(answers[0]!.body).toContain('<Encrypt>');
    await product.settle();
    expect(await product.server.store.read.ownedBy('U-202', ['DRAFT'], 10)).toHaveLength(1);
  });

  test('the URL verification answers the plaintext exactly', async () => {
    expect(await product.control.verifyCallback()).toEqual(expect.objectContaining({ ok: true }));
  });
});

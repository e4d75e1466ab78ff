/** The published vectors of `dingtalk.md` §2.1, and events over HTTP. */
import { encrypt, getSignature } from '@wecom/crypto';
import { openEnvelope } from '../../../src/messengers/callback-crypto';
import { eventKeys, openCallback } from '../../../src/messengers/dingtalk/webhook';
import { httpReply } from '../../../src/messengers/dingtalk/reply';
import type { DingtalkConfig } from '../../../src/messengers/dingtalk/settings';
import { MAX_AGE, NOW } from './bench';

const config = {
  clientId: 'dingexampleappkey',
  clientSecret: 'this is a secret',
  corpId: 'dingcorp',
  robotCode: 'dingrobot',
  callback: { token: 'tok', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
} as DingtalkConfig;
const parts = { config, cardSecret: 'mySecret', maxAgeMs: MAX_AGE };

// prettier-ignore
const VECTORS = [
  ['tokenxxxx', 'o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus', 'dingxxxxxx', '1605695694141', 'WelUQl6bCqcBa2fM', 'f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc', 'success', 'X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ=='],
  ['mryue', 'Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7', 'ding6ccabc44d2c8d38b', '1608001896814', 'WL4PK6yA', '03044561471240d4a14bb09372dfcfd4fd0e40cb', '{"EventType":"check_url"}', '0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3'],
  ['123456', '1234567890123456789012345678901234567890123', 'dingsnotzck6pm5veliw', '1614767836', 'A7Co0cJLMzIDtMMI', '9a95a004dd16f5c307e849b994173f76aa26e5eb', 'success', 'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA=='],
] as const;

it.each(VECTORS)(
  'opens what DingTalk published for %s',
  (token, aesKey, clientId, timestamp, nonce, signature, plain, sealed) => {
    const keys = eventKeys({ ...config, clientId, callback: { token, aesKey } })!;
    expect(openEnvelope(keys, { signature, timestamp, nonce, encrypt: sealed })).toBe(plain);
  },
);

function event(content: object, at = NOW) {
  const { token, aesKey } = config.callback!;
  const sealed = encrypt(aesKey, JSON.stringify(content), config.clientId);
  const timestamp = `${at}`;
  const query = { msg_signature: getSignature(token, timestamp, 'n', sealed), timestamp, nonce: 'n' };
  return { part: '', query, headers: {}, body: Buffer.from(JSON.stringify({ encrypt: sealed })) };
}

it('answers an event with an encrypted success for the app itself, the same bytes each time', () => {
  const [inbound] = openCallback(parts, event({ EventType: 'check_url' }), NOW);
  expect(inbound).toMatchObject({ kind: 'event', what: 'check_url', operatorNote: null });
  const { body, type } = httpReply(config, inbound, { text: null, card: null });
  expect(type).toBe('application/json');
  const reply = JSON.parse(body) as Record<'msg_signature' | 'timeStamp' | 'nonce' | 'encrypt', string>;
  const opened = openEnvelope(eventKeys(config)!, {
    signature: reply.msg_signature,
    timestamp: reply.timeStamp,
    nonce: reply.nonce,
    encrypt: reply.encrypt,
  });
  expect(opened).toBe('success');
  expect(httpReply(config, inbound, { text: null, card: null }).body).toBe(body);
});

it('several who leave are several inputs; other changes say that the directory should be read', () => {
  const left = { EventType: 'user_leave_org', CorpId: 'dingcorp', eventId: 'e1', UserId: ['A1', 'b2'] };
  const inputs = openCallback(parts, event(left), NOW);
  expect(inputs).toMatchObject([
    { kind: 'directory', change: { what: 'left', userId: 'a1' } },
    { kind: 'directory', change: { what: 'left', userId: 'b2' } },
  ]);
  expect(new Set(inputs.map(({ key }) => key)).size).toBe(2);
  const changed = { EventType: 'org_dept_modify', CorpId: 'dingcorp', eventId: 'e2', deptId: [1] };
  expect(openCallback(parts, event(changed), NOW)).toMatchObject([{ change: { what: 'something' } }]);
});

it.each([
  ['another company', event({ EventType: 'user_add_org', CorpId: 'dingother', eventId: 'e' }), 'wrong receiver'],
  ['an old event', event({ EventType: 'check_url' }, NOW - MAX_AGE - 1000), 'too old or too new'],
  ['an unknown address', { ...event({}), part: 'other' }, 'no such address'],
])('%s is refused', (_what, callback, reason) => {
  expect(() => openCallback(parts, callback, NOW)).toThrow(reason);
});

it('knows the published signature of a robot message and of a tap', () => {
  const at = 1577262236757;
  const robot = { timestamp: `${at}`, sign: 'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=' };
  const message = { msgId: 'm', conversationType: '1', senderStaffId: 'u', chatbotCorpId: 'dingcorp', createAt: at };
  const body = (content: object) => Buffer.from(JSON.stringify(content));
  const said = { ...message, msgtype: 'text', text: { content: '帮助' } };
  expect(openCallback(parts, { part: 'robot', query: {}, headers: robot, body: body(said) }, at)).toMatchObject([
    { kind: 'text', text: '帮助' },
  ]);
  const tap = { outTrackId: 't', userId: 'u', corpId: 'dingcorp', content: '{}' };
  const proof = {
    'x-ddpaas-signature-timestamp': `${at}`,
    'x-ddpaas-signature': 'YPRwOACkIyAfSkOByibnXwmticUhkII0vLSQrdNiEPE=',
  };
  expect(openCallback(parts, { part: 'card', query: {}, headers: proof, body: body(tap) }, at)).toMatchObject([
    { kind: 'tap', taskId: 't', choice: '' },
  ]);
  const unsigned = { part: 'card', query: {}, headers: {}, body: body(tap) };
  expect(() => openCallback({ ...parts, cardSecret: null }, unsigned, at)).toThrow('wrong signature');
});

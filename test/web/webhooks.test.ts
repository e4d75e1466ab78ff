import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { Inbound } from '../../src/application/ports';
import { NOON, openHouse, type House } from './house';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const SIGNED = '/webhooks/wecom?sign=right&nonce=secret-nonce';

function text(words: string, key = 'k1', userId = 'u-sub'): Inbound {
  return { messenger: 'wecom', key, userId, at: NOON, kind: 'text', text: words, messageId: key };
}

function deliver(inbound: unknown, path = SIGNED): Promise<Response> {
  return fetch(house.url + path, { method: 'POST', body: JSON.stringify(inbound) });
}

const metrics = async () => (await fetch(`${house.url}/metrics`)).text();
const inbox = (key: string) => house.store.transaction((tx) => tx.inbox(key));

describe('a callback', () => {
  test('is answered with what the conversation says, after it was committed', async () => {
    const response = await deliver(text('帮助'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/xml');
    expect(await response.text()).not.toBe('');
    expect((await inbox('k1'))?.answer).toBeTruthy();
    expect(house.accepted()).toBe(1);
  });

  test('delivered five times at once has one effect and one answer', async () => {
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => (await deliver(text('投稿\n标题：走路'))).text()),
    );
    expect(new Set(replies).size).toBe(1);
    expect(await house.store.read.ownedBy('U-SUB', ['DRAFT'], 9)).toHaveLength(1);
  });

  test('whose transaction fails is answered 500 and works when it is delivered again', async () => {
    let failures = 1;
    const { handle } = house.door;
    house.deps.door = {
      ...house.door,
      handle: (key, work) =>
        handle(key, async (desk) => {
          const answer = await work(desk);
          if (failures-- > 0) throw new Error('connection lost at 10.0.0.7');
          return answer;
        }),
    };
    const first = await deliver(text('帮助'));
    expect(first.status).toBe(500);
    expect(await first.text()).not.toContain('10.0.0.7');
    expect(await inbox('k1')).toBeNull();
    expect((await deliver(text('帮助'))).status).toBe(200);
  });

  test('from a messenger nobody configured is not found, as a problem', async () => {
    const response = await deliver(text('帮助'), '/webhooks/dingtalk');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not found' });
  });
});

describe('a forged callback', () => {
  test('is refused without a trace but one log line and a counter', async () => {
    const response = await deliver(text('投稿'), '/webhooks/wecom?sign=wrong&nonce=secret-nonce');
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toEqual({ type: 'about:blank', title: 'Forbidden', status: 403 });
    expect(await inbox('k1')).toBeNull();
    expect(house.accepted()).toBe(0);
    expect(await metrics()).toContain('qianfa_webhook_refused_total{messenger="wecom",reason="wrong signature"} 1');
    expect(house.lines.filter((line) => line.includes('callback refused'))).toHaveLength(1);
    expect(house.lines.join()).not.toContain('secret-nonce');
  });

  test('that is too large is refused by its length, before a byte of it is read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${house.url}${SIGNED}`, { method: 'POST', headers: { 'content-length': 65_537 } });
      sending.on('response', (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('a');
    });
    expect(status).toBe(413);
    expect(await metrics()).toContain('qianfa_webhook_refused_total{messenger="wecom",reason="too large"} 1');
  });

  test('that is too large without saying so is refused as well', async () => {
    const response = await fetch(house.url + SIGNED, {
      method: 'POST',
      duplex: 'half',
      body: new Blob(['a'.repeat(200_000)]).stream(),
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});

describe('the check of the callback address', () => {
  test('is answered with exactly the decrypted text', async () => {
    const response = await fetch(`${house.url}/webhooks/wecom?echostr=12345`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe('12345');
  });

  test('is refused when it is forged', async () => {
    expect((await fetch(`${house.url}/webhooks/wecom`)).status).toBe(403);
  });
});

describe('a picture', () => {
  test('is only accepted: its row waits in its sender’s lane', async () => {
    const inbound = {
      messenger: 'wecom',
      key: 'p1',
      userId: 'u-sub',
      at: NOON,
      kind: 'picture',
      mediaId: 'M',
      messageId: '9',
    };
    const response = await deliver(inbound);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    const [row] = await house.store.waitingInbox(9);
    expect(row?.waiting?.lane).toBe('in:wecom:u-sub');
    expect(JSON.parse(row!.waiting!.payload)).toEqual({
      messenger: 'wecom',
      userId: 'u-sub',
      mediaId: 'M',
      messageId: '9',
      at: NOON,
    });
    expect(house.accepted()).toBe(1);
  });
});

describe('a message with a classification mark', () => {
  const SECRET = '机密★五年\n关于七号仓库的安排';

  test('is stored nowhere; its sender and the secrecy lead are told', async () => {
    const reply = await (await deliver(text(SECRET))).text();
    expect(reply).not.toBe('');
    expect(reply).not.toContain('七号仓库');
    const told = await house.store.claimOutbox(NOON, 60_000, 9);
    expect(told.map(({ lane }) => lane)).toEqual(['to:U-SECRECY']);
    expect(told[0]!.payload).toContain('尹小川');
    expect(told[0]!.payload).toMatch(/已登记事件 2026-0001（指纹尾号 [0-9a-f]{8}）/);
    expect(await inbox('k1')).toBeNull();
    expect(JSON.stringify(told) + house.lines.join()).not.toContain('七号仓库');
    expect(await metrics()).toContain('qianfa_quarantined_total 1');
  });

  test('its hash is keyed: the same text under another key has another one, and neither is a bare hash', async () => {
    const reason = async () => (await house.store.read.incidents({ limit: 1 })).items[0]!.reason;
    await deliver(text(SECRET));
    const first = await reason();
    house.deps.config.quarantineKey = 'another key';
    await deliver(text(SECRET, 'k2'));
    expect(await reason()).toMatch(/HMAC-SHA256 [0-9a-f]{64}/);
    expect(await reason()).not.toBe(first);
    expect([first, await reason()].join()).not.toContain(createHash('sha256').update(SECRET).digest('hex'));
  });

  test('words that a card brings with its tap are looked at too', async () => {
    const tap = {
      messenger: 'wecom',
      key: 't1',
      userId: 'u-head',
      at: NOON,
      kind: 'tap',
      taskId: 'none',
      updateCode: null,
    };
    await deliver({ ...tap, choice: 'return', selected: { opinion: [SECRET] } });
    expect((await house.store.read.incidents({ limit: 9 })).items).toMatchObject([{ kind: 'CLASSIFIED_MARK' }]);
    expect(await inbox('t1')).toBeNull();
  });

  test('delivered again is answered the same and told once', async () => {
    const replies = [await (await deliver(text(SECRET))).text(), await (await deliver(text(SECRET))).text()];
    expect(replies[0]).toBe(replies[1]);
    expect((await house.store.read.counts()).outboxPending).toBe(1);
  });
});

describe('a messenger whose answers carry no text', () => {
  const promised = async () => {
    const rows = await house.store.claimOutbox(NOON + 2000, 60_000, 20);
    await house.store.transaction(async (tx) => {
      for (const { id } of rows) await tx.updateOutbox(id, { status: 'done', leaseUntil: null });
    });
    return rows.map(({ kind, lane, payload }) => ({ kind, lane, ...(JSON.parse(payload) as object) }));
  };
  beforeEach(() => {
    house.messenger.textsInAnswers = false;
    house.messenger.updateCodes = { once: false, lifetimeMs: Infinity };
  });

  test('has them promised as messages to whoever wrote, once', async () => {
    for (const _time of [1, 2]) expect(await (await deliver(text('帮助'))).text()).toBe('');
    expect(await promised()).toMatchObject([
      { kind: 'text', lane: 'to:U-SUB', account: { messenger: 'wecom', userId: 'u-sub' } },
    ]);
  });

  test('has a stranger told as well', async () => {
    await deliver(text('投稿', 'k1', 'nobody'));
    expect(await promised()).toMatchObject([
      { kind: 'text', lane: 'to:wecom:nobody', account: { messenger: 'wecom', userId: 'nobody' } },
    ]);
  });

  test('and what is said to a marked message', async () => {
    await deliver(text('机密★五年\n关于七号仓库的安排'));
    expect((await promised()).map(({ lane }) => lane).sort()).toEqual(['to:U-SECRECY', 'to:U-SUB']);
  });

  test('has the tapped card made true after its answer', async () => {
    const { id } = await house.submitted();
    const [card] = await house.store.transaction((tx) => tx.openCards(id));
    await house.store.transaction((tx) =>
      tx.updateCard(card!.taskId, { messageId: 'm', updateCode: 'c', updateCodeAt: NOON }),
    );
    await promised();
    const { taskId } = card!;
    const tap = { messenger: 'wecom', key: 't1', userId: 'u-head', at: NOON, kind: 'tap', taskId, choice: 'approve' };
    await deliver({ ...tap, selected: {}, updateCode: null });
    const shown = expect.objectContaining({ taskId, closed: expect.stringContaining('孟初晴') as string }) as object;
    expect(await promised()).toContainEqual({ kind: 'closeCard', lane: 'to:U-HEAD', taskId, shown });
  });
});

describe('a message that carries several things', () => {
  test('is taken in piece by piece, and answered as the last one is', async () => {
    house.messenger.open = () => [text('投稿\n标题：走路', 'k1'), text('帮助', 'k2')];
    const said = await (await deliver({})).text();
    expect((await inbox('k1'))?.answer).toBeTruthy();
    expect(JSON.parse((await inbox('k2'))!.answer!)).toMatchObject({ text: said });
  });
});

import { PlatformRefused, PlatformUnreachable } from '../../../src/lib/outgoing';
import { createLog } from '../../../src/lib/log';
import type { Messenger } from '../../../src/application/ports';
import { createWecom } from '../../../src/messengers/wecom';
import { describeCard } from '../../../src/messengers/wecom/card';
import { CONFIG, options } from './bench';
import { REVIEW, TICKS } from './cards';
import { startFakeWecom, type FakeWecom } from './fake-wecom';

const SEND = 'message/send';
const UPDATE = 'message/update_template_card';

let platform: FakeWecom;
let wecom: Messenger;
let lines: string[];

beforeEach(async () => {
  platform = await startFakeWecom();
  lines = [];
  const log = createLog({ pretty: false, destination: { write: (line) => void lines.push(line) } });
  wecom = createWecom({ ...CONFIG, apiBase: platform.url }, { ...options(), log });
});
afterEach(() => platform.stop());

const ok = (fields: object) => ({ json: { errcode: 0, errmsg: 'ok', ...fields } });
const no = (errcode: number) => ({ json: { errcode, errmsg: 'no' } });
const bodyOf = (path: string, index = 0) => JSON.parse(platform.calls(path)[index]?.body ?? 'null') as object;
const failure = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

describe('sending a text', () => {
  it('puts exactly one receiver and the duplicate check on the wire', async () => {
    await expect(wecom.sendText('lisi', '已提交 2026-0123', 'k')).resolves.toEqual({
      messageId: 'msg-1',
      updateCode: null,
    });
    const body = platform.calls(SEND)[0]?.body ?? '';
    expect(body.replace(/\d+}$/, 'N}')).toBe(
      '{"touser":"lisi","agentid":1000002,"msgtype":"text","text":{"content":"已提交 2026-0123"},' +
        '"enable_duplicate_check":1,"duplicate_check_interval":N}',
    );
  });

  it('has the same bytes for the same key and others for another key, so that equal texts meant twice both arrive', async () => {
    await wecom.sendText('lisi', '已提交', 'first');
    await wecom.sendText('lisi', '已提交', 'first');
    await wecom.sendText('lisi', '已提交', 'second');
    const [first, again, second] = platform.calls(SEND).map(({ body }) => body);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    for (const key of Array.from({ length: 50 }, (_, index) => `${index}`)) await wecom.sendText('lisi', '已提交', key);
    const intervals = platform
      .calls(SEND)
      .map(({ body }) => Number(/"duplicate_check_interval":(\d+)/.exec(body)?.[1]));
    expect(Math.min(...intervals)).toBeGreaterThan(7200);
    expect(Math.max(...intervals)).toBeLessThanOrEqual(14_400);
  });

  it('cuts what is longer than 2048 bytes and never writes an escape that WeCom refuses', async () => {
    await wecom.sendText('lisi', `\u0007\uD800${'长'.repeat(700)}`, 'k');
    const { body } = platform.calls(SEND)[0] ?? { body: '' };
    const { text } = bodyOf(SEND) as { text: { content: string } };
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048);
    expect(text.content).toMatch(/^\uFFFD长+…$/);
    expect(body).not.toContain('\\u');
  });
});

describe('sending a card', () => {
  it('gives message id and update code', async () => {
    await expect(wecom.sendCard('lisi', REVIEW)).resolves.toEqual({
      messageId: 'msg-1',
      updateCode: `code-of-${REVIEW.taskId}`,
    });
    expect(platform.calls(SEND)[0]?.body).toBe(
      JSON.stringify({
        touser: 'lisi',
        agentid: 1000002,
        msgtype: 'template_card',
        template_card: describeCard(REVIEW, 'send'),
        enable_duplicate_check: 1,
        duplicate_check_interval: 14400,
      }),
    );
  });

  it('counts as done when the task id is known already, with its codes lost', async () => {
    await wecom.sendCard('lisi', TICKS);
    await expect(wecom.sendCard('lisi', TICKS)).resolves.toEqual({ messageId: null, updateCode: null });
    expect(lines.join()).toContain(TICKS.taskId);
  });

  it('gives no update code when the platform gave none', async () => {
    platform.script(SEND, ok({ msgid: 'm' }));
    await expect(wecom.sendCard('lisi', REVIEW)).resolves.toEqual({ messageId: 'm', updateCode: null });
  });

  it('calls nobody when the card breaks a limit', async () => {
    expect(await failure(wecom.sendCard('lisi', { ...REVIEW, taskId: 'no spaces' }))).toBeInstanceOf(RangeError);
    expect(platform.received).toHaveLength(0);
  });
});

describe('a receiver out of reach', () => {
  it.each([
    ['invaliduser', ok({ invaliduser: 'other|lisi', msgid: 'm' })],
    ['unlicenseduser', ok({ invaliduser: '', unlicenseduser: 'lisi', msgid: 'm' })],
    ['81013', no(81013)],
    ['40003', no(40003)],
    ['60111', no(60111)],
  ])('is a refusal of this message: %s', async (code, answer) => {
    platform.script(SEND, answer, answer);
    for (const sending of [wecom.sendText('LiSi', 'x', 'k'), wecom.sendCard('LiSi', REVIEW)]) {
      const error = await failure(sending);
      expect(error).toBeInstanceOf(PlatformRefused);
      expect(error).toMatchObject({ platform: 'wecom', code, kind: 'content' });
    }
  });

  it('is only the one who is named', async () => {
    platform.script(SEND, ok({ invaliduser: 'lisi2|xlisi', unlicenseduser: '', msgid: 'm' }));
    await expect(wecom.sendText('lisi', 'x', 'k')).resolves.toMatchObject({ messageId: 'm' });
  });

  it.each(['@all', 'lisi|wangwu', '', 'a'.repeat(65), '李四'])(
    'is %j, which never reaches the platform',
    async (userId) => {
      expect(await failure(wecom.sendText(userId, 'x', 'k'))).toMatchObject({ code: 'invaliduser', kind: 'content' });
      expect(await failure(wecom.updateCard([userId], 'code', REVIEW))).toMatchObject({ code: 'invaliduser' });
      expect(platform.calls(SEND)).toHaveLength(0);
      expect(platform.calls(UPDATE)).toHaveLength(0);
    },
  );
});

describe('an answer that is lost', () => {
  it.each([
    ['after the request was written', 'hang' as const],
    ['behind -1', no(-1)],
    ['behind HTTP 500', { status: 500 }],
  ])('%s leaves open whether the message arrived', async (_name, answer) => {
    platform.script(SEND, answer);
    const error = await failure(wecom.sendCard('lisi', REVIEW));
    expect(error).toBeInstanceOf(PlatformUnreachable);
    expect(error).toMatchObject({ outcomeUnknown: true });
  });
});

describe('changing a card', () => {
  const CLOSED = { ...REVIEW, closed: '孟初晴已同意' };

  it('names the people, spends the code and carries no task id', async () => {
    await wecom.updateCard(['lisi', 'wangwu'], 'code-1', CLOSED);
    expect(platform.calls(UPDATE)[0]?.body).toBe(
      JSON.stringify({
        userids: ['lisi', 'wangwu'],
        agentid: 1000002,
        response_code: 'code-1',
        template_card: describeCard(CLOSED, 'update'),
      }),
    );
    expect(bodyOf(UPDATE)).toMatchObject({ template_card: { replace_text: '孟初晴已同意' } });
    expect(platform.calls(UPDATE)[0]?.body).not.toContain('task_id');
  });

  it('is refused when it changed nobody’s card, and done when it changed somebody’s', async () => {
    platform.script(UPDATE, ok({ invaliduser: ['lisi', 'wangwu'] }), ok({ invaliduser: ['wangwu'] }));
    expect(await failure(wecom.updateCard(['LiSi', 'wangwu'], 'c', CLOSED))).toMatchObject({ code: 'invaliduser' });
    await expect(wecom.updateCard(['lisi', 'wangwu'], 'c', CLOSED)).resolves.toBeUndefined();
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ level: 'warn', users: ['wangwu'] });
  });

  it.each([42022, 42016, 42015, 42014])('is refused for good with %i', async (code) => {
    platform.script(UPDATE, no(code));
    expect(await failure(wecom.updateCard(['lisi'], 'c', CLOSED))).toMatchObject({ code: `${code}`, kind: 'content' });
  });

  it('is never asked for without naming anybody', async () => {
    expect(await failure(wecom.updateCard([], 'c', CLOSED))).toBeInstanceOf(RangeError);
    expect(platform.received).toHaveLength(0);
  });

  it('leaves open whether the code is spent when the answer is lost', async () => {
    platform.script(UPDATE, 'hang');
    expect(await failure(wecom.updateCard(['lisi'], 'c', CLOSED))).toMatchObject({ outcomeUnknown: true });
  });
});

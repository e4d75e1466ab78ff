/** The page shows a person in either messenger: who is in DingTalk reads, writes and taps there. */
import { pageHandler } from '../../src/sandbox/page/handler';
import { createDingtalk } from '../../src/messengers/dingtalk';
import type { Inbound, Messenger } from '../../src/application/ports';
import { movedToDingtalk, sandboxConfiguration, sandboxDingtalk } from '../../src/sandbox/company';
import { buildStage, postJson, until, type Stage } from './support';
import type { DingtalkConfig } from '../../src/messengers/dingtalk/settings';

const [ID, USERID, THERE] = ['U-701', 'wenqingyuan', '0701'];

let stage: Stage;
let messenger: Messenger;
let inputs: Inbound[];
beforeEach(async () => {
  stage = await buildStage();
  const { platforms } = stage;
  const clock = { movable: false, now: () => stage.clock.now };
  platforms.setPage(
    pageHandler({ platforms, productUrl: 'http://127.0.0.1:9', clock, inDingtalk: [ID] }, platforms.url),
  );
  const config = sandboxDingtalk(platforms) as DingtalkConfig;
  messenger = createDingtalk(config, { clock: { now: () => stage.clock.now }, callbackMaxAgeMs: 900_000 });
  inputs = [];
  messenger.intake!.start(async (input) => {
    inputs.push(input);
    return { text: null, card: null };
  });
  await until(() => platforms.control.dingtalk.stream.connected() === 1);
});
afterEach(async () => {
  await messenger.intake!.stop();
  await stage.end();
});

const api = (path: string) => `${stage.platforms.url}/sandbox/api/${path}`;

interface Line {
  id: string;
  kind: string;
  direction: string;
  text?: string;
  picture?: string;
  live?: boolean;
  replaceText?: string | null;
  card?: { main_title: { title: string }; button_list: { text: string; key?: string; url?: string }[] };
}
interface State {
  people: { userid: string; messenger: string }[];
  phones: Record<string, Line[]>;
}
const state = async () => (await (await fetch(api('state?since=0'))).json()) as State;
const linesOf = async (userid: string) => (await state()).phones[userid]!;

const CARD = {
  taskId: 'S-1_r1_EXEC',
  tag: '签发 · 签发',
  title: '晨跑的好处',
  rows: [{ label: '部门', value: '健康内容部' }],
  select: {
    key: 'reason',
    title: '退回原因',
    options: [
      { id: 'none', text: '请选择' },
      { id: 'WORDING', text: '文字表述' },
    ],
  },
  buttons: [
    { text: '签发', tone: 'primary', key: 'approve' },
    { text: '退回', tone: 'danger', key: 'return' },
    { text: '看全文', tone: 'plain', url: 'http://127.0.0.1:9/s/2026-0001' },
  ],
} as const;
const card = (change: object = {}) => ({ ...structuredClone(CARD), ...change }) as never;

test('says who is where', async () => {
  const { people } = await state();
  const messengers = new Map(people.map((one) => [one.userid, one.messenger]));
  expect(messengers.get(USERID!)).toBe('dingtalk');
  expect(messengers.get('anruoxi')).toBe('wecom');
});

test('what is written and sent there arrives by Stream, and stands on the phone', async () => {
  expect(await postJson(api('say'), { userid: USERID, text: '待办' })).toMatchObject({ status: 200 });
  expect(await postJson(api('picture'), { userid: USERID, sample: 'who.png' })).toMatchObject({ status: 200 });
  expect(inputs).toMatchObject([
    { messenger: 'dingtalk', userId: THERE, kind: 'text', text: '待办' },
    { messenger: 'dingtalk', userId: THERE, kind: 'picture' },
  ]);
  await messenger.sendText(THERE!, '没有待办', 'k');
  const lines = await linesOf(USERID!);
  expect(lines.map(({ direction, kind, text }) => [direction, kind, text])).toEqual([
    ['out', 'text', '待办'],
    ['out', 'image', undefined],
    ['in', 'text', '没有待办'],
  ]);
  expect((await fetch(`${stage.platforms.url}${lines[1]!.picture}`)).status).toBe(200);
});

test('a card is drawn from its template, tapped by its key with what was chosen, and shows how it ended', async () => {
  await messenger.sendCard(THERE!, card());
  const [line] = await linesOf(USERID!);
  expect(line).toMatchObject({
    kind: 'card',
    live: true,
    card: { main_title: { title: '晨跑的好处' }, button_selection: { question_key: 'reason', title: '退回原因' } },
  });
  expect(line!.card!.button_list.map(({ text }) => text)).toEqual(['签发', '退回', '看全文']);
  const tap = { userid: USERID, messageId: line!.id, key: 'return', selected: { reason: ['WORDING'] } };
  expect(await postJson(api('tap'), tap)).toMatchObject({ status: 200 });
  expect(inputs).toMatchObject([{ kind: 'tap', choice: 'return', selected: { reason: ['WORDING'] }, userId: THERE }]);

  await messenger.updateCard([THERE!], CARD.taskId, card({ closed: '闻清远 3/2 09:00 退回' }));
  expect((await linesOf(USERID!))[0]).toMatchObject({ live: false, replaceText: '闻清远 3/2 09:00 退回' });
  const again = await fetch(api('tap'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(tap),
  });
  expect(again.status).toBe(409);
});

test('a list to tick comes back as it was ticked', async () => {
  const ticks = {
    key: 'what',
    multiple: true,
    options: [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
      { id: 'c', text: '丙' },
    ],
  };
  const buttons = [{ text: '选好了', tone: 'primary', key: 'chosen' }];
  await messenger.sendCard(THERE!, card({ ticks, buttons, select: undefined }));
  const [line] = await linesOf(USERID!);
  await postJson(api('tap'), { userid: USERID, messageId: line!.id, key: 'chosen', selected: { what: ['a', 'c'] } });
  expect(inputs).toMatchObject([{ kind: 'tap', choice: 'chosen', selected: { what: ['a', 'c'] } }]);
});

test('the configuration of a mixed company gives each person one account', () => {
  const { platforms } = stage;
  const mixed = movedToDingtalk(sandboxConfiguration(platforms, { port: 8080 }), platforms, [ID!]);
  expect(Object.keys(mixed.messengers)).toEqual(['wecom', 'dingtalk']);
  const person = (id: string) => mixed.organization.people.find((one) => one.id === id)!;
  expect(person(ID!)).toMatchObject({ dingtalk: THERE });
  expect(person(ID!)).not.toHaveProperty('wecom');
  expect(person('U-102')).toMatchObject({ wecom: 'anruoxi' });
});

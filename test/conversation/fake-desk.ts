/** People talking to the real core over an in-memory store: what they are answered, told and shown. */
import { createDoor } from '../../src/application/handle';
import type { Answer, Card, Inbound } from '../../src/application/ports';
import { createScheduler } from '../../src/application/scheduler';
import type { CardRow } from '../../src/application/store';
import type { World } from '../../src/application/world';
import { buildCard, converse, noticeText, takePicture } from '../../src/conversation';
import type { Command } from '../../src/domain/commands';
import type { Picture } from '../../src/domain/content';
import type { Notice } from '../../src/domain/react';
import type { Submission } from '../../src/domain/submission';
import { createLog } from '../../src/lib/log';
import { createFakeStore } from './fake-store';
import { buildWorld, START } from './world';

export const COMPLETE = [
  '标题：世界卫生日|从今天开始的四个健康小习惯',
  '类别：2 健康主题',
  '级别：常规',
  '渠道：微博、微信',
  '拟发：2026-04-07 08:00',
  '来源：原创 云雀谷健康 健康内容部',
  '视频：https://v.jkdyx.example/topic/who-day',
  '涉密：否',
  'AI生成：否',
  '营销：否',
  '图片：0张',
  '正文：',
  '4月7日是世界卫生日。试着从每天多走2000步开始。',
];

/** Lines of the template, with some replaced or (null) left out. */
export function lines(change: Record<string, string | null> = {}): string {
  const rest = new Map(Object.entries(change));
  const kept = COMPLETE.slice(0, -2).flatMap((line) => {
    const key = line.split('：')[0]!;
    if (!rest.has(key)) return [line];
    const value = rest.get(key);
    rest.delete(key);
    return value === null ? [] : [`${key}：${value}`];
  });
  const body = rest.get('正文');
  rest.delete('正文');
  const more = [...rest].map(([key, value]) => `${key}：${value}`);
  return [...kept, ...more, ...(body === null ? [] : ['正文：', body ?? COMPLETE.at(-1)!])].join('\n');
}

export function createChat(given: Partial<World> = {}) {
  const world = buildWorld(given);
  const time = { now: START };
  const { store, rows } = createFakeStore();
  const signer = { keyId: 'k', sign: () => 'sig', check: () => true };
  const door = createDoor({ store, clock: { now: () => time.now }, signer, world });
  const clock = { now: () => time.now };
  const log = createLog({ pretty: false, level: 'silent', destination: { write: () => undefined } });
  const scheduler = createScheduler({ store, door, clock, log });
  let serial = 0;

  const take = (inbound: Inbound): Promise<Answer> => door.handle(inbound.key, (desk) => converse(inbound, desk));
  const base = (userId: string) => {
    serial += 1;
    return { messenger: 'wecom' as const, key: `k${serial}`, userId, at: time.now };
  };
  const payloads = (kind: string) =>
    rows()
      .outbox.filter((row) => row.kind === kind)
      .map((row) => ({ ...row, ...(JSON.parse(row.payload) as Record<string, unknown>) }));

  /** The newest open card of a person with this purpose. */
  const cardRow = (personId: string, purpose: string): CardRow => {
    const found = [...rows().cards.values()].findLast(
      (card) => card.personId === personId && card.purpose === purpose && card.status !== 'closed',
    );
    if (!found) throw new Error(`${personId} holds no open ${purpose} card`);
    return found;
  };
  const tapRow = (userId: string, row: CardRow, choice: string, selected: Record<string, string[]> = {}) =>
    take({ ...base(userId), kind: 'tap', taskId: row.taskId, choice, selected, updateCode: null });
  const personId = (userId: string) => world.organization.people.find(({ wecom }) => wecom === userId)!.id;

  return {
    world,
    time,
    rows,
    take,
    base,
    cardRow,
    tapRow,
    pass: (ms: number) => {
      time.now += ms;
    },
    answer: (userId: string, text: string) => take({ ...base(userId), kind: 'text', text, messageId: `m${serial}` }),
    say: async (userId: string, text: string): Promise<string> =>
      (await take({ ...base(userId), kind: 'text', text, messageId: `m${serial}` })).text ?? '',
    tap: (userId: string, purpose: string, choice: string, selected: Record<string, string[]> = {}) =>
      tapRow(userId, cardRow(personId(userId), purpose), choice, selected),
    /** Texts promised to a person, oldest first, as they would be sent now. */
    told: (id: string): string[] =>
      rows()
        .outbox.filter((row) => row.lane === `to:${id}` && (row.kind === 'text' || row.kind === 'notice'))
        .map((row) => {
          const payload = JSON.parse(row.payload) as { text?: string; notice?: Notice };
          return (
            payload.text ?? noticeText(payload.notice!, rows().submissions.get(row.submissionId!)!, world, time.now, id)
          );
        }),
    promised: payloads,
    built: (row: CardRow): Card | null => buildCard(row, rows().submissions.get(row.submissionId!)!, world, time.now),
    picture: (userId: string, name: string, sentAt = time.now) =>
      door.within(async (desk) => {
        const sent = { personId: personId(userId), picture: aPicture(name, sentAt), sentAt, messageId: name };
        return (await takePicture(sent, desk)).answer;
      }),
    /** A picture as the webhook takes it: it waits to be fetched, and `fetched` is what came of that. */
    waitingPicture: (userId: string, name: string) => door.accept(`pic:${name}`, `in:wecom:${userId}`, {}),
    fetched: async (userId: string, name: string, why?: string): Promise<string> => {
      let text = '';
      await door.finish(`pic:${name}`, async (desk) => {
        const picture = why === undefined ? aPicture(name, time.now) : null;
        const sent = { personId: personId(userId), picture, why, sentAt: time.now, messageId: name };
        const { answer } = await takePicture(sent, desk);
        text = answer.text ?? '';
        return answer;
      });
      return text;
    },
    noPicture: (userId: string, why: string) =>
      door.within(async (desk) => {
        const sent = { personId: personId(userId), picture: null, why, sentAt: time.now, messageId: 'x' };
        return (await takePicture(sent, desk)).answer;
      }),
    within: door.within,
    /** All that is due now is done. */
    wake: async () => {
      while ((await scheduler.tick()) > 0);
    },
    dispatch: (id: string, command: Command) => door.within((desk) => desk.dispatch(id, command)),
    only: (): Submission => {
      const all = [...rows().submissions.values()];
      if (all.length !== 1) throw new Error(`${all.length} submissions`);
      return all[0]!;
    },
    titled: (title: string): Submission => [...rows().submissions.values()].find((one) => one.content.title === title)!,
  };
}

export type Chat = ReturnType<typeof createChat>;

export function aPicture(name: string, sentAt: number): Picture {
  return {
    sha256: name.padEnd(64, '0'),
    type: 'image/png',
    bytes: 100,
    width: 10,
    height: 10,
    sentAt,
    messageId: name,
  };
}

/** Walk the open submission through the first `count` stages. */
export async function sign(chat: Chat, count: number): Promise<void> {
  for (const userId of ['mengchuqing', 'anruoxi', 'yanshoumo', 'wenqingyuan'].slice(0, count)) {
    await chat.tap(userId, 'review', 'approve');
  }
}

export const OFFICER = 'yinxiaochuan';

/** 结案: the office closes an incident with what was found and done; without a number it sees what is open (第十七条). */
import type { Answer } from '../../application/ports';
import { closeIncident, type Incident, type IncidentKind } from '../../domain/incident';
import { nameOf, officePeople } from '../../domain/people';
import { readableTime } from '../../domain/time/shanghai';
import { accountWordsById, short } from '../wording/labels';
import { numberWords, readNumber, type NumberRef } from '../reading/numbers';
import { say, type Turn } from '../turn';

const KIND_WORDS: Record<IncidentKind, string> = {
  TAKEDOWN: '公司下架',
  PLATFORM_REMOVED: '平台下架',
  CLASSIFIED_MARK: '密级标志拦截',
  UNAPPROVED_POST: '未经审批的发布',
  PROFILE_CHANGED: '账号资料变动',
};

const SHOWN = 8;
const NOT_THE_OFFICE = '没有权限：事件由公司办公室结案。';

export async function closeIncidentWord(turn: Turn, text: string): Promise<Answer> {
  const { desk, person } = turn;
  if (!officePeople(desk.world.organization).includes(person.id)) return say(NOT_THE_OFFICE);
  const number = readNumber(text.replace(/^事件\s*/, ''));
  if (!number) return say(await openIncidents(turn));
  const found = await find(turn, number.ref);
  if (!found) return say(`没有找到事件 ${numberWords(number.ref)}。单发“结案”可以看到未结的事件。`);
  const closed = closeIncident(found, { by: person.id, words: number.rest }, desk.world.organization, desk.now);
  if ('refusal' in closed) return say(refusalWords(turn, found, closed.refusal));
  await desk.tx.saveIncident(closed);
  return say(`事件 ${closed.no}（${KIND_WORDS[closed.kind]}）已结案：${closed.closing}。`);
}

function refusalWords(
  { desk }: Turn,
  { no }: Incident,
  refusal: Extract<ReturnType<typeof closeIncident>, { refusal: unknown }>['refusal'],
): string {
  switch (refusal.code) {
    case 'NOT_THE_OFFICE':
      return NOT_THE_OFFICE;
    case 'ALREADY_CLOSED':
      return `事件 ${no} 已由${nameOf(desk.world.organization, refusal.by)}于 ${readableTime(refusal.at, desk.now)} 结案，没有变化。`;
    case 'CLOSING_WORDS_NEEDED':
      return `结案要写明查明的情况和处理结果：结案 ${no} 说明。`;
  }
}

/** A bare number means this year's, else the newest year that has it. */
async function find({ desk }: Turn, ref: NumberRef): Promise<Incident | null> {
  if ('no' in ref) return desk.tx.lockIncident(ref.no);
  const { items } = await desk.tx.incidents({ limit: 200 });
  const known = items.find(({ no }) => Number(no.slice(5)) === ref.seq);
  return known ? desk.tx.lockIncident(known.no) : null;
}

async function openIncidents({ desk }: Turn): Promise<string> {
  const { items } = await desk.tx.incidents({ open: true, limit: SHOWN });
  if (items.length === 0) return '没有未结的事件。结案的写法：结案 事件号 说明。';
  const lines = items.map(({ no, kind, accountId, excerpt, openedAt }) =>
    [
      `${no} ${KIND_WORDS[kind]}`,
      accountId ? accountWordsById(accountId, desk.world.accounts) : '',
      readableTime(openedAt, desk.now),
      short(excerpt, 24),
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return ['未结的事件：', ...lines, '结案请回复“结案 事件号 说明”。'].join('\n');
}

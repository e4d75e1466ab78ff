/** What the system gave up sending: shown to the office, the publishers and the administrators, who may have it tried again. */
import type { Answer } from '../../application/ports';
import type { OutboxRow } from '../../application/store';
import type { World } from '../../application/world';
import { mayRequeue, mayReseal, nameOf } from '../../domain/people';
import type { Submission } from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { aboutNumber, namedTo } from '../about';
import { sealAgain } from './archive';
import { named } from '../wording/labels';
import { say, type Reader, type Turn } from '../turn';

const SHOWN = 5;
/** As much of an id as people can type; the rows shown are few. */
const HANDLE = 6;

/** Lines for 待办. */
export async function deadLetterLines(turn: Reader): Promise<string[]> {
  if (!mayRequeue(turn.person, turn.desk.world.organization)) return [];
  const rows = await turn.desk.tx.deadLetters(SHOWN);
  return Promise.all(rows.map((row) => deadLetterLine(turn, row)));
}

const KINDS: Record<string, string> = {
  text: '消息',
  notice: '通知',
  card: '卡片',
  closeCard: '卡片更新',
  copyPack: '发布素材',
  publish: '发布',
  readOriginal: '读取原文',
  checkLinks: '核对链接',
  seal: '存档',
  directory: '公司通讯录',
};

/** What the office is told when something was given up; null for what nobody needs to know. @param submission what it was about, if anything */
export function deadLetterText(row: OutboxRow, submission: Submission | null, { organization }: World): string | null {
  if (row.kind === 'closeCard') return null;
  if (row.kind === 'directory') {
    return '公司通讯录读不到，人员变动暂时不会自动处理。请系统管理员检查应用的可见范围（钉钉为通讯录权限范围）和可信IP，并运行 doctor。';
  }
  const { personId } = JSON.parse(row.payload) as { personId?: string };
  const reader = personId ?? (row.lane.startsWith('to:') ? row.lane.slice('to:'.length) : null);
  const to = reader ? `给${nameOf(organization, reader)}的` : '';
  const about = submission ? `（${named(submission)}）` : '';
  return `${to}${KINDS[row.kind] ?? row.kind}${about}没有送出，系统已停止重试。请联系本人或管理员；回复“重送 ${row.id.slice(-HANDLE)}”可再试，“待办”里也能看到。`;
}

async function deadLetterLine(reader: Reader, row: OutboxRow): Promise<string> {
  const { desk } = reader;
  const submission = row.submissionId ? await desk.tx.submission(row.submissionId) : null;
  const { personId } = JSON.parse(row.payload) as { personId?: string };
  const to = personId ? `（给 ${nameOf(desk.world.organization, personId)}）` : '';
  const about = submission ? ` ${namedTo(reader, submission)}` : '';
  return `没有送出的${KINDS[row.kind] ?? row.kind}${to}${about}，${readableTime(row.createdAt, desk.now)}。回复“重送 ${row.id.slice(-HANDLE)}”再试`;
}

/** A full number is a record that waits for the archive; the short endings of rows never look like one. */
const NUMBER = /^\s*(?:20\d{2}\s*[-－–—]|宣审|〔)/;

/** 重送: the row waits for its turn again; with a number, its archive check. */
export async function requeue(turn: Turn, handle: string): Promise<Answer> {
  const { desk } = turn;
  if (NUMBER.test(handle)) {
    const about = await aboutNumber(turn, handle, '重送 编号', mayReseal(turn.person, desk.world.organization));
    return 'answer' in about ? say(about.answer) : sealAgain(turn, about.submission);
  }
  if (!mayRequeue(turn.person, turn.desk.world.organization))
    return say('没有权限：重送由公司办公室、发布专员或系统管理员办理。');
  const rows = await desk.tx.deadLetters(100);
  const row = rows.find(({ id }) => handle !== '' && id.endsWith(handle.trim()));
  if (!row) return say('没有找到这一件。发“待办”看还没有送出的。');
  await desk.tx.updateOutbox(row.id, { status: 'pending', dueAt: desk.now, attempts: 0, leaseUntil: null });
  return say('好，已重新排队，会再试着送出。');
}

/** The card about what was published: 已复核无误 / 有问题 (读网复核, `domain.md` §1.2). */
import type { Card } from '../../application/ports';
import type { CardRow } from '../../application/store';
import type { World } from '../../application/world';
import { nameOf } from '../../domain/people';
import { dueOf, toReadBack, turnOf } from '../../domain/post/read-back';
import {
  currentPublications,
  titleOf,
  type Publication,
  type ReadBackTurn,
  type Submission,
} from '../../domain/submission';
import { readableTime } from '../../domain/time/shanghai';
import { accountWordsById, moment, short } from '../wording/labels';
import { pageOf } from '../turn';

export const READ_BACK_KEYS = { fine: 'fine', wrong: 'wrong' } as const;

interface Asked {
  accountId: string;
  turn: ReadBackTurn;
}

export function askedOn(row: CardRow): Asked {
  return JSON.parse(row.payload) as Asked;
}

/** Null when it was read, or is public no more. */
export function readBackCard(row: CardRow, submission: Submission, world: World, now: number): Card | null {
  const { accountId, turn } = askedOn(row);
  const open = toReadBack(submission).find((one) => one.accountId === accountId);
  return open && turnOf(open) === turn ? describeReadBack(row, submission, world, now) : null;
}

export function describeReadBack(row: CardRow, submission: Submission, world: World, now: number): Card {
  const { accountId, turn } = askedOn(row);
  const publication = publicationOf(row, submission);
  const url = publication?.url ?? pageOf(world.publicUrl, submission.no!);
  const first = publication?.readBack?.first;
  return {
    taskId: row.taskId,
    tag: '签发 · 读网复核',
    title: `读网复核《${short(titleOf(submission), 26)}》`,
    subtitle: `${submission.no} · ${accountWordsById(accountId, world.accounts)}`,
    body: '请打开链接，核对标题、正文、图片、链接、视频和评论区，与签发的一致。',
    rows: [
      { label: '发布', value: readableTime(publication?.publishedAt ?? now, now) },
      ...(turn === 'SECOND' && first
        ? [{ label: '首次', value: `${nameOf(world.organization, first.by)} ${checkWords(first, now)}` }]
        : []),
      ...(publication?.readBack
        ? [{ label: '请在', value: `${readableTime(dueOf(publication.readBack), now)} 前` }]
        : []),
    ],
    link: url,
    buttons: [
      { text: '已复核无误', tone: 'primary', key: READ_BACK_KEYS.fine },
      { text: '有问题', tone: 'danger', key: READ_BACK_KEYS.wrong },
      { text: '打开链接', tone: 'plain', url },
    ],
  };
}

/** Who read it, or that nobody has to any more. */
export function readBackOutcome(row: CardRow, submission: Submission, { organization }: World, now: number): string {
  const { turn } = askedOn(row);
  const publication = publicationOf(row, submission);
  const done = turn === 'FIRST' ? publication?.readBack?.first : publication?.readBack?.second;
  if (done) return `${nameOf(organization, done.by)} ${checkWords(done, now)}`;
  return publication?.removed ? '已下架，不用复核' : '已处理';
}

function checkWords({ at, problem }: { at: number; problem: string | null }, now: number): string {
  return `${moment(at, now)} ${problem === null ? '复核无误' : '复核有问题'}`;
}

/** One line per account for the state of 读网复核; empty where none was asked for. @param several is the account to be named? */
export function readBackWords(
  { readBack, accountId }: Publication,
  { organization, accounts }: Pick<World, 'organization' | 'accounts'>,
  now: number,
  several: boolean,
): string {
  if (!readBack) return '';
  const part = (title: string, check: typeof readBack.first, by: number) =>
    check
      ? `${title} ${nameOf(organization, check.by)} ${checkWords(check, now)}${check.problem ? `（${check.problem}）` : ''}`
      : `${title} 未做（${readableTime(by, now)} 前）`;
  const where = several ? ` ${accountWordsById(accountId, accounts)}` : '';
  return `读网复核${where}：${part('发布专员', readBack.first, readBack.by.first)}；${part('第二人', readBack.second, readBack.by.second)}`;
}

function publicationOf(row: CardRow, submission: Submission): Publication | undefined {
  const { accountId } = askedOn(row);
  return currentPublications(submission).find((one) => one.accountId === accountId);
}
